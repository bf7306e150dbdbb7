"""A name is corrected in place: both spellings, the reason, and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.domain.names import Name
from commission_app.services.people.naming import CorrectName
from commission_app.shared.texts import T
from commission_app.views.candidates.pieces import heading
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.people.dossier import Dossier
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

PARTS = (T("candidates.surname"), T("candidates.given"), T("candidates.patronymic"))


class NameForm(QWidget):
    """Esc leaves it, Ctrl+Enter corrects.

    Signals
    -------
    closed(): a person thought better of it.
    wanted(CorrectName): correct it so.
    """

    closed = Signal()
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self.kk = [LineField(phrase(key), required=key == PARTS[0]) for key in PARTS]
        self.ru = [LineField(phrase(key), required=key == PARTS[0]) for key in PARTS]
        self.reason = LineField(phrase(T("candidates.why")), required=True)
        self.reason.hint(phrase(T("candidates.why_hint")))
        self._means = Text("", "small", wrap=True)
        self._refusal = Text("", "", tone="critical", wrap=True)
        self._refusal.hide()
        self.setLayout(
            column(
                Text(phrase(T("candidates.correct")), "title"),
                self._means,
                heading(phrase(T("candidates.in_kk"))),
                *self.kk,
                heading(phrase(T("candidates.in_ru"))),
                *self.ru,
                6,
                self.reason,
                self._refusal,
                gap=6,
            )
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def show_person(self, one: Dossier) -> None:
        """The name as it stands, and what a correction brings with it."""
        self._code = one.code
        for fields, name in ((self.kk, one.names.kk), (self.ru, one.names.ru)):
            parts = (name.surname, name.given, name.patronymic)
            for field, part in zip(fields, parts, strict=True):
                field.put(part)
        self.reason.put("")
        self.reason.error()
        self.refuse(None)
        self._means.say(consequences(one))

    def begin(self) -> None:
        """The surname in Kazakh first."""
        self.kk[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kk[0].editor.selectAll()

    def submit(self) -> None:
        """Ask for it; without a reason the field says so."""
        if not self.reason.text:
            self.reason.error(phrase(T("candidates.why_needed")))
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reason.error()
        kk, ru = (Name(*(one.text for one in fields)) for fields in (self.kk, self.ru))
        self.wanted.emit(CorrectName(self._code, kk, ru, self.reason.text))

    def refuse(self, error: UserError | None) -> None:
        """What was wrong with it; None: nothing."""
        self._refusal.say(error or "")
        self._refusal.setVisible(error is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def consequences(one: Dossier) -> Words:
    """What a corrected name brings with it, before it is corrected."""
    kept: Words = phrase(T("candidates.earlier_kept"))
    papers, laptops = _NOTHING, _NOTHING
    if one.certificates:
        numbers = ", ".join(paper.number for paper in one.certificates)
        papers = phrase(T("candidates.papers_follow"), numbers=numbers)
    if one.appointments:
        laptops = phrase(T("candidates.laptops_follow"))
    return joined(kept, papers, laptops, between=" ")


_NOTHING: Words = ""
