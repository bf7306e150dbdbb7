"""Small rows of a dossier: a label with its value, a dated line, a closed place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.text import Glyph, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QWidget

    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words

LABEL, DAY = 100, 76


def pair(label: Words, value: Words, *more: Item) -> QWidget:
    """A label at the left, its value at the right."""
    name = Text(label, "caption", wrap=True)
    name.setFixedWidth(LABEL)
    name.setContentsMargins(0, 2, 0, 0)
    shown = Text(value, wrap=True)
    if more:
        return holder(row(name, (shown, 1), *more, gap=8))
    return holder(row(column(name, None), (column(shown, None), 1), gap=8))


def told(glyph: str, day: Words, words: Words, by: Words = "") -> QWidget:
    """What happened on a day, and who did it."""
    at = Text(day, "caption")
    at.setFixedWidth(DAY)
    at.setContentsMargins(0, 1, 0, 0)
    lines = [Text(words, "small", wrap=True)]
    if by:
        lines.append(Text(by, "caption"))
    items = (column(Glyph(glyph, "soft", 16), None), column(at, None))
    return holder(row(*items, (column(*lines, None, gap=0), 1), gap=8))


def heading(words: Words) -> Text:
    """The name of a part."""
    found = Text(words, "label")
    found.setContentsMargins(0, 10, 0, 2)
    return found


def closed(words: Words) -> QFrame:
    """A lock and words where something will stand later: nothing hints at what."""
    text = Text(words, "small", wrap=True)
    return frame(
        "sunken", row(Glyph("ph.lock-simple", "soft", 16), (text, 1), margins=(12, 8, 12, 8))
    )
