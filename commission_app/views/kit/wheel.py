"""The wheel scrolls and never changes a value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDial,
    QSlider,
    QTabBar,
)
from typing_extensions import override

GUARDED = (QAbstractSpinBox, QComboBox, QDial, QSlider, QTabBar)


class WheelGuard(QObject):
    """Takes wheel events from fields with a value and hands them to what lies behind."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel or not isinstance(watched, GUARDED):
            return False
        event.ignore()  # Qt offers an ignored one to the parent: the page scrolls
        return True


def guard_wheel(app: QApplication) -> WheelGuard:
    """Guard every window of the program; called once, at the start."""
    guard = WheelGuard(app)
    app.installEventFilter(guard)
    return guard
