"""The wheel changes no value and still scrolls what lies behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QWidget,
)

from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.wheel import WheelGuard, guard_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[WheelGuard]:
    found = guard_wheel(qapp)
    yield found
    qapp.removeEventFilter(found)
    found.deleteLater()


def turn(widget: QWidget) -> None:
    spot = QPointF(5, 5)
    event = QWheelEvent(
        spot,
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def a_combo() -> QComboBox:
    found = QComboBox()
    found.addItems(["а", "ә", "б"])
    return found


def a_tab_bar() -> QTabBar:
    found = QTabBar()
    for name in "аәб":
        found.addTab(name)
    return found


VALUES: dict[type[QWidget], tuple[Callable[[], Any], Callable[[Any], object]]] = {
    QComboBox: (a_combo, lambda w: w.currentIndex()),
    QTabBar: (a_tab_bar, lambda w: w.currentIndex()),
    QSpinBox: (QSpinBox, lambda w: w.value()),
    QSlider: (QSlider, lambda w: w.value()),
    QDateEdit: (QDateEdit, lambda w: w.date()),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_stays_and_the_page_scrolls(
    qtbot: QtBot, guard: WheelGuard, kind: type[QWidget]
) -> None:
    make, value = VALUES[kind]
    field = make()
    page = Scroll(holder(column(field, *(QLabel(str(n)) for n in range(60)))))
    page.resize(200, 200)
    qtbot.addWidget(page)
    page.show()
    before = value(field)
    over = QPointF(field.mapTo(page, QPoint(8, 8)))
    QTest.wheelEvent(page.windowHandle(), over, QPoint(0, -120))
    assert value(field) == before
    assert page.verticalScrollBar().value() > 0


def test_scroll_bars_still_turn(qtbot: QtBot, guard: WheelGuard) -> None:
    bar = QScrollBar()
    bar.setRange(0, 100)
    qtbot.addWidget(bar)
    turn(bar)
    assert bar.value() > 0


def test_without_the_guard_a_value_would_change(qtbot: QtBot) -> None:
    combo = a_combo()
    qtbot.addWidget(combo)
    turn(combo)
    assert combo.currentIndex() == 1
