"""What waits at a screen is counted in the side bar, by the season's own tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.people.overview import ReadSeason
from commission_app.services.sealing import RecordInterview
from commission_app.views.shell.navigation import SideBar

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


def badge(driver: Driver, screen: str) -> str:
    bar = driver.work.ways
    assert isinstance(bar, SideBar)
    return bar.buttons[screen]._badge.text()


def waiting(driver: Driver, screen: str) -> int:
    tasks = driver.ask(ReadSeason()).tasks
    return sum(task.count for task in tasks if task.screen == screen)


def test_the_matrix_counts_what_the_season_names(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    assert waiting(driver, "matrix") > 0
    driver.wait_for(lambda: badge(driver, "matrix") == str(waiting(driver, "matrix")))
    assert badge(driver, "exchange") == ""


def test_conflicts_count_what_their_screen_says_waits(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    waits = driver.ask(ReadConflicts()).blocking
    assert waits > 0
    driver.wait_for(lambda: badge(driver, "conflicts") == str(waits))


def test_an_act_changes_the_count(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("scoring"))
    before = waiting(driver, "matrix")
    tasks = {task.kind: task for task in driver.ask(ReadSeason()).tasks}
    late = tasks["missing_sheets"].about[0]
    driver.desk.act(RecordInterview(late, "absent"), driver.work)
    driver.settle()
    after = waiting(driver, "matrix")
    assert after < before
    driver.wait_for(lambda: badge(driver, "matrix") == str(after))
