"""One chair and one secretary, whoever is added or changed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.language import Bilingual
from commission_app.services.functions import one_of_each
from tests.support.seasons import refused

if TYPE_CHECKING:
    from commission_app.domain.quorum import Function

NAME = Bilingual("А", "А")


def member(code: str, function: Function, *, votes: bool = True) -> Member:
    return Member(code=code, names=NAME, position=NAME, function=function, votes=votes)


def here(*members: Member) -> dict[str, tuple[str, Member]]:
    return {one.code: ("", one) for one in members}


CHAIR, SECRETARY = member("M1", "chair"), member("S1", "secretary", votes=False)
CHAIR_GOES = member("M1", "member")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ([member("M2", "chair")], "people.second_chair"),
        ([member("M2", "secretary", votes=False)], "people.second_secretary"),
        (
            [member("M1", "member"), member("M2", "chair"), member("M3", "chair")],
            "people.second_chair",
        ),
    ],
)
def test_a_second_one_is_refused(said: list[Member], key: str) -> None:
    with refused(key):
        one_of_each(here(CHAIR, SECRETARY), said)


@pytest.mark.parametrize(
    "said",
    [
        [CHAIR, SECRETARY],
        [member("M1", "member"), member("M2", "chair")],
        [member("M2", "deputy"), member("M3", "deputy")],
    ],
)
def test_the_same_one_and_a_successor_are_not(said: list[Member]) -> None:
    one_of_each(here(CHAIR, SECRETARY), said)


def test_a_chair_whose_membership_was_ended_is_none_any_more() -> None:
    one_of_each(here(member("M1", "chair", votes=False)), [member("M2", "chair")])
