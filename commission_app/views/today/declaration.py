"""The declaration: before it is given the list of candidates is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.kit.tick import Tick
from commission_app.views.support.words import phrase

PARAGRAPHS = (T("today.declare_1"), T("today.declare_2"), T("today.declare_3"))


class DeclarationCard(QFrame):
    """The words, one box to tick, one act.

    Signals
    -------
    declared(): the member declares.
    """

    declared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.setFixedWidth(720)
        head = row(
            Glyph("ph.scales", "link", 28), Text(phrase(T("today.declare")), "heading"), None
        )
        words = [Text(phrase(key), "", wrap=True) for key in PARAGRAPHS]
        self.tick = Tick(phrase(T("today.declare_tick")))
        self._act = Button(phrase(T("today.declare_act")), "primary", "ph.check")
        self._act.setProperty("tall", "hero")
        self._act.clicked.connect(self.declared)
        self.tick.toggled.connect(self._allow)
        self.tick.went_on.connect(self._act.click)
        self.setLayout(
            column(
                head, 4, *words, 8, self.tick, 8, self._act, gap=10, margins=(40, 30, 40, 30)
            )
        )
        self._allow(self.tick.isChecked())

    def _allow(self, ticked: bool) -> None:  # noqa: FBT001 - a signal's value
        self._act.forbid("" if ticked else phrase(T("today.declare_first")))
