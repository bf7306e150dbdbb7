"""The answer: the code from the paper and a reason, or a word taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.day.approving import Wanted
    from commission_app.shared.errors import UserError

WIDTH = 460


class AnswerForm(QWidget):
    """Esc leaves it; what was typed stays.

    Signals
    -------
    wanted(str, str): approve the sheet with this code, for this reason.
    withdrawn(str): take the approval back, for this reason.
    left(): back to the list.
    """

    wanted = Signal(str, str)
    withdrawn = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._given = False
        self.code = LineField(phrase(T("approving.code")), required=True)
        self.reason = AreaField(phrase(T("approving.reason")), required=True, lines=2)
        self.act = Button(phrase(T("approving.act")), "primary", "ph.check")
        self.back = Button(phrase(T("approving.withdraw")), "", "ph.arrow-counter-clockwise")
        self._told = Text("", "", tone="critical", wrap=True)
        self._told.hide()
        for field in (self.code, self.reason):
            field.changed.connect(self._well)
            field.setMaximumWidth(WIDTH)
        self.act.clicked.connect(self._want)
        self.back.clicked.connect(self._want)
        self.code.editor.returnPressed.connect(self.reason.setFocus)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._want)
        acts = row(self.act, self.back, None, gap=10)
        self.setLayout(column(self.code, self.reason, self._told, acts, gap=10))

    def show_question(self, one: Wanted, *, anew: bool) -> None:
        """What can be answered; `anew`: another question, its fields are empty."""
        self._given = any(sheet.approved for sheet in one.sheets)
        self.act.say(phrase(T("approving.act_out") if one.out else T("approving.act")))
        self.setVisible(one.may in {"chair", "author"})
        self.code.setVisible(not self._given)
        self.act.setVisible(not self._given)
        self.back.setVisible(self._given)
        if anew:
            self.empty()

    def empty(self) -> None:
        """Nothing typed, nothing refused."""
        self.code.put("")
        self.reason.put("")
        self._well()

    def begin(self) -> None:
        """The first field has the focus."""
        if self.isVisible():
            (self.reason if self._given else self.code).setFocus()

    def refuse(self, error: UserError) -> None:
        """What happened, and what to do next."""
        self._told.say(error)
        self._told.show()
        announce(self, said(error), urgent=True)

    def _well(self) -> None:
        self.code.error()
        self.reason.error()
        self._told.hide()

    def _want(self) -> None:
        if not self._given and not self.code.text:
            self.code.error(phrase(T("approving.code_needed")))
            self.code.setFocus()
        elif not self.reason.text:
            self.reason.error(phrase(T("approving.reason_needed")))
            self.reason.setFocus()
        elif self._given:
            self.withdrawn.emit(self.reason.text)
        else:
            self.wanted.emit(self.code.text, self.reason.text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
