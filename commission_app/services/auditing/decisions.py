"""Reveals, votes and decisions follow from the sheets and the rules, or it is said why not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain import votes
from commission_app.domain.cells import CONFLICT_TEXTS
from commission_app.services.auditing.findings import Found
from commission_app.services.deciding import needs_reason, refuse_too_few
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.kinds.deciding import Decision
    from commission_app.services.reckoning import Reckoning

MARKS = frozenset(("sheet", "paper-sheet"))


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision with the votes that carry it; `follows`: it is what the rules allow."""

    made: Decision
    computed: str  # what the sheets recommend
    vote: votes.Count | None
    follows: bool


def check_reveals(state: Reckoning, facts: Sequence[Fact]) -> Iterator[Found]:
    """Every sheet that was opened is here, and none counts that was not."""
    sheets = {fact.digest for fact in facts if fact.header.kind in MARKS}
    for code, said in sorted(state.revealed.items()):
        if gone := [digest for digest in said.sheets if digest not in sheets]:
            yield _about("reveal", T("audit.revealed_gone"), code, count=len(gone))
    for cell in state.cells:
        if cell.state == "conflict" and cell.interview in state.revealed:
            text = UserError(CONFLICT_TEXTS[cell.conflict])
            yield Found("cell", text, f"{cell.interview}/{cell.member}")


def check_votes(state: Reckoning) -> Iterator[Found]:
    """Every vote was given by somebody who had one, was there and took part."""
    cast: list[votes.Ballot] = []
    for ballot in sorted(state.ballots, key=lambda b: (b.proposal, b.round, b.at, b.member)):
        try:
            votes.check(state.assembly, ballot, cast)
        except UserError as error:
            where = f"{ballot.proposal}/{ballot.round}/{ballot.member}"
            yield Found("vote", error, where)
        cast.append(ballot)


def decided(state: Reckoning) -> tuple[tuple[Decided, ...], list[Found]]:
    """All decisions by interview, and where one does not follow."""
    rounds: dict[str, list[votes.Count]] = defaultdict(list)
    for count in votes.last_rounds(state.counts):
        rounds[count.interview].append(count)
    result: list[Decided] = []
    found: list[Found] = []
    for code, made in sorted(state.decisions.items()):
        score = state.scores.get(code)
        computed = score.recommendation if score else "none"
        vote, wrong = _vote(state, made, rounds[code])
        here = [*wrong, *_follows(state, made, computed)]
        result.append(Decided(made, computed, vote, not here))
        found += here
    return tuple(result), found


def _follows(state: Reckoning, made: Decision, computed: str) -> Iterator[Found]:
    code = made.interview
    if code not in state.slots:
        yield _about("decision", T("audit.not_on_the_list"), code)
    if code not in state.revealed:
        yield _about("decision", T("audit.not_revealed"), code)
    if made.computed != computed:
        values = {"said": made.computed, "computed": computed}
        yield _about("decision", T("audit.computed_differs"), code, **values)
    if needs_reason(computed, made.decision) and not (made.reason.kk and made.reason.ru):
        yield _about("decision", T("audit.no_reason"), code)
    try:
        refuse_too_few(state, code, made.decision)
    except UserError as error:
        yield Found("decision", error)


def _vote(
    state: Reckoning, made: Decision, rounds: Sequence[votes.Count]
) -> tuple[votes.Count | None, list[Found]]:
    """The round that carries a decision; where none does, a lost one refuses or postpones."""
    if state.body.rules.decision_mode == "score_decides":
        return None, []
    carried = [one for one in rounds if one.outcome == "carried"]
    fitting = [one for one in carried if one.decision == made.decision]
    lost = [one for one in rounds if one.outcome == "not_carried"]
    if not carried and made.decision != "enrol":
        fitting = lost
    named = [one for one in fitting if (one.proposal, one.round) == (made.proposal, made.round)]
    if named:
        return named[-1], []
    if made.decision == "postpone" and not carried and not made.proposal:
        return None, []
    key = T("audit.vote_differs") if carried else T("audit.no_vote")
    values = {"decision": made.decision, "proposal": made.proposal or "–"}
    return None, [_about("decision", key, made.interview, **values)]


def _about(kind: str, key: str, interview: str, **values: object) -> Found:
    return Found(kind, UserError(key, interview=interview, **values))
