"""What takes the detail's place for a moment: a title, what it means, its page and its acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, line, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.shared.errors import UserError
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words


class Panel(QFrame):
    """Esc takes it away and loses nothing.

    Signals
    -------
    closed(): back to the sheet.
    """

    closed = Signal()

    def __init__(self, title: Words) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.title, self.about = Text(title, "title", wrap=True), Text("", "soft", wrap=True)
        self._refusal = Text("", "", tone="critical", wrap=True)
        self._refusal.hide()
        self.first_field: QWidget = self

    def fill(self, content: QWidget, *acts: Item) -> None:
        """The page in the middle and the acts below it."""
        back = Button(phrase(T("own_sheets.back")), "quiet", "ph.arrow-left")
        back.clicked.connect(self.closed)
        foot = row(back, None, *acts, gap=10, margins=(16, 8, 24, 14))
        head = column(self.title, self.about, gap=4, margins=(24, 18, 24, 0))
        refusal = column(self._refusal, margins=(24, 0, 24, 0))
        self.setLayout(column(head, (content, 1), refusal, line(), foot, gap=10))

    def refuse(self, error: UserError | None) -> None:
        """What the act answered instead; None: nothing is wrong."""
        self._refusal.say(error or "")
        self._refusal.setVisible(error is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
