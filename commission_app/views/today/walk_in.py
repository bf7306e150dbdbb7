"""Somebody who is not on the list: code and name as on the slip, and one scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.services.day.walk_in import unlike
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError


class WalkInCard(QFrame):
    """Asked in place; the office links the sheet to an interview later.

    Signals
    -------
    added(str, str): code and name.
    closed(): thought better of it.
    """

    added = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._known: tuple[str, ...] = ()
        self._asked = ""  # a code that looks odd, and that a person was asked about
        self._code = LineField(phrase(T("today.walk_in_code")), required=True)
        self._name = LineField(phrase(T("today.walk_in_name")), required=True)
        act = Button(phrase(T("today.walk_in_act")), "primary", "ph.user-plus")
        back = Button(phrase(T("today.walk_in_back")), "quiet")
        act.clicked.connect(self._add)
        back.clicked.connect(self.closed)
        for field in (self._code, self._name):
            field.editor.returnPressed.connect(self._add)
        title = Text(phrase(T("today.walk_in")), "title")
        means = Text(phrase(T("today.walk_in_means")), "soft", wrap=True)
        self.setLayout(
            column(
                *(title, means, self._code, self._name, 4, row(act, back, None)),
                margins=(24, 16, 24, 18),
            )
        )

    def begin(self, known: tuple[str, ...]) -> None:
        """Empty fields, ready to type; `known`: the codes of the list."""
        self._known, self._asked = known, ""
        for field in (self._code, self._name):
            field.put("")
            field.error()
        self._code.editor.setFocus()

    def refuse(self, error: UserError) -> None:
        """What is wrong, at the field that it is about."""
        field = self._name if error.key.startswith("day.name_") else self._code
        field.error(error)
        field.editor.setFocus()

    def _add(self) -> None:
        self._code.error()
        self._name.error()
        code = self._code.text
        example = unlike(code, self._known)
        if code and example and code != self._asked:
            self._asked = code
            self._code.error(phrase(T("today.walk_in_odd"), example=example))
            self._code.editor.setFocus()
            return
        self.added.emit(code, self._name.text)
