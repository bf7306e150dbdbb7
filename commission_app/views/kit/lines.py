"""A list of two-line rows: what it is, what is known of it, and its state as glyph and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QToolTip,
)
from typing_extensions import override

from commission_app.views.kit.line_rows import LineRows, one_high
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from commission_app.views.support.words import Words

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

    def line_at(self, row: int) -> Line:
        """One of them."""
        return self.lines[row]

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


def loses_sight(rows: QListView, event: QResizeEvent) -> bool:
    """Whether the chosen row was seen whole and is not any more; another width asks nothing."""
    area = rows.visualRect(rows.currentIndex())
    before, now = event.oldSize().height(), event.size().height()
    return not area.isEmpty() and area.top() >= 0 and now < area.bottom() <= before


class Lines(QListView):
    """Arrows choose, Enter opens; what is chosen stays chosen when the rows are shown anew.

    Signals
    -------
    chosen(str): the key of the row a person is at now.
    opened(str): Enter, or two clicks.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: Words, *, low: bool = False, wrap: bool = False) -> None:
        super().__init__()
        self._name = name
        self._most = 0  # rows that are seen without scrolling; 0: as many as there is room for
        self._model = _Model()
        self.setModel(self._model)
        self._rows = LineRows(self, self._model.line_at, low=low, wrap=wrap)
        self.setItemDelegate(self._rows)
        self._wraps = wrap
        self.setUniformItemSizes(not wrap)
        if wrap:
            self.setResizeMode(QListView.ResizeMode.Adjust)
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
        self._most = most
        high = sum(map(self._rows.high, self._model.lines[:most])) or one_high()
        if self.height() != high:
            self.setFixedHeight(high)

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        lost = loses_sight(self, event)
        super().resizeEvent(event)
        if self._wraps and event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # Qt does so for another height only
        if self._most:
            self.fit(self._most)
        elif lost:  # a notice above took its room
            self.scrollTo(self.currentIndex())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """What a row has no room for is told by a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            words = self._rows.whole(self._model.lines[row]) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().viewportEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))
            self.scheduleDelayedItemsLayout()
            if self._most:
                self.fit(self._most)
            self.viewport().update()
        super().changeEvent(event)
