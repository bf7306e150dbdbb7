"""Days of offices, laptops and sticks: copied, lost, replayed, restored, cloned, damaged."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.soak.campaign import Outcome, Task, say
from tests.support.places import INTERVIEWS, morning
from tests.support.seasons import MORNING, Clock
from tests.support.sticks import Sticks

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 10  # days that one process lives through before it tells
ACTS = 25  # of a day


def run(task: Task) -> Outcome:
    """Day number i has the seed `task.seed` + i: `--seed THAT --amount 1` repeats it."""
    done, wrong = 0, list[str]()
    for days, found in _parts(task):
        done += days
        wrong += found
        if done % 100 < days:
            say(f"  {done} days, {len(wrong)} found")
    return Outcome(done, tuple(wrong), f"{done * ACTS} acts")


def live(first: int, amount: int, folder: str) -> tuple[int, list[str]]:
    """The days of some seeds, one after the other."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=folder) as here:
        early = Path(here) / "early"
        early.mkdir()
        morning(early, Clock(MORNING))
        for seed in range(first, first + amount):
            place = Path(here) / "day"
            shutil.copytree(early, place)
            day = Sticks(place, Clock(MORNING))
            try:
                a_day(random.Random(seed), day)
            except Exception as error:  # noqa: BLE001 - whatever it is, it was found
                wrong.append(f"seed {seed}: {type(error).__name__} {error}")
            day.close()
            shutil.rmtree(place)
    return amount, wrong


def a_day(rng: random.Random, day: Sticks) -> None:
    """As people and chance want; in the evening everybody brings everything."""
    hand = _Hand(rng, day)
    often = [hand.seals, hand.hands_over, hand.hands_over, hand.delivers, hand.delivers]
    seldom = [
        hand.takes_in,
        hand.exchanges,
        hand.damages_or_loses,
        hand.decides,
        hand.copies,
        hand.restores,
        hand.goes_wrong,
    ]
    for _ in range(ACTS):
        rng.choice([*often, *seldom])()
    day.settle()


class _Hand:
    """Does one thing somewhere."""

    def __init__(self, rng: random.Random, day: Sticks) -> None:
        self.rng, self.day = rng, day

    def seals(self) -> None:
        state = self.rng.choice(["sealed", "sealed", "sealed", "void"])
        self.day.seal(self._laptop(), self._interview(), self.rng.randrange(5), state)

    def hands_over(self) -> None:
        self.day.hand_over(self._anywhere())

    def delivers(self) -> None:
        if self.day.sticks:
            self.day.give(self.rng.choice(self.day.sticks[-6:]))

    def takes_in(self) -> None:
        """Any stick anywhere: an old one, a repeated one, somebody else's."""
        if self.day.sticks:
            self.day.take_in(self._anywhere(), self.rng.choice(self.day.sticks))

    def exchanges(self) -> None:
        one, other = self._office(), self._office()
        if one != other and self.day.extract(one, other):
            self.day.give(self.day.sticks[-1])

    def damages_or_loses(self) -> None:
        if not self.day.sticks:
            return
        stick = self.rng.choice(self.day.sticks)
        if self.rng.random() < 0.5:
            self.day.lose(stick)
        else:
            self.day.damage(self._anywhere(), stick, self.rng.randrange(1 << 20))

    def decides(self) -> None:
        if self.rng.random() < 0.4:
            self.day.recuse(self._laptop(), self._interview())
        elif self.rng.random() < 0.5:
            self.day.confirm(self._office(), self._laptop())
        else:
            self.day.resolve(self._office(), self.rng.randrange(3))

    def copies(self) -> None:
        act = self.rng.choice([self.day.keep, self.day.keep, self.day.clone])
        act(self._anywhere())

    def restores(self) -> None:
        self.day.restore(self.rng.randrange(9), renewed=self.rng.random() < 0.7)

    def goes_wrong(self) -> None:
        if self.rng.random() < 0.5:
            self.day.die(self._anywhere())
        elif self.rng.random() < 0.5:
            self.day.end(self._office(), self._laptop())
        else:
            self.day.destroy(self._office(), self._interview())

    def _laptop(self) -> str:
        return self.rng.choice(self.day.laptops)

    def _office(self) -> str:
        return self.rng.choice(self.day.offices)

    def _anywhere(self) -> str:
        return self.rng.choice([*self.day.places])

    def _interview(self) -> str:
        return self.rng.choice(INTERVIEWS)


def _parts(task: Task) -> Iterator[tuple[int, list[str]]]:
    if task.amount <= AT_ONCE:
        yield live(task.seed, task.amount, str(task.folder))
        return
    last = task.seed + task.amount
    firsts = range(task.seed, last, AT_ONCE)
    amounts = [min(AT_ONCE, last - first) for first in firsts]
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawned) as pool:
        yield from pool.map(live, firsts, amounts, [str(task.folder)] * len(amounts))
