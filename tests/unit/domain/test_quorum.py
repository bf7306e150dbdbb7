import pytest

from commission_app.domain.quorum import Quorum, Seat, electorate, needed, presiding, quorum
from commission_app.domain.ruleset import QuorumRule

RULE = QuorumRule()
REDUCED = QuorumRule(recused_reduce_base=True)
SEATS = (
    Seat("M1", "chair"),
    Seat("M3", "deputy"),
    Seat("M2", "deputy"),
    Seat("M4"),
    Seat("M5", votes=False),
    Seat("S1", "secretary"),
    Seat("O1", "observer"),
    Seat("E1", "expert", votes=False),
)


@pytest.mark.parametrize(
    ("fraction", "base", "expected"),
    [("2/3", 7, 5), ("2/3", 6, 4), ("2/3", 9, 6), ("1/2", 7, 4), ("1/1", 7, 7), ("2/3", 0, 1)],
)
def test_the_share_is_rounded_up(fraction: str, base: int, expected: int) -> None:
    assert needed(QuorumRule(fraction=fraction), base) == expected


def test_only_voting_members_are_the_electorate() -> None:
    assert electorate(RULE, SEATS, {"M4"}) == {"M1", "M2", "M3", "M4"}


def test_a_panel_can_be_the_base() -> None:
    rule = QuorumRule(base="panel")
    assert electorate(rule, SEATS, {"M4", "M5", "S1", "M9"}) == {"M4"}


def test_a_recused_member_stays_in_the_base_but_is_not_present() -> None:
    found = quorum(RULE, {"A", "B", "C"}, {"A"}, {"A", "B", "X"})

    assert found == Quorum(base=3, needed=2, present=("B",), recused=("A",))
    assert not found.held


def test_a_recused_member_leaves_the_base_where_the_rules_say_so() -> None:
    found = quorum(REDUCED, {"A", "B", "C"}, {"A", "X"}, {"B", "C"})

    assert found == Quorum(base=2, needed=2, present=("B", "C"), recused=("A",))
    assert found.held


def test_nobody_is_never_a_quorum() -> None:
    assert not quorum(REDUCED, {"A"}, {"A"}, {"A"}).held


def test_the_chair_presides() -> None:
    assert presiding(SEATS, {"M1", "M2", "M4"}) == "M1"


def test_the_first_deputy_presides_where_the_chair_is_away() -> None:
    assert presiding(SEATS, {"M2", "M3", "M4"}) == "M2"


def test_nobody_else_presides() -> None:
    assert presiding(SEATS, {"M4", "S1"}) == ""
