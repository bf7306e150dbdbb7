"""What a panel has on a day, and the first time after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from commission_app.services.scheduling import DAY_BEGINS
from commission_app.shared.texts import T
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from datetime import date

    from commission_app.services.people.schedule import ScheduleSeen, SlotSeen
    from commission_app.views.support.words import Words


def held(seen: ScheduleSeen, panel: str, day: date) -> tuple[SlotSeen, ...]:
    """The panel's appointments of that day, in the order of time."""
    return tuple(
        slot
        for one in seen.days
        if one.day == day
        for part in one.panels
        if part.panel == panel
        for slot in part.slots
    )


def free_at(seen: ScheduleSeen, panel: str, day: datetime | None, now: datetime) -> datetime:
    """After the panel's last appointment of that day; without a day, of its last day."""
    days = [one.day for one in seen.days if one.day and held(seen, panel, one.day)]
    on = day.date() if day is not None else max(days, default=now.date())
    ends = [s.at + timedelta(minutes=s.minutes) for s in held(seen, panel, on) if s.at]
    return max(ends, default=datetime.combine(on, DAY_BEGINS, now.tzinfo))


def after_it(seen: ScheduleSeen, slot: SlotSeen) -> int:
    """How many of its panel stand after an appointment on its day and may still be moved."""
    if slot.at is None:
        return 0
    others = held(seen, slot.panel, slot.at.date())
    return sum(bool(s.at and s.at > slot.at and not s.fixed) for s in others)


def taken_words(seen: ScheduleSeen, panel: str, day: date) -> Words:
    """How many the panel has that day and when the last one ends."""
    times = [
        (s.at, s.at + timedelta(minutes=s.minutes)) for s in held(seen, panel, day) if s.at
    ]
    if not times:
        return phrase(T("schedule.day_free"))
    begin, end = times[0][0].time(), times[-1][1].time()
    return phrase_n(T("schedule.day_taken"), len(times), begin=begin, end=end)
