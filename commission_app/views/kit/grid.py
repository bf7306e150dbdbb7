"""Rows × members as painted cells: a glyph each, a tint only where a person must look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.grid_paint import CellPainter, Sizes, widest
from commission_app.views.kit.grid_rows import GridCell, GridRow, GridView
from commission_app.views.kit.paint import smooth
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.accessible import tell_roles
from commission_app.views.support.keys import letter
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from commission_app.views.support.words import Words

__all__ = ["GridCell", "GridRow", "GridView", "MatrixGrid"]

JUMPS = {"M": "missing", "C": "conflict"}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixGrid(QAbstractScrollArea):
    """The grid; header and first column stay in place while it scrolls.

    Keys: arrows, Home, End, PgUp, PgDn; M and C jump to the next missing or conflicting one;
    Enter opens.

    Signals
    -------
    looked(int, int): row and column of the cell a person is at.
    opened(int, int): a person wants its details.
    """

    accessible_role = QAccessible.Role.Table
    looked = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, name: Words = "") -> None:
        super().__init__()
        tell_roles()
        self._name = name
        self._view = GridView((), ())
        self._widest = (0, 0)
        self._sizes = Sizes.fitting(self._view, 0, self._widest)
        self._at: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringless", True)  # noqa: FBT003 - the cell wears the ring
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumHeight(160)
        self._name_anew()

    @property
    def place(self) -> tuple[int, int] | None:
        """Row and column of the cell a person is at."""
        return self._at

    def show_grid(self, view: GridView) -> None:
        """Other rows or cells; the same place stays, if it still is one."""
        self._view = view
        if self._at is not None:
            row, column = self._at
            last = len(view.rows) - 1, len(view.columns) - 1
            inside = min(last) >= 0
            self._at = (min(row, last[0]), min(column, last[1])) if inside else None
        self._widest = widest(view)
        self._measure()
        self._name_anew()
        self.viewport().update()

    def look_at(self, row: int, column: int) -> None:
        """To this cell, scrolled into view."""
        if not self._view.rows or not self._view.columns:
            return
        row = min(max(row, 0), len(self._view.rows) - 1)
        column = min(max(column, 0), len(self._view.columns) - 1)
        if (row, column) != self._at:
            self._at = (row, column)
            self._reveal(row, column)
            self._name_anew()
            self.viewport().update()
            self.looked.emit(row, column)

    def jump(self, state: str) -> bool:
        """To the next cell in this state, after the last one from the top again."""
        places = [
            (r, c)
            for r, row in enumerate(self._view.rows)
            for c, cell in enumerate(row.cells)
            if cell.state == state
        ]
        if not places:
            return False
        now = self._at or (-1, -1)
        self.look_at(*next((one for one in places if one > now), places[0]))
        return True

    @property
    def sizes(self) -> Sizes:
        """How wide and high things are now."""
        return self._sizes

    def _measure(self) -> None:
        port = self.viewport()
        sizes = self._sizes = Sizes.fitting(self._view, port.width(), self._widest)
        high = sizes.row * len(self._view.rows) - (port.height() - sizes.header)
        wide = sizes.whole - port.width()
        self.verticalScrollBar().setRange(0, max(high, 0))
        self.verticalScrollBar().setPageStep(max(port.height() - sizes.header, 1))
        self.verticalScrollBar().setSingleStep(sizes.row)
        self.horizontalScrollBar().setRange(0, max(wide, 0))
        self.horizontalScrollBar().setPageStep(port.width())
        self.horizontalScrollBar().setSingleStep(sizes.cell)

    def _reveal(self, row: int, column: int) -> None:
        sizes, port = self.sizes, self.viewport()
        down, along = self.verticalScrollBar(), self.horizontalScrollBar()
        top, left = row * sizes.row, column * sizes.cell
        height = port.height() - sizes.header
        width = port.width() - sizes.first - sizes.end
        down.setValue(max(min(down.value(), top), top + sizes.row - height))
        along.setValue(max(min(along.value(), left), left + sizes.cell - width))

    def _hit(self, spot: QPoint) -> tuple[int, int] | None:
        sizes = self.sizes
        row = (spot.y() - sizes.header + self.verticalScrollBar().value()) // sizes.row
        x = spot.x() - sizes.first + self.horizontalScrollBar().value()
        column = x // sizes.cell
        inside = 0 <= row < len(self._view.rows) and 0 <= column < len(self._view.columns)
        seen = spot.y() >= sizes.header and spot.x() >= sizes.first
        return (row, column) if inside and seen else None

    def _words(self, row: int, column: int) -> str:
        line = self._view.rows[row]
        values = {
            "row": f"{line.code} {said(line.name)}",
            "column": said(self._view.columns[column]),
            "state": line.cells[column].said(),
        }
        return said(phrase(T("kit.grid_cell"), **values))

    def _name_anew(self) -> None:
        cell = self._words(*self._at) if self._at else ""
        self.setAccessibleName(". ".join(filter(None, (said(self._name), cell))))
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, (row, column) = Qt.Key(event.key()), self._at or (-1, 0)
        page = max((self.viewport().height() - self.sizes.header) // self.sizes.row, 1)
        steps = ARROWS | {Qt.Key.Key_PageUp: (-page, 0), Qt.Key.Key_PageDown: (page, 0)}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._view.columns)}
        if key in steps:
            self.look_at(row + steps[key][0], column + steps[key][1])
        elif key in ends:
            self.look_at(row, ends[key])
        elif key in ENTER and self._at:
            self.opened.emit(*self._at)
        elif letter(event) in JUMPS and not event.modifiers():
            return self.jump(JUMPS[letter(event)])
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._hit(event.position().toPoint())
        if place:
            self.look_at(*place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._hit(event.position().toPoint())
        if place:
            self.opened.emit(*place)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._hit(event.pos())
            words = self._words(*place) if place else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().viewportEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._widest = widest(self._view)
            self._measure()
            self._name_anew()
            self.viewport().update()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self.viewport())
        spot = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        drawn = CellPainter(painter, self.sizes, spot)
        drawn.paint(self._view, QRectF(self.viewport().rect()), self._at)
