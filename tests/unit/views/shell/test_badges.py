"""What waits at a screen is counted in the side bar, by the season's own tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.people.overview import ReadSeason
from commission_app.services.sealing import RecordInterview
from commission_app.shared.world import SeededWorld
from commission_app.views.matrix.shown import figures
from commission_app.views.shell.navigation import SideBar

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


def badge(driver: Driver, screen: str) -> str:
    bar = driver.work.ways
    assert isinstance(bar, SideBar)
    return bar.buttons[screen]._badge.text()


def asking(driver: Driver) -> int:
    """The number at the filter of the matrix."""
    return figures(driver.ask(ReadMatrix()), driver.desk.now())["asks"]


def test_the_matrix_has_the_number_that_it_names_itself(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    assert asking(driver) > 0
    driver.wait_for(lambda: badge(driver, "matrix") == str(asking(driver)))
    assert badge(driver, "exchange") == ""
    driver.go("matrix")
    assert driver.sees(f"внимания · {asking(driver)}")


def test_a_planned_time_that_passes_counts_although_nothing_changed(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scheduled")
    clock = SeededWorld("morning", season.first_day.replace(hour=8))
    driver = desk_of(season, "office", clock)
    driver.settle()
    assert (asking(driver), badge(driver, "matrix")) == (0, "")
    clock.at(season.first_day.replace(hour=10))
    driver.go("matrix")
    assert asking(driver) > 0
    driver.wait_for(lambda: badge(driver, "matrix") == str(asking(driver)))


def test_conflicts_count_what_their_screen_says_waits(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    waits = driver.ask(ReadConflicts()).blocking
    assert waits > 0
    driver.wait_for(lambda: badge(driver, "conflicts") == str(waits))


def test_an_act_changes_the_count(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("scoring"))
    before = asking(driver)
    tasks = {task.kind: task for task in driver.ask(ReadSeason()).tasks}
    late = tasks["missing_sheets"].about[0]
    driver.desk.act(RecordInterview(late, "absent"), driver.work)
    driver.settle()
    after = asking(driver)
    assert after < before
    driver.wait_for(lambda: badge(driver, "matrix") == str(after))
