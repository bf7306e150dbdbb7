"""The list for discussion: of each revealed interview what was computed and decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain import quorum as quorums
from commission_app.domain.tally import FLAG_TEXTS
from commission_app.services.office.explaining import OUTCOME_TEXTS, flags_by_name
from commission_app.services.office.state import NOTHING, Person, member_name
from commission_app.services.papers.scored import OUTCOMES as COMPUTED
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from commission_app.domain.cells import Cell
    from commission_app.domain.language import Bilingual
    from commission_app.domain.tally import Score
    from commission_app.services.reckoning import Reckoning

DECISION_TEXTS: Mapping[str, str] = {
    "enrol": T("office.decision_enrol"),
    "refuse": T("office.decision_refuse"),
    "postpone": T("office.decision_postpone"),
}


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Whether enough are there: of the sitting, or for one interview after recusals."""

    base: int  # those with a vote
    needed: int
    present: int
    held: bool


@dataclass(frozen=True, slots=True)
class Discussed:
    """One revealed interview as the commission talks about it."""

    interview: str
    number: int  # in the list of the protocol
    person: Person
    panel: str
    sheets: int  # that count
    assigned: int  # voting members of the panel
    total: Decimal | None  # rounded as it is printed
    percent: Decimal | None
    exact: str  # the total as "p/q"
    recommendation: str  # enrol, refuse, none
    computed: Said
    flags: tuple[Said, ...]
    spread: bool  # members lie far apart: to be talked about
    recused: tuple[Bilingual, ...]
    quorum: QuorumState
    decision: str  # "", enrol, refuse, postpone
    reason: Bilingual
    differs: bool  # the decision is not what was computed
    missed: Said | None  # why there was no interview
    gone: bool  # the candidate left the selection


@dataclass(frozen=True, slots=True)
class Closed:
    """An interview whose marks are closed: nothing of it is told."""

    interview: str
    person: Person
    complete: bool  # may be revealed


def discussed(
    state: Reckoning, who: Mapping[str, Person], moment: datetime
) -> tuple[Discussed, ...]:
    """Revealed interviews in the order of the protocol, which no mark has made."""
    cells: dict[str, list[Cell]] = {}
    for cell in state.cells:
        cells.setdefault(cell.interview, []).append(cell)
    there = present_at(state, moment)
    return tuple(
        _discussed(state, (number, person), cells.get(code, ()), there)
        for number, (code, person) in enumerate(who.items(), 1)
        if code in state.revealed
    )


def discussed_one(
    state: Reckoning, who: Mapping[str, Person], interview: str, moment: datetime
) -> Discussed:
    """One of them, without looking at the others."""
    number = next(n for n, code in enumerate(who, 1) if code == interview)
    cells = [cell for cell in state.cells if cell.interview == interview]
    return _discussed(state, (number, who[interview]), cells, present_at(state, moment))


def closed(state: Reckoning, who: Mapping[str, Person]) -> tuple[Closed, ...]:
    """The others, in the same order."""
    return tuple(
        Closed(code, person, code not in state.waiting)
        for code, person in who.items()
        if code not in state.revealed
    )


def present_at(state: Reckoning, moment: datetime) -> frozenset[str]:
    """Members whose presence in plenary is recorded for this moment."""
    return frozenset(m for m in state.members if state.assembly.present(m, moment))


def quorum_of(state: Reckoning, interview: str, there: frozenset[str]) -> QuorumState:
    """The quorum for one interview, recusals counted as the rules say."""
    assembly = state.assembly
    found = quorums.quorum(
        assembly.rules.quorum,
        assembly.voters(interview),
        assembly.withdrawn(interview),
        there,
    )
    return QuorumState(found.base, found.needed, len(found.present), found.held)


def flag_words(state: Reckoning, score: Score) -> tuple[Said, ...]:
    """Flags of a score; a criterion or a member is called by name."""
    titles = {c.code: c.title for c in state.body.rules.criteria}
    found: list[Said] = []
    for flag in score.flags:
        name, _, detail = flag.partition(":")
        what: object = titles.get(detail)
        if what is None and detail:
            what = member_name(state, detail)
        found.append(said(FLAG_TEXTS[name], detail=what or detail))
    return tuple(found)


def _discussed(
    state: Reckoning,
    one: tuple[int, Person],
    cells: Sequence[Cell],
    there: frozenset[str],
) -> Discussed:
    number, person = one
    code = person.interview
    score, made = state.scores.get(code), state.decisions.get(code)
    _, slot = state.slots[code]
    panel = state.panels[slot.panel].members if slot.panel in state.panels else ()
    recommendation = score.recommendation if score else "none"
    return Discussed(
        interview=code,
        number=number,
        person=person,
        panel=slot.panel,
        sheets=score.sheets if score else 0,
        assigned=sum(m in state.members and state.members[m].votes for m in panel),
        total=score.printed_score if score else None,
        percent=score.printed_percent if score else None,
        exact=score.exact if score else "",
        recommendation=recommendation,
        computed=said(COMPUTED[recommendation]),
        flags=(
            *((said(T("office.flag_gone")),) if state.gone(code) else ()),
            *(flag_words(state, score) if score else ()),
            *flags_by_name(state, cells),
        ),
        spread=score is not None and any(f.startswith("spread") for f in score.flags),
        recused=tuple(member_name(state, m) for m in sorted(state.assembly.withdrawn(code))),
        quorum=quorum_of(state, code, there),
        decision=made.decision if made else "",
        reason=made.reason if made else NOTHING,
        differs=made is not None and recommendation not in {"none", made.decision},
        missed=_missed(state, code),
        gone=state.gone(code),
    )


def _missed(state: Reckoning, interview: str) -> Said | None:
    """That the candidate did not come, or what else became of the appointment."""
    word = state.outcomes.get(interview)
    gone = word is not None and word.outcome != "held"
    return said(OUTCOME_TEXTS[word.outcome]) if word is not None and gone else None
