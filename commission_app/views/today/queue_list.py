"""The queue: time, name, code and region, and the state as glyph and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
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

from commission_app.shared.texts import T
from commission_app.views.kit.lines import loses_sight
from commission_app.views.kit.paint import (
    LEFT,
    NO_BRUSH,
    RIGHT,
    elided,
    face,
    fill,
    metrics,
    pen,
    picture,
)
from commission_app.views.kit.state import STATE_WORDS
from commission_app.views.support.icons import STATES
from commission_app.views.support.theme import RADIUS, color, density
from commission_app.views.support.tongue import said
from commission_app.views.support.words import Words, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from commission_app.services.day.today import QueueItem

ROW, TIME, GLYPH = 58, 76, 18
LOWER, LOWER_HIGH = 31, 18  # where the second line of a row begins, and its height
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
Index = QModelIndex | QPersistentModelIndex


def state_words(item: QueueItem) -> Words:
    """What became of an interview, in words; how far where it was begun."""
    if item.state in {"in_progress", "interrupted"}:
        done = phrase(T("today.marked"), done=item.marked, of=item.of)
        return joined(STATE_WORDS[item.state], done, between=", ")
    return STATE_WORDS["not_come" if item.state == "absent" else item.state]


def glyph_of(item: QueueItem) -> tuple[str, str]:
    """The glyph of its state and the role of its colour."""
    return STATES["not_come" if item.state == "absent" else item.state]


class _Queue(QAbstractListModel):
    """The interviews of one day."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[QueueItem, ...] = ()

    def show_items(self, items: Sequence[QueueItem]) -> None:
        """Other items; the view keeps its place where the interviews are the same."""
        same = [i.interview for i in items] == [i.interview for i in self.items]
        if not same:
            self.beginResetModel()
        self.items = tuple(items)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        else:
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        names = said(item.card.names) or item.card.code
        if role == Qt.ItemDataRole.DisplayRole:
            return names
        if role == Qt.ItemDataRole.AccessibleTextRole:
            at = f"{item.at:%H:%M}" if item.at else ""
            return ", ".join(filter(None, (at, names, item.interview, said(state_words(item)))))
        return None


class _Rows(QStyledItemDelegate):
    """Paints a row; the next one wears the accent."""

    def __init__(self, queue: _Queue, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._queue, self._view = queue, parent
        self.next = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        item = self._queue.items[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, area.adjusted(0, 1, 0, -1), color("select"), RADIUS)
            if self._view.hasFocus():  # the ring, on the row that keys act on
                painter.setPen(pen("link", 2))
                painter.setBrush(NO_BRUSH)
                painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), RADIUS, RADIUS)
        elif index.row():
            painter.setPen(pen("line"))
            painter.drawLine(area.topLeft() + QPointF(14, 0), area.topRight() - QPointF(14, 0))
        self._write(painter, item, area.adjusted(14, 0, -16, 0))
        painter.restore()

    def _write(self, painter: QPainter, item: QueueItem, area: QRectF) -> None:
        sizes, offered = density(), item.interview == self.next
        painter.setFont(face(sizes.body, 500))
        painter.setPen(color("soft"))
        at = f"{item.at:%H:%M}" if item.at else "–"
        painter.drawText(QRectF(area.left(), area.top(), TIME, area.height()), LEFT, at)
        words = said(phrase(T("today.next"))) if offered else said(state_words(item))
        glyph, role = ("ph.arrow-right", "link") if offered else glyph_of(item)
        bold = 600 if offered else 500
        wide = metrics(sizes.small, bold).horizontalAdvance(words) + GLYPH + 10
        text = area.adjusted(TIME, 0, 0, 0)
        beside = text.width() - wide - 12
        low = not self._fits(item, beside)  # a name is never cut: the state goes below it
        right = QRectF(area.right() - wide, area.top(), wide, area.height())
        if low:
            right = QRectF(right.left(), area.top() + LOWER, wide, LOWER_HIGH)
        place = QPointF(right.left(), right.center().y() - GLYPH / 2)
        ratio = self._view.devicePixelRatioF()
        painter.drawPixmap(place, picture(glyph, role, GLYPH, ratio))
        painter.setFont(face(sizes.small, bold))
        painter.setPen(color(role))
        painter.drawText(right, RIGHT, words)
        upper = QRectF(text.left(), area.top() + 8, text.width() if low else beside, 22)
        lower = QRectF(text.left(), area.top() + LOWER, beside, LOWER_HIGH)
        self._name(painter, item, upper, lower)

    def _fits(self, item: QueueItem, room: float) -> bool:
        return metrics(density().body, 500).horizontalAdvance(_name_of(item)) <= room

    def _name(self, painter: QPainter, item: QueueItem, upper: QRectF, lower: QRectF) -> None:
        sizes, names = density(), _name_of(item)
        about = said(joined(item.interview, item.card.region, between=" · "))
        painter.setFont(face(sizes.body, 500))
        painter.setPen(color("text"))
        painter.drawText(upper, LEFT, elided(names, sizes.body, 500, upper.width()))
        painter.setFont(face(sizes.caption))
        painter.setPen(color("faint"))
        painter.drawText(lower, LEFT, elided(about, sizes.caption, 400, lower.width()))


def _name_of(item: QueueItem) -> str:
    return said(item.card.names) or item.card.code


class QueueList(QListView):
    """Arrows choose, Enter opens, Del says that nobody came.

    Signals
    -------
    chosen(QueueItem): the one a person is at.
    opened(QueueItem): Enter, or two clicks.
    missed(QueueItem): Del.
    """

    chosen = Signal(object)
    opened = Signal(object)
    missed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._queue = _Queue()
        self._rows = _Rows(self._queue, self)
        self.setModel(self._queue)
        self.setItemDelegate(self._rows)
        self.setProperty("ringless", True)  # noqa: FBT003 - Qt's signature
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(said(phrase(T("today.queue"))))
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """The queue as it is shown."""
        return self._queue.items

    @property
    def current(self) -> QueueItem | None:
        """The interview a person is at."""
        row = self.currentIndex().row()
        return self._queue.items[row] if 0 <= row < len(self._queue.items) else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        lost = loses_sight(self, event)
        super().resizeEvent(event)
        if lost:  # a notice above took its room
            self.scrollTo(self.currentIndex())

    def show_items(self, items: Sequence[QueueItem], following: str) -> None:
        """The queue of a day; `following` is offered next, and chosen where nothing was."""
        at = self.current.interview if self.current else following
        self._rows.next = following
        self._queue.show_items(items)
        if not self.choose(at):
            self.choose(items[0].interview if items else "")
        self._tell()

    def choose(self, interview: str) -> bool:
        """Be at this interview; False when it is not of this day."""
        codes = [item.interview for item in self._queue.items]
        if interview not in codes:
            return False
        index = self._queue.index(codes.index(interview))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.current
        if item is not None and event.key() in ENTER:
            self.opened.emit(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.missed.emit(item)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange:
            self.setAccessibleName(said(phrase(T("today.queue"))))
            self.viewport().update()
        super().changeEvent(event)
