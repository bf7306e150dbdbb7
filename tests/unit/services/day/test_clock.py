"""The clock of a laptop: told where it stands before what was done already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.services.day.clock import ReadClock, behind
from commission_app.services.scoring import Declare
from tests.support.practice import noon, opened
from tests.support.seasons import MORNING

if TYPE_CHECKING:
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_clock_before_the_last_work_here_is_behind() -> None:
    told = behind(MORNING - HOUR, MORNING, None)
    assert told is not None
    assert (told.clock, told.last) == (MORNING - HOUR, MORNING)
    assert behind(MORNING + HOUR, MORNING, None) is None


def test_another_computer_may_be_wrong_by_a_day() -> None:
    assert behind(MORNING, None, MORNING + HOUR) is None
    assert behind(MORNING, None, MORNING + DAY + HOUR) is not None
    assert behind(MORNING, None, MORNING - 60 * DAY) is None
    assert behind(MORNING, None, None) is None


def test_a_clock_that_goes_on_is_no_news(equipped: SmallSeason) -> None:
    equipped.clock.at(MORNING)
    laptop = equipped.workspace("M01")
    Declare()(laptop)
    assert ReadClock()(laptop) is None


def test_a_laptop_opened_in_the_past_knows_its_last_work(practice: OnePractice) -> None:
    season = practice("scoring")
    with opened(season, "M01", noon(season, "past", days=-400)) as laptop:
        told = ReadClock()(laptop)
    assert told is not None
    assert told.last.date() == season.first_day.date()


def test_after_a_seal_by_the_wrong_clock_the_package_still_tells(practice: OnePractice) -> None:
    season = practice("prepared")
    with opened(season, "M01", noon(season, "past", days=-400)) as laptop:
        Declare()(laptop)
        assert ReadClock()(laptop) is not None
