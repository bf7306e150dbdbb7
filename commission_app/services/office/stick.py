"""What lies on a stick or was dropped on the window."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from commission_app.exchange.control import counted_apart
from commission_app.exchange.files import read_package_file
from commission_app.exchange.names import ENDING
from commission_app.exchange.opening import Expect, open_package, read_outline
from commission_app.models import packages
from commission_app.services.changes import Done
from commission_app.services.devices.claims import claim_of
from commission_app.services.office.laptop_states import Known, who
from commission_app.services.office.subjects import member_names
from commission_app.services.sentences import Said, said, told
from commission_app.services.taking_in import OFFICE_TAKES
from commission_app.services.workspace import local
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from commission_app.exchange.manifest import Manifest
    from commission_app.services.workspace import Workspace

DEEPEST, MOST = 3, 200  # folders below the one that was named; files that are looked at
Lies = Literal["new", "known", "own", "refused"]
Outline: TypeAlias = "tuple[Manifest, tuple[str, ...]]"  # what each sheet inside is about


@dataclass(frozen=True, slots=True)
class Lying:
    """A package file as it says itself what it is; nothing of it was taken or believed."""

    file: Path
    lies: Lies  # known: taken in before; own: written here, for somebody else
    chosen: bool  # sensible to take in
    sender: Said | None
    device: str = ""  # short fingerprint
    laptop: str = ""
    member: str = ""
    number: int = 0
    made: datetime | None = None
    facts: int = 0
    sheets: int = 0  # one of each interview
    corrections: int = 0  # revisions of these, beside the first ones
    size: int = 0
    reason: Said | None = None  # why it cannot be taken in
    waits: bool = False  # its laptop's fingerprint is still to be typed from paper


@dataclass(frozen=True, slots=True)
class LookAt:
    """Packages among these files and folders, newest first.

    Not a Query whose answer may be kept: a stick is
    pulled out and put in without a word.
    """

    paths: Sequence[Path]
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[tuple[Lying, ...]]:
        files = list(package_files(self.paths))
        found: list[Lying] = []
        for place, file in enumerate(files):
            self.progress.step(T("office.looking"), place, len(files))
            found.append(_look(workspace, file))
        oldest = datetime.min.replace(tzinfo=UTC)
        found.sort(key=lambda one: (one.made or oldest, one.file.name), reverse=True)
        return Done(tuple(found))


def package_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files that were named, and what ends like a package in folders; within limits."""
    left, seen = MOST, set[Path]()
    for path in paths:
        named = _below(path, DEEPEST) if _is_folder(path) else iter([path])
        for file in named:
            real = Path(os.path.realpath(file))  # `resolve` fails where links go round
            if left and real not in seen:
                seen.add(real)
                left -= 1
                yield file


def _below(folder: Path, deep: int) -> Iterator[Path]:
    """Package files of a folder and those in it; links and locked folders are left out."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if os.path.islink(path):  # noqa: PTH114 - as below
            continue
        if _is_folder(path):
            if deep and not path.name.startswith("."):
                yield from _below(path, deep - 1)
        elif path.suffix.lower() == ENDING:
            yield path


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - of a dying stick `Path` would raise


def _look(workspace: Workspace, file: Path) -> Lying:
    try:
        data = read_package_file(file)
    except UserError as error:
        return Lying(file, "refused", chosen=False, sender=None, reason=told(error))
    digest = hashlib.sha256(data).hexdigest()
    with workspace.read() as now:
        row = packages.known(now.c, digest)
    if row is not None and row.direction == "out":
        text = said(T("office.written_here"))
        return Lying(file, "own", chosen=False, sender=None, size=len(data), reason=text)
    try:
        outline = _outline(workspace, data)
    except UserError as error:
        return Lying(
            file, "refused", chosen=False, sender=None, size=len(data), reason=told(error)
        )
    return _lying(workspace, file, outline, (data, row is not None))


def _outline(workspace: Workspace, data: bytes) -> Outline:
    """What it says of itself, as far as that can be read without believing any fact."""
    expect = Expect(workspace.device, workspace.own.season, workspace.own.practice)
    manifest, sheets = read_outline(data, workspace.keys.open, expect)
    if manifest.kind not in OFFICE_TAKES:
        raise UserError(T("services.package_kind"))
    return manifest, sheets


def _lying(
    workspace: Workspace, file: Path, outline: Outline, seen: tuple[bytes, bool]
) -> Lying:
    (manifest, abouts), (data, known) = outline, seen
    sheets, corrections = counted_apart(abouts)
    device = manifest.sender.device
    with workspace.read() as now:
        devices, names = Known.of(now), member_names(now)
    if not devices.heard_of(device):
        devices = _with_claim(workspace, devices, data)
    return Lying(
        file=file,
        lies="known" if known else "new",
        chosen=not known,
        sender=who(devices, device, names),
        device=short_fingerprint(device),
        laptop=devices.label(device),
        member=devices.member(device),
        waits=devices.waits(device),
        number=manifest.number,
        made=local(workspace, manifest.made_at),
        facts=sum(manifest.facts.values()),
        sheets=sheets,
        corrections=corrections,
        size=len(data),
    )


def _with_claim(workspace: Workspace, devices: Known, data: bytes) -> Known:
    """The same, and the prepared laptop that a first package comes from, where it proves it."""
    expect = Expect(workspace.device, workspace.own.season, workspace.own.practice)
    try:
        package = open_package(data, workspace.keys.open, expect)
    except UserError:  # said when it is taken in
        return devices
    with workspace.read() as now:
        claim = claim_of(now, package)
    return devices if claim is None else devices.claimed(package.manifest.sender.device, claim)
