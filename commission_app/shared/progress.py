"""How a long act says how far it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Listens to a long act: a bar on a terminal, a window, or nobody."""

    def step(self, text_key: str, done: int, of: int) -> None:
        """`done` of `of` parts are through; raises Cancelled when the user wants to stop."""
        ...


class Silent:
    """Nobody listens."""

    def step(self, text_key: str, done: int, of: int) -> None:
        """Say nothing, never stop."""
