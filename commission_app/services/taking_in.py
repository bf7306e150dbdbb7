"""Packages come in: opened in stages, applied in one transaction, or put into quarantine."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec

from commission_app.domain.facts.heirs import heirs
from commission_app.domain.facts.kinds import TRUST, body_of, known
from commission_app.exchange.files import TooLargeError, read_package_file
from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.models import packages
from commission_app.services.changes import Changes, Done
from commission_app.services.delivering import row_of
from commission_app.services.for_laptop import foreign
from commission_app.services.offices.accepting import admit_extract, require_season
from commission_app.services.refusing import keep_refused, name_refused
from commission_app.shared import atomic_file
from commission_app.shared.bulk import in_bulk
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from commission_app.domain.facts.header import Fact, Thing
    from commission_app.models.packages import PackageRow
    from commission_app.services.act import Act
    from commission_app.services.workspace import Reading, Workspace

OFFICE_TAKES = frozenset(("sheets", "extract"))
LAPTOP_TAKES = frozenset(("assignment", "update"))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: `reason` is a text key where it was refused."""

    file: str
    result: Literal["taken", "already", "refused"]
    sender: str = ""
    member: str = ""
    added: int = 0
    already: int = 0
    sheets: int = 0
    newer: int = 0  # facts that only a newer program can count: kept, and passed on
    conflicts: tuple[Thing, ...] = ()
    reason: UserError | None = None


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take in package files, each for itself: a bad one goes to quarantine."""

    files: Sequence[Path]
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[tuple[Taken, ...]]:
        workspace.require_writing()
        require_season(workspace)
        results: list[Taken] = []
        with in_bulk(), ThreadPoolExecutor(1) as pool:
            beside = _Beside(pool, workspace)
            for number, file in enumerate(self.files):
                self.progress.step(T("services.taking_in"), number, len(self.files))
                beside.following = next(iter(self.files[number + 1 :]), None)
                results.append(_take(workspace, file, beside))
        changed = any(r.result == "taken" for r in results)
        changes = Changes.PACKAGES | Changes.SHEETS | Changes.DIARY
        return Done(tuple(results), changes if changed else Changes.DIARY)


class _Beside:
    """The file that follows is opened while the one before it is written to the disk.

    Nothing is decided there: it only looks at bytes, and what it cannot open is left alone.
    """

    def __init__(self, pool: ThreadPoolExecutor, workspace: Workspace) -> None:
        self.following: Path | None = None
        self._pool, self._workspace = pool, workspace
        self._opening: Future[tuple[bytes, Package | None]] | None = None

    def start(self) -> None:
        """To be called where the disk is about to be waited for."""
        if self.following is not None:
            self._opening = self._pool.submit(self._open, self.following)

    def take(self, file: Path) -> tuple[bytes, Package | None]:
        """The file's bytes, and the package where it was opened before. UserError."""
        opening, self._opening = self._opening, None
        return (read_package_file(file), None) if opening is None else opening.result()

    def _open(self, file: Path) -> tuple[bytes, Package | None]:
        data = read_package_file(file)
        try:
            return data, _looked_at(self._workspace, data)
        except UserError:  # said in its turn
            return data, None


def _take(workspace: Workspace, file: Path, beside: _Beside) -> Taken:
    try:
        data, opened = beside.take(file)
    except UserError as error:
        if isinstance(error, TooLargeError):
            _name_refused(workspace, file, error)
        return Taken(file.name, "refused", reason=error)
    digest = hashlib.sha256(data).hexdigest()
    with workspace.read() as now:
        here = packages.known(now.c, digest)
    if here is not None:
        return _known(file, here)
    try:
        opened = _opened(workspace, opened or _looked_at(workspace, data))
    except UserError as error:
        with suppress(UserError):  # a full disk: the other files are still to be taken in
            keep_refused(workspace, digest, data, error)
        with workspace.act() as act:
            act.note("package.refused", f"{digest[:16]} {error.key}")
        return Taken(file.name, "refused", reason=error)
    try:
        return _apply(workspace, file, data, opened, beside)
    except UserError as error:  # the disk: the package itself is good
        return Taken(file.name, "refused", opened.manifest.sender.device, reason=error)


