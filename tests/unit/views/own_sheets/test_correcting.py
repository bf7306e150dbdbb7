"""A correction: other marks, a reason, a new revision; the old one stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.services.day.own_sheets import OwnSheet, ReadOwnSheets
from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.own_sheets.correcting import CorrectPanel

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    found = desk_of(practice("scoring"), "M01")
    found.go("own_sheets")
    found.click("Исправить")
    return found


def panel(driver: Driver) -> CorrectPanel:
    return driver.window.findChildren(CorrectPanel)[0]


def newest(driver: Driver) -> OwnSheet:
    return driver.ask(ReadOwnSheets()).sheets[0]


def lower(sheet: OwnSheet) -> tuple[str, int]:
    """A criterion and another level for it, one that needs no comment."""
    mark = sheet.current.marks[0]
    return mark.criterion, 3 if mark.level != 3 else 4


def test_the_marks_stand_as_they_were_sealed(driver: Driver) -> None:
    sealed = {m.criterion: (m.level, m.comment) for m in newest(driver).current.marks}
    shown = {c: (made.level, made.comment.words) for c, made in panel(driver).rows.items()}
    assert shown == sealed
    assert isinstance(QApplication.focusWidget(), LevelBar)
    assert driver.sees("Появится редакция 2 с новым контрольным кодом")
    assert driver.sees("без одобрения председателя не учитывается")


def test_a_digit_and_a_reason_make_a_new_revision(driver: Driver) -> None:
    before = newest(driver)
    criterion, level = lower(before)
    driver.press(str(level))
    panel(driver).reason.setFocus()
    driver.type("Ошиблась строкой.")
    driver.click("Записать исправление")
    now = newest(driver)
    assert (now.interview, now.corrections) == (before.interview, 1)
    assert now.current.reason == "Ошиблась строкой."
    assert [m.level for m in now.current.marks if m.criterion == criterion] == [level]
    was = before.current.marks[0].level
    for words in (now.current.control, before.current.control, f"{was} → {level}"):
        assert driver.sees(words)
    assert driver.sees("Причина: Ошиблась строкой.")
    driver.click("Перейти к сдаче")
    assert driver.screen == "handover"


def test_ctrl_enter_records_and_a_lacking_reason_is_seen(driver: Driver) -> None:
    driver.press(str(lower(newest(driver))[1]))
    driver.press("Ctrl+Enter")
    assert not panel(driver).reason.editor.visibleRegion().isEmpty()
    driver.type("Ошиблась строкой.")
    driver.press("Ctrl+Enter")
    assert newest(driver).corrections == 1


def test_without_a_reason_nothing_is_recorded(driver: Driver) -> None:
    driver.press(str(lower(newest(driver))[1]))
    driver.click("Записать исправление")
    assert driver.sees("Напишите причину")
    assert panel(driver).reason.editor.hasFocus()
    assert newest(driver).corrections == 0


def test_a_correction_that_changes_nothing_is_refused_in_words(driver: Driver) -> None:
    panel(driver).reason.setFocus()
    driver.type("Проверка.")
    driver.click("Записать исправление")
    assert newest(driver).corrections == 0
    assert panel(driver).isVisible()
    assert driver.sees(newest(driver).interview)
    assert not driver.refused, "it is answered here and not by a notice"


def test_a_level_that_must_be_explained_asks_for_its_comment(driver: Driver) -> None:
    row = next(iter(panel(driver).rows.values()))
    row.comment.setPlainText("")
    driver.press("1")
    assert row.comment.hasFocus()
    panel(driver).reason.editor.setPlainText("Причина есть.")
    driver.click("Записать исправление")
    assert row.comment.hasFocus()
    assert newest(driver).corrections == 0


def test_esc_loses_nothing_and_as_it_was_brings_the_sealed_marks_back(driver: Driver) -> None:
    sheet = newest(driver)
    criterion, level = lower(sheet)
    driver.press(str(level))
    panel(driver).rows[criterion].bar.setFocus()
    driver.press("Esc")
    assert not panel(driver).isVisible()
    driver.click("Исправить")
    assert panel(driver).rows[criterion].level == level
    driver.click("Вернуть как было")
    assert panel(driver).rows[criterion].level == sheet.current.marks[0].level


def test_what_was_begun_for_one_sheet_waits_while_another_is_looked_at(driver: Driver) -> None:
    criterion, level = lower(newest(driver))
    driver.press(str(level))
    other = driver.ask(ReadOwnSheets()).sheets[1]
    driver.go("own_sheets", other.interview)
    driver.click("Исправить")
    assert panel(driver).rows[criterion].level == other.current.marks[0].level
    driver.go("own_sheets", newest(driver).interview)
    driver.click("Исправить")
    assert panel(driver).rows[criterion].level == level


def test_a_correction_that_was_begun_outlives_the_program(
    driver: Driver, desk_of: Openers
) -> None:
    criterion, level = lower(newest(driver))
    driver.press(str(level))
    panel(driver).reason.setFocus()
    driver.type("Ошиблась строкой.")
    season = driver.season
    desk_of.close(driver)
    again = desk_of(season, "M01")
    again.go("own_sheets")
    again.click("Исправить")
    assert panel(again).rows[criterion].level == level
    assert panel(again).reason.text == "Ошиблась строкой."


def test_a_correction_that_the_disk_refuses_is_asked_about(driver: Driver) -> None:
    path = driver.desk._workspace.db.path
    path.rename(path.with_name("away"))
    driver.press(str(lower(newest(driver))[1]))
    driver.go("today")
    assert driver.screen == "own_sheets"
    assert driver.sees("незаписанное исправление")
    path.with_name("away").rename(path)
    driver.click("Попробовать ещё раз")
    assert driver.screen == "today"
