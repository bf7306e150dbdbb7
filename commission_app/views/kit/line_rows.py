"""How a row of two lines is painted: what it is, what is known of it, its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate
from typing_extensions import override

from commission_app.views.kit.paint import (
    LEFT,
    RIGHT,
    elided,
    face,
    fill,
    metrics,
    pen,
    picture,
)
from commission_app.views.support.theme import RADIUS, color, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFontMetricsF
    from PySide6.QtWidgets import QStyleOptionViewItem

    from commission_app.views.support.words import Words

PAD, LEAD, GLYPH = 14, 44, 18
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class Shown(Protocol):
    """What a row says; `glyph` and `lead` are a picture's name and the role of its colour."""

    @property
    def upper(self) -> Words: ...
    @property
    def lower(self) -> Words: ...
    @property
    def word(self) -> Words: ...
    @property
    def glyph(self) -> tuple[str, str]: ...
    @property
    def lead(self) -> tuple[str, str]: ...


class LineRows(QStyledItemDelegate):
    """Paints a row; a low word stands beside the lower line, so that the upper has all room.

    Where words wrap, an upper line that is too long has two, and a low word that does not
    fit beside the lower one has a line of its own.
    """

    def __init__(
        self,
        parent: QAbstractItemView,
        line_at: Callable[[int], Shown],
        *,
        low: bool,
        wrap: bool,
    ) -> None:
        super().__init__(parent)
        self._line_at, self._low, self._wrap = line_at, low, wrap
        self._view = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.high(self._line_at(index.row())))

    def high(self, line: Shown) -> int:
        """What a row needs at the width of the moment."""
        high = one_high()
        if self._wrap:
            room = self._view.viewport().width() - 2 * PAD
            room -= LEAD - PAD if line.lead[0] else 0
            sizes = density()
            first = room if self._low else room - _state_width(line)
            high += int(metrics(sizes.body, 500).height()) * (self._uppers(line, first) - 1)
            high += int(metrics(sizes.caption).height()) * (self._lowers(line, first) - 1)
            if self._low and said(line.word) and not self._beside(line, room):
                high += int(metrics(sizes.small).height()) + 2
        return high

    def whole(self, line: Shown) -> str:
        """Both lines where one of them ends in …; "" where everything is seen."""
        room = self._view.viewport().width() - 2 * PAD
        room -= LEAD - PAD if line.lead[0] else 0
        beside = _state_width(line) if self._beside(line, room) else 0
        first = room if self._low else room - beside
        sizes = density()
        upper = metrics(sizes.body, 500).horizontalAdvance(said(line.upper))
        lower = metrics(sizes.caption).horizontalAdvance(said(line.lower))
        fits = upper <= first * self._uppers(line, first)
        fits = fits and lower <= (room - beside) * self._lowers(line, first)
        return "" if fits else "\n".join(filter(None, (said(line.upper), said(line.lower))))

    def _uppers(self, line: Shown, room: float) -> int:
        """How many lines the upper words take."""
        if not self._wrap:
            return 1
        return _count(metrics(density().body, 500), said(line.upper), room)

    def _lowers(self, line: Shown, room: float) -> int:
        """How many lines the lower words take; a low state stands beside one line only."""
        if not self._wrap or (self._low and self._beside(line, room)):
            return 1
        return _count(metrics(density().caption), said(line.lower), room)

    def _beside(self, line: Shown, room: float) -> bool:
        """Whether the word has room beside the lower line."""
        if not self._wrap or not self._low or not said(line.lower):
            return True
        words = metrics(density().caption).horizontalAdvance(said(line.lower))
        return words + _state_width(line) <= room

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        line = self._line_at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, area.adjusted(0, 1, 0, -1), color("select"), RADIUS)
        elif index.row():
            painter.setPen(pen("line"))
            painter.drawLine(
                area.topLeft() + QPointF(PAD, 0), area.topRight() - QPointF(PAD, 0)
            )
        self._write(painter, line, area.adjusted(PAD, 0, -PAD, 0))
        painter.restore()

    def _write(self, painter: QPainter, line: Shown, area: QRectF) -> None:
        if line.lead[0]:
            _draw(painter, line.lead, QPointF(area.left(), area.center().y() - GLYPH / 2))
            area.setLeft(area.left() + LEAD - PAD)
        upper, lower, state = self._areas(line, area)
        self._state(painter, line, state)
        wide = _state_width(line)
        narrow = (lower,) if self._low else (upper, lower)
        for one in narrow if state.top() < lower.bottom() else ():
            one.setWidth(one.width() - wide)
        self._name(painter, line, upper, lower)

    def _areas(self, line: Shown, area: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Of the upper words, of the lower ones, of the state."""
        sizes = density()
        one, two = metrics(sizes.body, 500).height(), metrics(sizes.caption).height()
        two = two if said(line.lower) or self._low else 0  # alone it stands in the middle
        first = area.width() - (0 if self._low else _state_width(line))
        high = one * self._uppers(line, first)
        two *= self._lowers(line, first)
        below = self._low and not self._beside(line, area.width())
        three = metrics(sizes.small).height() + 2 if below and said(line.word) else 0
        top = area.center().y() - (high + two + 2 + three) / 2
        upper = QRectF(area.left(), top, area.width(), high)
        lower = QRectF(area.left(), upper.bottom() + 2, area.width(), two)
        if below:
            return upper, lower, QRectF(lower.left(), lower.bottom() + 2, lower.width(), three)
        return upper, lower, lower.adjusted(0, -3, 0, 3) if self._low else area  # larger face

    def _state(self, painter: QPainter, line: Shown, area: QRectF) -> None:
        """The state at the right end."""
        words, size = said(line.word), density().small
        wide = metrics(size, 500).horizontalAdvance(words) + 2
        painter.setFont(face(size, 500))
        painter.setPen(color(line.glyph[1]))
        painter.drawText(area, RIGHT, words)
        if line.glyph[0]:
            left = area.right() - wide - GLYPH - 6
            _draw(painter, line.glyph, QPointF(left, area.center().y() - GLYPH / 2))

    def _name(self, painter: QPainter, line: Shown, upper: QRectF, lower: QRectF) -> None:
        sizes = density()
        painter.setFont(face(sizes.body, 500))
        painter.setPen(color("text"))
        words = said(line.upper)
        if self._uppers(line, upper.width()) > 1:
            painter.drawText(upper, WRAPPED, words)
        else:
            painter.drawText(upper, LEFT, elided(words, sizes.body, 500, upper.width()))
        painter.setFont(face(sizes.caption))
        painter.setPen(color("faint"))
        if lower.height() > metrics(sizes.caption).height() + 1:
            painter.drawText(lower, WRAPPED, said(line.lower))
            return
        text = elided(said(line.lower), sizes.caption, 400, lower.width())
        painter.drawText(lower, LEFT, text)


def _draw(painter: QPainter, glyph: tuple[str, str], at: QPointF) -> None:
    painter.drawPixmap(at, picture(*glyph, GLYPH, painter.device().devicePixelRatio()))


def _count(size: QFontMetricsF, words: str, room: float) -> int:
    """How many lines words take that are broken at spaces and hyphens."""
    box = size.boundingRect(QRectF(0, 0, max(room, 1), 10_000), WRAPPED, words)
    return max(round(box.height() / size.height()), 1)


def _state_width(line: Shown) -> float:
    """What the state takes of a line, with the gap before it."""
    wide = metrics(density().small, 500).horizontalAdvance(said(line.word)) + 2
    return wide + 12 + (GLYPH + 6 if line.glyph[0] else 0)


def one_high() -> int:
    """A row of the list, or what two lines need where those are low."""
    sizes = density()
    both = metrics(sizes.body, 500).height() + metrics(sizes.caption).height() + 14
    return max(sizes.row, int(both))
