"""A panel at the right of a table: one thing in detail, closed by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import Item, add, clear, column, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.theme import density
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.views.support.words import Words

WIDTH = 352


class SidePanel(QFrame):
    """Code, neighbours and a cross on top, a page that scrolls, acts at the bottom.

    Signals
    -------
    closed(): Esc or the cross; the panel is hidden.
    previous_wanted(), next_wanted(): Alt+↑ and Alt+↓ or their buttons.
    """

    closed = Signal()
    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, *, neighbours: bool = True) -> None:
        super().__init__()
        self.setProperty("box", "panel")
        self.head = Text("", "caption")
        self._neighbours = neighbours
        self._body = column(gap=6, margins=(18, 0, 18, 8))
        self._foot = column(gap=8, margins=(18, 8, 18, 14))
        self.page = Scroll(holder(self._body))
        layout = column(
            row(self.head, None, *self._buttons(), gap=0, margins=(18, 10, 8, 0)),
            (self.page, 1),
            self._foot,
            gap=0,
        )
        self.setLayout(layout)
        self._fit()

    def fill(self, *items: Item) -> None:
        """What the page shows from now on, from above; the old content goes."""
        _refill(self._body, items)
        self._body.addStretch(1)

    def act(self, *items: Item) -> None:
        """What stands at the bottom and does not scroll."""
        _refill(self._foot, items)

    def open(self, head: Words = "") -> None:
        """Show the panel, with a code in its head."""
        self.head.say(head)
        self.page.verticalScrollBar().setValue(0)
        self.show()

    def close_panel(self) -> None:
        """Hide it and say so; nothing is lost."""
        self.hide()
        self.closed.emit()

    def _buttons(self) -> list[QWidget]:
        cross = Button(phrase(T("kit.close")), "quiet", "ph.x", bare=True)
        cross.clicked.connect(self.close_panel)
        if not self._neighbours:
            return [cross]
        up = Button(phrase(T("kit.previous")), "quiet", "ph.arrow-up", bare=True)
        down = Button(phrase(T("kit.next")), "quiet", "ph.arrow-down", bare=True)
        for button, keys, signal in (
            (up, "Alt+Up", self.previous_wanted),
            (down, "Alt+Down", self.next_wanted),
        ):
            button.clicked.connect(signal)
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        return [up, down, cross]

    def _fit(self) -> None:
        wide = WIDTH * density().body // 14
        if self.width() != wide:
            self.setFixedWidth(wide)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)


def _refill(layout: QVBoxLayout, items: tuple[Item, ...]) -> None:
    clear(layout)
    for item in items:
        add(layout, item)
