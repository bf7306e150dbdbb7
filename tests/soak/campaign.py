"""A campaign attacks one promise many times; what it finds can be repeated by its seed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Task:
    """What a campaign is asked for: how often, from which seed, in which empty folder."""

    folder: Path
    amount: int
    seed: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a campaign did and saw; `wrong`: a sentence each, with the seed that repeats it."""

    done: int
    wrong: tuple[str, ...] = ()
    note: str = ""  # what the number is made of


@dataclass(frozen=True, slots=True)
class Campaign:
    """One line of "How we know": `counts` says what `done` counts."""

    name: str
    counts: str
    run: Callable[[Task], Outcome]
    bounded: int  # how many by default: well under a minute
    long: int  # how many with --long: the full proof


def say(line: str) -> None:
    """Progress, on standard error: the table is for programs too."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
