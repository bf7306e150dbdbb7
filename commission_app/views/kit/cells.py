"""How a table's cell is painted: no grid, a hairline, a glyph, one or two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QToolTip
from typing_extensions import override

from commission_app.views.kit.paint import elided, face, metrics, pen, picture
from commission_app.views.kit.rows_model import ALIGN
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.theme import color, density

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from commission_app.views.kit.columns import Column
    from commission_app.views.kit.rows_model import RowsModel

PAD, GLYPH, GLYPH_GAP = 10, 16, 6
NAME = 500  # the weight of names, which are not cut while there is room


class Cells(QStyledItemDelegate):
    """The one painter of tables; asks the model for rows and their columns."""

    def __init__(self, rows: RowsModel[Any], parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._rows, self._view = rows, parent

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, color("select" if chosen else "surface"))
        painter.setPen(pen("line"))
        foot = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
        said = self._speaker(_plain(index))
        if self._runs_over(said):  # each of the two cells paints its part of the words
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            area = QRectF(self._room(said))
        column = self._rows.columns[said.column()]
        _write(painter, area, column, self._rows.row_at(said.row()))
        painter.restore()

    def _speaker(self, index: QModelIndex) -> QModelIndex:
        """Whose words stand in a cell: its own, or those of the one before that run over."""
        before = index.siblingAtColumn(index.column() - 1)
        return before if before.isValid() and self._runs_over(before) else index

    def _runs_over(self, index: QModelIndex) -> bool:
        this, after = index.column(), index.column() + 1
        columns = self._rows.columns
        if not columns[this].runs_over or after >= len(columns):
            return False
        return not columns[after].spoken(self._rows.row_at(index.row()))

    def _room(self, index: QModelIndex) -> QRect:
        """Where the words of a cell may stand."""
        own = self._view.visualRect(index)
        if not self._runs_over(index):
            return own
        return own.united(self._view.visualRect(index.siblingAtColumn(index.column() + 1)))

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        """What the cell has no room for is told by a tooltip."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        said = self._speaker(_plain(index))
        column, row = self._rows.columns[said.column()], self._rows.row_at(said.row())
        room = self._room(said).width() - 2 * PAD
        QToolTip.showText(event.globalPos(), plain_tip(_hidden(column, row, room)), view)
        return True


def _plain(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), index.column())


def _hidden(column: Column[Any], row: Any, room: float) -> str:
    """The whole cell where a part of it is cut off."""
    if column.picture(row)[0]:
        room -= GLYPH + GLYPH_GAP
    needs = metrics(density().body, column.weight).horizontalAdvance(column.shown(row))
    below = metrics(density().caption).horizontalAdvance(column.below(row))
    return column.spoken(row) if max(needs, below) > room else ""


def _write(painter: QPainter, area: QRectF, column: Column[Any], row: Any) -> None:
    box = area.adjusted(PAD, 0, -PAD, -1)
    glyph, role = column.picture(row)
    text = column.shown(row)
    if glyph:
        device = painter.device()
        shown = picture(glyph, role, GLYPH, device.devicePixelRatio())
        painter.drawPixmap(QPointF(box.left(), box.center().y() - GLYPH / 2), shown)
        box.setLeft(box.left() + GLYPH + GLYPH_GAP)
    size, align = density(), ALIGN[column.align]
    below = column.below(row)
    painter.setFont(face(size.body, column.weight))
    painter.setPen(color(column.role(row)))
    if not below:
        painter.drawText(box, align, elided(text, size.body, column.weight, box.width()))
        return
    first, rest = _halves(text, column.weight, box.width())
    lower = metrics(size.body, column.weight) if rest else metrics(size.caption)
    high = metrics(size.body, column.weight).height()
    top = box.center().y() - (high + lower.height()) / 2
    line = QRectF(box.left(), top, box.width(), high)
    painter.drawText(line, align, elided(first, size.body, column.weight, box.width()))
    line = QRectF(box.left(), line.bottom(), box.width(), lower.height())
    if rest:
        painter.drawText(line, align, elided(rest, size.body, column.weight, box.width()))
        return
    painter.setFont(face(size.caption))
    painter.setPen(color("faint"))
    painter.drawText(line, align, elided(below, size.caption, 400, box.width()))


def _halves(text: str, weight: int, room: float) -> tuple[str, str]:
    """A name that is too long takes the second line too; anything else has one."""
    wide = metrics(density().body, weight).horizontalAdvance
    if weight < NAME or wide(text) <= room:
        return text, ""
    words = text.split(" ")
    fitting = [n for n in range(1, len(words)) if wide(" ".join(words[:n])) <= room]
    taken = max(fitting, default=len(words))
    return " ".join(words[:taken]), " ".join(words[taken:])


def row_height(*, two_lines: bool) -> int:
    """One line as the density says; two need a little more in the office."""
    size = density()
    both = metrics(size.body).height() + metrics(size.caption).height() + 14
    return max(size.row, int(both)) if two_lines else size.row
