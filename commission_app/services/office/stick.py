"""What lies on a stick or was dropped on the window, and what taking it in has changed."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from commission_app.exchange.files import read_package_file
from commission_app.exchange.names import ENDING
from commission_app.exchange.opening import Expect, read_manifest
from commission_app.models import desk, packages
from commission_app.services.changes import Changes, Done
from commission_app.services.devices.returned import returned
from commission_app.services.office.laptop_states import Known, who
from commission_app.services.office.state import state_of
from commission_app.services.office.subjects import member_names
from commission_app.services.sentences import Said, counted, said, told
from commission_app.services.taking_in import OFFICE_TAKES, TakeIn, Taken
from commission_app.services.workspace import local
from commission_app.shared.errors import Cancelled, UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from commission_app.domain.language import Bilingual
    from commission_app.exchange.manifest import Manifest
    from commission_app.services.workspace import Workspace

DEEPEST, MOST = 3, 200  # folders below the one that was named; files that are looked at
Lies = Literal["new", "known", "own", "refused"]


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
    sheets: int = 0
    size: int = 0
    reason: Said | None = None  # why it cannot be taken in


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


@dataclass(frozen=True, slots=True)
class TakenPackage:
    """What became of one file."""

    taken: Taken
    new: int  # sheets that were not here in any revision
    corrected: int  # new revisions of sheets, void ones too
    missing: int  # of the sender's cells, still
    text: Said


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in has changed, file by file and all together."""

    packages: tuple[TakenPackage, ...]
    new: int
    corrected: int
    refused: int
    conflicts: int  # cells that contradict now
    missing: int  # cells of the season, still
    left: int  # files that were not opened, since somebody stopped it
    summary: Said


@dataclass(frozen=True, slots=True)
class TakeInFiles:
    """`TakeIn` for a screen: the same act file by file, and what it has changed in words.

    A wish to stop is heard between two files: what was taken in stays, and is told.
    """

    files: Sequence[Path]
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[TakenIn]:
        changes = Changes.NOTHING
        results: list[tuple[Taken, int, int]] = []
        for place, file in enumerate(self.files):
            try:
                self.progress.step(T("services.taking_in"), place, len(self.files))
            except Cancelled:
                break
            before = _last(workspace)
            done = TakeIn([file])(workspace)
            changes |= done.changes
            results.append((done.value[0], *_brought(workspace, before)))
        left = len(self.files) - len(results)
        return Done(_summed_up(workspace, results, left), changes)


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
        manifest = _manifest(workspace, data)
    except UserError as error:
        return Lying(
            file, "refused", chosen=False, sender=None, size=len(data), reason=told(error)
        )
    return _lying(workspace, file, manifest, (len(data), row is not None))


def _manifest(workspace: Workspace, data: bytes) -> Manifest:
    """What it says of itself, as far as that can be read without believing any fact."""
    expect = Expect(workspace.device, workspace.own.season, workspace.own.practice)
    manifest = read_manifest(data, workspace.keys.open, expect)
    if manifest.kind not in OFFICE_TAKES:
        raise UserError(T("services.package_kind"))
    return manifest


def _lying(
    workspace: Workspace, file: Path, manifest: Manifest, seen: tuple[int, bool]
) -> Lying:
    size, known = seen
    device = manifest.sender.device
    with workspace.read() as now:
        devices, names = Known.of(now), member_names(now)
    return Lying(
        file=file,
        lies="known" if known else "new",
        chosen=not known,
        sender=who(devices, device, names),
        device=short_fingerprint(device),
        laptop=devices.label(device),
        member=devices.member(device),
        number=manifest.number,
        made=local(workspace, manifest.made_at),
        facts=sum(manifest.facts.values()),
        sheets=manifest.control.sheets,
        size=size,
    )


def _last(workspace: Workspace) -> int:
    with workspace.read() as now:
        return desk.position(now.c)[0]


def _brought(workspace: Workspace, before: int) -> tuple[int, int]:
    """New sheets, and new revisions of sheets, among the facts that came after a number."""
    with workspace.read() as now:
        last = desk.position(now.c)[0]
        rows = desk.sheets_between(now.c, now.own.season, before, last)
    kinds = Counter(bool(_HEAD.decode(row.header).supersedes) for row in rows)
    return kinds[False], kinds[True]


class _Head(msgspec.Struct):
    """The one field of a header that tells a correction."""

    supersedes: tuple[str, ...]


_HEAD = msgspec.json.Decoder(_Head)


def _summed_up(
    workspace: Workspace, results: Sequence[tuple[Taken, int, int]], unopened: int
) -> TakenIn:
    with workspace.read() as now:
        state, devices = state_of(workspace, now), Known.of(now)
        names = member_names(now)
        over = Counter(one.laptop.device for one in returned(workspace, now))
    missing = Counter(cell.member for cell in state.cells if cell.state == "missing")
    found = [
        TakenPackage(
            taken,
            new,
            corrected,
            missing[taken.member],
            _with_newer(taken, _line((devices, names), one, missing, over)),
        )
        for one in results
        for taken, new, corrected in [one]
    ]
    new = sum(one.new for one in found)
    corrected = sum(one.corrected for one in found)
    refused = sum(one.taken.result == "refused" for one in found)
    left = sum(missing.values())
    return TakenIn(
        packages=tuple(found),
        new=new,
        corrected=corrected,
        refused=refused,
        conflicts=sum(cell.state == "conflict" for cell in state.cells),
        missing=left,
        left=unopened,
        summary=said(
            T("office.taken_in"),
            new=_new(new),
            corrected=_corrected(corrected),
            refused=_refused(refused),
            missing=_missing(left),
        ),
    )


def _line(
    senders: tuple[Known, Mapping[str, Bilingual]],
    one: tuple[Taken, int, int],
    missing: Counter[str],
    over: Counter[str],
) -> Said:
    taken, new, corrected = one
    devices, names = senders
    if taken.result == "refused":
        reason = told(taken.reason) if taken.reason else said(T("office.refused_unknown"))
        return said(T("office.file_refused"), file=taken.file, reason=reason)
    sender = who(devices, taken.sender, names)
    if taken.result == "already":
        return said(T("office.file_known"), sender=sender)
    if not_counted := over[taken.sender]:
        return said(T("office.file_from_ended"), sender=sender, n=not_counted)
    return said(
        T("office.file_taken"),
        sender=sender,
        new=_new(new),
        corrected=_corrected(corrected),
        missing=_missing(missing[taken.member]),
    )


def _with_newer(taken: Taken, line: Said) -> Said:
    """The same, and what only a newer program can count."""
    if not taken.newer:
        return line
    newer = counted(T("office.n_newer"), taken.newer)
    return said(T("office.file_with_newer"), line=line, newer=newer)


def _new(n: int) -> Said:
    return counted(T("office.n_new"), n) if n else said(T("office.no_new"))


def _corrected(n: int) -> Said:
    return counted(T("office.n_corrected"), n) if n else said(T("office.no_corrected"))


def _refused(n: int) -> Said:
    return counted(T("office.n_refused"), n) if n else said(T("office.no_refused"))


def _missing(n: int) -> Said:
    return counted(T("office.n_missing"), n) if n else said(T("office.no_missing"))
