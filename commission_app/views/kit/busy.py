"""Long work in the place of its result: what, how far, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.meter import Bar
from commission_app.views.kit.ring import AROUND_WORDS
from commission_app.views.kit.text import Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import Words, grouped, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Busy(QWidget):
    """A row of work: its text, "5 210 of 8 068", a bar and Cancel.

    It takes the focus itself: Esc stops the work, and the Enter of somebody who pressed it once
    more after the act does not. Tab goes on to the button.

    Signals
    -------
    cancelled(): a person wants it to stop; the button waits until it has.
    """

    cancelled = Signal()

    def __init__(self, text: Words = "") -> None:
        super().__init__()
        self.setProperty("ring_away", AROUND_WORDS)
        self._text = Text(text, "strong", wrap=True)
        self._figures = Text("", "small")
        self._bar = Bar()
        self._cancel = Button(phrase(T("kit.cancel")))
        self._cancel.clicked.connect(self._stop)
        self.setLayout(
            column(
                row((self._text, 1), self._figures, gap=12),
                row((self._bar, 1), self._cancel, gap=12),
            )
        )

    def step(self, text: Words, done: int = 0, of: int = 0) -> None:
        """How far the work is; `of` 0: nobody knows."""
        self._text.say(text)
        self.setAccessibleName(said(text))
        figures: Words = ""
        if of:
            figures = phrase(T("kit.done_of"), done=grouped(done), of=grouped(of))
        self._figures.say(figures)
        self._bar.show_share(done / of if of else 0, figures or text)

    def start(self, text: Words) -> None:
        """New work, which can be cancelled again."""
        self._cancel.setEnabled(True)
        self.step(text)

    def _stop(self) -> None:
        if self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self.cancelled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)
