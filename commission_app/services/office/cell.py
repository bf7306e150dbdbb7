"""One cell of the matrix: its revisions, both sides of a conflict, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.deciding import Closing, Gap
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.models import paper_drafts
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line
from commission_app.services.office.cell_acts import (
    Acts,
    Before,
    CanDo,
    acts_of,
    before_gap,
    sitting_of_gap,
)
from commission_app.services.office.explaining import in_doubt, recusal_words
from commission_app.services.office.matrix import SHOWS, MatrixCell, beside, matrix_cell
from commission_app.services.office.state import Person, member_name, people, state_of
from commission_app.services.reckoning import Reckoning, reckon
from commission_app.services.scoring import slot_of
from commission_app.services.sentences import Said, told
from commission_app.services.status import sides
from commission_app.services.workspace import local, member_of, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.scoring import Sheet
    from commission_app.domain.language import Bilingual, Trilingual
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class GivenMark:
    """A mark that may be seen: its interview is revealed."""

    criterion: str
    title: Trilingual
    level: int
    comment: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a sheet.

    Before the reveal it has no marks, and the reason of a correction, in which a member may
    have written marks, is not shown either; the reason of a void one is.
    """

    number: int  # from 1, the oldest
    control: str
    state: str  # sealed, void, paper
    sealed: datetime | None
    reason: str  # of a correction or a void
    counts: bool
    marks: tuple[GivenMark, ...]
    typed: tuple[str, ...] = ()  # who typed a paper sheet in
    paper: str = ""  # number of the paper
    withdrawn: bool = False  # a paper sheet that does not count any more


@dataclass(frozen=True, slots=True)
class CellDetails:
    """The details strip."""

    cell: MatrixCell
    person: Person
    member: Bilingual
    revealed: bool
    control: str  # of the sheet that counts; else of the newest; "" for none
    revisions: tuple[Revision, ...]  # oldest first
    sides: tuple[Said, ...]  # of a conflict, each in words
    acts: Acts
    half: str = ""  # who typed a paper sheet in that another person has to type again
    before_gap: Before | None = None  # what must end before the sheet may be said not to come

    @property
    def can(self) -> tuple[CanDo, ...]:
        """What may be done here now."""
        return self.acts.can


@dataclass(frozen=True, slots=True)
class ReadCell:
    """All about one member × interview; UserError for a cell that is not expected."""

    interview: str
    member: str
    shows: ClassVar[Changes] = SHOWS | Changes.DRAFTS

    def __call__(self, workspace: Workspace) -> CellDetails:
        with workspace.read() as now:
            state = state_of(workspace, now)
            for cell in state.cells:
                if (cell.interview, cell.member) == (self.interview, self.member):
                    return _details(workspace, now, state, cell)
        raise UserError(T("office.no_cell"), interview=self.interview, member=self.member)


@dataclass(frozen=True, slots=True)
class ExplainGap:
    """A sheet will not come: the closing of its day gets the reason, also afterwards."""

    interview: str
    member: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_office(act)
            slot_of(act.facts, self.interview)
            member_of(act.facts, self.member)
            reason = reason_line(self.reason)
            if not reason:
                raise UserError(T("services.reason_needed"))
            state = reckon(act.facts)
            sitting = sitting_of_gap(state, self.interview)
            old = state.closings.get(sitting)
            gaps = {(gap.interview, gap.member): gap for gap in (old.gaps if old else ())}
            key = self.interview, self.member
            gaps[key] = Gap(*key, reason)
            act.record(Closing(sitting=sitting, gaps=tuple(gaps.values())))
            act.note("gap.explained", f"{self.interview}/{self.member}")
        return Done(sitting, Changes.SITTING | Changes.SHEETS)


def _details(workspace: Workspace, now: Reading, state: Reckoning, cell: Cell) -> CellDetails:
    about = f"{cell.interview}/{cell.member}"
    revisions = state.revisions.get(about, ())
    typed = state.typed.get(about, ())
    held = state.matter.kept.get((cell.interview, cell.member), frozenset[str]())
    kept = [(d, sheet) for d, sheet in sorted(state.kept.opened.items()) if d in held]
    shown = cell.counts or next((one[-1][0] for one in (revisions, typed) if one), "")
    half = paper_drafts.find(now.c, now.own.season, cell.interview, cell.member)
    return CellDetails(
        cell=matrix_cell(state, cell, beside(now)),
        person=people(now, [cell.interview])[cell.interview],
        member=member_name(state, cell.member),
        revealed=cell.interview in state.revealed,
        control=control_code(shown) if shown else "",
        revisions=tuple(
            _revision(workspace, state, cell, (number, digest, sheet))
            for number, (digest, sheet) in enumerate((*kept, *revisions, *typed), 1)
        ),
        sides=(*(told(one) for one in sides(now, state, cell)), *_said_twice(now, state, cell)),
        acts=acts_of(state, cell),
        half=half.by if half else "",
        before_gap=before_gap(state, cell.interview),
    )


def _said_twice(now: Reading, state: Reckoning, cell: Cell) -> Iterator[Said]:
    yield from _recusals(now, state, f"{cell.interview}/{cell.member}")
    yield from _doubts(state, cell)


def _recusals(now: Reading, state: Reckoning, about: str) -> Iterator[Said]:
    """Both words of a recusal that was recorded in two ways."""
    thing = ("recusal", about)
    if thing in state.contested:
        leaves = {digest for digest, _ in now.facts.leaf(thing)}
        for digest, one in now.facts.revisions(Recusal)[about]:
            if digest in leaves:
                yield from recusal_words(one)


def _doubts(state: Reckoning, cell: Cell) -> Iterator[Said]:
    """What else of this interview is said in two ways; the cell tells its own."""
    own = f"{cell.interview}/{cell.member}"
    for thing in state.doubts.get(cell.interview, ()):
        if thing not in {("recusal", own), ("sheet", own)}:
            yield in_doubt(thing)


def _revision(
    workspace: Workspace, state: Reckoning, cell: Cell, one: tuple[int, str, Sheet | PaperSheet]
) -> Revision:
    number, digest, sheet = one
    opened = cell.interview in state.revealed
    if isinstance(sheet, PaperSheet):
        return Revision(
            number=number,
            control=control_code(digest),
            state="paper",
            sealed=None,
            reason=sheet.reason if opened or sheet.state == "void" else "",
            counts=digest == cell.counts,
            marks=_marks(state, sheet) if opened else (),
            typed=sheet.typed,
            withdrawn=sheet.state == "void",
            paper=sheet.number,
        )
    return Revision(
        number=number,
        control=control_code(digest),
        state=sheet.state,
        sealed=local(workspace, sheet.sealed),
        reason=sheet.reason if opened or sheet.state == "void" else "",
        counts=digest == cell.counts,
        marks=_marks(state, sheet) if opened else (),
    )


def _marks(state: Reckoning, sheet: Sheet | PaperSheet) -> tuple[GivenMark, ...]:
    titles = {c.code: c.title for c in state.body.rules.criteria}
    return tuple(
        GivenMark(m.criterion, titles[m.criterion], m.level, m.comment)
        for m in sheet.marks
        if m.criterion in titles
    )
