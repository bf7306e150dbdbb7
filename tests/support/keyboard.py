"""Letters of every alphabet, typed: QTest itself knows only Latin ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Press and release each letter where the focus is in the window of `widget`."""
    for letter in text:
        target = widget.window().focusWidget() or widget
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if letter.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, ord(letter.upper()), held, letter))
