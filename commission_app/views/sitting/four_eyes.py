"""Four eyes beside the reveal: the rule, and a person's word that interviews are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.services.consolidating import ConfirmConsolidation, SetFourEyes
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
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
    """

    confirmed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._on = False
        self._state = Text("", "small", wrap=True)
        self._confirm = Button("", "", "ph.users")
        self._switch = Button(phrase(T("sitting.four_eyes_ask")), "link")
        self._reason = LineField(phrase(T("sitting.four_eyes_reason")), required=True)
        self._confirm.clicked.connect(self._say)
        self._switch.clicked.connect(self._turn)
        for one in (self._confirm, self._reason):
            one.hide()
        link = row(self._switch, None)
        self.setLayout(column(self._state, self._confirm, self._reason, link, gap=6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_eyes(self, eyes: Eyes, complete: int) -> None:
        """As it is now; `complete`: interviews that could be confirmed."""
        self._on = eyes.on
        left = complete - sum(who == eyes.me for who in eyes.confirmed.values())
        words = T("sitting.four_eyes_on") if eyes.on else T("sitting.four_eyes_off")
        self._state.say(phrase(words))
        self._confirm.say(phrase_n(T("sitting.confirm_complete"), max(left, 0)))
        self._confirm.setVisible(eyes.on and left > 0)
        ask = T("sitting.four_eyes_lift") if eyes.on else T("sitting.four_eyes_ask")
        self._switch.say(phrase(ask))
        if not eyes.on:
            self._reason.hide()

    def _say(self) -> None:
        self._desk.act(ConfirmConsolidation(), self, self._done, self.refused.emit)

    def _turn(self) -> None:
        """On at once; off only with a reason, which is asked for first."""
        if self._on and not self._reason.isVisible():
            self._reason.put("")
            self._reason.show()
            self._reason.setFocus()
            return
        if self._on and not self._reason.text:
            self._reason.error(phrase(T("sitting.four_eyes_reason")))
            return
        act = SetFourEyes(not self._on, self._reason.text)
        self._desk.act(act, self, self._done, self.refused.emit)

    def _done(self, _: object) -> None:
        self._reason.hide()
        self.confirmed.emit()
