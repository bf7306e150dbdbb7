from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import pytest

from commission_app.domain.presence import Presence
from commission_app.domain.quorum import Seat
from commission_app.domain.votes import (
    Assembly,
    Ballot,
    Count,
    carried,
    check,
    check_all,
    count,
    last_rounds,
)
from commission_app.shared.errors import UserError
from tests.support.rules import rules

NOON = datetime(2026, 9, 30, 12, tzinfo=UTC)
PRESENT = Presence(((NOON - timedelta(hours=1), NOON + timedelta(hours=1)),))
MEMBERS = ("M1", "M2", "M3", "M4", "M5", "M6")
SEATS = (
    Seat("M1", "chair"),
    Seat("M2", "deputy"),
    *(Seat(m) for m in MEMBERS[2:]),
    Seat("S1", "secretary"),
)
CHOICES: dict[str, Literal["for", "against", "abstain"]] = {
    "+": "for",
    "-": "against",
    "0": "abstain",
}


def assembly(
    absent: str = "", recused: dict[str, frozenset[str]] | None = None, **vote: Any
) -> Assembly:
    """Six voting members; `absent` names those who have left."""
    gone = absent.split()
    presence = {m: Presence() if m in gone else PRESENT for m in (*MEMBERS, "S1")}
    return Assembly(rules(vote=vote), SEATS, presence, recused=recused or {})


def ballot(member: str, vote: str = "+", **changes: Any) -> Ballot:
    fields: dict[str, Any] = {
        "proposal": "A",
        "round": 1,
        "interviews": ("I1",),
        "decision": "enrol",
        "at": NOON,
    }
    return Ballot(member=member, vote=CHOICES[vote], **fields | changes)


def ballots(votes: str, **changes: Any) -> list[Ballot]:
    """One sign a member: + for, - against, 0 abstained, a point for none."""
    pairs = zip(MEMBERS, votes, strict=True)
    return [ballot(m, v, **changes) for m, v in pairs if v != "."]


def one(found: Assembly, votes: str, **changes: Any) -> Count:
    (single,) = count(found, ballots(votes, **changes))
    return single


def refusal(found: Assembly, new: Ballot, cast: list[Ballot] | None = None) -> str:
    with pytest.raises(UserError) as refused:
        check(found, new, cast or [])
    return refused.value.key


def test_a_majority_of_those_present_carries() -> None:
    found = one(assembly(), "++++--")

    assert (found.outcome, found.settled_by) == ("carried", "votes")
    assert (len(found.votes_for), len(found.votes_against)) == (4, 2)


def test_a_minority_does_not_carry() -> None:
    assert one(assembly(), "++----").outcome == "not_carried"


@pytest.mark.parametrize(
    ("votes", "outcome"), [("+++---", "carried"), ("---+++", "not_carried")]
)
def test_the_chair_settles_a_tie(votes: str, outcome: str) -> None:
    found = one(assembly(), votes)
    assert (found.outcome, found.settled_by) == (outcome, "casting_vote")


def test_the_deputy_settles_a_tie_where_the_chair_is_recused() -> None:
    found = one(assembly("M6", {"I1": frozenset({"M1"})}), ".++--.")

    assert (found.presiding, found.outcome) == ("M2", "carried")


def test_a_tie_without_anybody_presiding_is_voted_again() -> None:
    found = one(assembly("M1 M2"), "..++--")
    assert (found.presiding, found.outcome, found.settled_by) == ("", "revote", "")


@pytest.mark.parametrize(
    ("tie", "decision", "outcome"),
    [
        ("in_favour_of_candidate", "enrol", "carried"),
        ("in_favour_of_candidate", "refuse", "not_carried"),
        ("in_favour_of_candidate", "postpone", "not_carried"),
        ("refused", "enrol", "not_carried"),
        ("refused", "refuse", "carried"),
        ("revote", "enrol", "revote"),
    ],
)
def test_a_tie_goes_as_the_rules_say(tie: str, decision: str, outcome: str) -> None:
    assert one(assembly(tie=tie), "+++---", decision=decision).outcome == outcome


@pytest.mark.parametrize(
    ("majority", "votes", "outcome"),
    [
        ("simple_of_present", "+++0.-", "not_carried"),
        ("simple_of_cast", "+++0.-", "carried"),
        ("simple_of_all", "+++0.-", "not_carried"),
        ("simple_of_all", "++++..", "carried"),
        ("two_thirds_of_present", "++++--", "carried"),
        ("two_thirds_of_present", "+++---", "not_carried"),
        ("two_thirds_of_present", "+++0--", "not_carried"),
    ],
)
def test_each_majority_counts_against_its_own_whole(
    majority: str, votes: str, outcome: str
) -> None:
    assert one(assembly(majority=majority), votes).outcome == outcome


def test_equal_votes_below_half_of_all_are_no_tie_of_all() -> None:
    found = one(assembly("M6", majority="simple_of_all"), "++--0.")
    assert (found.outcome, found.settled_by) == ("not_carried", "votes")


def test_equal_votes_with_abstentions_are_a_tie_of_those_present() -> None:
    found = one(assembly(), "++--00")
    assert (found.outcome, found.abstained) == ("carried", ("M5", "M6"))


