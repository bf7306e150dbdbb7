"""A figure is a ratio to a named rival in the same run: seconds depend on the machine."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Work = Callable[[], object]
    Prepare = Callable[[], Work]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table; `target` is the largest ratio, or the smallest with `least`."""

    what: str
    rival: str
    ours_seconds: float
    rival_seconds: float
    ratio: float  # the median of the pairs', ours to the rival, or the rival's to ours
    target: float | None = None
    least: bool = False  # a ratio of speed: how many times as fast as the rival
    pairs: int = 1
    note: str = ""

    @property
    def verdict(self) -> str:
        """What the ratio is beside its target."""
        if self.target is None:
            return ""
        good = self.ratio >= self.target if self.least else self.ratio <= self.target
        return "reached" if good else "MISSED"


def seconds(prepare: Prepare) -> float:
    """How long the prepared work takes; what prepares it does not count."""
    work = prepare()
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(
    what: str,
    ours: Prepare,
    rival: tuple[str, Prepare],
    *,
    target: float | None = None,
    least: bool = False,
    pairs: int = 5,
) -> Figure:
    """Both in turn, the first of them too, so that a machine that slows down hits both."""
    name, other = rival
    took: list[tuple[float, float]] = []
    for number in range(pairs):
        if number % 2:
            second = seconds(other)
            took.append((seconds(ours), second))
        else:
            took.append((seconds(ours), seconds(other)))
    ratios = [b / a if least else a / b for a, b in took]
    return Figure(
        what=what,
        rival=name,
        ours_seconds=statistics.median(a for a, _ in took),
        rival_seconds=statistics.median(b for _, b in took),
        ratio=statistics.median(ratios),
        target=target,
        least=least,
        pairs=pairs,
        note=f"{min(ratios):.2f}–{max(ratios):.2f}" if pairs > 1 else "",
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(figures: Iterable[Figure]) -> str:
    """The figures for people."""
    lines = [("what", "against", "ours", "rival", "ratio", "target", "", "note")]
    lines += [
        (
            one.what,
            one.rival,
            _duration(one.ours_seconds),
            _duration(one.rival_seconds),
            f"{one.ratio:.2f}" + (" × faster" if one.least else " ×"),
            _target(one),
            one.verdict,
            one.note,
        )
        for one in figures
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def say(text: str) -> None:
    """To the person who waits; the table alone goes to standard output."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a script for a terminal


def _duration(seconds_: float) -> str:
    return f"{seconds_ * 1000:.2f} ms" if seconds_ < 0.1 else f"{seconds_:.2f} s"


def _target(one: Figure) -> str:
    if one.target is None:
        return ""
    return f"{'≥' if one.least else '≤'} {one.target:g} ×"
