"""What stands in the place of the proposal for a moment: a title, its fields, the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import Item, column, frame, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import NOTHING
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

MOST = 1000  # parts of the room that is left, to one


class Aside(QFrame):
    """Esc or the cross takes it away; a refusal is told where the act is.

    Signals
    -------
    closed(): back to the proposal.
    """

    closed = Signal()

    def __init__(self, title: Words, means: Words = "") -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.title = Text(title, "title", wrap=True)
        self.means = Text(means, "small", wrap=True)
        self._told = Text("", "small", tone="critical", wrap=True)
        self._box = frame("notice", column(self._told, margins=(12, 8, 12, 8)), "critical")
        self._box.hide()
        self.first: QWidget = self
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fill(self, *items: Item, acts: tuple[Item, ...], grows: Item = None) -> None:
        """Fields that scroll, something that takes what is left, and the acts below."""
        cross = Button(phrase(T("sitting.close_panel")), "quiet", "ph.x", bare=True)
        cross.clicked.connect(self.closed)
        head = row((self.title, 1), column(cross, None), gap=4)
        fields = column(self.means, *items, gap=10, margins=(16, 0, 16, 8))
        if grows is None:
            fields.addStretch(1)
            middle: Item = (Scroll(holder(fields)), 1)
            rest: list[Item] = [middle]
        else:
            rest = [holder(fields), grows]
        foot = column(self._box, *acts, gap=8, margins=(16, 8, 16, 14))
        head.setContentsMargins(16, 12, 8, 4)
        whole = column(head, *rest, foot, gap=0)
        if grows is not None:
            whole.setStretch(whole.count() - 2, MOST)
            whole.insertStretch(whole.count() - 1, 1)  # all of it while that is hidden
        self.setLayout(whole)

    def begin(self) -> None:
        """Nothing is refused yet; the first field has the focus."""
        self.forgive()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """What happened, and what to do next."""
        self._told.say(error)
        self._box.show()
        announce(self, said(error), urgent=True)

    def forgive(self) -> None:
        """What was refused is over."""
        self._told.say(NOTHING)
        self._box.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
