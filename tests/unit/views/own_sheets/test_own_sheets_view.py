"""My sheets by keys: read, chosen, and found again by another screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.services.day.own_sheets import OwnSheet, ReadOwnSheets
from commission_app.views.kit.state import STATE_WORDS
from commission_app.views.own_sheets.own_sheets_view import OwnSheetsView
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    found = desk_of(practice("scoring"), "M01")
    found.go("own_sheets")
    return found


def view(driver: Driver) -> OwnSheetsView:
    return driver.window.findChildren(OwnSheetsView)[0]


def sheets(driver: Driver) -> tuple[OwnSheet, ...]:
    return driver.ask(ReadOwnSheets()).sheets


def test_the_newest_sheet_is_shown_with_everything_that_was_sealed(driver: Driver) -> None:
    first = sheets(driver)[0]
    assert view(driver).list.key == first.interview
    assert view(driver).list.hasFocus()
    for words in (first.card.names.ru, first.current.control, str(first.current.total)):
        assert driver.sees(words)
    for mark in first.current.marks:
        assert not mark.comment or driver.sees(mark.comment)
    assert driver.sees(tongue.said(STATE_WORDS[first.state]))


def test_arrows_go_through_the_list_and_enter_to_the_acts(driver: Driver) -> None:
    second = sheets(driver)[1]
    driver.press("Down")
    assert driver.sees(second.current.control)
    driver.press("Enter")
    assert QApplication.focusWidget() is view(driver).detail.print
    driver.press("Esc")
    assert view(driver).list.hasFocus()


def test_another_screen_comes_to_one_sheet(driver: Driver) -> None:
    last = sheets(driver)[-1]
    driver.go("today")
    driver.go("own_sheets", last.interview)
    assert view(driver).list.key == last.interview
    assert driver.sees(last.current.control)


def test_without_a_sheet_the_page_says_what_to_do_first(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("prepared"), "M01")
    driver.go("own_sheets")
    assert driver.sees("Запечатанных листов пока нет")
    driver.click("К сегодняшней очереди")
    assert driver.screen == "today"


def test_sheets_that_the_office_has_say_so(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("finished"), "M01")
    driver.go("own_sheets")
    states = {one.state for one in sheets(driver)}
    assert "confirmed" in states
    shown = {tongue.said(line.word) for line in view(driver).list.lines}
    assert shown == {tongue.said(STATE_WORDS[state]) for state in states}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_nothing_is_clipped_or_untranslated_in_a_low_window(
    practice: OnePractice, desk_of: Openers, lang: str
) -> None:
    tongue.switch(lang)  # type: ignore[arg-type]
    driver = desk_of(practice("scoring"), "M01", size=(1366, 690))
    driver.go("own_sheets")
    for open_page in (
        lambda: None,
        view(driver).detail.correct.click,
        view(driver).detail.void.click,
    ):
        open_page()
        driver.settle()
        assert not clipped(driver.window)
        assert not untranslated(driver.window)
        assert not nameless(driver.window)
    assert driver.window.height() == 690
