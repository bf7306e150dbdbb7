"""When a practice season has to begin, so that today it stands where it is wanted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from commission_app.services.demo.season import PRESET
from commission_app.services.founding import preset
from commission_app.services.scheduling import DAY_BEGINS, DAY_ENDS, LUNCH

if TYPE_CHECKING:
    from commission_app.services.demo.phases import Phase
    from commission_app.services.demo.season import Size

BEFORE = frozenset[str](("founded", "imported", "scheduled"))
FRIDAY = 4
WEEK = timedelta(days=7)  # the office was founded yesterday; order and certificates take one
DAY = timedelta(days=1)


def first_day_for(phase: Phase, size: Size, now: datetime) -> datetime:
    """Nine o'clock of the first interview day, with the offset of the computer's clock.

    Interviews are today, the plenary is today, the certificates were issued today. At a weekend
    the last working day stands for today, because nobody is interviewed then.
    """
    today = now.date()
    if phase in BEFORE:
        return _morning(today + WEEK, now)
    if phase == "finished":
        today -= WEEK
    today = _working(today)
    if phase not in {"prepared", "scoring"}:
        for _ in range(interview_days(size)):
            today = _working(today - DAY)
    return _morning(today, now)


def interview_days(size: Size) -> int:
    """Working days that the interviews take, each panel hearing one candidate at a time."""
    step = preset(PRESET).interview.minutes
    a_day = sum(
        _minutes(begins, ends) // step
        for begins, ends in ((DAY_BEGINS, LUNCH[0]), (LUNCH[1], DAY_ENDS))
    )
    return -(-size.interviewed // (size.panels * a_day))


def _minutes(begins: time, ends: time) -> int:
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute


def _working(day: date) -> date:
    """The day itself, or the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def _morning(day: date, now: datetime) -> datetime:
    return datetime.combine(day, DAY_BEGINS, now.tzinfo)
