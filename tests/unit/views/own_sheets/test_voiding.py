"""A sheet of the wrong candidate is made void, and the right one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.day.own_sheets import OwnSheet, ReadOwnSheets
from commission_app.services.day.today import ReadToday
from commission_app.views.own_sheets.detail import SheetDetail
from commission_app.views.own_sheets.voiding import VoidPanel

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    found = desk_of(practice("scoring"), "M01")
    found.go("own_sheets")
    found.click("Аннулировать")
    return found


def newest(driver: Driver) -> OwnSheet:
    return driver.ask(ReadOwnSheets()).sheets[0]


def make_void(driver: Driver) -> None:
    driver.type("Баллы следующего кандидата.")
    driver.click("Аннулировать лист")


def test_whose_sheet_and_what_will_happen_is_said_first(driver: Driver) -> None:
    assert driver.sees(f"{newest(driver).card.names.ru}, {newest(driver).interview}")
    assert driver.sees("Лист перестанет учитываться, но останется для чтения")


def test_a_reason_is_required(driver: Driver) -> None:
    driver.click("Аннулировать лист")
    assert driver.sees("Напишите причину")
    assert newest(driver).state == "sealed"


def test_a_void_sheet_stays_readable_and_is_not_printed(driver: Driver) -> None:
    before = newest(driver)
    make_void(driver)
    now = newest(driver)
    assert (now.interview, now.state) == (before.interview, "void")
    for words in ("Лист аннулирован", "Причина: Баллы следующего", before.current.control):
        assert driver.sees(words)
    detail = driver.window.findChildren(SheetDetail)[0]
    assert not detail.print.isEnabled()
    assert detail.print.toolTip() == "Печатается только лист, который учитывается."
    assert not detail.void.isEnabled()
    assert driver.sees("Поставить баллы заново")


def test_the_candidate_whom_the_marks_belong_to_is_opened(driver: Driver) -> None:
    make_void(driver)
    today = driver.ask(ReadToday())
    waiting = [i.interview for i in today.queue if i.state == "waiting" and not i.marked]
    whose = driver.window.findChildren(SheetDetail)[0].whose
    assert whose.to.key == waiting[0]
    driver.click("Открыть оценивание")
    assert driver.screen == "score"
    assert driver.sees(waiting[0])


def test_esc_keeps_the_words(driver: Driver) -> None:
    driver.type("Не тот")
    driver.press("Esc")
    panel = driver.window.findChildren(VoidPanel)[0]
    assert not panel.isVisible()
    driver.click("Аннулировать")
    assert panel.reason.text == "Не тот"
