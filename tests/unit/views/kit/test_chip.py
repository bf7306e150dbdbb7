"""A filter as a chip: Space opens it, Backspace clears it, filled while it narrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu

from commission_app.views.kit.chip import Chip
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
OPTIONS = (("kk", "Қазақша  ·  12", "Қазақша"), ("ru", "Русский  ·  3", "Русский"))


@pytest.fixture
def chip(qtbot: QtBot) -> Chip:
    found = Chip(phrase("candidates.all_regions"))
    qtbot.addWidget(found)
    found.setProperty("a_window", True)
    found.offer(OPTIONS)
    found.show()
    return found


def opened(chip: Chip) -> QMenu:
    QTest.keyClick(chip, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_space_bar_opens_and_enter_chooses(chip: Chip) -> None:
    told = QSignalSpy(chip.chosen)
    menu = opened(chip)
    assert [action.text() for action in menu.actions()] == [
        "Все области",
        "Қазақша  ·  12",
        "Русский  ·  3",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    assert (chip.key, list(told.at(0))) == ("kk", ["kk"])
    assert chip.isChecked()
    assert chip.text().strip() == "Қазақша"
    assert chip.accessibleName() == "Все области: Қазақша"


def test_backspace_clears_and_tells_once(chip: Chip) -> None:
    chip.choose("ru")
    told = QSignalSpy(chip.chosen)
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    assert (chip.key, told.count(), list(told.at(0))) == ("", 1, [""])
    assert not chip.isChecked()
    assert chip.text().strip() == "Все области"


def test_leaving_the_list_changes_nothing(chip: Chip) -> None:
    chip.choose("ru")
    QTest.keyClick(opened(chip), Qt.Key.Key_Escape)
    assert chip.key == "ru"
    assert chip.isChecked()


def test_what_is_offered_no_more_narrows_no_more(chip: Chip) -> None:
    chip.choose("ru")
    chip.offer(OPTIONS[:1])
    assert (chip.key, chip.isChecked()) == ("", False)


def test_it_follows_the_language(chip: Chip) -> None:
    tongue.switch("en")
    assert chip.text().strip() == "All regions"
    assert chip.accessibleName() == "All regions"
