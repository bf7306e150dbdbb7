"""The campaigns of histories and of sticks stay alive: a few of each, by their seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.soak import histories, sticks
from tests.soak.campaign import Task

if TYPE_CHECKING:
    from pathlib import Path


def test_a_few_histories_are_merged_and_nothing_is_found(tmp_path: Path) -> None:
    outcome = histories.run(Task(tmp_path, 30, 1))
    assert (outcome.done, outcome.wrong) == (30, ())
    assert "forks" in outcome.note


def test_the_same_seed_is_the_same_history(tmp_path: Path) -> None:
    one, two = histories.merge(5, 3), histories.merge(5, 3)
    assert one == two


def test_a_day_of_sticks_ends_with_nothing_found(tmp_path: Path) -> None:
    assert sticks.run(Task(tmp_path, 1, 1)).wrong == ()
