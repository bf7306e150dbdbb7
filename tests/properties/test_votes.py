"""Outcomes against a brute count that was written from the rules' words alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from hypothesis import given, strategies as st

from commission_app.domain.presence import Presence
from commission_app.domain.quorum import Seat
from commission_app.domain.votes import Assembly, Ballot, check, count
from commission_app.shared.errors import UserError
from tests.support.rules import rules

NOON = datetime(2026, 9, 30, 12, tzinfo=UTC)
MEMBERS = ["M0", "M1", "M2", "M3", "M4", "M5", "M6"]
CHOICE = st.sampled_from(["for", "against", "abstain", None])
VOTES = st.tuples(*[CHOICE] * 7)
FLAGS = st.tuples(*[st.booleans()] * 7)
VOTE_RULE = st.fixed_dictionaries(
    {
        "majority": st.sampled_from(
            ["simple_of_present", "simple_of_cast", "simple_of_all", "two_thirds_of_present"]
        ),
        "tie": st.sampled_from(["chair_casts", "in_favour_of_candidate", "revote", "refused"]),
        "abstain_allowed": st.booleans(),
    }
)
DECISIONS = st.sampled_from(["enrol", "refuse", "postpone"])
SEATS = (Seat("M0", "chair"), Seat("M1", "deputy"), *(Seat(m) for m in MEMBERS[2:]))
Votes = tuple[Literal["for", "against", "abstain"] | None, ...]


def assembly(vote: dict[str, Any], here: tuple[bool, ...], out: tuple[bool, ...]) -> Assembly:
    presence = {
        m: Presence(((NOON, None),) if h else ()) for m, h in zip(MEMBERS, here, strict=True)
    }
    recused = frozenset(m for m, o in zip(MEMBERS, out, strict=True) if o)
    return Assembly(rules(vote=vote), SEATS, presence, recused={"I": recused})


def ballots(votes: Votes, decision: Any) -> list[Ballot]:
    return [
        Ballot("A", 1, m, ("I", "J"), decision, v, NOON)
        for m, v in zip(MEMBERS, votes, strict=True)
        if v is not None
    ]


def oracle(vote: dict[str, Any], decision: str, votes: Votes, able: list[bool]) -> str:
    """The outcome by the words of the rules; seven voting members, quorum of five."""
    there = sum(able)
    if there < 5:
        return "no_quorum"
    pro = sum(a and v == "for" for a, v in zip(able, votes, strict=True))
    con = sum(a and v == "against" for a, v in zip(able, votes, strict=True))
    wins = {
        "simple_of_present": pro > there - pro,
        "simple_of_cast": pro > con,
        "simple_of_all": pro >= 4,
        "two_thirds_of_present": pro * 3 >= there * 2,
    }
    if wins[vote["majority"]]:
        return "carried"
    # Of seven, equal votes are never half of all, and two thirds are never a tie.
    if pro != con or pro == 0 or vote["majority"] in {"simple_of_all", "two_thirds_of_present"}:
        return "not_carried"
    if vote["tie"] == "chair_casts":
        heads = [v for v, a in zip(votes[:2], able[:2], strict=True) if a]
        said = heads[0] if heads else None
        return {"for": "carried", "against": "not_carried"}.get(said or "", "revote")
    table = {
        ("in_favour_of_candidate", "enrol"): "carried",
        ("refused", "refuse"): "carried",
    }
    return (
        "revote"
        if vote["tie"] == "revote"
        else table.get((vote["tie"], decision), "not_carried")
    )


@given(VOTE_RULE, DECISIONS, VOTES, FLAGS, FLAGS)
def test_the_outcome_is_what_the_words_of_the_rules_say(
    vote: dict[str, Any],
    decision: str,
    votes: Votes,
    here: tuple[bool, ...],
    out: tuple[bool, ...],
) -> None:
    cast = ballots(votes, decision)
    counts = {c.interview: c for c in count(assembly(vote, here, out), cast)}
    if not cast:
        assert not counts
        return

    with_out = [h and not o for h, o in zip(here, out, strict=True)]
    assert counts["I"].outcome == oracle(vote, decision, votes, with_out)
    assert counts["J"].outcome == oracle(vote, decision, votes, list(here))


@given(VOTE_RULE, VOTES, FLAGS, FLAGS, st.data())
def test_the_order_of_ballots_does_not_matter(
    vote: dict[str, Any],
    votes: Votes,
    here: tuple[bool, ...],
    out: tuple[bool, ...],
    data: st.DataObject,
) -> None:
    cast = ballots(votes, "enrol")
    found = assembly(vote, here, out)
    assert count(found, cast) == count(found, data.draw(st.permutations(cast)))


@given(VOTE_RULE, VOTES, FLAGS, FLAGS)
def test_everybody_who_is_there_is_counted_once(
    vote: dict[str, Any], votes: Votes, here: tuple[bool, ...], out: tuple[bool, ...]
) -> None:
    for one in count(assembly(vote, here, out), ballots(votes, "enrol")):
        listed = [*one.votes_for, *one.votes_against, *one.abstained, *one.silent]
        assert sorted(listed) == list(one.quorum.present)


@given(VOTE_RULE, VOTES, FLAGS, FLAGS)
def test_a_ballot_is_refused_exactly_where_it_would_not_count_for_any_interview(
    vote: dict[str, Any], votes: Votes, here: tuple[bool, ...], out: tuple[bool, ...]
) -> None:
    found = assembly(vote, here, out)
    for one, there in zip(ballots(votes, "enrol"), _taken(votes, here), strict=True):
        allowed = there and (one.vote != "abstain" or vote["abstain_allowed"])
        try:
            check(found, one, [])
        except UserError:
            assert not allowed
        else:
            assert allowed


def _taken(votes: Votes, here: tuple[bool, ...]) -> list[bool]:
    return [h for h, v in zip(here, votes, strict=True) if v is not None]
