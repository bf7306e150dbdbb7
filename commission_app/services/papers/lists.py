"""Summary sheets, attendance lists and the roll call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.attendance import Attendance as Line, AttendanceSnapshot
from commission_app.documents.roll_call import Proposal, RollCallRow, RollCallSnapshot
from commission_app.documents.snapshots import Sitting as PrintedSitting
from commission_app.documents.summary import SummaryRow, SummarySnapshot
from commission_app.domain.language import Bilingual
from commission_app.domain.numerals import ranges
from commission_app.domain.ranking import Entry, ranking
from commission_app.services.papers.gathering import (
    Gathered,
    days_of,
    names_of,
    pair,
    person_of,
    secretary_of,
    signatory_of,
)
from commission_app.services.papers.voted import PROPOSALS, RESULTS
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.documents.roll_call import Choice
    from commission_app.documents.snapshots import Control, Signatory
    from commission_app.domain import votes
    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.commission import Member, Sitting
    from commission_app.domain.facts.kinds.deciding import Interval

WORDS: dict[votes.Choice, Choice] = {
    "for": "in_favour",
    "against": "against",
    "abstain": "abstained",
}


def summary_snapshot(
    gathered: Gathered, panel: str, number: str | None, control: Control | None = None
) -> SummarySnapshot:
    """The totals of every member of a panel for each of its candidates."""
    state = gathered.state
    numbers = gathered.numbered(state.slots)
    mine = [code for code in numbers if state.slots[code][1].panel == panel]
    members = [m for m in gathered.voting if m.code in state.panels[panel].members]
    cells = {(c.interview, c.member): c for c in state.cells}
    places = _places(gathered)
    sittings = [s for s in state.sittings.values() if s.form == "panel"]
    return SummarySnapshot(
        requisites=gathered.requisites,
        sitting=PrintedSitting(number=number, dates=days_of(gathered, sittings)),
        ruleset=gathered.ruleset,
        members=tuple(names_of(m) for m in members),
        rows=tuple(
            _summary_row(gathered, code, numbers[code], (members, cells, places))
            for code in mine
        ),
        maximum=gathered.maximum,
        signatories=_head_and_secretary(gathered, members),
        control=control,
        panel=state.panels[panel].title if len(state.panels) > 1 else None,
        ranking=gathered.rules.ranking.enabled,
        annex=2,
    )


def attendance_snapshot(
    gathered: Gathered, sitting: Sitting, number: str | None, control: Control | None = None
) -> AttendanceSnapshot:
    """Who came to a sitting and when, with room to sign."""
    if sitting.form == "panel":
        panels = [p for p in gathered.state.panels.values() if sitting.code.startswith(p.code)]
        codes = {m for p in panels for m in p.members} or {m.code for m in gathered.voting}
        members = [m for m in gathered.voting if m.code in codes]
    else:
        members = [m for m in gathered.members if m.function != "secretary"]
    return AttendanceSnapshot(
        requisites=gathered.requisites,
        sitting=PrintedSitting(number=number, dates=days_of(gathered, [sitting])),
        heading=gathered.requisite("commission_heading"),
        rows=tuple(_attended(gathered, sitting, m) for m in members),
        signatories=(signatory_of(secretary_of(gathered)),),
        control=control,
    )


def roll_call_snapshot(
    gathered: Gathered, sitting: Sitting, number: str | None, control: Control | None = None
) -> RollCallSnapshot:
    """Each member's vote in each round, to be signed by the member: the proof of the votes."""
    state = gathered.state
    numbers = gathered.numbered(state.slots)
    rounds = sorted({(b.proposal, b.round) for b in state.ballots})
    ballots = {(b.proposal, b.round, b.member): b for b in state.ballots}
    return RollCallSnapshot(
        requisites=gathered.requisites,
        sitting=PrintedSitting(number=number, dates=days_of(gathered, [sitting])),
        proposals=tuple(_proposal(gathered, key, numbers) for key in rounds),
        rows=tuple(
            RollCallRow(
                person=person_of(m),
                votes=tuple(_choice(ballots.get((*key, m.code))) for key in rounds),
            )
            for m in gathered.voting
        ),
        signatories=_head_and_secretary(gathered, gathered.voting),
        control=control,
        annex=4,
    )


def _summary_row(
    gathered: Gathered,
    interview: str,
    number: int,
    shared: tuple[list[Member], Mapping[tuple[str, str], Cell], Mapping[str, str]],
) -> SummaryRow:
    members, cells, places = shared
    score = gathered.state.scores.get(interview)
    totals = dict(score.totals) if score else {}
    marks = tuple(
        gathered.figure(totals[m.code], whole=True) + _paper(cells.get((interview, m.code)))
        if m.code in totals
        else _sign(cells.get((interview, m.code)))
        for m in members
    )
    return SummaryRow(
        number=number,
        code=interview,
        names=gathered.candidate(interview).names,
        marks=marks,
        sheets=len(totals),
        score=gathered.figure(score.score) if score and score.score is not None else "–",
        percent=gathered.figure(score.percent) if score and score.percent is not None else "–",
        place=places.get(interview, ""),
    )


def _paper(cell: Cell | None) -> str:
    """A star beside the total of a sheet that came on paper."""
    return "*" if cell is not None and cell.state == "paper" else ""


def _sign(cell: Cell | None) -> str:
    """× recused; – for everything else without a counted sheet."""
    return "×" if cell is not None and cell.state == "recused" else "–"


def _places(gathered: Gathered) -> dict[str, str]:
    if not gathered.rules.ranking.enabled:
        return {}
    entries = [Entry(score) for score in gathered.state.scores.values()]
    return {p.interview: str(p.rank) for p in ranking(gathered.rules, entries)}


def _attended(gathered: Gathered, sitting: Sitting, member: Member) -> Line:
    said = gathered.state.attendance.get((sitting.code, member.code))
    if said is None:
        return Line(person=person_of(member))
    if not said.present:
        reason = Bilingual(said.reason, said.reason)
        return Line(
            person=person_of(member),
            reason=reason if said.reason else pair(T("papers.reason_unknown")),
        )
    several = len({gathered.local(one.start).date() for one in said.present}) > 1
    spans = [_span(gathered, one, dated=several) for one in said.present]
    return Line(person=person_of(member), how=", ".join(spans))


def _span(gathered: Gathered, one: Interval, *, dated: bool) -> str:
    """«09:00–13:10»; with its day where the sitting has several."""
    start = gathered.local(one.start)
    day = f"{start:%d.%m} " if dated else ""
    end = f"–{gathered.local(one.end):%H:%M}" if one.end else ""
    return f"{day}{start:%H:%M}{end}"


def _proposal(gathered: Gathered, key: votes.Round, numbers: Mapping[str, int]) -> Proposal:
    counts = [c for c in gathered.state.counts if (c.proposal, c.round) == key]
    named = [numbers[c.interview] for c in counts if c.interview in numbers]
    outcomes = {c.outcome for c in counts}
    text = pair(PROPOSALS[counts[0].decision], numbers=ranges(named), count=len(named))
    return Proposal(
        label=key[0],
        text=text,
        round=key[1],
        outcome=pair(RESULTS[outcomes.pop()]) if len(outcomes) == 1 else None,
    )


def _choice(ballot: votes.Ballot | None) -> Choice:
    return WORDS[ballot.vote] if ballot is not None else "not_voting"


def _head_and_secretary(
    gathered: Gathered, members: tuple[Member, ...] | list[Member]
) -> tuple[Signatory, ...]:
    return tuple(signatory_of(m) for m in (members[0], secretary_of(gathered)) if members)
