"""One interview on the bench: what each criterion was given, where members lie apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.criteria import highest_total
from commission_app.domain.facts.kinds.scoring import Dissent
from commission_app.domain.rounding import exact, rounded
from commission_app.models import open_ballots
from commission_app.services.office.discussing import Discussed, discussed_one
from commission_app.services.office.proposals import ProposalLine, proposal_lines
from commission_app.services.office.sitting import SHOWS
from commission_app.services.office.state import Person, member_name, people, state_of
from commission_app.services.scoring import slot_of

if TYPE_CHECKING:
    from fractions import Fraction

    from commission_app.domain.language import Bilingual, Trilingual
    from commission_app.domain.ruleset import Criterion
    from commission_app.services.changes import Changes
    from commission_app.services.reckoning import Paper, Reckoning
    from commission_app.services.workspace import Reading, Workspace

    Sheets = dict[str, Paper]  # member → the sheet that counts


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member wrote beside a mark, or about the whole interview."""

    member: str
    name: Bilingual
    text: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion as a strip: who gave which level."""

    code: str
    title: Trilingual
    lowest: int
    highest: int
    marks: tuple[tuple[int, tuple[str, ...]], ...]  # level → members, the lowest level first
    mean: Decimal | None
    least_mean: Decimal | None  # that a critical criterion needs
    spread: int  # the highest mark less the lowest
    flagged: bool  # far apart
    low: bool  # below the least that a critical criterion needs
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class MemberTotal:
    """A member's total."""

    member: str
    name: Bilingual
    total: Decimal


@dataclass(frozen=True, slots=True)
class DissentLine:
    """A dissenting opinion."""

    member: str
    name: Bilingual
    text: str


@dataclass(frozen=True, slots=True)
class InterviewBench:
    """Before the reveal only the name: all that follows from marks is empty."""

    interview: str
    person: Person
    panel: str
    revealed: bool
    complete: bool
    criteria: tuple[CriterionLine, ...]
    totals: tuple[MemberTotal, ...]
    highest: Decimal | None  # total of a full sheet
    notes: tuple[Comment, ...]
    summary: Discussed | None  # computed result, flags, quorum, decision
    proposals: tuple[ProposalLine, ...]  # those that name it
    dissents: tuple[DissentLine, ...]


@dataclass(frozen=True, slots=True)
class ReadInterviewBench:
    """One interview for the sitting and the projector; UserError when it is not on the list."""

    interview: str
    shows: ClassVar[Changes] = SHOWS

    def __call__(self, workspace: Workspace) -> InterviewBench:
        with workspace.read() as now:
            state = state_of(workspace, now)
            _, slot = slot_of(now.facts, self.interview)
            person = people(now, [self.interview])[self.interview]
            if self.interview not in state.revealed:
                return _closed(state, person, slot.panel)
            return _open(workspace, now, state, person)


def _closed(state: Reckoning, person: Person, panel: str) -> InterviewBench:
    return InterviewBench(
        interview=person.interview,
        person=person,
        panel=panel,
        revealed=False,
        complete=person.interview not in state.waiting,
        criteria=(),
        totals=(),
        highest=None,
        notes=(),
        summary=None,
        proposals=(),
        dissents=(),
    )


def _open(
    workspace: Workspace, now: Reading, state: Reckoning, person: Person
) -> InterviewBench:
    moment = workspace.world.now()
    who = people(now, state.slots)
    summary = discussed_one(state, who, person.interview, moment)
    opened = open_ballots.of_season(now.c, now.own.season)
    sheets = _sheets(state, person.interview)
    score = state.scores.get(person.interview)
    return InterviewBench(
        interview=person.interview,
        person=person,
        panel=summary.panel,
        revealed=True,
        complete=True,
        criteria=tuple(
            _criterion(state, person.interview, one, sheets)
            for one in state.body.rules.criteria
        ),
        totals=tuple(
            MemberTotal(code, member_name(state, code), _plain(total, state))
            for code, total in (score.totals if score else ())
        ),
        highest=_plain(highest_total(state.body.rules), state),
        notes=tuple(
            Comment(code, member_name(state, code), sheet.note)
            for code, sheet in sheets.items()
            if sheet.note
        ),
        summary=summary,
        proposals=proposal_lines(state, opened, who, moment, about=person.interview),
        dissents=_dissents(now, state, person.interview),
    )


def _sheets(state: Reckoning, interview: str) -> Sheets:
    """Member → the sheet that counts for this interview, wherever it was linked from."""
    return {
        cell.member: state.bodies[cell.counts]
        for cell in state.cells
        if cell.interview == interview and cell.counts
    }


def _criterion(
    state: Reckoning, interview: str, one: Criterion, sheets: Sheets
) -> CriterionLine:
    rules = state.body.rules
    given = {
        member: mark
        for member, sheet in sheets.items()
        for mark in sheet.marks
        if mark.criterion == one.code
    }
    by_level: dict[int, list[str]] = defaultdict(list)
    for member, mark in sorted(given.items()):
        by_level[mark.level].append(member)
    score = state.scores.get(interview)
    mean = dict(score.means).get(one.code) if score else None
    flags = score.flags if score else ()
    return CriterionLine(
        code=one.code,
        title=one.title,
        lowest=rules.scale.lowest,
        highest=rules.scale.highest,
        marks=tuple((level, tuple(by_level[level])) for level in sorted(by_level)),
        mean=None if mean is None else rounded(mean, rules.rounding),
        least_mean=rounded(exact(one.min_mean), rules.rounding) if one.min_mean else None,
        spread=max(by_level) - min(by_level) if by_level else 0,
        flagged=f"spread:{one.code}" in flags,
        low=f"critical:{one.code}" in flags,
        comments=tuple(
            Comment(member, member_name(state, member), mark.comment)
            for member, mark in sorted(given.items())
            if mark.comment
        ),
    )


def _plain(total: Fraction, state: Reckoning) -> Decimal:
    """A member's total: whole where it is whole, else rounded as it is printed."""
    if total.denominator == 1:
        return Decimal(total.numerator)
    return rounded(total, state.body.rules.rounding)


def _dissents(now: Reading, state: Reckoning, interview: str) -> tuple[DissentLine, ...]:
    found = [body for _, body in now.facts.current(Dissent).values()]
    return tuple(
        DissentLine(one.member, member_name(state, one.member), one.text)
        for one in sorted(found, key=lambda d: d.member)
        if one.interview == interview
    )
