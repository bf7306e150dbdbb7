"""Four eyes beside the reveal: the rule, and a person's word that interviews are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.services.consolidating import ConfirmConsolidation, SetFourEyes
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.secrets.second_part import SecondPart
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.consolidating import Eyes
    from commission_app.views.support.desk import Desk


class FourEyesPart(QWidget):
    """Quiet where the rule is off: one line and a link.

    Signals
    -------
    confirmed(): a word was said, or the rule is another now.
    refused(UserError): why not.
    asking(bool): a second person has the word now, and needs the room.
    """

    confirmed = Signal()
    refused = Signal(object)
    asking = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._on = False
        self._others: tuple[str, ...] = ()
        self._state = Text("", "small", wrap=True)
        self._confirm = Button("", "", "ph.users")
        self._switch = Button(phrase(T("sitting.four_eyes_ask")), "link")
        self._do = Button("", "primary", "ph.check")  # the same, once the other one has typed
        self._reason = LineField(phrase(T("sitting.four_eyes_reason")), required=True)
        self.beside = SecondPart(across=3)
        self._confirm.clicked.connect(self._say)
        self._switch.clicked.connect(self._turn)
        self._do.clicked.connect(self._turn)
        for one in (self._confirm, self._reason, self._do):
            one.hide()
        acts = column(self._reason, self.beside, self._do, row(self._switch, None), gap=6)
        self.setLayout(column(self._state, self._confirm, acts, gap=6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_eyes(self, eyes: Eyes, complete: int, *, told: bool = False) -> None:
        """As it is now; `complete`: interviews that could be confirmed.

        `told`: that a second person is awaited stands above already.
        """
        self._on = eyes.on
        asked = bool(self.beside.asked)
        left = complete - sum(who == eyes.me for who in eyes.confirmed.values())
        words = T("sitting.four_eyes_on") if eyes.on else T("sitting.four_eyes_off")
        if eyes.on and not eyes.counted:
            words = T("sitting.four_eyes_not_me")
        self._state.say(phrase(words))
        self._state.setVisible(not asked and not (told and words == T("sitting.four_eyes_on")))
        self._confirm.say(phrase_n(T("sitting.confirm_complete"), max(left, 0)))
        self._confirm.setVisible(eyes.on and left > 0 and eyes.counted and not asked)
        self._others = eyes.others
        ask = T("sitting.four_eyes_lift") if eyes.on else T("sitting.four_eyes_ask")
        for one in (self._switch, self._do):
            one.say(phrase(ask))
        if not eyes.on:
            self._reason.hide()

    def focus(self) -> bool:
        """To the word that is this person's to say; whether there is one."""
        if not self._confirm.isHidden():
            self._confirm.setFocus()
        return not self._confirm.isHidden()

    def _say(self) -> None:
        self._desk.act(ConfirmConsolidation(), self, self._said, self.refused.emit)

    def _said(self, _: object) -> None:
        self.confirmed.emit()

    def _turn(self) -> None:
        """Asks first for a second person, and for a reason where it goes off."""
        if not self.beside.asked:
            self._ask_beside()
            return
        if self._on and not self._reason.text:
            self._reason.error(phrase(T("sitting.four_eyes_reason")))
            self._reason.setFocus()
            return
        if not self.beside.check():
            return
        self._do.setEnabled(False)
        act = SetFourEyes(not self._on, self._reason.text, self.beside.second)
        self._desk.act(act, self, self._done, self._refused)

    def _ask_beside(self) -> None:
        if not self._others and not self._on:
            self.refused.emit(UserError(T("vaults.second_person")))
            return
        self._state.hide()  # room for the fields, on a small screen
        self._confirm.hide()
        self.asking.emit(True)  # noqa: FBT003 - Qt's signature
        self.beside.ask("person" if self._others else "envelope", self._others)
        self._switch.hide()
        self._do.show()
        if self._on:
            self._reason.put("")
            self._reason.show()
            self._reason.setFocus()

    def _refused(self, error: UserError) -> None:
        """Guessing is slowed here as at the door."""
        self.beside.slow(error, self._do)
        if not self.beside.takes(error):
            self.refused.emit(error)

    def _done(self, _: object) -> None:
        self.beside.was_right()
        self._do.setEnabled(True)
        self._do.hide()
        self._switch.show()
        self._switch.setFocus()  # else it falls to the far end of the window
        self._reason.hide()
        self.beside.ask("")
        self.asking.emit(False)  # noqa: FBT003 - Qt's signature
        self.confirmed.emit()
