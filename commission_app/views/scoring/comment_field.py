"""The words beside a mark: Enter goes on, Shift+Enter begins a line, Esc gives the bar back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from commission_app.services.prose import tidy
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from commission_app.views.support.words import Words

PAUSE_MS = 600  # after the last key the words are kept
HEIGHT = 64
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CommentField(QPlainTextEdit):
    """Keeps what is written by itself, a moment after the last key and whenever it is left.

    Signals
    -------
    written(str): these words are to be kept.
    counted(int): how many characters stand there now.
    went_on(), went_back(): Enter and Esc.
    """

    written = Signal(str)
    counted = Signal(int)
    went_on = Signal()
    went_back = Signal()

    def __init__(self, name: Words, placeholder: Words = "") -> None:
        super().__init__()
        self._name, self._placeholder = name, placeholder
        self._kept: str | None = ""  # None: what was to be kept was refused
        self._held = False  # the key that led here may still be down
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)
        self.setProperty("role", "comment")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        self.textChanged.connect(self._changed)
        self._say()

    @property
    def words(self) -> str:
        """What is kept of what stands there."""
        return tidy(self.toPlainText())

    def show_words(self, text: str) -> None:
        """What is kept; never in the way of what is being written."""
        if self.words == self._kept and text != self._kept:
            self._kept = text
            self.setPlainText(text)
        elif self.words == text:
            self._kept = text
        elif self._kept is None:
            self._timer.start()  # something else could be kept meanwhile: once more

    def keep(self) -> None:
        """Have the words kept, if they changed."""
        self._timer.stop()
        if self.words != self._kept:
            self._kept = self.words
            self.written.emit(self.words)

    def refused(self) -> None:
        """The words could not be kept: they stay here and are to be kept still."""
        self._kept = None

    @property
    def unkept(self) -> bool:
        """Whether words stand here that were refused."""
        return self._kept is None

    def lose(self) -> None:
        """Go on without the words that were refused."""
        self._timer.stop()
        self._kept = self.words

    def call(self, name: Words, placeholder: Words) -> None:
        """What it is called, and what stands there while it is empty."""
        self._name, self._placeholder = name, placeholder
        self._say()

    def _changed(self) -> None:
        self.counted.emit(len(self.words))
        if self.words != self._kept:
            self._timer.start()

    def _say(self) -> None:
        self.setAccessibleName(said(self._name))
        self.setPlaceholderText(said(self._placeholder))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        self._held = self._held and event.isAutoRepeat()
        if self._held:
            event.accept()
        elif key in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.keep()
            self.went_on.emit()
        elif key is Qt.Key.Key_Escape:
            self.keep()
            self.went_back.emit()
        elif key in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the screen's: seal
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._held = True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
