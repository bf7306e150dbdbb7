"""What two programs that share nothing say of the same facts, side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from commission_app.models.facts import Facts
from commission_app.models.memory import in_memory
from commission_app.services.auditing.audit import compute
from tests.support.independent_votes import Commission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.services.auditing.audit import Season

Said = dict[str, Any]
VOTE = ("proposal", "round", "for", "against", "present", "needed", "outcome")


def computed(facts: Sequence[Fact]) -> Season:
    """By the program."""
    with in_memory() as c:
        held = Facts(c, facts[0].header.season)
        held.apply(facts)
        season, _ = compute(held, facts)
    assert season is not None
    return season


def independent(facts: Iterable[Fact]) -> Commission:
    """By the witness, who reads bytes."""
    return Commission(
        (f.digest, json.loads(f.raw), None if f.body is None else json.loads(f.body))
        for f in facts
    )


def told(season: Season) -> Said:
    """All that is compared, as the program says it."""
    decisions: Said = {}
    for one in season.decisions:
        vote = one.vote
        counted = vote and (
            *(vote.proposal, vote.round, len(vote.votes_for), len(vote.votes_against)),
            *(len(vote.quorum.present), vote.quorum.needed, vote.outcome),
        )
        decisions[one.made.interview] = (one.made.decision, one.follows, counted)
    return {
        "digest": season.tally.state_digest,
        "scores": {
            one.interview: (dict(one.totals), one.score, one.percent, one.recommendation)
            for one in season.tally.scores
        },
        "ranks": {p.interview: p.rank for p in season.places if p.rank},
        "decisions": decisions,
    }


def witnessed(other: Commission) -> Said:
    """The same as the witness says it."""
    decisions: Said = {}
    for code, one in other.decisions().items():
        vote = one["vote"]
        counted = vote and tuple(vote[key] for key in VOTE)
        decisions[code] = (one["decision"], one["follows"], counted)
    return {
        "digest": other.state_digest,
        "scores": {
            code: (one["totals"], one["score"], one["percent"], one["recommendation"])
            for code, one in other.scores().items()
        },
        "ranks": other.ranks(),
        "decisions": decisions,
    }
