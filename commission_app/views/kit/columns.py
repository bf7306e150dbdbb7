"""What a table shows, declared: columns over frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from commission_app.domain.collation import sort_key
from commission_app.views.support.icons import STATES
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.views.support.words import Words

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it says about a row, and how.

    `width` 0 takes its `share` of what is left: of two columns, one of 2 is twice as wide
    as one of 1. `glyph` is a state's key or (glyph, role). What `runs_over` goes on in the
    next column where that one says nothing.
    Without `sort` figures and dates sort as such, words in the Kazakh order, empty ones last.
    """

    key: str
    title: Words
    text: Callable[[Row], Words]
    width: int = 0
    align: str = "left"
    sort: Callable[[Row], Any] | None = None
    glyph: Callable[[Row], str | tuple[str, str]] | None = None
    weight: int = 400
    tone: str | Callable[[Row], str] = ""
    second: Callable[[Row], Words] | None = None
    share: int = 1
    runs_over: bool = False

    def shown(self, row: Row) -> str:
        """What the cell says, in the language of the moment."""
        return said(self.text(row))

    def below(self, row: Row) -> str:
        """The second line."""
        return said(self.second(row)) if self.second else ""

    def spoken(self, row: Row) -> str:
        """Both lines in one, as readers of the screen and prints want it."""
        return ", ".join(filter(None, (self.shown(row), self.below(row))))

    def role(self, row: Row) -> str:
        """The colour of the text."""
        tone = self.tone if isinstance(self.tone, str) else self.tone(row)
        return tone or self.picture(row)[1] or "text"

    def picture(self, row: Row) -> tuple[str, str]:
        """Glyph and its role; two empty texts where there is none."""
        found = self.glyph(row) if self.glyph else ""
        if isinstance(found, str):
            return STATES.get(found, (found, "soft" if found else ""))
        return found

    def order(self, row: Row) -> Any:
        """What the row is sorted by."""
        return self.sort(row) if self.sort else natural(self.text(row))


@dataclass(frozen=True)
class Seen:
    """A table as texts: what a person sees is what gets printed."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def natural(words: Words) -> tuple[bool, Any]:
    """The order in which people look for it; empty ones come last."""
    if isinstance(words, int | Decimal | date | time):
        return (False, words)
    text = said(words)
    return (not text, sort_key(text))
