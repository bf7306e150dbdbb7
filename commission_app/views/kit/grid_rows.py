"""What a grid of rows × members shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.views.kit.state import STATE_WORDS
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from commission_app.views.support.words import Words


@dataclass(frozen=True)
class GridCell:
    """A state's key, a short note beside the glyph ("/2"), and better words than usual.

    Without a state the place stays empty: nothing is expected there.
    """

    state: str
    note: str = ""
    words: Words = ""

    def said(self) -> str:
        """The cell in words."""
        return " ".join(filter(None, (said(self.words or STATE_WORDS[self.state]), self.note)))


@dataclass(frozen=True)
class GridRow:
    """One candidate: code, name, a cell per column, and what is said at the end."""

    code: str
    name: Words
    cells: tuple[GridCell, ...]
    end: Words = ""
    end_state: str = ""  # the glyph before it; a state's key or a glyph
    end_tone: str = ""


@dataclass(frozen=True)
class GridView:
    """All that a grid shows."""

    columns: tuple[Words, ...]
    rows: tuple[GridRow, ...]
    heading: Words = ""
    end_heading: Words = ""
