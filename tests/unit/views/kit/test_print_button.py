"""What is seen is written as a workbook or pages; too many rows are no pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from commission_app.services.people.print_seen import MOST_ON_PAPER, Seen
from commission_app.views.kit.print_button import PrintButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
SEEN = Seen("Список", ("Код", "Имя"), (("1", "Әбіш"), ("2", "Белов")), "ru")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("founded"))


@pytest.fixture
def button(driver: Driver, qtbot: QtBot) -> PrintButton:
    found = PrintButton(driver.desk, "Печать", "list", lambda: SEEN)
    layout = driver.window.layout()
    assert layout is not None
    layout.addWidget(found)
    found.setFocus()
    return found


def offered(driver: Driver) -> QMenu:
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_workbook_is_written_and_the_button_waits_for_it(
    driver: Driver, button: PrintButton, tmp_path: Path
) -> None:
    driver.files.place = tmp_path / "list.xlsx"
    QTest.keyPress(offered(driver), Qt.Key.Key_Return)
    driver.settle()
    assert button.isEnabled()
    assert driver.sees("Сохранено: «list.xlsx»")
    assert driver.files.place.read_bytes().startswith(b"PK")


def test_pages_are_written(driver: Driver, button: PrintButton, tmp_path: Path) -> None:
    driver.files.place = tmp_path / "list.pdf"
    menu = offered(driver)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.settle()
    assert driver.files.place.read_bytes().startswith(b"%PDF")


def test_more_rows_than_anybody_prints_are_no_pages(
    driver: Driver, button: PrintButton
) -> None:
    button.rows = MOST_ON_PAPER + 1
    menu = offered(driver)
    paper = menu.actions()[1]
    assert not paper.isEnabled()
    assert "примените фильтр" in paper.text()
    menu.close()


def test_a_refusal_is_told_beside_the_work(driver: Driver, button: PrintButton) -> None:
    driver.files.place = driver.desk.folder / "list.xlsx"
    QTest.keyPress(offered(driver), Qt.Key.Key_Return)
    driver.settle()
    assert driver.sees("Не выполнено")
    assert button.isEnabled()
    assert not driver.files.place.exists()
