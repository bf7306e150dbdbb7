"""The quorum light, and what of the marks is still closed: words, numbers, the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import row, upright
from commission_app.views.kit.seats import Seats
from commission_app.views.kit.text import Glyph, OneLine, Text
from commission_app.views.sitting.words import presence_words, quorum_words
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.sitting import SittingView


class QuorumBar(QFrame):
    """One line below the heading.

    Signals
    -------
    attendance_wanted(), reveal_wanted(): who is there; what may be opened.
    """

    attendance_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._seats, self._held, self._of = Seats(), Text("", "strong"), OneLine("", "soft")
        self._attend = Button(phrase(T("sitting.attendance")), "quiet", "ph.users")
        self._attend.clicked.connect(self.attendance_wanted)
        self._part, self._lock = upright(24), Glyph("ph.lock-simple", "faint", 18)
        self._closed = Text("", "soft")
        self._reveal = Button("", "", "ph.eye")
        self._reveal.clicked.connect(self.reveal_wanted)
        self.setLayout(
            row(
                *(self._seats, 4, self._held, (self._of, 1), self._attend),
                *(self._part, self._lock, self._closed, self._reveal),
                gap=10,
                margins=(14, 6, 10, 6),
            )
        )

    def show_sitting(self, one: SittingView) -> None:
        """Who is there now; how many interviews are closed."""
        state, panel = one.quorum, one.form == "panel"
        key = T("sitting.quorum_held") if state.held else T("sitting.quorum_not_held")
        held, words = phrase(key), quorum_words(state)
        if one.closed:
            held, words = phrase(T("sitting.over_title")), presence_words(one)
        elif panel:
            held, words = presence_words(one), ""
        self._seats.setVisible(not panel and not one.closed)
        name = joined(held, words, between=", ")
        self._seats.show_seats(state.present, state.base, state.needed, name)
        self._held.say(held)
        self._held.tone("good" if state.held and not one.closed and not panel else "")
        self._of.say(words)
        self._show_closed(one)

    def _show_closed(self, one: SittingView) -> None:
        """No figure of any mark: only how many may be opened."""
        waiting, complete = len(one.waiting), sum(w.complete for w in one.waiting)
        shown = one.form == "plenary" and waiting > 0
        for part in (self._part, self._lock, self._closed, self._reveal):
            part.setVisible(shown)
        self._closed.say(phrase_n(T("sitting.closed_n"), waiting))
        self._reveal.say(phrase(T("sitting.reveal_n"), number=complete))
