"""The guard's question: five best and five worst, and a reason if it is right after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import clear, column, row
from commission_app.views.kit.text import Glyph, OneLine, Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.intake import Consequences, Ranked
    from commission_app.views.kit.layouts import Item


class GuardCard(QFrame):
    """Stands where something looks wrong: ranks as scores, an order turned round.

    Signals
    -------
    accepted(str): it is right; the reason, which is kept.
    columns_wanted(): another column is meant.
    """

    accepted = Signal(str)
    columns_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "notice")
        self.setProperty("tone", "critical")
        self._words, self._ranked = column(gap=2), row(gap=24)
        words = phrase(T("import.guard_reason"))
        self._reason = LineField(words, placeholder=words)
        self._reason.label.hide()  # its words stand in the field: one row with the buttons
        self._reason.editor.returnPressed.connect(self._accept)
        self.other = Button(phrase(T("import.other_column")), "primary", "ph.columns")
        right = Button(phrase(T("import.guard_accept")), "danger")
        self.other.clicked.connect(self.columns_wanted)
        right.clicked.connect(self._accept)
        acts = row(self.other, None, (self._reason, 1), right, gap=12)
        for one in (self.other, self._reason, right):
            acts.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        body = column(self._words, self._ranked, 4, acts, gap=8)
        glyph = column(Glyph("ph.warning", "critical"), None)
        self.setLayout(row(glyph, (body, 1), gap=12, margins=(14, 12, 14, 12)))
        self.hide()

    def show_guard(self, found: Consequences) -> None:
        """What was suspected; hidden where nothing was."""
        self.setVisible(bool(found.guard))
        clear(self._words)
        clear(self._ranked)
        self._reason.put("")
        for one in found.guard:
            self._words.addWidget(Text(one.words, "strong", wrap=True))
        if found.best:
            self._ranked.addWidget(_five(T("import.best_five"), found.best), 1)
            self._ranked.addWidget(_five(T("import.worst_five"), found.worst), 1)

    def _accept(self) -> None:
        if not self._reason.text:
            self._reason.error(phrase(T("import.guard_reason_needed")))
            self._reason.editor.setFocus()
            return
        self._reason.error()
        self.accepted.emit(self._reason.text)


def _five(title: str, people: tuple[Ranked, ...]) -> QFrame:
    found = QFrame()
    found.setProperty("box", "bare")
    items: list[Item] = [Text(phrase(title), "label")]
    for one in people:
        score = Text(one.score, "strong")
        score.setFixedWidth(64)
        items.append(
            row(score, (OneLine(joined(one.names, one.code, between=" · ")), 1), gap=8)
        )
    found.setLayout(column(*items, gap=2))
    return found
