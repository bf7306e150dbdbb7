"""The clock of the header stands while the interview does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.services.day.today import ReadToday
from commission_app.views.scoring.header import ScoreHeader
from tests.support.practice import noon

if TYPE_CHECKING:
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice


def test_the_clock_stands_while_it_is_interrupted_and_goes_on_from_there(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scoring")
    world = noon(season, "M01")
    driver = desk_of(season, "M01", world)
    queue = driver.ask(ReadToday()).queue
    driver.go("score", next(i.interview for i in queue if i.state == "interrupted"))
    (header,) = driver.window.findChildren(ScoreHeader)
    stood = header._clock.text()
    world.at(world.now() + timedelta(hours=1))
    header._tick()
    assert header._clock.text() == stood
    driver.click("Продолжить")
    world.at(world.now() + timedelta(minutes=1))
    header._tick()
    assert stood < header._clock.text() < f"{int(stood[:2]) + 2:02}:00"
