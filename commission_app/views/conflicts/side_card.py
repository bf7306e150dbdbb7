"""One of the words that contradict, and the answer that it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.heard import heard
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.conflicts.found import Answer, Side


class SideCard(QFrame):
    """What was said, by whom, when.

    Signals
    -------
    answered(object): the answer of this side.
    """

    answered = Signal(object)

    def __init__(self, side: Side, answer: Answer | None, *, chosen: bool) -> None:
        super().__init__()
        self._answer = answer
        self.setProperty("box", "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        code = Text(side.control, "strong")
        stands = Text(phrase(T("conflicts.stands")), "small", tone="good")
        if not chosen:
            stands.hide()
        lines = [Text(heard(one), "", wrap=True).break_anywhere() for one in side.said]
        self.button = Button("", "", "ph.check")
        self.button.clicked.connect(self._tell)
        if answer is None or answer.link:
            self.button.hide()
        else:
            self.button.say(heard(answer.words))
            self.button.setAccessibleDescription(side.control)
            self.button.forbid("" if answer.refusal is None else heard(answer.refusal))
        head = row(code, stands, None, gap=10)
        foot = row(self.button, None)
        self.setLayout(column(head, *lines, None, foot, gap=6, margins=(14, 12, 14, 12)))
        self.setAccessibleName(side.control)

    def _tell(self) -> None:
        if self._answer is not None:
            self.answered.emit(self._answer)
