"""Drawn seasons are computed by the audit and by a program that shares nothing with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.soak.campaign import Outcome, say
from tests.support.differential import computed, independent, told, witnessed
from tests.support.drawn_seasons import DrawnSeason

if TYPE_CHECKING:
    from tests.soak.campaign import Task

EVERY = 500


def run(task: Task) -> Outcome:
    """Season number i has the seed `task.seed` + i: `--seed THAT --amount 1` repeats it."""
    wrong: list[str] = []
    facts = interviews = 0
    for number in range(task.amount):
        seed = task.seed + number
        season = DrawnSeason(seed)
        one, two = told(computed(season.facts)), witnessed(independent(season.facts))
        differing = [what for what, said in one.items() if said != two[what]]
        if differing:
            wrong.append(f"season {seed}: {', '.join(differing)} differ")
        facts += len(season.facts)
        interviews += len(one["scores"])
        if (number + 1) % EVERY == 0:
            say(f"{number + 1} of {task.amount} seasons")
    return Outcome(task.amount, tuple(wrong), f"{facts} facts, {interviews} interviews")
