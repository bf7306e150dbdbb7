"""In the protocol: what was proposed, voted and decided, and who dissented."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Decided, Dissent, Vote
from commission_app.domain.facts.kinds import scoring as kinds
from commission_app.domain.language import Bilingual
from commission_app.domain.numerals import ranges
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain import votes as counted
    from commission_app.domain.facts.kinds.deciding import Decision
    from commission_app.models.facts import Facts

PROPOSALS = {
    "enrol": T("papers.proposal.enrol"),
    "refuse": T("papers.proposal.refuse"),
    "postpone": T("papers.proposal.postpone"),
}
RESULTS = {
    "carried": T("papers.vote.carried"),
    "not_carried": T("papers.vote.not_carried"),
    "revote": T("papers.vote.revote"),
    "no_quorum": T("papers.vote.no_quorum"),
}
TIES = {
    "chair_casts": T("papers.tie.chair_casts"),
    "in_favour_of_candidate": T("papers.tie.in_favour"),
    "revote": T("papers.tie.revote"),
    "refused": T("papers.tie.refused"),
}


def votes(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Vote, ...]:
    """One line a proposal and round; who may not vote on one name is told with the recusals."""
    state = gathered.state
    rounds: dict[tuple[str, int], list[counted.Count]] = defaultdict(list)
    for count in state.counts:
        rounds[count.proposal, count.round].append(count)
    return tuple(_vote(gathered, rounds[key], numbers) for key in sorted(rounds))


def _vote(
    gathered: Gathered, counts: Sequence[counted.Count], numbers: Mapping[str, int]
) -> Vote:
    first = counts[0]
    ballots = [
        b
        for b in gathered.state.ballots
        if (b.proposal, b.round) == (first.proposal, first.round)
    ]
    given = [b.vote for b in ballots]
    named = [numbers[c.interview] for c in counts if c.interview in numbers]
    there = {m for c in counts for m in (*c.quorum.present, *c.quorum.recused)}
    outcomes = {c.outcome for c in counts}
    casting = any(c.settled_by == "casting_vote" for c in counts)
    by_rule = any(c.settled_by == "tie_rule" for c in counts)
    note = TIES[gathered.rules.vote.tie] if casting or by_rule else None
    return Vote(
        label=first.proposal,
        proposal=pair(PROPOSALS[first.decision], numbers=ranges(named), count=len(named)),
        in_favour=given.count("for"),
        against=given.count("against"),
        abstained=given.count("abstain"),
        not_voting=len(there - {b.member for b in ballots}),
        round=first.round,
        outcome=pair(RESULTS[outcomes.pop()]) if len(outcomes) == 1 else None,
        note=pair(note) if note else None,
    )


def voting_rule(gathered: Gathered) -> Bilingual:
    rule = gathered.rules.vote
    majority = {
        "simple_of_present": T("papers.majority.simple_of_present"),
        "simple_of_cast": T("papers.majority.simple_of_cast"),
        "simple_of_all": T("papers.majority.simple_of_all"),
        "two_thirds_of_present": T("papers.majority.two_thirds_of_present"),
    }[rule.majority]
    first, second = pair(majority), pair(TIES[rule.tie])
    return Bilingual(f"{first.kk} {second.kk}", f"{first.ru} {second.ru}")


def decided(gathered: Gathered, numbers: Mapping[str, int]) -> dict[str, tuple[Decided, ...]]:
    found: dict[str, list[Decided]] = {"enrol": [], "refuse": [], "postpone": []}
    for interview, number in numbers.items():
        made = gathered.state.decisions.get(interview)
        if made is not None:
            found[made.decision].append(_decided_one(gathered, made, number))
    return {word: tuple(rows) for word, rows in found.items()}


def _decided_one(gathered: Gathered, made: Decision, number: int) -> Decided:
    score = gathered.state.scores.get(made.interview)
    figure = gathered.figure(score.score) if score and score.score is not None else "–"
    given = made.reason.kk or made.reason.ru
    return Decided(
        number=number,
        names=gathered.candidate(made.interview).names,
        score=figure,
        reasons=made.reason if given else None,
    )


def dissents(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Dissent, ...]:
    found = [body for _, body in facts.current(kinds.Dissent).values()]
    return tuple(
        Dissent(
            names=names_of(gathered.state.members[one.member]),
            about=pair(T("papers.dissent.about"), number=numbers[one.interview]),
            text=one.text,
        )
        for one in sorted(found, key=lambda d: (numbers.get(d.interview, 0), d.member))
        if one.interview in numbers and one.member in gathered.state.members
    )
