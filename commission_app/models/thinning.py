"""Which backups stay: dense for the last day, thinner with age, and bounded in bytes.

No clock is believed. Backups are ordered by how long the journal was in them, which only grows.
Where their times do not follow that order, or leap, a clock was set, or nobody worked for days:
nothing that lies before such a leap ages any more by what comes after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

NEWEST = 3  # stay whatever room they take
DAY = timedelta(days=1)
LEAP = 4 * DAY  # longer than a weekend: no office that works lets so much pass between two
DAYS, WEEKS = 14, 26
MOST = 4 << 30  # bytes of all together


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup as far as thinning is concerned."""

    moment: datetime  # what a clock said
    line: int  # number of the journal's last line in it
    size: int


def kept(copies: Iterable[Copy], most: int = MOST) -> set[Copy]:
    """All of the last day; the last one of each of 14 days, of 26 weeks, of every month.

    The last day is the day before the newest. Where these have not room in `most` bytes
    together, the least important go: first the many of the last day, then the oldest months,
    weeks and days. The newest three always stay: by what is in them, and by their time.
    """
    stretches = _stretches(copies)
    everything = [copy for some in stretches for copy in some]
    ranked = list(dict.fromkeys(_ranked(stretches)))
    always = {*everything[:NEWEST], *sorted(everything, key=_time)[-NEWEST:]}
    room = accumulate(copy.size for copy in ranked)
    fitting = {copy for copy, used in zip(ranked, room, strict=True) if used <= most}
    return always | fitting


def _time(copy: Copy) -> tuple[datetime, int]:
    return copy.moment, copy.line


def _stretches(copies: Iterable[Copy]) -> list[list[Copy]]:
    """Newest first by what is in them, parted where time leaps or goes back."""
    found: list[list[Copy]] = []
    for copy in sorted(set(copies), key=lambda c: (c.line, c.moment), reverse=True):
        after = found[-1][-1] if found else None
        if after is not None and timedelta(0) <= after.moment - copy.moment <= LEAP:
            found[-1].append(copy)
        else:
            found.append([copy])
    return found


def _ranked(stretches: Sequence[Sequence[Copy]]) -> Iterator[Copy]:
    """The most important first; some come twice. No stretch is aged by another one's clock."""
    rules: tuple[Callable[[Sequence[Copy]], Iterable[Copy]], ...] = (
        lambda some: some[:NEWEST],
        lambda some: _last_of(_younger(some, DAYS * DAY), "%Y-%m-%d"),
        lambda some: _last_of(_younger(some, WEEKS * 7 * DAY), "%G-%V"),
        lambda some: _last_of(some, "%Y-%m"),
        lambda some: _younger(some, DAY),
    )
    for rule in rules:
        for some in stretches:
            yield from rule(some)


def _younger(some: Sequence[Copy], age: timedelta) -> list[Copy]:
    """Against the newest of its own stretch."""
    return [copy for copy in some if some[0].moment - copy.moment < age]


def _last_of(newest_first: Iterable[Copy], span: str) -> list[Copy]:
    last: dict[str, Copy] = {}
    for copy in newest_first:
        last.setdefault(copy.moment.strftime(span), copy)
    return list(last.values())
