"""Sittings: opened and closed, who was there, what became of interviews, the reveal."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.cells import unexplained
from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds.commission import Form, Sitting
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Gap,
    Interval,
    Reveal,
)
from commission_app.domain.language import Bilingual
from commission_app.models import open_ballots
from commission_app.services.changes import Changes, Done
from commission_app.services.consolidating import seen_by_two
from commission_app.services.doubts import require_settled
from commission_app.services.matter.times import ended
from commission_app.services.reckoning import reckon
from commission_app.services.scoring import slot_of
from commission_app.services.sealing import RecordInterview, record_interview
from commission_app.services.workspace import member_of, require_office, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.tables.simple import AttendanceRow, GapRow, InterviewRow


@dataclass(frozen=True, slots=True)
class OpenSitting:
    """A sitting begins; opening one again that was closed by mistake goes on with it.

    Who votes comes anew to a sitting that is opened again, and sits in one plenary at a time:
    otherwise somebody who went home would make a quorum.
    """

    code: str
    form: Form
    place: Bilingual | None = None  # default: the ruleset's

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            old = act.facts.current_one(Sitting, self.code)
            if old is not None and old[1].form != self.form:
                raise UserError(T("services.sitting_form"), sitting=self.code)
            if old is not None and not old[1].closed:
                raise UserError(T("services.sitting_open"), sitting=self.code)
            if self.form == "plenary":
                _only_plenary(act)
                _went_home(act, old)
            opened = old[1].opened if old else local_text(act)
            place = self.place or _place(act)
            act.record(Sitting(code=self.code, form=self.form, opened=opened, place=place))
            act.note("sitting.opened", self.code)
        return Done(None, Changes.SITTING)


@dataclass(frozen=True, slots=True)
class CloseSitting:
    """A sitting ends; what is still missing is named with a reason."""

    code: str
    gaps: Sequence[GapRow] = ()

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            require_office(act)
            sitting = sitting_of(act.facts, self.code)
            for one in open_ballots.of_season(act.c, act.own.season):
                if one.sitting == self.code:
                    raise UserError(T("office.still_open"), proposal=one.proposal)
            for gap in self.gaps:
                slot_of(act.facts, gap.interview)
                member_of(act.facts, gap.member)
                if not substance(gap.reason):  # dots and unseen signs are no reason
                    raise UserError(T("services.reason_needed"))
            gaps = self._gaps(act)
            closed = sitting.closed or local_text(act)
            act.record(
                Sitting(
                    code=sitting.code,
                    form=sitting.form,
                    opened=sitting.opened,
                    closed=closed,
                    place=sitting.place,
                    recording=sitting.recording,
                )
            )
            act.record(Closing(sitting=self.code, gaps=gaps))
            act.note("sitting.closed", self.code)
        return Done(len(gaps), Changes.SITTING | Changes.SHEETS)

    def _gaps(self, act: Act) -> tuple[Gap, ...]:
        """Those named now and at an earlier closing: a second one takes no reason away."""
        old = act.facts.current_one(Closing, self.code)
        named = {(gap.interview, gap.member): gap for gap in (old[1].gaps if old else ())}
        named |= {
            (gap.interview, gap.member): Gap(gap.interview, gap.member, gap.reason)
            for gap in self.gaps
        }
        return tuple(named.values())


@dataclass(frozen=True, slots=True)
class Attend:
    """Who was at which sitting from when to when; an absence has a reason."""

    rows: Sequence[AttendanceRow]

    def __call__(self, workspace: Workspace) -> Done[int]:
        together: dict[tuple[str, str], list[AttendanceRow]] = defaultdict(list)
        for row in self.rows:
            together[row.sitting, row.member].append(row)
        with workspace.act() as act:
            require_office(act)
            said = [_attendance(act, key, rows) for key, rows in together.items()]
            added, changed = act.record_changed(said, Attendance)
            where = ", ".join(sorted({one.sitting for one in said}))
            act.note("attendance", f"{where} {len(said)}")
        return Done(added + changed, Changes.SITTING | Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class RecordInterviews:
    """What became of many appointments at once."""

    rows: Sequence[InterviewRow]

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            for row in self.rows:
                record_interview(act, RecordInterview(row.interview, row.outcome, row.reason))
        return Done(len(self.rows), Changes.SITTING | Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class RevealMarks:
    """Open the marks of interviews whose cells are all explained; no codes: of all of them."""

    interviews: Sequence[str] = ()

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        with workspace.act() as act:
            require_office(act)
            state = reckon(act.facts)
            open_cells: dict[str, list[str]] = defaultdict(list)
            for cell in unexplained(state.cells):
                open_cells[cell.interview].append(cell.member)
            for code in self.interviews:
                slot_of(act.facts, code)
                if code in open_cells:
                    who = ", ".join(open_cells[code])
                    raise UserError(T("services.not_complete"), interview=code, members=who)
                require_settled(state.doubts, code)
            chosen = [
                code
                for code in (self.interviews or sorted(state.slots))
                if code not in state.waiting and code not in state.revealed
            ]
            opened = seen_by_two(act, state, chosen)
            for code in opened:
                act.record(Reveal(interview=code, sheets=state.current_sheets(code)))
            act.note("revealed", str(len(opened)))
        return Done(opened, Changes.SITTING | Changes.DECISIONS)


def sitting_of(facts: Facts, code: str) -> Sitting:
    """A sitting by code; UserError that names the known ones."""
    found = facts.current_one(Sitting, code)
    if found is None:
        known = ", ".join(sorted(facts.current(Sitting))) or "–"
        raise UserError(T("services.no_sitting"), sitting=code, known=known)
    return found[1]


def _only_plenary(act: Act) -> None:
    """UserError while another plenary sitting is open."""
    for code, (_, one) in act.facts.current(Sitting).items():
        if one.form == "plenary" and not one.closed:
            raise UserError(T("services.plenary_open"), sitting=code)


def _went_home(act: Act, old: tuple[str, Sitting] | None) -> None:
    """The stays of a sitting that was closed end with it."""
    if old is None:
        return
    said = [
        replace(ended(body, old[1].closed), salt="")
        for _, body in act.facts.current(Attendance).values()
        if body.sitting == old[1].code
    ]
    act.record_changed(said, Attendance)


def local_text(act: Act) -> str:
    """The act's moment with the computer's own offset, as sittings and sheets bear it."""
    return act.at.isoformat(timespec="seconds")


def _attendance(act: Act, key: tuple[str, str], rows: Sequence[AttendanceRow]) -> Attendance:
    sitting_of(act.facts, key[0])
    member_of(act.facts, key[1])
    intervals = tuple(
        Interval(utc_text(row.start), utc_text(row.end) if row.end else "")
        for row in rows
        if row.start is not None
    )
    reason = "; ".join(dict.fromkeys(row.reason for row in rows if row.reason))
    return Attendance(sitting=key[0], member=key[1], present=intervals, reason=reason)


def _place(act: Act) -> Bilingual:
    _, body = rules_of(act.facts)
    place = body.rules.documents.requisites.place
    return place if isinstance(place, Bilingual) else Bilingual("", "")
