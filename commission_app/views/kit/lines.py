"""A list of two-line rows: what it is, what is known of it, and its state as glyph and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate
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
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from commission_app.views.support.words import Words

PAD, LEAD, GLYPH = 14, 44, 18
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `glyph` and `lead` are a picture's name and the role of its colour."""

    key: str
    upper: Words
    lower: Words
    word: Words
    glyph: tuple[str, str] = ("", "soft")
    lead: tuple[str, str] = ("", "soft")


class _Model(QAbstractListModel):
    """The rows as they are now."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Other rows; where the same things stand there, only what is said of them changes."""
        same = [one.key for one in lines] == [one.key for one in self.lines]
        if tuple(lines) == self.lines:
            return
        if not same:
            self.beginResetModel()
        self.lines = tuple(lines)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said(line.upper)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, map(said, (line.upper, line.lower, line.word))))
        return None


class _Rows(QStyledItemDelegate):
    """Paints a row; a low word stands beside the lower line, so that the upper has all room."""

    def __init__(self, model: _Model, parent: QAbstractItemView, *, low: bool) -> None:
        super().__init__(parent)
        self._model, self._low = model, low

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _high())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        line = self._model.lines[index.row()]
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

    def _write(self, painter: QPainter, line: Line, area: QRectF) -> None:
        if line.lead[0]:
            _draw(painter, line.lead, QPointF(area.left(), area.center().y() - GLYPH / 2))
            area.setLeft(area.left() + LEAD - PAD)
        sizes = density()
        high = metrics(sizes.body, 500).height()
        top = area.center().y() - (high + metrics(sizes.caption).height() + 2) / 2
        upper = QRectF(area.left(), top, area.width(), high)
        lower = QRectF(
            area.left(), upper.bottom() + 2, area.width(), metrics(sizes.caption).height()
        )
        state = lower.adjusted(0, -3, 0, 3) if self._low else area  # a larger face
        wide = self._state(painter, line, state)
        for one in (lower,) if self._low else (upper, lower):
            one.setWidth(one.width() - wide)
        self._name(painter, line, upper, lower)

    def _state(self, painter: QPainter, line: Line, area: QRectF) -> float:
        """Draw the state at the right end; how much room it took."""
        words, size = said(line.word), density().small
        role = line.glyph[1]
        wide = metrics(size, 500).horizontalAdvance(words) + 2
        painter.setFont(face(size, 500))
        painter.setPen(color(role))
        painter.drawText(area, RIGHT, words)
        if line.glyph[0]:
            left = area.right() - wide - GLYPH - 6
            _draw(painter, line.glyph, QPointF(left, area.center().y() - GLYPH / 2))
            wide += GLYPH + 6
        return wide + 12

    def _name(self, painter: QPainter, line: Line, upper: QRectF, lower: QRectF) -> None:
        sizes = density()
        painter.setFont(face(sizes.body, 500))
        painter.setPen(color("text"))
        painter.drawText(upper, LEFT, elided(said(line.upper), sizes.body, 500, upper.width()))
        painter.setFont(face(sizes.caption))
        painter.setPen(color("faint"))
        text = elided(said(line.lower), sizes.caption, 400, lower.width())
        painter.drawText(lower, LEFT, text)


class Lines(QListView):
    """Arrows choose, Enter opens; what is chosen stays chosen when the rows are shown anew.

    Signals
    -------
    chosen(str): the key of the row a person is at now.
    opened(str): Enter, or two clicks.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: Words, *, low: bool = False) -> None:
        super().__init__()
        self._name = name
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self._model, self, low=low))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(said(name))
        self._showing = False
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def key(self) -> str:
        """Where a person is, "" nowhere."""
        row = self.currentIndex().row()
        return self._model.lines[row].key if 0 <= row < len(self._model.lines) else ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line], choose: str = "") -> None:
        """Other rows; `choose` where what was chosen is gone; nobody is told."""
        at = self.key or choose
        self._showing = True
        self._model.show_lines(lines)
        self._showing = False
        if not self.choose(at):
            self.choose(choose)

    def choose(self, key: str) -> bool:
        """Be at this row; False where there is none. Nobody is told."""
        keys = [one.key for one in self._model.lines]
        if key not in keys:
            return False
        index = self._model.index(keys.index(key))
        if index != self.currentIndex():
            self._showing = True
            self.setCurrentIndex(index)
            self._showing = False
            self.scrollTo(index)
        return True

    def fit(self, most: int) -> None:
        """As high as its rows, `most` of them; more scroll."""
        rows = min(max(len(self._model.lines), 1), most)
        if self.height() != rows * _high():
            self.setFixedHeight(rows * _high())

    def _tell(self) -> None:
        if not self._showing:
            self.chosen.emit(self.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key and event.key() in ENTER:
            self.opened.emit(self.key)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.key:
            self.opened.emit(self.key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))
            self.viewport().update()
        super().changeEvent(event)


def _draw(painter: QPainter, glyph: tuple[str, str], at: QPointF) -> None:
    painter.drawPixmap(at, picture(*glyph, GLYPH, painter.device().devicePixelRatio()))


def _high() -> int:
    """A row of the list, or what two lines need where those are low."""
    sizes = density()
    both = metrics(sizes.body, 500).height() + metrics(sizes.caption).height() + 14
    return max(sizes.row, int(both))
