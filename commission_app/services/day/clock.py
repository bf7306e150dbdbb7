"""Whether a laptop's clock can be right: it may not stand before what was done already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import packages
from commission_app.services.changes import Changes
from commission_app.services.day.today import local

if TYPE_CHECKING:
    from commission_app.services.workspace import Reading, Workspace

ELSEWHERE = timedelta(days=1)  # another computer's clock may be wrong by so much itself


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The clock stands before the last work; both as a wall would show them."""

    clock: datetime
    last: datetime


def behind(clock: datetime, own: datetime | None, came: datetime | None) -> ClockBehind | None:
    """`own`: the last work here; `came`: when the newest package was made elsewhere."""
    if own is not None and clock < own:
        return ClockBehind(clock, own)
    if came is not None and clock < came - ELSEWHERE:
        return ClockBehind(clock, came)
    return None


@dataclass(frozen=True, slots=True)
class ReadClock:
    """Asked each time: a clock moves, and is set, without any act."""

    shows: ClassVar[Changes] = Changes.NOTHING
    fleeting: ClassVar[bool] = True

    def __call__(self, workspace: Workspace) -> ClockBehind | None:
        clock = workspace.world.now()
        with workspace.read() as now:
            return behind(clock, _own(now, workspace.device), _came(now))


def _own(now: Reading, device: str) -> datetime | None:
    """By the end of the chain: an older fact with a later time was a clock put right since."""
    _, digest = now.facts.head(device)
    found = now.facts.find([digest])
    return local(found[digest].header.at) if digest in found else None


def _came(now: Reading) -> datetime | None:
    """By the office's newest word: an earlier one with a later time was a clock put right."""
    word = packages.latest(now.c, now.own.season, now.own.office, "in")
    return local(word.made_at) if word else None
