"""Chance by key: stable, independent, in bounds."""

from __future__ import annotations

import pytest

from commission_app.services.sample.draw import Draw


def test_the_same_key_always_gives_these_numbers() -> None:
    draw = Draw("fixed", 1)
    assert [draw.below(1000) for _ in range(10)] == [
        257,
        413,
        752,
        516,
        544,
        198,
        948,
        337,
        735,
        240,
    ]


def test_different_keys_give_different_streams() -> None:
    one, two = Draw("a", 12), Draw("a1", 2)
    assert [one.below(100) for _ in range(8)] != [two.below(100) for _ in range(8)]


def test_a_stream_goes_on_after_its_first_digest() -> None:
    draw = Draw("long")
    assert len({draw.below(2**30) for _ in range(100)}) == 100


def test_normal_draws_are_centred_with_unit_spread() -> None:
    draw = Draw("normal")
    values = [draw.normal() for _ in range(4000)]
    mean = sum(values) / len(values)
    spread = sum((value - mean) ** 2 for value in values) / len(values)
    assert abs(mean) < 0.05
    assert 0.9 < spread < 1.15


def test_weights_are_kept() -> None:
    draw = Draw("weights")
    places = [draw.weighed([1, 0, 3]) for _ in range(2000)]
    assert 0 < places.count(0) < places.count(2)
    assert places.count(1) == 0


@pytest.mark.parametrize(("count", "given"), [(0, 0), (3, 3), (9, 5)])
def test_some_gives_different_things_and_no_more_than_there_are(count: int, given: int) -> None:
    chosen = Draw("some").some("abcde", count)
    assert len(chosen) == len(set(chosen)) == given
