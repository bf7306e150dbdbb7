"""Three cards side by side: names, the interview at turn, the proposal about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, frame, row
from commission_app.views.kit.stack import Stack
from commission_app.views.sitting.asides import Asides
from commission_app.views.sitting.bench_card import BenchCard
from commission_app.views.sitting.concluding import ConcludeAside
from commission_app.views.sitting.names_list import NamesList
from commission_app.views.sitting.new_proposal import NewProposalAside
from commission_app.views.sitting.proposal_panel import ProposalPanel
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.language import Bilingual
    from commission_app.services.office.bench import InterviewBench
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.services.office.sitting import SittingLine, SittingView
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

SIDE, ALONE = 272, 400  # the right card; where there is nothing to vote on


class SittingTable(QWidget):
    """What stands in the three cards for the state that the sitting is in.

    Signals
    -------
    open_wanted(): a first sitting shall be opened.
    """

    open_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._sitting: SittingView | None = None
        self.names, self.bench, self.panel = NamesList(), BenchCard(), ProposalPanel(desk)
        self._first = Empty("ph.scales", "", " ")
        self._first.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._begin = Button("", "primary")
        self._begin.clicked.connect(self._do_first)
        self._usual = Stack()
        self._usual.addWidget(self.panel)
        step = column(self._first, self._begin, None, gap=0, margins=(8, 8, 8, 12))
        holding = frame("bare", step)
        self._usual.addWidget(holding)
        self.asides = Asides(desk, self._usual)
        self._middle = Stack()
        self._open = Button(phrase(T("sitting.open_act")), "primary", "ph.scales")
        self._open.clicked.connect(self.open_wanted)
        self._blank = Empty("ph.scales", "", " ", self._open)
        self._middle.addWidget(self.bench)
        self._middle.addWidget(card(self._blank))
        self._side = frame("card", column(self.asides, gap=0, margins=(1, 1, 1, 1)))
        self._side.setFixedWidth(SIDE)
        self.setLayout(row((self.names, 1), (self._middle, 2), self._side, gap=12))
        self.names.new_wanted.connect(self.propose)
        self.asides.returned.connect(self._returned)
        self.bench.reveal_wanted.connect(self.reveal)
        self.bench.dissent_wanted.connect(self._ask_dissent)
        self.panel.withdraw_wanted.connect(self._ask_withdrawal)

    def show_nothing(self) -> None:
        """No sitting yet: what to do first."""
        self._sitting = None
        self._side.setFixedWidth(ALONE)
        self._say_blank(T("sitting.none_yet"), T("sitting.none_yet_means"))
        self._open.show()
        self.names.hide()
        if not self.asides.busy:
            self._side.hide()
            self._open.setFocus()
        else:
            self._open.hide()

    def show_sitting(self, sitting: SittingView, rules: VotingRules, *, fresh: bool) -> None:
        """The sitting in front; of a panel only who is there."""
        self._sitting = sitting
        plenary = sitting.form == "plenary"
        self._side.setFixedWidth(SIDE if plenary else ALONE)
        self.names.setVisible(plenary)
        self._side.show()
        self.names.show_sitting(sitting)
        self.asides.show_sitting(sitting, rules)
        if not plenary:
            self._say_blank(T("sitting.panel_sits"), T("sitting.panel_sits_means"))
            self._open.show()  # where it says that decisions need another sitting
            if not self.asides.busy:
                self.asides.bring(self.asides.attendance)
        if fresh and plenary:
            self.names.focus()
        elif fresh and self.asides.currentWidget() is self.asides.attendance:
            self.asides.attendance.first.setFocus()

    def show_bench(self, bench: InterviewBench, rules: VotingRules, *, over: bool) -> None:
        """The interview at turn."""
        if self._sitting is not None and self._sitting.form == "plenary":
            self._middle.setCurrentIndex(0)
            self.bench.show_bench(bench, rules, over=over)

    def no_bench(self) -> None:
        """Nobody is chosen: all are decided, or nothing is revealed."""
        if self._sitting is None or self._sitting.form != "plenary":
            return
        if self._sitting.list or not self._sitting.waiting:
            self._say_blank(T("sitting.nobody_at_turn"), T("sitting.nobody_at_turn_means"))
        else:
            self._say_blank(T("sitting.marks_closed"), T("sitting.all_closed_means"))

    def show_proposal(
        self, line: ProposalLine | None, interview: str, rules: VotingRules
    ) -> None:
        """The proposal in front, or what to do until there is one."""
        self.asides.follow(line)
        if line is not None and self._sitting is not None:
            self._usual.setCurrentIndex(0)
            self.panel.show_line(line, interview, self._sitting.code, rules)
            return
        self._usual.setCurrentIndex(1)
        title, means, act = self._first_step()
        self._first.title.say(phrase(title))
        self._first.text.say(phrase(means))
        self._begin.say(phrase(act) if act else "")
        self._begin.setVisible(bool(act))

    def _first_step(self) -> tuple[str, str, str]:
        """What must be done before anything can be voted on, and the verb for it."""
        one = self._sitting
        if one is None or one.closed is not None:
            return T("sitting.over_title"), T("sitting.over_means"), ""
        if not one.quorum.held:
            return T("sitting.no_quorum"), T("sitting.attend_first"), T("sitting.attendance")
        if not one.list:
            return T("sitting.marks_closed"), T("sitting.reveal_first"), T("sitting.reveal")
        means = T("sitting.no_open_means")
        return T("sitting.no_open"), means, T("sitting.new_proposal")

    def _do_first(self) -> None:
        step = self._first_step()[2]
        if step == T("sitting.attendance"):
            self.attend()
        elif step == T("sitting.reveal"):
            self.reveal()
        else:
            self.propose()

    def refuse(self, error: UserError) -> None:
        """An act of the bench was refused: told where the vote stands."""
        self.asides.go_back()
        self._usual.setCurrentIndex(0)
        self.panel.refuse(error)

    def _returned(self) -> None:
        if self._sitting is None:
            self.show_nothing()

    def forgive(self) -> None:
        """It is over."""
        self.panel.forgive()

    def show_vote(self) -> None:
        """The proposal in front, the member at turn in focus."""
        self.asides.go_back()
        self.panel.forgive()
        self.panel.focus()

    def attend(self) -> None:
        """Who is there."""
        self._side.show()
        self.asides.bring(self.asides.attendance)
        self.asides.attendance.begin()

    def reveal(self, interview: str = "") -> None:
        """What may be opened."""
        self.asides.bring(self.asides.reveal)
        self.asides.reveal.ask_for(interview)

    def propose(self) -> None:
        """A new proposal with many names."""
        self.asides.bring(self.asides.new)
        self.asides.new.offer()

    def open(self, known: tuple[SittingLine, ...]) -> None:
        """A sitting is to begin."""
        self._open.hide()
        self._side.show()
        self.asides.bring(self.asides.opening)
        self.asides.opening.offer(known)

    def close_sitting(self, code: str) -> None:
        """A sitting is to end."""
        self.asides.bring(self.asides.closing)
        self.asides.closing.ask(code)

    def conclude(
        self,
        line: ProposalLine,
        scores: Mapping[str, str],
        reasons: Sequence[tuple[str, Bilingual]],
    ) -> None:
        """What the votes came to."""
        self.asides.bring(self.asides.conclude)
        self.asides.conclude.ask(line, scores, reasons)

    def act_in_front(self) -> bool:
        """Do what the aside in front is for; False where none has such an act."""
        front = self.asides.currentWidget()
        if isinstance(front, ConcludeAside | NewProposalAside):
            front.act()
            return True
        return self.asides.busy

    def next_pane(self) -> None:
        """From card to card."""
        now = QApplication.focusWidget()
        if now is not None and self.names.isAncestorOf(now):
            self.bench.decision.focus()
        elif now is not None and self.bench.isAncestorOf(now):
            self.panel.focus()
        else:
            self.names.focus()

    def _ask_dissent(self, interview: str) -> None:
        if self._sitting is not None:
            self.asides.bring(self.asides.dissent)
            self.asides.dissent.ask(interview, self._sitting.seats)

    def _ask_withdrawal(self) -> None:
        if self.panel.line is not None:
            self.asides.bring(self.asides.withdrawing)
            self.asides.withdrawing.ask(self.panel.line)

    def _say_blank(self, title: str, means: str) -> None:
        self._middle.setCurrentIndex(1)
        self._blank.title.say(phrase(title))
        self._blank.text.say(phrase(means))
        self._open.hide()
