"""Cycles of Python objects are looked for on the window's thread, in quiet moments only.

Python would do it wherever it happens to be, and a reader's thread must not let go of what
belongs to a window; and one look through everything holds all threads for a fifth of a second.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

OFTEN_MS = 20_000
YOUNG = 1  # generations: what was made since the last look


class Collector(QObject):
    """Takes the work over from Python until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.collect()
        gc.freeze()  # what the program consists of stays anyway
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN_MS)
        self._timer.timeout.connect(self.look_at_the_young)
        self._timer.start()

    def look_at_the_young(self) -> None:
        """A few milliseconds: only what is new."""
        gc.collect(YOUNG)

    def look_at_all(self) -> None:
        """At a lock, when nobody waits for a screen."""
        gc.collect()

    def stop(self) -> None:
        """Python does it again by itself."""
        self._timer.stop()
        gc.unfreeze()
        if self._before:
            gc.enable()
