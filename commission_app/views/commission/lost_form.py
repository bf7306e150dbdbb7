"""A lost laptop is ended: what stays, what will no longer count, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.devices.ending import EndDevice, ForeseeEnd
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.devices.ending import Foreseen
    from commission_app.services.people.members import MemberLine
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class LostForm(FormPanel):
    """What it means is asked anew for each laptop; nothing is ended without a reason.

    Signals
    -------
    done(str): a laptop of this member was ended.
    """

    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("commission.lost_means"))
        super().__init__(phrase(T("commission.lost_title")), means)
        self._desk, self._code = desk, ""
        self._name = Text("", "strong", wrap=True)
        self.which = ComboField(phrase(T("commission.laptop")))
        self.stays, self.goes = Text("", wrap=True), Text("", wrap=True)
        self.next = Text("", "small", wrap=True)
        self.reason = AreaField(phrase(T("commission.reason")), required=True)
        self.reason.hint(phrase(T("commission.lost_reason_hint")))
        act = Button(phrase(T("commission.lost_act")), "danger", "ph.prohibit")
        act.clicked.connect(self._do)
        self.which.chosen.connect(self._foresee)
        fields = (self._name, self.which, self.stays, self.goes, self.reason, self.next)
        self.lay(*fields, acts=(act,))
        self.first = self.reason

    def ask(self, member: MemberLine) -> None:
        """Which of this member's laptops was lost, and why it ends."""
        self._code = member.code
        self._name.say(member.names)
        working = [one for one in reversed(member.laptops) if one.at_work]
        self.which.offer([(one.device, one.label) for one in working])
        self.reason.put("")
        self.reason.error()
        for text in (self.stays, self.goes, self.next):
            text.say("")
        self.first = self.which if len(working) > 1 else self.reason
        self.begin()
        if working:
            self.which.choose(working[-1].device)  # the oldest: the newer one replaces it
            self._foresee(working[-1].device)

    def _foresee(self, device: str) -> None:
        self._desk.ask(ForeseeEnd(device), self, self._tell)

    def _tell(self, found: Foreseen) -> None:
        if found.laptop.device == self.which.key:
            self.stays.say(_stays(found))
            self.goes.say(_goes(found))
            self.next.say(_next(found))

    def _do(self) -> None:
        self.forgive()
        code = self._code
        act = EndDevice(self.which.key, self.reason.text)
        self._desk.act(act, self, lambda _: self.done.emit(code), self._wrong)

    def _wrong(self, error: UserError) -> None:
        if error.key == "services.reason_needed":
            self.reason.error(error)
            self.reason.setFocus()
        else:
            self.refuse(error)


def _stays(found: Foreseen) -> Words:
    if not found.sheets:
        return phrase(T("commission.lost_stays_none"))
    return phrase_n(T("commission.lost_stays"), found.sheets)


def _goes(found: Foreseen) -> Words:
    if found.made is None:
        return phrase(T("commission.lost_goes_all"))
    return phrase(T("commission.lost_goes"), package=found.package, at=found.made)


def _next(found: Foreseen) -> Words:
    if not found.others:
        return phrase(T("commission.lost_next"))
    labels = joined(*(one.label for one in found.others), between=", ")
    return phrase(T("commission.lost_next_other"), label=labels)
