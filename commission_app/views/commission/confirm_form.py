"""The fingerprint that the member brings on paper is typed in; it is shown nowhere here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.devices.confirming import ConfirmDevice
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.people.members import MemberLine
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class ConfirmForm(FormPanel):
    """Spaces, dashes, small letters and look-alikes of another alphabet are forgiven.

    Signals
    -------
    done(str): the laptop of this member counts from now on.
    """

    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("commission.confirm_means"))
        super().__init__(phrase(T("commission.confirm_title")), means)
        self._desk, self._code = desk, ""
        self._name = Text("", "strong", wrap=True)
        self.fingerprint = LineField(phrase(T("commission.fingerprint")), required=True)
        self.fingerprint.editor.setProperty("kind", "fingerprint")
        self.fingerprint.editor.setMaxLength(100)
        self.fingerprint.hint(phrase(T("commission.fingerprint_hint")))
        act = Button(phrase(T("commission.confirm_act")), "primary", "ph.check")
        act.clicked.connect(self._do)
        self.fingerprint.editor.returnPressed.connect(self._do)
        self.fingerprint.changed.connect(self.fingerprint.error)
        self._second = Text(phrase(T("commission.second_means")), "small", wrap=True)
        self.people = tuple(
            LineField(phrase(label))
            for label in (T("commission.second_one"), T("commission.second_other"))
        )
        for field in self.people:
            field.editor.returnPressed.connect(self._do)
            field.editor.setMaxLength(100)
        self.lay(self._name, self.fingerprint, self._second, *self.people, acts=(act,))
        self.first = self.fingerprint

    def ask(self, member: MemberLine) -> None:
        """Of this member's laptop."""
        self._code = member.code
        self._name.say(member.names)
        self.fingerprint.put("")
        self.fingerprint.error()
        twice = any(one.second for one in member.laptops)
        for part in (self._second, *self.people):
            part.setVisible(twice)
        for field in self.people:
            field.put("")
            field.error()
        self.begin()

    def _do(self) -> None:
        code, typed = self._code, self.fingerprint.text
        if not typed:
            self._wrong(None)
            return
        people = tuple(field.text for field in self.people if field.text)
        act = ConfirmDevice(code, typed, people)
        self._desk.act(act, self, lambda _: self.done.emit(code), self._wrong)

    def _wrong(self, error: UserError | None) -> None:
        names = {"devices.two_people", "services.second_enrolment"}
        if error is not None and error.key in names and self.people[0].isVisible():
            self.people[0].error(error)
            self.people[0].setFocus()
            return
        self.fingerprint.error(error or phrase(T("commission.fingerprint_empty")))
        self.fingerprint.setFocus()
        self.fingerprint.editor.selectAll()
