"""The disk refuses: every call that changes it fails, once or from then on.

The shim makes the k-th call fail, for all k of a deed: an error of the medium, a full disk, a
write that is cut short. A person must be told in words, what was acknowledged must be there
afterwards, and the workspace must open. Where root may mount one, a small disk is filled too.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
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
    from collections.abc import Iterator

    from tests.soak.campaign import Task
    from tests.soak.sites import Base

SAID_EVERY = 100
MIB = 1 << 20
SMALL = 24  # MiB of a disk that gets full
FREE = (0, 8, 40, 120, 400)  # KiB left on it


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a call fails."""

    what: str
    error: int = 0
    sticky: bool = False

    def at(self, op: str, number: int) -> Arm:
        """The `number`-th call of this kind."""
        if self.what == "short":
            return Arm("short", "w", number)
        return Arm("fail", op, number, self.error, self.sticky)


FAULTS = {
    "EIO": Fault("fail", errno.EIO),
    "EIO from then on": Fault("fail", errno.EIO, sticky=True),
    "ENOSPC": Fault("fail", errno.ENOSPC),
    "ENOSPC from then on": Fault("fail", errno.ENOSPC, sticky=True),
    "cut short": Fault("short"),
}


def run(task: Task) -> Outcome:
    """All faults of all deeds, or as many of them as were asked for, spread over all."""
    no_shim = why_none()
    if no_shim:
        return Outcome(0, note=f"not run: {no_shim}")
    bases = make_bases(task.folder / "bases", min(task.amount, len(DEEDS)))
    hit: Counter[str] = Counter()
    wrong: list[str] = []
    with Workers(build(task.folder)) as workers:
        lanes = {
            deed: Lane(deed, base, task.folder / "lanes" / deed, workers, rounds=1)
            for deed, base in bases.items()
        }
        chosen = _chosen(lanes, task)
        for number, (deed, name, arm) in enumerate(chosen, 1):
            lane = lanes[deed]
            found = lane.looked(lambda lane=lane, arm=arm: _tried(lane, arm, task.seed))
            wrong += [_told(f"{deed}, {name} at {arm.ops} {arm.at}: {one}") for one in found]
            hit[deed] += 1
            if number % SAID_EVERY == 0:
                say(f"  {number} of {len(chosen)} faults, {len(wrong)} findings")
        full, tried = _fill_disks(task, bases, workers)
    wrong += full
    by_deed = ", ".join(f"{deed} {count}" for deed, count in hit.items())
    note = f"{by_deed}; full disks: {tried}"
    return Outcome(hit.total(), tuple(wrong), note)


def _chosen(lanes: dict[str, Lane], task: Task) -> list[tuple[str, str, Arm]]:
    """Every fault at every call of its kind; an even choice of them where that is too many."""
    every = [one for lane in lanes.values() for one in _faults_of(lane, task.seed)]
    rng = random.Random(task.seed)
    if len(every) <= task.amount:
        return every
    by_deed = {deed: [one for one in every if one[0] == deed] for deed in lanes}
    for some in by_deed.values():
        rng.shuffle(some)
    turns = max(map(len, by_deed.values()))
    spread = [some[n] for n in range(turns) for some in by_deed.values() if n < len(some)]
    return spread[: task.amount]


def _faults_of(lane: Lane, seed: int) -> Iterator[tuple[str, str, Arm]]:
    """As many as a run counts that nothing befalls."""
    lane.renew()
    lane.run(seed, Arm("count"))
    for op, calls in lane.log().calls.items():
        for number in range(1, calls + 1):
            for name, fault in FAULTS.items():
                if fault.what == "fail" or op == "w":
                    yield lane.deed, name, fault.at(op, number)


def _told(finding: str) -> str:
    """At once: the campaign is long."""
    say(f"  {finding}")
    return finding


def _tried(lane: Lane, arm: Arm, seed: int) -> list[str]:
    lane.renew()
    lane.run(seed, arm)
    return lane.wrong()


def _fill_disks(task: Task, bases: dict[str, Base], workers: Workers) -> tuple[list[str], str]:
    """Deeds on disks that get full meanwhile; what is wrong, and how many or why none."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return [], "not tried: only root may mount a small disk"
    wrong: list[str] = []
    tried = [(deed, free) for deed in bases for free in FREE][: max(1, task.amount // 3)]
    for number, (deed, free) in enumerate(tried):
        disk = task.folder / "small" / f"{number}"
        disk.mkdir(parents=True)
        options = ("-t", "tmpfs", "-o", f"size={SMALL}m", "none", str(disk))
        done = subprocess.run(["mount", *options], capture_output=True, check=False)
        if done.returncode:
            return wrong, f"not tried: {done.stderr.decode().strip()}"
        lane = Lane(deed, bases[deed], disk / "lane", workers, 1, task.folder / "full.log")
        try:
            found = lane.looked(
                lambda lane=lane, free=free, n=number: _filled(lane, free, task.seed + n)
            )
        finally:
            subprocess.run(["umount", str(disk)], check=False)
        wrong += [f"{deed} with {free} KiB left on the disk: {one}" for one in found]
    return wrong, f"{len(tried)} tried"


def _filled(lane: Lane, free: int, seed: int) -> list[str]:
    """Fill the disk up to so many KiB, do the deed, make room, and look."""
    lane.renew()
    disk = lane.place.parent
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - (free << 10))))
    try:
        lane.run(seed)
    finally:
        ballast.unlink()
    return lane.wrong()
