"""The sittings of the played season: presence, reveal, votes, decisions, the record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Self

from commission_app.services.deciding import Decide, RecordDissent
from commission_app.services.papers.record import (
    FinaliseProtocol,
    IssueCertificates,
    RecordOrder,
)
from commission_app.services.reckoning import Reckoning, reckon
from commission_app.services.sample.sitting import Case, Ruling, dissent, rulings
from commission_app.services.sittings import (
    Attend,
    CloseSitting,
    OpenSitting,
    RecordInterviews,
    RevealMarks,
)
from commission_app.tables.simple import (
    AttendanceRow,
    DecisionRow,
    InterviewRow,
    VoteRow,
)

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.deciding import Verdict
    from commission_app.services.demo.days import Happened, Plan
    from commission_app.services.demo.season import Office, Stage

Excuse = Literal["", "excused", "unexcused"]
PLENARY = "P"
DAY = timedelta(hours=9, minutes=45)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the season ended."""

    enrolled: int
    refused: int
    postponed: int
    certificates: int
    protocol: str


@dataclass(frozen=True, slots=True)
class Plenary:
    """The sitting at which everybody is decided on."""

    seed: int
    begins: datetime
    members: list[str]  # who votes


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the plenary will vote and decide."""

    ruled: list[Ruling]
    votes: list[VoteRow]
    decisions: list[DecisionRow]

    @classmethod
    def of(cls, ruled: list[Ruling], plenary: Plenary) -> Self:
        """Votes begin an hour after the sitting."""
        return cls(ruled, *_rows(ruled, plenary.members, plenary.begins + timedelta(hours=1)))


def hold_panels(office: Office, plan: Plan, happened: Happened) -> None:
    """Each panel sits on each of its days: opened, attended, closed; then who did not come."""
    days = panel_mornings(plan)
    for morning in sorted({morning for mornings in days.values() for morning in mornings}):
        sitting = {p: f"{p}-{m.index(morning) + 1}" for p, m in days.items() if morning in m}
        office.world.at(morning)
        for code in sitting.values():
            OpenSitting(code, "panel")(office.workspace)
        office.world.at(morning + DAY)
        for panel, code in sitting.items():
            rows = [
                row
                for member in plan.panels[panel]
                for row in _presence(plan, code, member, (panel, morning, happened))
            ]
            Attend(rows)(office.workspace)
            CloseSitting(code)(office.workspace)
    rows = [
        InterviewRow(0, one.interview, "absent", one.reason) for one in plan.incidents.no_shows
    ]
    RecordInterviews(rows)(office.workspace)


def open_plenary(stage: Stage, office: Office, plan: Plan) -> Plenary:
    """The commission meets and the marks are opened."""
    last = max(datetime.fromisoformat(slot.at) for slot in plan.slots.values())
    begins = last.replace(hour=10, minute=0) + timedelta(days=1 if last.weekday() < 4 else 3)
    office.world.at(begins - timedelta(minutes=15))
    OpenSitting(PLENARY, "plenary")(office.workspace)
    RevealMarks()(office.workspace)
    return Plenary(stage.size.seed, begins, plan.members)


def prepare_votes(office: Office, plan: Plan, plenary: Plenary) -> Agenda:
    """Who is there is written down; then it is clear how they will vote."""
    begins, until = plenary.begins, plenary.begins + timedelta(hours=6)
    rows = [AttendanceRow(0, PLENARY, m, begins, until, "") for m in plenary.members]
    Attend(rows)(office.workspace)
    office.world.at(begins + timedelta(hours=5))
    return agenda_of(office, plan, plenary)


def agenda_of(office: Office, plan: Plan, plenary: Plenary) -> Agenda:
    """How the members will vote on each name, now that the marks are open."""
    with office.workspace.read() as now:
        state = reckon(now.facts)
    return Agenda.of(_rule(plenary.seed, state, plan, plenary.members), plenary)


def decide_all(office: Office, agenda: Agenda) -> None:
    """Every vote is counted, everybody decided on, the sitting closed."""
    Decide(agenda.votes, agenda.decisions)(office.workspace)
    _dissent(office, agenda.ruled)
    CloseSitting(PLENARY)(office.workspace)


def finish(office: Office, plenary: Plenary, agenda: Agenda) -> Outcome:
    """Protocol, order and certificates."""
    begins = plenary.begins
    office.world.at(begins + timedelta(hours=7))
    final = FinaliseProtocol()(office.workspace).value
    office.world.at(begins + timedelta(days=4))
    enrolled = RecordOrder("412", office.world.now().date())(office.workspace).value
    office.world.at(begins + timedelta(days=7))
    issued = IssueCertificates()(office.workspace).value
    words = [one.decision for one in agenda.ruled]
    return Outcome(
        enrolled, words.count("refuse"), words.count("postpone"), len(issued), final.number
    )


def panel_mornings(plan: Plan) -> dict[str, list[datetime]]:
    """Panel → the mornings on which it sits."""
    days: dict[str, set[datetime]] = defaultdict(set)
    for slot in plan.slots.values():
        days[slot.panel].add(datetime.fromisoformat(slot.at).replace(hour=8, minute=45))
    return {panel: sorted(mornings) for panel, mornings in days.items()}


def _presence(
    plan: Plan, code: str, member: str, day: tuple[str, datetime, Happened]
) -> list[AttendanceRow]:
    """All day, less the hours of an absence, which has its reason."""
    panel, morning, happened = day
    away = happened.away.get(member, set())
    spans = _present(plan, morning, panel, away)
    rows = [AttendanceRow(0, code, member, start, end, "") for start, end in spans]
    if spans != [(morning, morning + DAY)]:
        reasons = [one.reason for one in plan.incidents.absences if one.member == member]
        rows.append(AttendanceRow(0, code, member, None, None, reasons[0]))
    return rows


def _present(
    plan: Plan, morning: datetime, panel: str, away: set[str]
) -> list[tuple[datetime, datetime]]:
    evening = morning + DAY
    slots = [
        datetime.fromisoformat(s.at)
        for s in plan.slots.values()
        if s.panel == panel and s.interview in away
    ]
    missed = sorted(at for at in slots if at.date() == morning.date())
    if not missed:
        return [(morning, evening)]
    first, last = missed[0] - timedelta(minutes=1), missed[-1] + timedelta(minutes=20)
    return [(a, b) for a, b in ((morning, first), (last, evening)) if a < b]


def _rule(seed: int, state: Reckoning, plan: Plan, members: list[str]) -> list[Ruling]:
    no_shows: dict[str, Excuse] = {one.interview: one.excuse for one in plan.incidents.no_shows}
    chair = next(c for c, m in state.members.items() if m.function == "chair")
    cases: list[Case] = []
    for interview in sorted(state.slots):
        withdrawn = state.assembly.withdrawn(interview)
        voters = tuple(m for m in members if m not in withdrawn)
        head = chair if chair in voters else _deputy(state, voters)
        score = state.scores.get(interview)
        computed = score.recommendation if score else "none"
        cases.append(Case(interview, computed, voters, head, no_shows.get(interview, "")))
    return list(rulings(seed, cases))


def _deputy(state: Reckoning, voters: tuple[str, ...]) -> str:
    deputies = [m for m in voters if state.members[m].function == "deputy"]
    return deputies[0] if deputies else voters[0]


def _rows(
    ruled: list[Ruling], members: list[str], at: datetime
) -> tuple[list[VoteRow], list[DecisionRow]]:
    """What is not disputed is voted on together; every disputed name has its own proposal."""
    together: dict[Verdict, list[str]] = defaultdict(list)
    single: list[Ruling] = []
    for one in ruled:
        if one.mood == "usual":
            together[one.decision].append(one.interview)
        else:
            single.append(one)
    votes: list[VoteRow] = []
    for number, (decision, interviews) in enumerate(sorted(together.items()), 1):
        votes += [
            VoteRow(0, str(number), tuple(interviews), 1, at, member, "for", decision)
            for member in members
        ]
    for number, one in enumerate(single, len(together) + 1):
        moment = at + timedelta(minutes=4 * number)
        votes += [
            VoteRow(0, str(number), (one.interview,), 1, moment, member, vote, one.decision)
            for member, vote in one.ballots
        ]
    decisions = [DecisionRow(0, one.interview, one.decision, one.reason) for one in ruled]
    return votes, decisions


def _dissent(office: Office, ruled: list[Ruling]) -> None:
    """One member writes down why the majority is wrong."""
    for one in ruled:
        if one.mood == "usual":
            continue
        language = office.people[one.interview.partition("/")[0]].language
        if (said := dissent(one, language)) is not None:
            RecordDissent(said.interview, said.member, said.text)(office.workspace)
            return
