"""The declaration: before it is given the list of candidates is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

from typing_extensions import override

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
        self.tick = QCheckBox()
        self._act = Button(phrase(T("today.declare_act")), "primary", "ph.check")
        self._act.setProperty("tall", "hero")
        self._act.clicked.connect(self.declared)
        self.tick.toggled.connect(self._allow)
        self.setLayout(
            column(
                head, 4, *words, 8, self.tick, 8, self._act, gap=10, margins=(40, 30, 40, 30)
            )
        )
        self._say()
        self._allow(self.tick.isChecked())

    def _allow(self, ticked: bool) -> None:  # noqa: FBT001 - a signal's value
        self._act.forbid("" if ticked else phrase(T("today.declare_first")))

    def _say(self) -> None:
        self.tick.setText(said(phrase(T("today.declare_tick"))))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
