"""Two programs that share nothing compute the same from the same facts."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings, strategies as st

from tests.soak import audits
from tests.soak.campaign import Task
from tests.support.differential import computed, independent, told, witnessed
from tests.support.drawn_seasons import DrawnSeason


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_whatever_was_marked_voted_and_decided_both_say_the_same(seed: int) -> None:
    facts = DrawnSeason(seed).facts
    season, witness = told(computed(facts)), witnessed(independent(facts))
    for what, said in season.items():
        assert said == witness[what]


def test_drawn_seasons_tell_of_everything_that_is_compared() -> None:
    seen: set[tuple[Any, ...]] = set()
    for seed in range(40):
        said = told(computed(DrawnSeason(seed).facts))
        seen |= {("score", one[3], one[1] is not None) for one in said["scores"].values()}
        for _, follows, vote in said["decisions"].values():
            seen |= {("follows", follows), ("outcome", vote and vote[-1])}
    assert {
        *(("score", "enrol", True), ("score", "refuse", True), ("score", "none", False)),
        *(("follows", True), ("follows", False)),
        *(("outcome", "carried"), ("outcome", "not_carried"), ("outcome", None)),
    } <= seen


def test_the_campaign_computes_seasons_twice(tmp_path: Any) -> None:
    done = audits.run(Task(tmp_path, 5, 1))
    assert (done.done, done.wrong) == (5, ())
