"""A season of today begins when it has to."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.services.demo.laying import first_day_for, interview_days
from commission_app.services.demo.practice import SMALL
from commission_app.services.demo.season import Size
from commission_app.shared.world import ASTANA
from tests.support.practice import opened

if TYPE_CHECKING:
    from commission_app.services.demo.phases import Phase
    from tests.support.practice import OnePractice

WEDNESDAY = datetime(2027, 3, 10, 15, 20, tzinfo=ASTANA)
SUNDAY = datetime(2027, 3, 14, 11, tzinfo=ASTANA)


@pytest.mark.parametrize(
    ("phase", "first"),
    [
        ("founded", date(2027, 3, 17)),
        ("scheduled", date(2027, 3, 17)),
        ("prepared", date(2027, 3, 10)),
        ("scoring", date(2027, 3, 10)),
        ("delivered", date(2027, 3, 9)),
        ("voting", date(2027, 3, 9)),
        ("finished", date(2027, 3, 2)),
    ],
)
def test_today_stands_in_the_phase(phase: Phase, first: date) -> None:
    found = first_day_for(phase, SMALL, WEDNESDAY)
    assert (found.date(), found.hour, found.tzinfo) == (first, 9, ASTANA)


def test_at_a_weekend_it_is_still_friday() -> None:
    assert first_day_for("scoring", SMALL, SUNDAY).date() == date(2027, 3, 12)
    assert first_day_for("voting", SMALL, SUNDAY).date() == date(2027, 3, 11)


def test_days_before_the_plenary_are_working_days() -> None:
    full = Size()
    assert interview_days(full) == 9
    first = first_day_for("voting", full, WEDNESDAY)
    assert first.date() == date(2027, 2, 25)  # nine working days, two weekends
    assert (WEDNESDAY.date() - first.date()) == timedelta(days=13)


def test_interviews_take_as_many_days_as_the_draw_gives_them(practice: OnePractice) -> None:
    for size in (SMALL, Size(60, 50, 2, 1), Size(60, 48, 2, 1)):
        with opened(practice("scheduled", size)) as office, office.read() as now:
            days = {slot.at[:10] for _, slot in now.facts.current(Slot).values()}
        assert len(days) == interview_days(size)
