"""A progress bar on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from commission_app.shared.texts import Language, say

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


class Bar:
    """Shows the steps of a long act on standard error; a new text begins a new bar."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._bar: ProgressBar[int] | None = None
        self._key = ""

    def step(self, text_key: str, done: int, of: int) -> None:
        """`done` of `of` parts are through."""
        if text_key != self._key or self._bar is None:
            self.close()
            self._key = text_key
            label = say(text_key, self.lang)
            self._bar = click.progressbar(length=max(of, 1), label=label, file=sys.stderr)
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)

    def close(self) -> None:
        """End the line."""
        if self._bar is not None:
            self._bar.update(self._bar.length - self._bar.pos if self._bar.length else 0)
            self._bar.render_finish()
            self._bar = None
