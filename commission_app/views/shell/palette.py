"""Ctrl+K: one field that finds acts, pages, people and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.choosing import SearchField
from commission_app.views.kit.layouts import column, frame
from commission_app.views.kit.paint import LEFT, RIGHT, fill
from commission_app.views.kit.text import Text
from commission_app.views.shell.offers import (
    GROUPS,
    Offer,
    Shelf,
    acts,
    ask_people,
    help_offers,
    screens,
)
from commission_app.views.support.focus import follow_focus, leave_focus
from commission_app.views.support.icons import pixmap
from commission_app.views.support.theme import RADIUS, color, density, font
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QPainter

    from commission_app.views.shell.work import Work

WIDTH, TOP, LONGEST = 620, 72, 440
HEADING, ROW, ICON = 30, 38, 18
OFFER = Qt.ItemDataRole.UserRole
MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class Palette(QFrame):
    """Lies over the page, gone with Esc or a click beside it; focus goes back where it was.

    Signals
    -------
    help_wanted(str): a page of help was chosen.
    """

    help_wanted = Signal(str)

    def __init__(self, window: QWidget, work: Work) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = QApplication.focusWidget()
        self._holding = False
        self.setProperty("box", "palette")
        self._over, self._work = window, work
        self._shelves: dict[str, Shelf] = {}
        self.field = SearchField(phrase(T("palette.placeholder")))
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(said(phrase(T("palette.list"))))
        self._nothing = Text(phrase(T("palette.nothing")), "soft", wrap=True)
        foot = Text(phrase(T("palette.foot")), "caption")
        self.setLayout(
            column(
                *(self.field, self._nothing, (self.list, 1), frame("line"), foot),
                gap=8,
                margins=(14, 14, 14, 10),
            )
        )
        self.field.asked.connect(self._fill)
        self.field.setProperty("ringless", True)  # noqa: FBT003 - Qt's signature
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._gather()

    def open_over(self) -> None:
        """Show it near the top of the window, ready to type."""
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._holding:
            self._holding = True
            app.installEventFilter(self)  # until it is closed: a click beside it closes it
            follow_focus(self._hold)

    def _hold(self, new: QWidget | None) -> None:
        """A page below that was refreshed does not take the keys away."""
        if new is not None and new.window() is self.window() and not self.isAncestorOf(new):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offered(self) -> list[Offer]:
        """What is offered now, from above to below."""
        items = (self.list.item(n) for n in range(self.list.count()))
        return [one for item in items if isinstance(one := item.data(OFFER), Offer)]

    def _gather(self) -> None:
        """What is found is found by the words of the language of the moment."""
        self._shelves["acts"] = acts(self._work)
        self._shelves["pages"] = screens(self._work)
        self._shelves["help"] = help_offers(self.help_wanted.emit)
        self._fill(self.field.text())
        ask_people(self._work, self._add_people)

    def _add_people(self, shelf: Shelf) -> None:
        self._shelves["people"] = shelf
        if self.field.text().strip():
            self._fill(self.field.text())

    def _fill(self, query: str) -> None:
        self.list.clear()
        for group, words in GROUPS.items():
            shelf = self._shelves.get(group)
            found = shelf.found(query) if shelf else ()
            if found:
                heading = QListWidgetItem(said(words))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            for offer in found:
                item = QListWidgetItem(said(offer.title))
                item.setData(OFFER, offer)
                self.list.addItem(item)
        some = self.list.count() > 0
        self._nothing.setVisible(not some)
        self.list.setVisible(some)
        self.list.setCurrentRow(1 if some else -1)
        self._fit()

    def _fit(self) -> None:
        room, tall = min(LONGEST, self._over.height() - 2 * TOP - 110), 0
        for row in range(self.list.count()):
            high = self.list.sizeHintForRow(row)
            if tall + high > room:
                break  # the last one in sight is whole
            tall += high
        self.list.setFixedHeight(tall)
        width = min(WIDTH, self._over.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, TOP)

    def _take(self, item: QListWidgetItem | None) -> None:
        offer = item.data(OFFER) if item is not None else None
        if isinstance(offer, Offer):
            self.close()
            offer.run()

    def _step(self, key: int) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key), 8)
        rows = [n for n in range(self.list.count()) if self.list.item(n).data(OFFER)]
        if rows:
            now = self.list.currentRow()
            place = rows.index(now) if now in rows else 0
            self.list.setCurrentRow(rows[min(max(place + by, 0), len(rows) - 1)])

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.list.setAccessibleName(said(phrase(T("palette.list"))))
            self._gather()
        super().changeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.close()
            return False
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        return event.type() is QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in MOVES:
            self._step(event.key())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._holding:
            self._holding = False
            app.removeEventFilter(self)
            leave_focus(self._hold)
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        super().closeEvent(event)


class _Rows(QStyledItemDelegate):
    """An icon, a title, what it is about, and its keys at the right."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        tall = ROW if index.data(OFFER) is not None else HEADING
        return QSize(100, tall + (4 if density().body > 15 else 0))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        area: QRect = option.rect.adjusted(2, 1, -2, -1)
        offer = index.data(OFFER)
        if isinstance(offer, Offer):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_offer(painter, area, offer, chosen=chosen)
        else:
            painter.setFont(font(density().small, 600))
            painter.setPen(color("soft"))
            painter.drawText(area.adjusted(10, 4, 0, 0), LEFT, str(index.data()))
        painter.restore()

    def _paint_offer(
        self, painter: QPainter, area: QRect, offer: Offer, *, chosen: bool
    ) -> None:
        if chosen:
            painter.setRenderHint(painter.RenderHint.Antialiasing)
            fill(painter, QRectF(area), color("select"), RADIUS)
        role = "link" if chosen else "soft"
        picture = pixmap(offer.icon, role, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left() + 10, area.center().y() - ICON // 2 + 1, picture)
        room = area.adjusted(10 + ICON + 10, 0, -10, 0)
        painter.setFont(font(density().caption, 500))
        painter.setPen(color("soft"))
        aside = offer.keys or said(offer.about)
        painter.drawText(room, RIGHT, aside)
        room.setRight(room.right() - QFontMetrics(painter.font()).horizontalAdvance(aside) - 12)
        painter.setFont(font(density().body, 600 if chosen else 400))
        painter.setPen(color("text"))
        title = QFontMetrics(painter.font()).elidedText(
            said(offer.title), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, LEFT, title)
