"""Nobody is there: the workspace is locked after a while.

Never during an interview, nor while a commission talks before the projector.

Qt tells nothing of a locked screen. A computer that slept is noticed by its clock: between two
looks, which are a second apart, more time has gone by than there was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

    from commission_app.views.support.desk import Desk

LOOK = 1000  # milliseconds between two looks at the clock
WARNING = 60  # seconds before the lock
SLEPT = 30  # seconds that nobody looked: the computer was asleep
NOTICE = "idle"
BY_A_PERSON = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleLock(QObject):
    """Watches one open workspace at a time.

    Signals
    -------
    idle(bool): it is time to lock; whether a lock was asked for before and nobody answered.
    """

    idle = Signal(bool)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._desk: Desk | None = None
        self._seconds = 0
        self._last: datetime | None = None  # when somebody did something
        self._looked: datetime | None = None
        self._warned = self._asked = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        app.installEventFilter(self)

    def watch(self, desk: Desk, minutes: int, *, asked: bool = False) -> None:
        """Lock this workspace when nobody did anything for so long.

        `asked`: it was to be locked, and something half typed was asked about first.
        """
        self._desk, self._seconds, self._asked = desk, minutes * 60, asked
        self._last = self._looked = desk.now()
        self._warned = False
        self._timer.start()

    def rest(self) -> None:
        """No workspace is open."""
        self._timer.stop()
        self._desk = None

    def stop(self) -> None:
        """The program ends."""
        self.rest()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """What the timer does each second."""
        desk = self._desk
        if desk is None or self._last is None or self._looked is None:
            return
        now = desk.now()
        if now < self._looked:  # the clock was set back: nobody is there any longer for it
            self._last -= self._looked - now
        unseen, self._looked = (now - self._looked).total_seconds(), now
        if desk.interviewing or desk.presenting():
            self._wake(now)
            return
        left = self._seconds - (now - self._last).total_seconds()
        if unseen > SLEPT or left <= 0:
            self._calm()
            self.rest()
            self.idle.emit(self._asked)
        elif left <= WARNING and not self._warned:
            self._warned = True
            title, text = phrase(T("entrance.idle_soon")), phrase(T("entrance.idle_key"))
            desk.tell(Notice(NOTICE, "caution", title, text))

    def _calm(self) -> None:
        if self._warned and self._desk is not None:
            self._desk.untell(NOTICE)
        self._warned = False

    def _wake(self, now: datetime) -> None:
        self._last, self._asked = now, False
        self._calm()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._desk is not None and event.type() in BY_A_PERSON and event.spontaneous():
            self._wake(self._desk.now())
        return False
