"""Strips on a laptop: other laptops in the member's name, and sheets that the office lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from commission_app.services.devices.own import OwnLaptops, ReadOwnLaptops
from commission_app.services.devices.second import ApproveLaptop
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import card, column, holder, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Text
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.changes import Changes
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class OwnLaptopsStrip(QWidget):
    """Takes no room while this is the only laptop and the office has everything it had."""

    shows: ClassVar[Changes] = ReadOwnLaptops.shows

    def __init__(self, desk: Desk, *, lost: bool = False) -> None:
        super().__init__()
        self._desk, self._lost = desk, lost
        self._told: object = None
        self.notices, self.form = Notices(), ApproveCard(desk)
        self.form.approved.connect(self.refresh)
        self.form.left.connect(self.notices.show)
        self.form.hide()
        self.setLayout(column(self.notices, self.form, gap=8))
        self.hide()

    def refresh(self) -> None:
        """Ask again; what is still so stays as it stands."""
        self._desk.ask(ReadOwnLaptops(), self, self._show)

    def _show(self, found: OwnLaptops) -> None:
        told = (found.words, found.asked, found.lost if self._lost else ())
        if told == self._told:
            return
        self._told = told
        self.notices.clear()
        self._tell_others(found)
        if self._lost and found.lost:
            act = Button(phrase(T("devices.hand_over_again")), "", "ph.hard-drive")
            act.clicked.connect(self._to_handing_over)
            title = phrase_n(T("devices.office_lost"), len(found.lost))
            means = phrase(T("devices.office_lost_means"))
            self.notices.put("lost", Notice("caution", title, means, act))
        self.setVisible(bool(self.notices.keys))

    def _tell_others(self, found: OwnLaptops) -> None:
        acts: list[Button] = []
        if found.asked:
            act = Button(phrase(T("devices.approve")), "", "ph.fingerprint")
            act.clicked.connect(self._open)
            acts.append(act)
        foreign = not found.words
        if found.words:
            title = heard(found.words[0])
            rest = joined(*map(heard, found.words[1:]), between=" ")
            means = joined(rest, phrase(T("devices.known_means")), between=" ")
            self.notices.put("known", Notice("caution", title, means, *acts))
        elif found.asked and foreign:
            members = ", ".join(sorted({one.member for one in found.asked}))
            title = phrase(T("devices.asked"), members=members)
            means = phrase(T("devices.asked_means"))
            self.notices.put("known", Notice("caution", title, means, *acts))
        if not found.asked:
            self.form.hide()
            self.notices.show()

    def _open(self) -> None:
        """The form takes the strip's room: a small screen has none for both."""
        self.notices.hide()
        self.form.begin()

    def _to_handing_over(self) -> None:
        self._desk.go("handover", "")


class ApproveCard(QWidget):
    """The other laptop's fingerprint is typed from its paper; it is shown nowhere here.

    Signals
    -------
    approved(): this laptop spoke for the other one.
    left(): the form is gone, whatever was done.
    """

    approved = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.fingerprint = LineField(phrase(T("commission.fingerprint")), required=True)
        self.fingerprint.editor.setProperty("kind", "fingerprint")
        self.fingerprint.editor.setMaxLength(100)
        self.reason = LineField(phrase(T("devices.approve_why")), required=True)
        self.reason.editor.setMaxLength(600)
        self.done = Button(phrase(T("devices.approve_act")), "primary", "ph.check")
        leave = Button(phrase(T("devices.approve_not")))
        self.done.clicked.connect(self._do)
        leave.clicked.connect(self._leave)
        for field in (self.fingerprint, self.reason):
            field.editor.returnPressed.connect(self._do)
            field.changed.connect(field.error)
        title = Text(phrase(T("devices.approve_title")), "strong", wrap=True)
        means = Text(phrase(T("devices.approve_means")), "small", wrap=True)
        fields = row((self.fingerprint, 1), (self.reason, 2), gap=12)
        acts = row(self.done, leave, None, gap=8)
        self.setLayout(column(card(title, means, 4, holder(fields), 6, holder(acts))))

    def begin(self) -> None:
        """Nothing is typed yet."""
        for field in (self.fingerprint, self.reason):
            field.put("")
            field.error()
        self.show()
        self.fingerprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self) -> None:
        act = ApproveLaptop(self.fingerprint.text, self.reason.text)
        self._desk.act(act, self, self._spoke, self._wrong)

    def _spoke(self, _: object) -> None:
        self._leave()
        self.approved.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _wrong(self, error: UserError) -> None:
        at = self.reason if error.key == "services.reason_needed" else self.fingerprint
        at.error(error)
        at.setFocus()
