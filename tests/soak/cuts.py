"""The power goes: of what was given to the system, only what was synced is surely there.

A deed is done once while the shim records every call that changes the disk. Then the disk is
built as a power cut after any of these calls may leave it, and opened as the program opens it.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING

from tests.soak.campaign import Outcome, say
from tests.soak.disk import Disk, calls_of
from tests.soak.lane import Lane
from tests.soak.log import Log
from tests.soak.reopened import wrong_after
from tests.soak.shim import Arm, build, why_none
from tests.soak.sites import DEEDS, computer, make_bases
from tests.soak.worker import Workers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.campaign import Task
    from tests.soak.disk import Call

CUTS = 8  # of one recording
SAID_EVERY = 100


def run(task: Task) -> Outcome:
    """Every deed in its turn, some cuts of each recording."""
    if reason := why_none():
        return Outcome(0, note=f"not run: {reason}")
    bases = make_bases(task.folder / "bases", min(task.amount, len(DEEDS)))
    cuts: Counter[str] = Counter()
    wrong: list[str] = []
    with Workers(build(task.folder)) as workers:
        lanes = [
            Lane(deed, base, task.folder / "lanes" / deed, workers, rounds=1)
            for deed, base in bases.items()
        ]
        number = 0
        while cuts.total() < task.amount:
            lane, seed = lanes[number % len(lanes)], task.seed * 1_000_000 + number
            number += 1
            wanted = min(CUTS, task.amount - cuts.total(), -(-task.amount // len(lanes)))
            for one in _cut(lane, seed, wanted, task.folder / "cut"):
                for text in one:
                    wrong.append(f"{lane.deed}, recording {seed}: {text}")
                    say(f"  {wrong[-1]}")
                cuts[lane.deed] += 1
                if cuts.total() % SAID_EVERY == 0:
                    say(f"  {cuts.total()} power cuts, {len(wrong)} findings")
    return Outcome(cuts.total(), tuple(wrong), ", ".join(f"{d} {n}" for d, n in cuts.items()))


def _cut(lane: Lane, seed: int, cuts: int, place: Path) -> list[list[str]]:
    """What is wrong after each of some cuts of one recording."""
    rng = random.Random(seed)
    lane.renew()
    record = lane.place / "calls"
    record.unlink(missing_ok=True)
    before = lane.place / "before"
    shutil.rmtree(before, ignore_errors=True)
    shutil.copytree(lane.site, before)
    lane.run(seed, Arm("record", log=str(record)))
    calls = calls_of(record)
    found: list[list[str]] = []
    for place_of_cut in sorted(rng.sample(range(len(calls) + 1), min(cuts, len(calls) + 1))):
        there = place / "site"
        shutil.rmtree(place, ignore_errors=True)
        told = _build(lane.site, before, calls[:place_of_cut], there, rng)
        with computer(there):
            wrong = lane.looked(
                lambda there=there, told=told: wrong_after(there, lane.deed, told, lane.base)
            )
        found.append([f"cut {place_of_cut} of {len(calls)}: {one}" for one in wrong])
    return found


def _build(site: Path, before: Path, calls: list[Call], there: Path, rng: random.Random) -> Log:
    """The disk after these calls; what was acknowledged by then."""
    disk = Disk(site, before)
    lines: list[str] = []
    for call in calls:
        disk.follow(call)
        if call.op == "n":
            lines.append(call.data.decode())
    for name, content in disk.left(rng):
        path = there / name
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        elif not name.endswith("-shm"):  # memory that all readers share: made anew
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return Log.read(line for line in lines if json.loads(line)["kind"] != "calls")
