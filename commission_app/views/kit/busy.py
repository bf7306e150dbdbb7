"""Long work in the place of its result: what, how far, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.meter import Bar
from commission_app.views.kit.text import Text
from commission_app.views.support.words import Words, grouped, phrase


class Busy(QWidget):
    """A row of work: its text, "5 210 of 8 068", a bar and Cancel.

    Signals
    -------
    cancelled(): a person wants it to stop; the button waits until it has.
    """

    cancelled = Signal()

    def __init__(self, text: Words = "") -> None:
        super().__init__()
        self._text = Text(text, "strong", wrap=True)
        self._figures = Text("", "small")
        self._bar = Bar()
        self._cancel = Button(phrase(T("kit.cancel")))
        self._cancel.clicked.connect(self._stop)
        self.setFocusProxy(self._cancel)
        self.setLayout(
            column(
                row((self._text, 1), self._figures, gap=12),
                row((self._bar, 1), self._cancel, gap=12),
            )
        )

    def step(self, text: Words, done: int = 0, of: int = 0) -> None:
        """How far the work is; `of` 0: nobody knows."""
        self._text.say(text)
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
        self._cancel.setEnabled(False)
        self.cancelled.emit()
