"""How the grid is painted: cells first, then what stays in place over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from commission_app.views.kit.paint import (
    CENTRE,
    LEFT,
    NO_BRUSH,
    elided,
    face,
    fill,
    metrics,
    pen,
    picture,
)
from commission_app.views.support.icons import STATES
from commission_app.views.support.theme import OFFICE, RADIUS_SMALL, color, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from commission_app.views.kit.grid_rows import GridCell, GridRow, GridView

TINTS = {
    "missing": "caution_tint",
    "conflict": "critical_tint",
    "recused": "sunken",
    "void": "sunken",
}
GLYPH, PAD = 16, 10
NARROWEST, WIDEST = 64, 132  # cells
NARROWEST_NAME, WIDEST_NAME, WIDEST_END = 220, 420, 160


@dataclass(frozen=True)
class Sizes:
    """Widths of the columns, heights of header and rows."""

    first: int
    cell: int
    end: int
    header: int
    row: int
    columns: int

    @classmethod
    def fitting(cls, view: GridView, width: int, words: tuple[int, int]) -> Sizes:
        """As the words need and the width allows; too many columns scroll.

        `words`: see `widest`, which is measured once for each view.
        """
        size, columns = density(), max(len(view.columns), 1)
        scale = size.body / OFFICE.body
        names, ends = words
        first = min(names, int(WIDEST_NAME * scale))
        end = min(ends, int(WIDEST_END * scale))
        parts = [word for c in view.columns for word in re.split(r"(?<=-)| ", said(c))]
        heads = [metrics(size.caption, 600).horizontalAdvance(word) for word in parts]
        least = max(NARROWEST * scale, max(heads, default=0) + 8)
        cell = int(max(least, min((width - first - end) // columns, WIDEST * scale)))
        cells = cell * len(view.columns)
        if first + cells + end > width:  # names give way before the last column does
            first = max(width - cells - end, min(first, int(NARROWEST_NAME * scale)))
        rest = max(width - first - end - cells, 0)
        return cls(first + rest, cell, end, size.control, size.control - 3, len(view.columns))

    @property
    def whole(self) -> int:
        """How wide all of it is."""
        return self.first + self.cell * self.columns + self.end


class CellPainter:
    """One painting of the grid, scrolled to `spot`."""

    def __init__(self, painter: QPainter, sizes: Sizes, spot: QPoint) -> None:
        self._painter, self._sizes, self._spot = painter, sizes, spot
        self._ratio = painter.device().devicePixelRatio()

    def paint(self, view: GridView, area: QRectF, at: tuple[int, int] | None) -> None:
        """Only the rows in sight."""
        painter, sizes = self._painter, self._sizes
        painter.fillRect(area, color("surface"))
        first = self._spot.y() // sizes.row
        last = min(len(view.rows), int(first + area.height() // sizes.row + 2))
        for number in range(first, last):
            top = sizes.header + number * sizes.row - self._spot.y()
            self._row(view.rows[number], top, area.width())
        if at is not None:
            self._ring(*at)
        for number in range(first, last):
            top = sizes.header + number * sizes.row - self._spot.y()
            self._name(view.rows[number], top)
        self._header(view, area.width())

    def _left(self, column: int) -> float:
        return self._sizes.first + column * self._sizes.cell - self._spot.x()

    def _row(self, row: GridRow, top: float, width: float) -> None:
        sizes, painter = self._sizes, self._painter
        for number, cell in enumerate(row.cells):
            self._cell(cell, QRectF(self._left(number), top, sizes.cell, sizes.row))
        self._end(row, QRectF(self._left(len(row.cells)), top, sizes.end, sizes.row))
        painter.setPen(pen("line"))
        foot = top + sizes.row - 0.5
        painter.drawLine(QPointF(0, foot), QPointF(width, foot))

    def _tinted(self, area: QRectF) -> QRectF:
        half = min(30.0, area.width() / 2 - 4)
        middle = area.center().x()
        return QRectF(middle - half, area.top() + 4, half * 2, area.height() - 9)

    def _cell(self, cell: GridCell, area: QRectF) -> None:
        if not cell.state:  # nothing is expected there
            return
        painter, box = self._painter, self._tinted(area)
        glyph, role = STATES[cell.state]
        if cell.state in TINTS:
            fill(painter, box, color(TINTS[cell.state]), RADIUS_SMALL)
        shift = 10 if cell.note else 0
        spot = QPointF(box.center().x() - GLYPH / 2 - shift, box.center().y() - GLYPH / 2)
        painter.drawPixmap(spot, picture(glyph, role, GLYPH, self._ratio))
        if cell.note:
            painter.setFont(face(density().caption, 600))
            painter.setPen(color(role))
            note = QRectF(box.center().x() + 2, box.top(), box.width() / 2, box.height())
            painter.drawText(note, LEFT, cell.note)

    def _ring(self, row: int, column: int) -> None:
        sizes, painter = self._sizes, self._painter
        top = sizes.header + row * sizes.row - self._spot.y()
        box = self._tinted(QRectF(self._left(column), top, sizes.cell, sizes.row))
        painter.setPen(pen("link", 2))
        painter.setBrush(NO_BRUSH)
        painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), RADIUS_SMALL + 2, RADIUS_SMALL + 2)

    def _name(self, row: GridRow, top: float) -> None:
        sizes, painter, body = self._sizes, self._painter, density().body
        area = QRectF(0, top, sizes.first, sizes.row)
        painter.fillRect(area.adjusted(0, 0, 0, -1), color("surface"))
        painter.setPen(pen("line"))
        painter.drawLine(
            QPointF(0, area.bottom() - 0.5), QPointF(sizes.first, area.bottom() - 0.5)
        )
        box = area.adjusted(PAD, 0, -PAD, -1)
        painter.setFont(face(body))
        painter.setPen(color("soft"))
        painter.drawText(box, LEFT, row.code)
        box.setLeft(box.left() + metrics(body).horizontalAdvance(row.code) + 8)
        painter.setFont(face(body, 500))
        painter.setPen(color("text"))
        painter.drawText(box, LEFT, elided(said(row.name), body, 500, box.width()))

    def _end(self, row: GridRow, area: QRectF) -> None:
        painter, body = self._painter, density().body
        glyph, role = STATES.get(row.end_state, (row.end_state, "text"))
        role = row.end_tone or role
        box = area.adjusted(PAD, 0, -PAD, -1)
        if glyph:
            spot = QPointF(box.left(), box.center().y() - GLYPH / 2)
            painter.drawPixmap(spot, picture(glyph, role, GLYPH, self._ratio))
            box.setLeft(box.left() + GLYPH + 6)
        painter.setFont(face(body, 500))
        painter.setPen(color(role))
        painter.drawText(box, LEFT, elided(said(row.end), body, 500, box.width()))

    def _header(self, view: GridView, width: float) -> None:
        sizes, painter = self._sizes, self._painter
        painter.fillRect(QRectF(0, 0, width, sizes.header), color("surface"))
        for number, words in enumerate(view.columns):
            area = QRectF(self._left(number), 0, sizes.cell, sizes.header)
            self._heading(said(words), area.adjusted(2, 0, -2, 0), centred=True)
        end = QRectF(self._left(len(view.columns)), 0, sizes.end, sizes.header)
        self._heading(said(view.end_heading), end.adjusted(PAD, 0, -PAD, 0))
        painter.fillRect(QRectF(0, 0, sizes.first, sizes.header), color("surface"))
        first = QRectF(PAD, 0, sizes.first - 2 * PAD, sizes.header)
        self._heading(said(view.heading), first)
        painter.setPen(pen("edge"))
        foot = sizes.header - 0.5
        painter.drawLine(QPointF(0, foot), QPointF(width, foot))

    def _heading(self, text: str, area: QRectF, *, centred: bool = False) -> None:
        painter, size = self._painter, density().caption if centred else density().small
        painter.setFont(face(size, 600))
        painter.setPen(color("soft"))
        if centred:  # a double surname takes two lines
            painter.drawText(area, CENTRE | Qt.TextFlag.TextWordWrap.value, text)
        else:
            painter.drawText(area, LEFT, elided(text, size, 600, area.width()))


def widest(view: GridView) -> tuple[int, int]:
    """How wide code and name of the widest row are, and the widest end of a row."""
    body, small = density().body, density().small
    codes, names = metrics(body), metrics(body, 500)
    wide = [
        codes.horizontalAdvance(row.code) + names.horizontalAdvance(said(row.name))
        for row in view.rows
    ]
    said_ends = {said(row.end) for row in view.rows}
    ends = [names.horizontalAdvance(end) + GLYPH + 6 for end in said_ends]
    ends.append(metrics(small, 600).horizontalAdvance(said(view.end_heading)))
    return int(max(wide, default=0)) + 2 * PAD + 12, int(max(ends)) + 2 * PAD + 4
