"""What a candidate's data is changed by: the fields, the basis, and why it was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.people.dossier import Dossier
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words


class ReasonedForm(QWidget):
    """Esc leaves it, Ctrl+Enter does it; nothing is asked for without a basis.

    Signals
    -------
    closed(): a person thought better of it.
    wanted(act): let it be so.
    """

    closed = Signal()
    wanted = Signal(object)

    def __init__(self, hint: Words, needed: Words) -> None:
        super().__init__()
        self._needed = needed
        self.reason = LineField(phrase(T("candidates.why")), required=True)
        self.reason.hint(hint)
        self.refusal = Text("", "", tone="critical", wrap=True)
        self.refusal.hide()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def show_person(self, one: Dossier) -> None:
        """Begin anew with this one."""
        raise NotImplementedError

    def begin(self) -> None:
        """To the first field."""
        raise NotImplementedError

    def act(self) -> object:
        """What is asked for."""
        raise NotImplementedError

    def submit(self) -> None:
        """Ask for it; without a basis the field says so."""
        if not self.reason.text:
            self.reason.error(self._needed)
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reason.error()
        self.wanted.emit(self.act())

    def refuse(self, error: UserError | None) -> None:
        """What was wrong with it; None: nothing."""
        self.refusal.say(error or "")
        self.refusal.setVisible(error is not None)

    def forget(self) -> None:
        """No basis and no refusal yet."""
        self.reason.put("")
        self.reason.error()
        self.refuse(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
