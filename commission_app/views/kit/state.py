"""A state as everywhere: glyph and word, and colour only after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.icons import STATES
from commission_app.views.support.theme import density
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

# What a state is called where a screen says nothing better.
STATE_WORDS: dict[str, Words] = {
    "waiting": phrase(T("kit.state_waiting")),
    "in_progress": phrase(T("kit.state_in_progress")),
    "interrupted": phrase(T("kit.state_interrupted")),
    "sealed": phrase(T("kit.state_sealed")),
    "delivered": phrase(T("kit.state_delivered")),
    "confirmed": phrase(T("kit.state_confirmed")),
    "received": phrase(T("kit.state_received")),
    "missing": phrase(T("kit.state_missing")),
    "conflict": phrase(T("kit.state_conflict")),
    "recused": phrase(T("kit.state_recused")),
    "gap": phrase(T("kit.state_gap")),
    "absent": phrase(T("kit.state_absent")),
    "not_come": phrase(T("kit.state_not_come")),
    "paper": phrase(T("kit.state_paper")),
    "void": phrase(T("kit.state_void")),
    "closed": phrase(T("kit.state_closed")),
    "spread": phrase(T("kit.state_spread")),
    "rescheduled": phrase(T("kit.state_rescheduled")),
}


class State(QWidget):
    """A glyph with its word; `kind` is a state's key or the name of a glyph."""

    def __init__(self, kind: str, words: Words = "", tone: str = "") -> None:
        super().__init__()
        self._glyph = Glyph("ph.circle", "soft", 18 if density().body > 15 else 16)
        self._text = Text("", "state")
        self.setLayout(row(self._glyph, self._text, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.show_as(kind, words, tone)

    def show_as(self, kind: str, words: Words = "", tone: str = "") -> None:
        """Another state; without words it is called as everywhere."""
        glyph, own = STATES.get(kind, (kind, "soft"))
        self._glyph.show_as(glyph, tone or own)
        self._text.say(words or STATE_WORDS.get(kind, ""))
        self._text.tone(tone or own)


def tag(words: Words, tone: str = "") -> Text:
    """A short word on a tint of its own."""
    found = Text(words, "tag", tone=tone)
    found.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return found
