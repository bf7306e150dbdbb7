"""The one hero of the program: the stick may be pulled out, with the hand-over's code."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.scroll import bring
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase


class SafeToRemove(QFrame):
    """A green field, only after what was written was read back and compared."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "notice")
        self.setProperty("tone", "good")
        title = Text(phrase(T("handover.safe")), "heading", wrap=True)
        means = Text(phrase(T("handover.safe_means")), "soft", wrap=True)
        self._code = Text("", "figure")
        code = column(Text(phrase(T("handover.code")), "label"), self._code, None, gap=0)
        below = row((column(means, None, gap=0), 1), code, gap=20)
        glyph = column(None, Glyph("ph.eject", "good", 36), None)
        words = column(title, below, gap=4)
        self.setLayout(row(glyph, (words, 1), gap=20, margins=(20, 10, 20, 12)))
        self.hide()

    def show_code(self, code: str) -> None:
        """It is safe now."""
        self._code.say(code.replace(" ", "\N{NO-BREAK SPACE}"))
        self.show()
        bring(self)
        words = joined(phrase(T("handover.safe")), phrase(T("handover.code")), code)
        announce(self, said(words))
