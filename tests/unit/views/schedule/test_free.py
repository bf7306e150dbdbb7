"""Free times of a panel: after its last appointment, or when a day begins."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.services.people.schedule import ReadSchedule
from commission_app.views.schedule.free import after_it, free_at, held, taken_words
from commission_app.views.support.words import spoken
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.practice import OnePractice


def test_the_first_free_time_is_after_the_last_appointment(practice: OnePractice) -> None:
    season = practice("scheduled")
    with opened(season) as office:
        seen = ReadSchedule()(office)
    day = season.first_day.date()
    last = held(seen, "B", day)[-1]
    assert last.at is not None
    end = last.at + timedelta(minutes=last.minutes)
    assert free_at(seen, "B", season.first_day, season.first_day) == end
    assert free_at(seen, "B", None, season.first_day) == end
    assert f"{end:%H:%M}" in spoken(taken_words(seen, "B", day), "ru")


def test_an_empty_day_begins_at_nine(practice: OnePractice) -> None:
    season = practice("scheduled")
    with opened(season) as office:
        seen = ReadSchedule()(office)
    later = season.first_day + timedelta(days=40)
    found = free_at(seen, "A", later, season.first_day)
    assert (found.date(), found.hour, found.minute) == (later.date(), 9, 0)
    assert "ничего нет" in spoken(taken_words(seen, "A", later.date()), "ru")


def test_what_stands_after_an_appointment_is_counted(practice: OnePractice) -> None:
    season = practice("scheduled")
    with opened(season) as office:
        seen = ReadSchedule()(office)
    all_ = held(seen, "A", season.first_day.date())
    assert [after_it(seen, one) for one in (all_[0], all_[-1])] == [len(all_) - 1, 0]
