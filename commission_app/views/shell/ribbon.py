"""The practice mark: on top of every page of a practice workspace, never closable."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import phrase


class Ribbon(QFrame):
    """The word first, then what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "practice")
        self.setFixedHeight(30)
        word = Text(phrase(T("shell.practice")), "practice", tone="practice")
        rest = Text(phrase(T("shell.practice_means")), "small", tone="practice")
        glyph = Glyph("ph.graduation-cap", "practice", 18)
        self.setLayout(row(glyph, word, rest, None, gap=8, margins=(24, 0, 24, 0)))
