"""A membership ends, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.people.membership import EndMember
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.people.members import MemberLine
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class EndForm(FormPanel):
    """Who has sealed sheets stays: the office says so.

    Signals
    -------
    done(str): this membership is over.
    """

    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("commission.end_means"))
        super().__init__(phrase(T("commission.end_title")), means)
        self._desk, self._code = desk, ""
        self._name = Text("", "strong", wrap=True)
        self.reason = AreaField(phrase(T("commission.reason")), required=True)
        act = Button(phrase(T("commission.end_act")), "danger", "ph.user-minus")
        act.clicked.connect(self._do)
        self.lay(self._name, self.reason, acts=(act,))
        self.first = self.reason

    def ask(self, member: MemberLine) -> None:
        """Of this one."""
        self._code = member.code
        self._name.say(member.names)
        self.reason.put("")
        self.reason.error()
        self.begin()

    def _do(self) -> None:
        self.forgive()
        code = self._code
        act = EndMember(code, self.reason.text)
        self._desk.act(act, self, lambda _: self.done.emit(code), self._wrong)

    def _wrong(self, error: UserError) -> None:
        if error.key == "services.reason_needed":
            self.reason.error(error)
            self.reason.setFocus()
        else:
            self.refuse(error)