def test_no_votes_at_all_are_no_tie() -> None:
    assert one(assembly(tie="in_favour_of_candidate"), "000000").outcome == "not_carried"


def test_without_a_quorum_nothing_is_decided() -> None:
    found = one(assembly("M4 M5 M6"), "+++...")

    assert (found.outcome, found.settled_by) == ("no_quorum", "")
    assert (found.quorum.needed, found.quorum.present) == (4, ("M1", "M2", "M3"))


def test_who_was_present_and_gave_no_vote_is_named() -> None:
    assert one(assembly("M6"), "+++...").silent == ("M4", "M5")


def test_a_recused_member_counts_as_recused_for_that_interview_only() -> None:
    found = assembly(recused={"I2": frozenset({"M1"})})

    first, second = count(found, ballots("++++++", interviews=("I2", "I1")))

    assert (first.interview, len(first.votes_for)) == ("I1", 6)
    assert (second.interview, second.votes_for) == ("I2", MEMBERS[1:])
    assert second.quorum.recused == ("M1",)


def test_a_vote_of_somebody_who_was_not_there_is_not_counted() -> None:
    assert one(assembly("M6"), "++++++").votes_for == MEMBERS[:5]


def test_presence_is_taken_at_the_moment_of_the_own_vote() -> None:
    leaving = Presence(((NOON - timedelta(hours=1), NOON),))
    there = Assembly(rules(), SEATS, dict.fromkeys(MEMBERS, PRESENT) | {"M6": leaving})
    later = [ballot(m, at=NOON + timedelta(minutes=5)) for m in MEMBERS[:5]]

    (found,) = count(there, [*later, ballot("M6")])

    assert found.votes_for == MEMBERS
    assert found.at == NOON + timedelta(minutes=5)


def test_with_a_panel_as_base_only_the_panel_votes() -> None:
    found = Assembly(
        rules(quorum={"base": "panel"}),
        SEATS,
        dict.fromkeys(MEMBERS, PRESENT),
        {"I1": frozenset({"M1", "M2", "M3"})},
    )
    (single,) = count(found, ballots("++++++"))

    assert (single.quorum.base, single.votes_for) == (3, ("M1", "M2", "M3"))


def test_a_secretary_never_votes() -> None:
    assert refusal(assembly(), ballot("S1")) == "votes.no_vote"


def test_a_stranger_never_votes() -> None:
    assert refusal(assembly(), ballot("X1")) == "votes.no_vote"


def test_an_absent_member_does_not_vote() -> None:
    assert refusal(assembly("M3"), ballot("M3")) == "votes.absent"


def test_without_recorded_presence_nobody_votes() -> None:
    assert refusal(Assembly(rules(), SEATS, {}), ballot("M3")) == "votes.absent"


def test_a_member_recused_for_every_name_does_not_vote() -> None:
    found = assembly(recused={"I1": frozenset({"M3"})})

    assert refusal(found, ballot("M3")) == "votes.recused"
    check(found, ballot("M3", interviews=("I1", "I2")), [])


def test_an_abstention_is_refused_where_the_rules_do_not_allow_it() -> None:
    assert refusal(assembly(), ballot("M3", "0")) == "votes.abstention_not_allowed"
    check(assembly(abstain_allowed=True), ballot("M3", "0"), [])


def test_nobody_votes_twice_in_a_round() -> None:
    assert refusal(assembly(), ballot("M3"), [ballot("M3", "-")]) == "votes.twice"
    check(assembly(), ballot("M3", proposal="B"), [ballot("M3", "-")])


@pytest.mark.parametrize("other", [{"interviews": ("I2",)}, {"decision": "refuse"}])
def test_all_ballots_of_a_round_are_about_the_same(other: dict[str, Any]) -> None:
    assert refusal(assembly(), ballot("M3", **other), [ballot("M4")]) == (
        "votes.different_proposal"
    )


def test_a_second_round_needs_a_first() -> None:
    assert refusal(assembly(), ballot("M3", round=2)) == "votes.round_skipped"


def test_a_settled_proposal_has_no_second_round() -> None:
    assert refusal(assembly(), ballot("M3", round=2), ballots("++++++")) == (
        "votes.round_settled"
    )


def test_a_tie_to_be_voted_again_takes_a_second_round() -> None:
    found = assembly(tie="revote")
    both = [*ballots("+++---"), *ballots("++++--", round=2)]

    check_all(found, reversed(both))

    assert [c.outcome for c in count(found, both)] == ["revote", "carried"]
    assert [c.round for c in last_rounds(count(found, both))] == [2]


def test_check_all_finds_the_ballot_that_may_not_stand() -> None:
    with pytest.raises(UserError):
        check_all(assembly(), [*ballots("++++++"), ballot("M1")])


def test_what_was_carried_is_listed_by_interview_in_the_order_of_time() -> None:
    late = ballots("++++++", proposal="A", at=NOON + timedelta(minutes=9))
    early = ballots("++++++", proposal="B", decision="postpone", interviews=("I1", "I2"))
    lost = ballots("------", proposal="C", interviews=("I3",))

    found = carried(count(assembly(), [*late, *early, *lost]))

    assert [(i, [c.proposal for c in cs]) for i, cs in found.items()] == [
        ("I1", ["B", "A"]),
        ("I2", ["B"]),
    ]
