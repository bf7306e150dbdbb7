"""Invented commissions."""

from __future__ import annotations

import pytest

from commission_app.services.sample.commission import members


@pytest.mark.parametrize("count", [1, 2, 7, 9, 30])
def test_so_many_vote_and_two_more_do_not(count: int) -> None:
    given = members(count)
    assert sum(one.votes for one in given) == count
    assert [one.function for one in given if not one.votes] == ["secretary", "observer"]
    assert given[0].function == "chair"


def test_codes_are_different_and_names_are_full() -> None:
    given = members(30)
    assert len({one.code for one in given}) == 32
    assert len({one.names for one in given}) == 32
    assert all(one.names.kk and one.names.ru and one.position.kk for one in given)


def test_a_larger_commission_begins_with_the_smaller_one() -> None:
    assert members(12)[:7] == members(7)[:7]


def test_a_commission_without_votes_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        members(0)
