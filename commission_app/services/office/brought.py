"""What taking packages in has brought, file by file and all together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from commission_app.models import desk
from commission_app.services.changes import Changes, Done
from commission_app.services.devices.returned import returned
from commission_app.services.office.laptop_states import Known, who
from commission_app.services.office.state import state_of
from commission_app.services.office.subjects import member_names
from commission_app.services.sentences import Said, counted, said, told
from commission_app.services.taking_in import TakeIn, Taken
from commission_app.shared.errors import Cancelled
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from commission_app.domain.language import Bilingual
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TakenPackage:
    """What became of one file."""

    taken: Taken
    new: int  # sheets that were not here in any revision
    corrected: int  # new revisions of sheets, void ones too
    missing: int  # of the sender's cells, still
    text: Said
    waits: bool = False  # nothing of it counts before the laptop is confirmed


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
        over = Counter(
            one.laptop.device for one in returned(workspace, now, lambda: state.cells)
        )
    missing = Counter(cell.member for cell in state.cells if cell.state == "missing")
    found = [
        TakenPackage(
            taken,
            new,
            corrected,
            missing[taken.member],
            _with_newer(taken, _line((devices, names), one, missing, over)),
            waits=devices.waits(taken.sender),
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
    if devices.waits(taken.sender):
        return _waits(sender, new + corrected)
    return said(
        T("office.file_taken"),
        sender=sender,
        new=_new(new),
        corrected=_corrected(corrected),
        missing=_missing(missing[taken.member]),
    )


def _waits(sender: Said, sheets: int) -> Said:
    """Its fingerprint comes first; what it brought is told, and that it does not count yet."""
    if sheets:
        return counted(T("office.file_waits"), sheets, sender=sender)
    return said(T("office.file_waits_bare"), sender=sender)


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
