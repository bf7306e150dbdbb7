"""A matrix without a row says what comes first and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.practice import noon

if TYPE_CHECKING:
    from commission_app.services.demo.phases import Phase
    from commission_app.views.matrix.matrix_view import MatrixView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def matrix(practice: OnePractice, desk_of: Openers, phase: Phase) -> Driver:
    driver = desk_of(practice(phase))
    driver.go("matrix")
    return driver


def view(driver: Driver) -> MatrixView:
    return driver.work.pages.screen_in_front  # type: ignore[return-value]


def test_in_a_new_season_the_matrix_leads_to_the_import(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = matrix(practice, desk_of, "founded")
    assert driver.sees("Расписания собеседований ещё нет")
    assert driver.sees("Кандидатов ещё нет. Примите список из файла Excel.")
    assert driver.button("К импорту").hasFocus()
    assert not driver.sees("К комиссии")
    driver.press("Enter")
    assert driver.screen == "import"


def test_with_everybody_there_it_leads_to_the_draw(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = matrix(practice, desk_of, "imported")
    assert driver.sees("Панели и очередь составляются по жребию.")
    driver.click("К расписанию")
    assert driver.screen == "schedule"


def test_where_only_nothing_asks_no_way_is_shown(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("prepared")
    driver = desk_of(season, world=noon(season, "office", days=-1))
    driver.go("matrix")
    driver.click("Требуют внимания")
    assert driver.sees("Внимания ничего не требует")
    assert view(driver)._first.act is None
