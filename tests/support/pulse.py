"""Whether a window stays alive: the longest time without a beat of its event loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

STALL = 0.1  # seconds that the window may not answer


class Pulse(QObject):
    """Beats every few milliseconds by whatever clock it is given."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self.longest, self._last = 0.0, clock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def forget(self) -> None:
        """Begin anew."""
        self.longest, self._last = 0.0, self._clock()

    def _beat(self) -> None:
        now = self._clock()
        self.longest, self._last = max(self.longest, now - self._last), now
