"""Two programs that share nothing compute the same from the same facts."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings, strategies as st

from commission_app.models.facts import Facts
from commission_app.models.memory import in_memory
from commission_app.services.auditing.audit import compute
from tests.support.drawn_seasons import DrawnSeason
from tests.support.independent_votes import Commission

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.services.auditing.audit import Season

Json = dict[str, Any]


def independent(facts: list[Fact]) -> Commission:
    return Commission(
        (f.digest, json.loads(f.raw), None if f.body is None else json.loads(f.body))
        for f in facts
    )


def computed(facts: list[Fact]) -> Season:
    with in_memory() as c:
        held = Facts(c, facts[0].header.season)
        held.apply(facts)
        season, _ = compute(held, facts)
    assert season is not None
    return season


def scores(season: Season) -> dict[str, tuple[Any, ...]]:
    return {
        one.interview: (dict(one.totals), one.score, one.percent, one.recommendation)
        for one in season.tally.scores
    }


def decisions(season: Season) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for one in season.decisions:
        vote = one.vote
        counted = vote and (
            *(vote.proposal, vote.round, len(vote.votes_for), len(vote.votes_against)),
            *(len(vote.quorum.present), vote.quorum.needed, vote.outcome),
        )
        found[one.made.interview] = (one.made.decision, one.follows, counted)
    return found


def witnessed(one: Json) -> tuple[Any, ...]:
    vote = one["vote"]
    order = ("proposal", "round", "for", "against", "present", "needed", "outcome")
    return one["decision"], one["follows"], vote and tuple(vote[key] for key in order)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_whatever_was_marked_voted_and_decided_both_say_the_same(seed: int) -> None:
    facts = DrawnSeason(seed).facts
    season, witness = computed(facts), independent(facts)
    assert season.tally.state_digest == witness.state_digest
    assert scores(season) == {
        code: (one["totals"], one["score"], one["percent"], one["recommendation"])
        for code, one in witness.scores().items()
    }
    assert {p.interview: p.rank for p in season.places if p.rank} == witness.ranks()
    assert decisions(season) == {c: witnessed(d) for c, d in witness.decisions().items()}


def test_drawn_seasons_tell_of_everything_that_is_compared() -> None:
    told: set[tuple[Any, ...]] = set()
    for seed in range(40):
        season = computed(DrawnSeason(seed).facts)
        told |= {
            ("score", one[3], isinstance(one[1], Fraction)) for one in scores(season).values()
        }
        for _, follows, vote in decisions(season).values():
            told |= {("follows", follows), ("outcome", vote and vote[-1])}
    assert {
        *(("score", "enrol", True), ("score", "refuse", True), ("score", "none", False)),
        *(("follows", True), ("follows", False)),
        *(("outcome", "carried"), ("outcome", "not_carried"), ("outcome", None)),
    } <= told