def _name_refused(workspace: Workspace, file: Path, error: TooLargeError) -> None:
    """Nothing came in, yet it is on record that somebody offered it."""
    digest = error.sha256
    with suppress(UserError):  # a full disk: the other files are still to be taken in
        digest = name_refused(workspace, file.name, error)
    with workspace.act() as act:
        act.note("package.refused", f"{digest[:16]} {error.key}")


def _known(file: Path, row: PackageRow) -> Taken:
    """The same file again; with one's own nothing is wrong: it lies in the wrong place."""
    if row.direction == "in":
        return Taken(file.name, "already", row.device, already=_count(row.manifest))
    return Taken(file.name, "refused", reason=UserError(T("services.own_package")))


def _looked_at(workspace: Workspace, data: bytes) -> Package:
    """Every question that the file alone can answer."""
    own = workspace.own
    expect = Expect(workspace.device, own.season, own.practice)
    return open_package(data, workspace.keys.open, expect)


def _opened(workspace: Workspace, opened: Package) -> Package:
    """The package, where it is one for here and from whom such come."""
    own = workspace.own
    takes = OFFICE_TAKES if own.role == "office" else LAPTOP_TAKES
    if opened.manifest.kind not in takes:
        raise UserError(T("services.package_kind"))
    if own.role == "office" and opened.manifest.kind == "extract":
        with workspace.read() as now:
            admit_extract(now, opened.manifest.sender.device, opened.facts)
    if own.role == "laptop" and opened.manifest.sender.device != own.office:
        with workspace.read() as now:
            if not _succeeds(now, opened):
                raise UserError(T("services.other_office"))
    return opened


def _apply(
    workspace: Workspace, file: Path, data: bytes, opened: Package, beside: _Beside
) -> Taken:
    sender = opened.manifest.sender
    # Its sender chose the id: with its digest no package takes the place of another.
    digest = hashlib.sha256(data).hexdigest()
    kept = workspace.inbox / f"{opened.manifest.package}-{digest[:16]}.cmx"
    atomic_file.write(kept, data)
    through = False
    try:
        with workspace.act() as act:
            facts = opened.facts
            if act.own.role == "laptop":
                facts = _for_me(workspace, act, opened)
            new = act.facts.apply(facts, opened.bodies)
            at = utc_text(act.at)
            packages.add(act.c, row_of(opened, data, "in", sender.device, at))
            act.note("package.in", opened.manifest.package)
            authority = act.facts.authority()
            conflicts = act.facts.contested_by(facts)
            beside.start()  # the commit is all that is left
            through = True
    except BaseException:
        if not through:  # else it may have been committed, and the register names the file
            with suppress(OSError):
                kept.unlink(missing_ok=True)
        raise
    return Taken(
        file=file.name,
        result="taken" if new else "already",
        sender=sender.device,
        member=authority.members.get(sender.device, authority.waiting.get(sender.device, "")),
        added=len(new),
        already=len(facts) - len(new),
        sheets=sum(f.header.kind == "sheet" for f in new),
        newer=sum(not known(f) for f in new),
        conflicts=tuple(conflicts),
    )


def _for_me(workspace: Workspace, act: Act, opened: Package) -> tuple[Fact, ...]:
    """What a laptop keeps; its pin passes on to the office that succeeds the old one."""
    sender = opened.manifest.sender
    if sender.device != act.own.office:
        own = msgspec.structs.replace(
            act.own, office=sender.device, office_sealing=sender.sealing
        )
        workspace.change_own(act, own)
    least = (act.own.member, act.keys.device)
    return tuple(f for f in opened.facts if not foreign(f, *least))


def _succeeds(now: Reading, opened: Package) -> bool:
    """Whether the old office signed that the sender stands in its place."""
    facts = [*now.facts.select(TRUST), *(f for f in opened.facts if f.header.kind in TRUST)]
    said = [(f, b) for f in facts if (b := body_of(f)) is not None]
    line = heirs(said, [now.own.office], {})
    return opened.manifest.sender.device in line.devices


def _count(manifest: bytes) -> int:
    return sum(msgspec.json.decode(manifest)["facts"].values())
