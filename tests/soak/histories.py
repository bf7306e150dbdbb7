"""Histories of laptops and offices, merged in any order, twice, bare and in part."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import leaves
from commission_app.domain.facts.fold import fold
from tests.soak.campaign import Outcome, Task, say
from tests.support.merging import History, Memory, broken_laws

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 50  # histories that one process merges before it tells
TOLD = 5_000  # histories between two lines of progress


@dataclass
class Seen:
    """What some histories were made of, and what was found."""

    done: int = 0
    made_of: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])


def run(task: Task) -> Outcome:
    """History number i has the seed `task.seed` + i: `--seed THAT --amount 1` repeats it."""
    seen = Seen()
    for part in _parts(task):
        told = seen.done // TOLD
        seen.done += part.done
        seen.made_of += part.made_of
        seen.wrong += part.wrong
        for one in part.wrong:
            say(f"  {one}")
        if seen.done // TOLD > told:
            say(f"  {seen.done} histories, {len(seen.wrong)} found")
    return Outcome(seen.done, tuple(seen.wrong), _note(seen.made_of))


def merge(first: int, amount: int) -> Seen:
    """Merge the histories of some seeds, one after the other."""
    seen, memory = Seen(), Memory()
    try:
        for seed in range(first, first + amount):
            history, broken = broken_laws(seed, memory)
            seen.done += 1
            seen.made_of += _made_of(history)
            seen.wrong += [f"seed {seed}: {law}" for law in broken]
    finally:
        memory.close()
    return seen


def _parts(task: Task) -> Iterator[Seen]:
    """A few in this process; many by as many processes as there are cores."""
    if task.amount <= AT_ONCE:
        yield merge(task.seed, task.amount)
        return
    last = task.seed + task.amount
    firsts = range(task.seed, last, AT_ONCE)
    amounts = [min(AT_ONCE, last - first) for first in firsts]
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawned) as pool:
        yield from pool.map(merge, firsts, amounts)


def _made_of(history: History) -> Counter[str]:
    """How often each thing that can go wrong was in a history."""
    folded = fold(history.facts)
    states = Counter(state.value for state in folded.standing.values())
    forks = sum(len(ends) > 1 for ends in leaves(history.facts).values())
    kinds = Counter(fact.header.kind for fact in history.facts)
    named = {kind: kinds[kind] for kind in ("succession", "device-end", "destruction")}
    return Counter({"facts": len(history.facts), "forks": forks}) + states + Counter(named)


def _note(made_of: Counter[str]) -> str:
    names = itertools.chain(["facts"], sorted({*made_of} - {"facts"}))
    return ", ".join(f"{made_of[name]} {name}" for name in names if made_of[name])
