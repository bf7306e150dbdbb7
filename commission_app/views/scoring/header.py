"""Who sits before the member: name, identity, question set, how long it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder, row, upright
from commission_app.views.kit.meter import Bar
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Glyph, OneLine, Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.bench import Bench
    from commission_app.views.support.desk import Desk


class ScoreHeader(QFrame):
    """The one way back is to Today.

    Signals
    -------
    back_wanted(), identity_wanted(): to Today; to compare the candidate with a document.
    questions_chosen(str): another set of questions.
    """

    back_wanted = Signal()
    identity_wanted = Signal()
    questions_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._bench = desk, None
        self.setProperty("box", "top")
        back = Button(phrase(T("score.back")), "quiet", "ph.arrow-left")
        back.clicked.connect(self.back_wanted)
        self._name, self._about = OneLine("", "person"), OneLine("", "caption", tone="soft")
        self._checked = State("ph.identification-card", phrase(T("score.identity_ok")), "good")
        self._check = Button(
            phrase(T("score.identity_check")), "quiet", "ph.identification-card"
        )
        self._check.clicked.connect(self.identity_wanted)
        self._sets = Button("", "quiet", "ph.list-numbers")
        self._sets.clicked.connect(self._offer_sets)
        self._clock = Text("00:00", "clock")
        self._of = Text("", "caption")
        self._bar = Bar(0, height=4, tone="edge")
        ident = column(None, self._name, self._about, None, gap=1)
        time = row(Glyph("ph.timer"), self._clock, self._of, gap=6)
        self._timer_part = holder(column(None, time, self._bar, None, gap=5))
        self._timer_part.setFixedWidth(170)
        self.setLayout(
            row(
                *(back, upright(36), 8, (ident, 1), self._checked, self._check, 8, self._sets),
                *(8, self._timer_part),
                gap=8,
                margins=(12, 0, 24, 0),
            )
        )
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)

    def show_bench(self, bench: Bench) -> None:
        """The candidate and what is known of the interview."""
        self._bench = bench
        card = bench.card
        self._name.say(card.names if card.names.kk or card.names.ru else card.code)
        about = joined(card.interview, card.region, card.organisation)
        self._about.say(
            joined(about, card.position, between=", ")
            if card.listed
            else joined(card.interview, phrase(T("score.not_listed")))
        )
        known = bench.identity
        self._checked.setVisible(known is not None)
        self._check.setVisible(known is None and bench.writable)
        if known is not None:
            words = T("score.identity_ok") if known.agrees else T("score.identity_differs")
            tone = "good" if known.agrees else "critical"
            self._checked.show_as("ph.identification-card", phrase(words), tone)
        self._sets.setVisible(bool(bench.sets))
        self._sets.say(phrase(T("score.question_set"), set=bench.chosen_set or "–"))
        self._of.say(phrase(T("score.minutes_of"), minutes=bench.minutes))
        self._ticking.start()
        self._tick()

    def rest(self) -> None:
        """Another screen is in front."""
        self._ticking.stop()

    def _tick(self) -> None:
        if self._bench is None:
            return
        begun = self._bench.started if self._bench.writable else None
        pauses = self._bench.pauses
        till = pauses.since or self._desk.now()  # it stands while it is interrupted
        gone = int((till - begun - pauses.over).total_seconds()) if begun else 0
        gone = max(gone, 0)
        self._clock.say(f"{gone // 60:02}:{gone % 60:02}")
        share = gone / 60 / max(self._bench.minutes, 1)
        over = share > 1
        self._clock.tone("caution" if over else "")
        self._bar.show_share(min(share, 1))

    def _offer_sets(self) -> None:
        if self._bench is None:
            return
        menu = QMenu(self)
        for code in self._bench.sets:
            action = QAction(said(phrase(T("score.question_set"), set=code)), menu)
            action.setCheckable(True)
            action.setChecked(code == self._bench.chosen_set)
            action.setData(code)
            menu.addAction(action)
        menu.triggered.connect(self._choose_set)
        menu.popup(self._sets.mapToGlobal(QPoint(0, self._sets.height())))

    def _choose_set(self, action: QAction) -> None:
        self.questions_chosen.emit(str(action.data()))
