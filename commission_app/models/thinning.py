"""Which backups stay: dense for the last day, thinner with age, and bounded in bytes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

NEWEST = 3  # stay whatever room they take
DAY = timedelta(days=1)
DAYS, WEEKS = 14, 26
MOST = 4 << 30  # bytes of all together


def kept(sizes: Mapping[datetime, int], now: datetime, most: int = MOST) -> set[datetime]:
    """All of the last day; the last one of each of 14 days, of 26 weeks, of every month.

    Where these have not room in `most` bytes together, the least important go: first the many
    of the last day, then the oldest months, weeks and days. The newest three always stay, and
    what lies in the future too, as a clock was wrong.
    """
    ranked = list(dict.fromkeys(_ranked(sizes, now)))
    always = {*sorted(sizes)[-NEWEST:], *(moment for moment in sizes if moment > now)}
    room = accumulate(sizes[moment] for moment in ranked)
    fitting = {moment for moment, used in zip(ranked, room, strict=True) if used <= most}
    return always | fitting


def _ranked(moments: Collection[datetime], now: datetime) -> Iterator[datetime]:
    """The most important first; some come twice."""
    ordered = sorted(moments, reverse=True)
    yield from (m for m in ordered if m > now)
    yield from ordered[:NEWEST]
    yield from _last_of([m for m in ordered if now - m < DAYS * DAY], "%Y-%m-%d")
    yield from _last_of([m for m in ordered if now - m < WEEKS * 7 * DAY], "%G-%V")
    yield from _last_of(ordered, "%Y-%m")
    yield from (m for m in ordered if now - m < DAY)


def _last_of(newest_first: Collection[datetime], span: str) -> list[datetime]:
    last: dict[str, datetime] = {}
    for moment in newest_first:
        last.setdefault(moment.strftime(span), moment)
    return list(last.values())
