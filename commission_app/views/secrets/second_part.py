"""A second person at one screen: who it is, and a passphrase that they type themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.services.four_eyes.second import Second
from commission_app.shared.texts import T
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.secrets.codes import RECOVERY_GROUPS, CodeField
from commission_app.views.secrets.secret_fields import SecretField
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.shared.errors import UserError

WANTED = {"eyes.second_needed": "person", "eyes.envelope_needed": "envelope"}
OF_THE_PERSON = frozenset(("eyes.same_person", "eyes.not_asked"))
GUESSED = frozenset(("models.passphrase_wrong", "models.recovery_wrong"))  # is slowed
PAUSES = (0, 3, 5, 10, 20, 40, 60)  # seconds after the first, second … wrong passphrase
OF_THE_CODE = ("shared.code_", "models.recovery_")


class SecondPart(QWidget):
    """Hidden until somebody is asked for; without people it asks for the envelope."""

    def __init__(self, across: int = RECOVERY_GROUPS) -> None:
        """`across`: how many groups of the recovery key have room beside each other."""
        super().__init__()
        self.asked = ""  # "person", "envelope" or nobody
        self._wrong = 0  # guesses since the last right one
        self._means = Text("", "small", wrap=True)
        self.person = ComboField(phrase(T("eyes.second")))
        self.secret = SecretField(phrase(T("eyes.second_passphrase")))
        self.code = CodeField(phrase(T("eyes.envelope")), RECOVERY_GROUPS, across)
        self.person.changed.connect(self.person.error)
        self.secret.changed.connect(self.secret.error)
        self.setLayout(column(self._means, self.person, self.secret, self.code, gap=8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def second(self) -> Second | None:
        """Who stands there; None where nobody was asked for."""
        if self.asked == "envelope":
            return Second("", self.code.text)
        return Second(self.person.key, self.secret.text) if self.asked else None

    def ask(self, what: str, users: Sequence[str] = ()) -> None:
        """For one of these people, for the envelope, or for nobody."""
        self.empty()
        self.asked = what
        person = what == "person"
        means = T("eyes.second_means") if person else T("eyes.envelope_means")
        self._means.say(phrase(means))
        self.person.offer([(name, name) for name in users])
        self.person.choose(users[0] if users else "")
        for field in (self.person, self.secret):
            field.setVisible(person)
        self.code.setVisible(what == "envelope")
        self.setVisible(bool(what))
        if what:
            (self.secret if person else self.code).setFocus()

    def empty(self) -> None:
        """Nothing secret stays in a field."""
        self.secret.editor.clear()
        self.secret.error()
        self.person.error()
        self.code.put("")

    def check(self) -> bool:
        """Whether something was typed where somebody is asked for."""
        if self.asked == "person" and not self.secret.text:
            self.secret.error(phrase(T("eyes.second_types")))
            self.secret.setFocus()
            return False
        return True

    def slow(self, error: UserError, button: QWidget) -> None:
        """The button works again: at once, or after a pause that grows with each guess."""
        pause = 0
        if error.key in GUESSED:
            pause = PAUSES[min(self._wrong, len(PAUSES) - 1)]
            self._wrong += 1
        QTimer.singleShot(pause * 1000, button, lambda: button.setEnabled(True))

    def was_right(self) -> None:
        """The pauses begin anew."""
        self._wrong = 0

    def takes(self, error: UserError) -> bool:
        """Show a refusal at the field that it is about; False: it is about none of them."""
        if not self.asked:
            return False
        if self.asked == "envelope" and error.key.startswith(OF_THE_CODE):
            self.code.refuse(error)
            return True
        wrong = error.key == "models.passphrase_wrong"
        if wrong and error.values.get("user") == self.person.key:
            self.secret.error(error)
            self.secret.setFocus()
            return True
        if error.key in OF_THE_PERSON:
            self.person.error(error)
            return True
        return False
