"""The quorum against counting on fingers."""

from __future__ import annotations

import msgspec
from hypothesis import given, strategies as st

from commission_app.domain.quorum import Seat, electorate, needed, presiding, quorum
from commission_app.domain.ruleset import QuorumRule

MEMBERS = [f"M{n}" for n in range(7)]
SOME = st.sets(st.sampled_from([*MEMBERS, "X"]))
FUNCTIONS = st.sampled_from(["chair", "deputy", "member", "secretary", "observer", "expert"])
SEATS = st.lists(
    st.builds(Seat, st.sampled_from(MEMBERS), FUNCTIONS, st.booleans()),
    unique_by=lambda seat: seat.member,
)


@st.composite
def quorum_rules(draw: st.DrawFn) -> QuorumRule:
    """Any share of at most all."""
    under = draw(st.integers(1, 12))
    over = draw(st.integers(1, under))
    rule = {
        "fraction": f"{over}/{under}",
        "base": draw(st.sampled_from(["all_voting_members", "panel"])),
        "recused_reduce_base": draw(st.booleans()),
    }
    return msgspec.convert(rule, QuorumRule)


@given(quorum_rules(), st.integers(0, 40))
def test_the_needed_number_is_the_first_that_reaches_the_share(
    rule: QuorumRule, base: int
) -> None:
    over, under = (int(part) for part in rule.fraction.split("/"))
    enough = [n for n in range(1, base + 2) if n * under >= over * base]

    assert needed(rule, base) == enough[0]


@given(quorum_rules(), SEATS, SOME, SOME, SOME)
def test_the_quorum_is_what_fingers_count(
    rule: QuorumRule, seats: list[Seat], panel: set[str], recused: set[str], here: set[str]
) -> None:
    voters = electorate(rule, seats, panel)
    found = quorum(rule, voters, recused, here)

    base = able = 0
    for seat in seats:
        sits = rule.base == "all_voting_members" or seat.member in panel
        votes = seat.votes and seat.function in {"chair", "deputy", "member", "expert"} and sits
        out = seat.member in recused
        base += votes and not (out and rule.recused_reduce_base)
        able += votes and not out and seat.member in here

    assert (found.base, len(found.present)) == (base, able)
    assert found.held == (able >= needed(rule, base))


@given(quorum_rules(), SEATS, SOME, SOME)
def test_one_more_who_comes_never_breaks_a_quorum(
    rule: QuorumRule, seats: list[Seat], recused: set[str], here: set[str]
) -> None:
    voters = electorate(rule, seats, MEMBERS)
    for member in MEMBERS:
        more = quorum(rule, voters, recused, here | {member})
        assert more.held or not quorum(rule, voters, recused, here).held


@given(SEATS, SOME)
def test_whoever_presides_is_there_and_no_chair_is_passed_over(
    seats: list[Seat], here: set[str]
) -> None:
    head = presiding(seats, here)
    functions = {s.member: s.function for s in seats if s.member in here}

    assert functions.get(head) in {"chair", "deputy", None}
    assert functions.get(head) == "chair" or "chair" not in functions.values()
    assert head or "deputy" not in functions.values()
