"""A draw is foreseen exactly as it is then made, and nothing is written meanwhile."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta
from typing import TYPE_CHECKING

from commission_app.services.people.foreseeing import ForeseeDraw
from commission_app.services.people.schedule import ReadSchedule
from commission_app.services.scheduling import Schedule
from tests.support.practice import opened, practice, shelf
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.practice import OnePractice

__all__ = ("practice", "shelf")


def test_it_says_what_the_draw_then_does(practice: OnePractice) -> None:
    season = practice("imported")
    with opened(season) as office:
        foreseen = ForeseeDraw(2, "lot", season.first_day)(office).value
        assert not ReadSchedule()(office).days
        done = Schedule(2, "lot", season.first_day)(office).value
        seen = ReadSchedule()(office)
    assert (foreseen.count, len(foreseen.days)) == (done.interviews, done.days)
    assert foreseen.replaced == 0
    for plan, panel in zip(foreseen.panels, seen.panels, strict=True):
        assert (plan.code, plan.count) == (panel.code, panel.count)
        assert set(plan.members) == {names for _, names in panel.members}
    held = Counter((d.day, p.panel) for d in seen.days for p in d.panels for _ in p.slots)
    codes = [panel.code for panel in foreseen.panels]
    for day, counts in foreseen.days:
        assert counts == tuple(held[day, code] for code in codes)


def test_a_panel_too_small_for_a_result_is_named(practice: OnePractice) -> None:
    season = practice("imported")  # five members, and a result needs three sheets
    with opened(season) as office:
        assert not ForeseeDraw(1, "lot", season.first_day)(office).value.small
        (small,) = ForeseeDraw(2, "lot", season.first_day)(office).value.small
    assert len(small.members) == 2


def test_interviews_stand_within_the_hours_that_are_asked_for(practice: OnePractice) -> None:
    season, hours = practice("imported"), (time(10, 30), time(15))
    with opened(season) as office:
        foreseen = ForeseeDraw(2, "lot", season.first_day, hours)(office).value
        Schedule(2, "lot", season.first_day, hours)(office)
        seen = ReadSchedule()(office)
    assert foreseen.minutes == seen.minutes
    slots = [slot for day in seen.days for one in day.panels for slot in one.slots]
    begins = [slot.at.time() for slot in slots if slot.at]
    ends = [(slot.at + timedelta(minutes=slot.minutes)).time() for slot in slots if slot.at]
    assert (min(begins), max(ends) <= time(15)) == (time(10, 30), True)
    assert len(seen.days) == len(foreseen.days)
    assert not any(time(13) <= at < time(14) for at in begins)


def test_hours_in_which_nothing_fits_are_refused(practice: OnePractice) -> None:
    season = practice("imported")
    for hours in ((time(9), time(9, 10)), (time(18), time(9)), (time(13), time(14))):
        with opened(season) as office, refused("services.day_short"):
            ForeseeDraw(1, "lot", season.first_day, hours)(office)


def test_it_says_what_would_be_replaced(practice: OnePractice) -> None:
    season = practice("scheduled")
    with opened(season) as office:
        was = ReadSchedule()(office)
        found = ForeseeDraw(1, "another", season.first_day)(office).value
        assert found.replaced == sum(day.count for day in was.days)
        assert ReadSchedule()(office) == was


def test_it_is_refused_as_the_draw_would_be(practice: OnePractice) -> None:
    season = practice("imported")
    with opened(season) as office, refused("services.panels"):
        ForeseeDraw(99, "lot")(office)
    with opened(practice("founded")) as office, refused("services.panels"):
        ForeseeDraw(1, "lot")(office)
    with opened(practice("scoring")) as office, refused("services.schedule_frozen"):
        ForeseeDraw(1, "lot")(office)
