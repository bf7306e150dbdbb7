"""How far a long act is: told by its thread, looked at by the window's."""

from __future__ import annotations

import threading

from commission_app.shared.errors import Cancelled


class Polled:
    """A Progress that never waits for the window; the act hears of a wish to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._now: tuple[str, int, int] = ("", 0, 0)
        self.over = False

    def step(self, text_key: str, done: int, of: int) -> None:
        """Called by the act; Cancelled when somebody asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._now = (text_key, done, of)

    def cancel(self) -> None:
        """Asked by the window: the act stops at its next step."""
        self._stop.set()

    def end(self) -> None:
        """The act is over, whatever became of it."""
        self.over = True

    @property
    def now(self) -> tuple[str, int, int]:
        """Text key, parts done, parts in all; ("", 0, 0) before the first step."""
        return self._now
