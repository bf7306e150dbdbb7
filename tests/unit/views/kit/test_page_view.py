"""Pages are drawn only in sight, keep their place when the document comes anew, stay white."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from commission_app.views.kit.page_view import PageView
from commission_app.views.support import theme
from tests.support.kit_board import a_document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pages(qtbot: QtBot) -> PageView:
    found = PageView("Протокол")
    qtbot.addWidget(found)
    found.resize(700, 600)
    found.show_document(a_document(20))
    found.show()
    return found


def dark_pixels(pages: PageView) -> int:
    image = pages.viewport().grab().toImage()
    points = ((x, y) for x in range(40, image.width(), 3) for y in range(40, image.height(), 3))
    return sum(image.pixelColor(x, y).lightness() < 60 for x, y in points)


def test_pages_are_turned_by_keys(pages: PageView, qtbot: QtBot) -> None:
    turned = QSignalSpy(pages.turned)
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    qtbot.keyClick(pages, Qt.Key.Key_PageUp)
    assert [list(turned.at(n)) for n in range(3)] == [[2, 20], [3, 20], [2, 20]]
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == 20
    assert pages.accessibleName() == "Протокол, страница 20 из 20"


def test_real_pixels_come_after_the_white_page(pages: PageView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dark_pixels(pages) > 20)


def test_ctrl_plus_and_minus_zoom_and_keep_the_page(pages: PageView, qtbot: QtBot) -> None:
    pages.go_to(5)
    before = pages.zoom
    zoomed = QSignalSpy(pages.zoomed)
    qtbot.keyClick(pages, Qt.Key.Key_Plus, CTRL)
    assert (pages.zoom > before, pages.page, zoomed.count()) == (True, 5, 1)
    qtbot.keyClick(pages, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(pages, Qt.Key.Key_Minus, CTRL)
    assert pages.zoom < before
    qtbot.keyClick(pages, Qt.Key.Key_0, CTRL)
    assert pages.zoom == before


def test_a_document_that_comes_anew_keeps_page_and_size(pages: PageView) -> None:
    pages.zoom_to(150)
    pages.go_to(7)
    pages.show_document(a_document(12))
    assert (pages.page, pages.pages, pages.zoom) == (7, 12, 150)


def test_a_wider_window_makes_the_page_wider_up_to_a_limit(pages: PageView) -> None:
    before = pages.zoom
    pages.resize(900, 600)
    assert before < pages.zoom <= 125
    pages.resize(3000, 600)
    assert pages.zoom == 125


def test_paper_stays_white_in_the_dark(
    pages: PageView, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.dress(qapp, theme.Mode.DARK, theme.OFFICE)
    qtbot.waitUntil(lambda: dark_pixels(pages) > 20)
    image = pages.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, 100).lightness() == 255


def test_nothing_is_shown_without_a_document(pages: PageView, qtbot: QtBot) -> None:
    pages.forget()
    assert (pages.page, pages.pages) == (0, 0)
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    pages.grab()
