"""Pages: made once, refreshed after a change, left with their words kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.services.day.today import ReadToday
from commission_app.services.scoring import GiveMark
from commission_app.views.kit.text import Text
from commission_app.views.screens import SCREENS, screens_of
from commission_app.views.support import tongue
from commission_app.views.support.desk import Notice, Place
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("scoring"), "M02")


def test_the_first_screen_is_shown_first(driver: Driver) -> None:
    assert driver.screen == screens_of("laptop")[0].key == "today"


def test_alt_and_a_number_turn_the_page(driver: Driver) -> None:
    driver.press("Alt+2")
    assert driver.screen == "own_sheets"
    driver.press("Alt+1")
    assert driver.screen == "today"


def test_alt_and_zero_turn_to_the_tenth_screen(practice: OnePractice, desk_of: Openers) -> None:
    office = desk_of(practice("scoring"))
    tenth = [entry.key for entry in screens_of("office") if not entry.hidden][9]
    office.press("Alt+0")
    assert office.screen == tenth


def test_a_screen_is_made_once_and_stays_as_it_was(driver: Driver) -> None:
    before = driver.work.pages.screen_in_front
    driver.press("Alt+2", "Alt+1")
    assert driver.work.pages.screen_in_front is before


def test_a_change_from_elsewhere_is_seen(driver: Driver) -> None:
    interview = driver.ask(ReadToday()).next
    criterion = driver.ask(ReadToday()).next and "C1"
    driver.desk.act(GiveMark(interview, criterion, 4), driver.window)
    driver.settle()
    driver.wait_to_see("Продолжить оценивание")


def test_scoring_has_no_navigation(driver: Driver) -> None:
    driver.press("Enter")
    assert not driver.work.ways.isVisible()
    driver.press("Esc")
    assert driver.work.ways.isVisible()


def test_a_screen_of_the_other_role_is_a_bug(driver: Driver) -> None:
    with pytest.raises(KeyError):
        driver.work.pages.go(Place("sitting"))


def test_a_notice_gives_way_to_a_newer_one_of_its_key(driver: Driver) -> None:
    driver.desk.tell(Notice("a", "caution", phrase("shell.find")))
    driver.desk.tell(Notice("a", "good", phrase("shell.help")))
    assert driver.work.notices.keys == ("a",)
    driver.desk.untell("a")
    assert driver.work.notices.keys == ()


def test_another_language_reaches_a_screen_when_it_comes_to_the_front(driver: Driver) -> None:
    """All at once took a tenth of a second in which no key was heard."""
    driver.press("Alt+2", "Alt+1")
    waiting = driver.work.pages._made["own_sheets"]
    before = _words(waiting)
    tongue.switch("kk")
    assert _words(waiting) == before
    driver.press("Alt+2")
    assert _words(waiting) != before
    driver.press("Alt+1")
    tongue.switch("ru")
    driver.press("Alt+2")
    assert _words(waiting) == before


def test_a_screen_that_missed_a_language_and_its_end_comes_as_it_was(driver: Driver) -> None:
    driver.press("Alt+2", "Alt+1")
    waiting = driver.work.pages._made["own_sheets"]
    before = _words(waiting)
    tongue.switch("kk")
    tongue.switch("ru")
    driver.press("Alt+2")
    assert _words(waiting) == before


def _words(screen: QWidget) -> list[str]:
    return [one.text() for one in screen.findChildren(Text)]


def test_every_screen_has_one_line_and_one_key() -> None:
    keys = [entry.key for entry in SCREENS]
    assert len(keys) == len(set(keys))


def test_the_practice_mark_stands_on_every_page(driver: Driver) -> None:
    for entry in screens_of("laptop"):
        if not entry.hidden:
            driver.go(entry.key)
            assert driver.sees("УЧЕБНЫЙ")


def test_who_comes_back_has_the_keys_where_they_were(
    practice: OnePractice, desk_of: Openers
) -> None:
    office = desk_of(practice("delivered"))
    for entry in screens_of("office"):
        if entry.hidden:
            continue
        for _ in range(2):
            office.go("season")
            button = office.work.ways.buttons[entry.key]
            button.setFocus()
            button.click()
            office.settle()
            front = office.work.pages.screen_in_front
            assert front is not None
            assert front.isAncestorOf(QApplication.focusWidget() or office.window), entry.key
