"""Long work on this page: nothing for a moment, then how far it is and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.busy import Busy
from commission_app.views.kit.layouts import column
from commission_app.views.support.polled import Polled
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

UNSEEN_MS, EVERY_MS = 600, 100


class Waiting(QWidget):
    """Looks at a `Polled` while its work goes on.

    Signals
    -------
    cancelled(): the work was told to stop.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._polled: Polled | None = None
        self._words: Words = ""
        self._busy = Busy()
        self._busy.cancelled.connect(self._cancel)
        self._delay, self._poll = QTimer(self), QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._appear)
        self._poll.timeout.connect(self._look)
        self.setLayout(column(self._busy))
        self.hide()

    def begin(self, words: Words) -> Polled:
        """New work; what it should tell its progress to."""
        self._polled, self._words = Polled(), words
        self._delay.start(UNSEEN_MS)
        return self._polled

    def end(self) -> None:
        """It is over."""
        self._polled = None
        self._delay.stop()
        self._poll.stop()
        self.hide()

    def _appear(self) -> None:
        self._busy.start(self._words)
        self._look()
        self._poll.start(EVERY_MS)
        self.show()

    def _look(self) -> None:
        if self._polled is not None:
            key, done, of = self._polled.now
            self._busy.step(phrase(key) if key else self._words, done, of)

    def _cancel(self) -> None:
        if self._polled is not None:
            self._polled.cancel()
            self.cancelled.emit()
