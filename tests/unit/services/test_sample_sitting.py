"""Votes carry what is decided; reasons stand where they must."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import pytest

from commission_app.services.sample.sitting import Case, Mood, Ruling, dissent, ruling, rulings

Computed = Literal["enrol", "refuse", "none"]
SEVEN = tuple(f"M{number:02d}" for number in range(1, 8))


def cases(count: int = 411) -> list[Case]:
    return [
        Case(
            f"L26-{number:05d}",
            "refuse" if number % 40 == 3 else "none" if number % 90 == 5 else "enrol",
            SEVEN[:6] if number % 70 == 3 else SEVEN,
            "M01",
            "excused" if number % 90 == 5 and number % 4 else "",
        )
        for number in range(count)
    ]


def count(ruled: Ruling) -> Counter[str]:
    return Counter(ballot for _, ballot in ruled.ballots)


def test_every_proposal_is_carried() -> None:
    for one in rulings(1, cases()):
        ballots = count(one)
        if one.mood == "tie":
            assert ballots["for"] == ballots["against"]
            assert dict(one.ballots)["M01"] == "for"
        else:
            assert ballots["for"] > ballots["against"]


def test_one_tie_and_something_against_the_recommendation() -> None:
    given = rulings(1, cases())
    moods = Counter(one.mood for one in given)
    assert moods["tie"] == 1
    assert 1 <= moods["divided"] <= 8
    assert any("against" in dict(one.ballots).values() for one in given if one.mood == "usual")


def test_a_reason_stands_wherever_the_decision_is_no_recommended_enrolment() -> None:
    for case, one in zip(cases(), rulings(1, cases()), strict=True):
        plain = one.decision == case.computed == "enrol"
        assert bool(one.reason.kk) == bool(one.reason.ru) == (not plain)


def test_a_ruling_does_not_depend_on_the_others_but_for_the_rare_ones() -> None:
    given = rulings(1, cases())
    alone = [ruling(1, case) for case in cases()]
    assert sum(a != b for a, b in zip(given, alone, strict=True)) <= 2


@pytest.mark.parametrize(
    ("computed", "mood", "decision"),
    [
        ("enrol", "usual", "enrol"),
        ("enrol", "divided", "refuse"),
        ("refuse", "usual", "refuse"),
        ("refuse", "divided", "enrol"),
        ("refuse", "tie", "refuse"),
        ("none", "usual", "postpone"),
    ],
)
def test_the_mood_decides_whether_the_recommendation_holds(
    computed: Computed, mood: Mood, decision: str
) -> None:
    assert ruling(1, Case("L26-1", computed, SEVEN[:6], "M01"), mood).decision == decision


@pytest.mark.parametrize(
    ("excuse", "decision"), [("excused", "postpone"), ("unexcused", "refuse")]
)
def test_whoever_did_not_come_is_postponed_only_with_an_excuse(
    excuse: Literal["excused", "unexcused"], decision: str
) -> None:
    case = Case("L26-1", "none", SEVEN, "M01", excuse)
    assert ruling(1, case).decision == decision


def test_an_odd_number_of_voters_has_no_tie() -> None:
    assert ruling(1, Case("L26-1", "enrol", SEVEN, "M01"), "tie").mood == "usual"


def test_who_voted_against_writes_a_dissenting_opinion() -> None:
    divided = next(one for one in rulings(1, cases()) if one.mood == "divided")
    opinion = dissent(divided, "kk")
    assert opinion is not None
    assert dict(divided.ballots)[opinion.member] == "against"
    assert len(opinion.text) > 60


def test_a_unanimous_ruling_has_no_dissent() -> None:
    assert dissent(ruling(1, Case("L26-1", "enrol", ("M01",), "M01")), "ru") is None
