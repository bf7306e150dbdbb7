"""The program is killed while it works, at random instants and at random calls to the disk.

SIGKILL takes a process away and leaves what it gave to the system: that is a crash of the
program, not of the computer. What a power cut takes as well is tried by `cuts`.
"""

from __future__ import annotations

import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.soak.campaign import Outcome, say
from tests.soak.lane import Lane
from tests.soak.shim import Arm, build, why_none
from tests.soak.sites import DEEDS, make_bases
from tests.soak.worker import Workers

if TYPE_CHECKING:
    from tests.soak.campaign import Task

TRIES = 3  # for one kill: a deed may be through before its time has come
SAID_EVERY = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """How long a deed takes that nobody kills, and how many calls to the disk."""

    seconds: float
    calls: int


def run(task: Task) -> Outcome:
    """Every deed in its turn."""
    if sys.platform == "win32":
        return Outcome(0, note="not run: there is no SIGKILL here")
    bases = make_bases(task.folder / "bases", min(task.amount, len(DEEDS)))
    no_shim = why_none()
    shim = None if no_shim else build(task.folder)
    with Workers(shim) as workers:
        lanes = [
            Lane(deed, base, task.folder / "lanes" / deed, workers)
            for deed, base in bases.items()
        ]
        killer = _Killer(task, lanes, at_calls=shim is not None)
        wrong = killer.work()
    by_deed = ", ".join(f"{deed} {count}" for deed, count in killer.kills.items())
    return Outcome(killer.kills.total(), tuple(wrong), f"{by_deed}; {no_shim or killer.how}")


class _Killer:
    """Counts what it did."""

    def __init__(self, task: Task, lanes: list[Lane], *, at_calls: bool) -> None:
        self.kills: Counter[str] = Counter()
        self._task, self._lanes, self._at_calls = task, lanes, at_calls
        self._calls = 0
        self._measured: dict[str, Measured] = {}

    @property
    def how(self) -> str:
        """Where the kills fell."""
        return f"{self._calls} at a call to the disk, the others at an instant"

    def work(self) -> list[str]:
        wrong: list[str] = []
        for number in range(self._task.amount):
            lane = self._lanes[number % len(self._lanes)]
            seed = self._task.seed * 1_000_000 + number
            for one in lane.looked(lambda lane=lane, seed=seed: self._kill(lane, seed)):
                wrong.append(f"{lane.deed}, seed {seed}: {one}")
                say(f"  {wrong[-1]}")
            if number % SAID_EVERY == SAID_EVERY - 1:
                say(f"  {number + 1} kills, {len(wrong)} findings")
        return wrong

    def _kill(self, lane: Lane, seed: int) -> list[str]:
        """Until one is killed before it is through; then everything is looked at."""
        rng = random.Random(seed)
        whole = self._whole(lane, seed)
        for _ in range(TRIES):
            at_call = self._at_calls and rng.random() < 0.5
            if at_call:
                arm = Arm("kill", at=rng.randint(1, max(whole.calls, 1)))
                ended = lane.run(rng.randrange(1 << 30), arm)
            else:
                after = rng.uniform(0, whole.seconds)
                ended = lane.run(rng.randrange(1 << 30), kill_after=after)
            if ended.signal == signal.SIGKILL:
                self.kills[lane.deed] += 1
                self._calls += at_call
                break
            lane.used_up()
        return lane.wrong()

    def _whole(self, lane: Lane, seed: int) -> Measured:
        """A run that nobody kills; what it leaves must be in order too."""
        if lane.deed not in self._measured:
            lane.renew()
            ended = lane.run(seed, Arm("count") if self._at_calls else None)
            log = lane.log()
            self._measured[lane.deed] = Measured(ended.seconds, sum(log.calls.values()))
            if wrong := lane.wrong():
                raise RuntimeError(f"without any kill: {wrong}")
            lane.used_up()
        return self._measured[lane.deed]
