"""Where nothing is yet: what is missing, what to do first, and the acts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from commission_app.views.support.words import Words


class Empty(QWidget):
    """A glyph, a line and what to do first, at the top of what will stand here on any page."""

    def __init__(
        self, glyph: str, title: Words, text: Words = "", *buttons: QPushButton
    ) -> None:
        super().__init__()
        self.title = Text(title, "strong", wrap=True)
        self.text = Text(text, "small", wrap=True)
        if not text:
            self.text.hide()
        words = column(self.title, self.text, gap=2)
        line = row(column(Glyph(glyph, "faint", 28), None), (words, 1), *buttons, gap=14)
        self.setLayout(column(line, None, margins=(16, 16, 16, 16)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
