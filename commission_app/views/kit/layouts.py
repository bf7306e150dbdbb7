"""Rows and columns from lists: a widget, a layout, a gap in pixels, or None for a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

Item: TypeAlias = "QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None"
Margins = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)
NONE: Margins = (0, 0, 0, 0)


def row(*items: Item, gap: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Side by side; `(widget, n)` takes n parts of what is left."""
    return _filled(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: Margins = NONE) -> QVBoxLayout:
    """One below the other; `(widget, n)` takes n parts of what is left."""
    return _filled(QVBoxLayout(), items, gap, margins)


def holder(layout: QLayout) -> QWidget:
    """A layout as a widget, which can be hidden or stretched."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def frame(box: str, layout: QLayout | None = None, tone: str = "") -> QFrame:
    """A frame in one of the sheet's boxes: card, sunken, notice, top, foot …."""
    found = QFrame()
    found.setProperty("box", box)
    if tone:
        found.setProperty("tone", tone)
    if layout is not None:
        found.setLayout(layout)
    return found


def card(*items: Item, gap: int = 8, margins: Margins = (18, 14, 18, 14)) -> QFrame:
    """A white card with its content one below the other."""
    return frame("card", column(*items, gap=gap, margins=margins))


def line() -> QFrame:
    """A hairline between rows."""
    return frame("line")


def upright(height: int = 28) -> QFrame:
    """A hairline between neighbours."""
    found = frame("upright")
    found.setFixedSize(1, height)
    return found


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _filled(layout: Box, items: Iterable[Item], gap: int, margins: Margins) -> Box:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        add(layout, item)
    return layout


def add(layout: QBoxLayout, item: Item) -> None:
    """One item more, at the end."""
    match item:
        case None:
            layout.addStretch(1)
        case int():
            layout.addSpacing(item)
        case (QWidget() as widget, int() as part):
            layout.addWidget(widget, part)
        case (QLayout() as inner, int() as part):
            layout.addLayout(inner, part)
        case QWidget():
            layout.addWidget(item)
        case QLayout():
            layout.addLayout(item)
        case _:
            raise TypeError(item)
