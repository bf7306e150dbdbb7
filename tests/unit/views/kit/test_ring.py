"""The ring follows the keyboard's focus, is cut only by scrolling, and moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from commission_app.views.handing_over.way import Way
from commission_app.views.kit.busy import Busy
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.ring import AROUND_WORDS, REACH, Ring
from commission_app.views.kit.scroll import Scroll

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHER = Qt.FocusReason.OtherFocusReason


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    page = holder(column(QPushButton("Один"), QPushButton("Два"), margins=(20, 20, 20, 20)))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def buttons(window: QWidget) -> list[QPushButton]:
    return window.findChildren(QPushButton)


def around(widget: QWidget, window: QWidget) -> QRect:
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return area.adjusted(-REACH, -REACH, REACH, REACH)


def test_tab_moves_the_ring_and_no_widget(window: QWidget, qtbot: QtBot) -> None:
    ring, (first, second) = Ring(window), buttons(window)
    before = [one.geometry() for one in (first, second)]
    first.setFocus(OTHER)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert (ring.target, ring.geometry()) == (second, around(second, window))
    assert [one.geometry() for one in (first, second)] == before


def test_a_click_shows_no_ring(window: QWidget, qtbot: QtBot) -> None:
    ring, (first, second) = Ring(window), buttons(window)
    first.setFocus(OTHER)
    qtbot.mousePress(second, Qt.MouseButton.LeftButton)
    focused = window.focusWidget()
    qtbot.mouseRelease(second, Qt.MouseButton.LeftButton)
    assert (focused, ring.target) == (second, None)


def test_the_ring_moves_with_its_widget(window: QWidget) -> None:
    ring, (first, _) = Ring(window), buttons(window)
    first.setFocus(OTHER)
    first.move(60, 40)
    assert ring.geometry() == around(first, window)
    first.hide()
    assert ring.target is not first


def test_a_widget_may_paint_its_focus_itself(window: QWidget) -> None:
    ring, (first, second) = Ring(window), buttons(window)
    first.setFocus(OTHER)
    second.setProperty("ringless", True)
    second.setFocus(OTHER)
    assert (window.focusWidget(), ring.target) == (second, None)


@pytest.mark.parametrize("kind", [Busy, Way])
def test_the_ring_keeps_away_from_words_that_have_no_edge_around_them(
    kind: type[Busy | Way], qtbot: QtBot
) -> None:
    block = kind()
    page = holder(column(block, margins=(40, 40, 40, 40)))
    qtbot.addWidget(page)
    block.show()
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    ring = Ring(page)
    block.setFocus(OTHER)
    x, y = AROUND_WORDS, 2  # 8 pixels part it from what stands below: it must not touch that
    wanted = around(block, page).adjusted(-x, -y, x, y)
    assert (ring.target, ring.geometry()) == (block, wanted)


def test_a_widget_that_goes_takes_the_ring_along(window: QWidget, qtbot: QtBot) -> None:
    ring, (first, _) = Ring(window), buttons(window)
    first.setFocus(OTHER)
    first.deleteLater()
    del first
    qtbot.waitUntil(lambda: ring.target is not None or ring.isHidden())
    assert ring.target in {None, *buttons(window)}


def test_scrolling_away_hides_the_ring(qtbot: QtBot) -> None:
    many = [QPushButton(str(n)) for n in range(30)]
    page = holder(column(Scroll(holder(column(*many)))))
    page.resize(200, 200)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    ring = Ring(page)
    many[0].setFocus(OTHER)
    scroll = page.findChild(Scroll)
    assert scroll is not None
    assert ring.target is many[0]
    scroll.verticalScrollBar().setValue(500)
    assert ring.target is None
    scroll.verticalScrollBar().setValue(0)
    assert ring.target is many[0]
