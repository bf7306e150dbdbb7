"""A person's hands and eyes before any window: keys, clicks on words, waiting for words."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 10.0  # seconds until something that should come is missed
_MOMENT = re.compile(r"(\d{4})\xa0(\d\d:)")
KEYS = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Del": Qt.Key.Key_Delete}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Hands:
    """Presses keys, clicks what is read, waits for what is seen; `idle` says when to go on."""

    patience: ClassVar[float] = PATIENCE

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.failed: list[BaseException] = []
        self.presses = 0

    @property
    def idle(self) -> bool:
        """Whether nothing is under way behind the window."""
        raise NotImplementedError

    def press(self, *keys: str) -> None:
        """Press keys one after the other, like "4", "Ctrl+Enter", "N"."""
        for key in keys:
            self.presses += 1
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            code = KEYS.get(name) or getattr(Qt.Key, f"Key_{name}")
            QTest.keyClick(QApplication.focusWidget() or self.window, code, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        """Type words into the field that has the focus."""
        field_ = QApplication.focusWidget()
        if isinstance(field_, QPlainTextEdit):
            field_.insertPlainText(text)
        elif isinstance(field_, QLineEdit):
            field_.insert(text)
            field_.textEdited.emit(field_.text())
        else:
            pytest.fail(f"nothing to type into: {field_}")
        self.settle()

    def click(self, words: str, within: QWidget | None = None) -> None:
        """Click the button that says this."""
        QTest.mouseClick(self.button(words, within), Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """A visible button by its words or its accessible name."""
        for button in (within or self.window).findChildren(QAbstractButton):
            names = (button.text().replace("&", "").strip(), button.accessibleName())
            if button.isVisible() and words in names:
                return button
        seen = [b.text() for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        pytest.fail(f"no button says {words!r}; there are {seen}")

    def reads(self) -> str:
        """Every visible word, one label a line; what only keeps a line together is not read."""
        labels = self.window.findChildren(QLabel)
        found = "\n".join(one.text() for one in labels if one.isVisible() and one.text())
        return _MOMENT.sub(r"\1 \2", found.replace("\N{WORD JOINER}", ""))

    def sees(self, words: str) -> bool:
        """Whether a visible label or button says this somewhere."""
        buttons = self.window.findChildren(QAbstractButton)
        said_ = [one.text() for one in buttons if one.isVisible()]
        return words in self.reads() or any(words in text for text in said_)

    def wait_for(self, what: Callable[[], object], message: str = "") -> None:
        """Until it is true; a test fails that waits longer than anybody would."""
        end = time.monotonic() + self.patience
        while not what():
            if time.monotonic() > end:
                pytest.fail(message or f"never came; the window says:\n{self.reads()}")
            QTest.qWait(10)
        self.no_fault()

    def wait_to_see(self, words: str) -> None:
        """Until the window says this."""
        self.wait_for(lambda: self.sees(words), f"{words!r} never came:\n{self.reads()}")

    def settle(self) -> None:
        """Until nothing is under way."""
        QTest.qWait(1)
        self.wait_for(lambda: self.idle, "never came to rest")
        QTest.qWait(1)
        self.no_fault()

    def no_fault(self) -> None:
        """Raise what went wrong behind the window."""
        if self.failed:
            raise self.failed[0]
