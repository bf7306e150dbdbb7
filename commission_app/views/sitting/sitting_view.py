"""The sitting: who is there, what is talked about, how it is voted and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid
from typing_extensions import override

from commission_app.services.office.bench import InterviewBench, ReadInterviewBench
from commission_app.services.office.concluding import Concluded, DecideWithoutVote
from commission_app.services.office.proposing import Propose
from commission_app.services.office.sitting import (
    ReadSitting,
    ReadSittings,
    SittingLine,
    SittingView as Sitting,
)
from commission_app.services.office.voting_rules import ReadVotingRules, VotingRules
from commission_app.services.sittings import OpenSitting
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column
from commission_app.views.sitting.concluding import concluded_words
from commission_app.views.sitting.head import SittingHead
from commission_app.views.sitting.projected import Projected
from commission_app.views.sitting.quorum_bar import QuorumBar
from commission_app.views.sitting.table import SittingTable
from commission_app.views.support.desk import Notice
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.domain.votes import Verdict
    from commission_app.services.changes import Changes
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.views.support.desk import Desk


class SittingView(Screen):
    """Everything is on the disk at once: closing the window in the middle loses nothing."""

    shows: ClassVar[Changes] = ReadSitting.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._code = self._interview = self._wanted = ""
        self._at = ("", 0)  # the proposal in front and its round; 0: the one that is open
        self._lines: tuple[SittingLine, ...] = ()
        self._sitting: Sitting | None = None
        self._bench: InterviewBench | None = None
        self._rules: VotingRules | None = None
        self._projected: Projected | None = None
        self._head, self._quorum, self._table = SittingHead(), QuorumBar(), SittingTable(desk)
        body = column(self._head, self._quorum, (self._table, 1), gap=10)
        body.setContentsMargins(20, 14, 20, 14)
        self._head.show_nothing()
        for one in (self._quorum, self._table):
            one.hide()  # until the first answer says what they are about
        self.setLayout(body)
        self._connect()
        self._keys()

    @override
    def open_at(self, what: str) -> None:
        """`what`: the code of a sitting or of an interview."""
        self._wanted = what

    @property
    @override
    def at(self) -> str:
        return self._interview or self._code

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadVotingRules(), self, self._keep_rules)
        self.desk.ask(ReadSittings(), self, self._show_sittings)

    def _connect(self) -> None:
        head, table = self._head, self._table
        head.sitting_chosen.connect(self._go_to)
        head.open_wanted.connect(self._ask_opening)
        head.reopen_wanted.connect(self._reopen)
        head.close_wanted.connect(self._ask_closing)
        head.projector_wanted.connect(self._project)
        head.protocol_wanted.connect(self._to_protocol)
        self._quorum.attendance_wanted.connect(table.attend)
        self._quorum.reveal_wanted.connect(table.reveal)
        table.names.interview_chosen.connect(self._choose)
        table.names.proposal_chosen.connect(self._choose_proposal)
        table.names.opened.connect(self._enter)
        table.bench.decision.proposed.connect(self._propose)
        table.bench.decision.decided.connect(self._decide)
        table.panel.turned_to.connect(self._turn_to)
        table.panel.conclude_wanted.connect(self._ask_conclusion)
        table.asides.opened.connect(self._opened)
        table.asides.revealed.connect(self._revealed)
        table.asides.put.connect(self._put)
        table.asides.ended.connect(head.go_on)
        table.asides.concluded.connect(self._concluded)
        table.open_wanted.connect(self._ask_opening)

    def _keys(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self._go_on),
            ("Ctrl+Enter", self._go_on),
            ("Ctrl+F", self._table.names.focus_search),
            ("F6", self._table.next_pane),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _keep_rules(self, rules: VotingRules) -> None:
        self._rules = rules

    def _show_sittings(self, lines: tuple[SittingLine, ...]) -> None:
        self._lines = lines
        codes = [one.code for one in lines]
        if self._wanted in codes:
            self._code, self._wanted = self._wanted, ""
        if self._code not in codes:
            self._code = _first(lines)
        self._head.show_sittings(lines, self._code)
        self._quorum.setVisible(bool(lines))
        if lines:
            self._table.show()
            self.desk.ask(ReadSitting(self._code), self, self._show)
        else:
            self._sitting = None
            self._head.show_nothing()
            self._table.show_nothing()
            self._table.show()  # not before: all its cards at once are wide

    def _show(self, sitting: Sitting) -> None:
        if sitting.code != self._code or self._rules is None:
            return
        fresh = self._sitting is None or self._sitting.code != sitting.code
        self._sitting = sitting
        self._head.show_sitting(sitting)
        self._quorum.show_sitting(sitting)
        self._table.show_sitting(sitting, self._rules, fresh=fresh)
        if self._wanted:
            self._table.names.choose(self._wanted)
            self._wanted = ""
        self._interview = self._table.names.interview or self._interview
        self._ask_bench()
        self._show_proposal()
        line = self._line()
        if fresh and line is not None and line.open and sitting.form == "plenary":
            self._table.panel.focus()  # a vote that goes on is what the keys are for

    def _ask_bench(self) -> None:
        if self._interview and self._sitting is not None:
            self.desk.ask(ReadInterviewBench(self._interview), self, self._show_bench)
        else:
            self._table.no_bench()

    def _show_bench(self, bench: InterviewBench) -> None:
        if bench.interview != self._interview or self._rules is None or self._sitting is None:
            return
        self._bench = bench
        over = self._sitting.closed is not None
        self._table.show_bench(bench, self._rules, over=over)
        self._show_projected()

    def _choose(self, interview: str) -> None:
        self._interview = interview
        own = self._open_with(interview)
        self._at = (own.proposal, own.round) if own is not None else self._held()
        self._ask_bench()
        self._show_proposal()

    def _choose_proposal(self, proposal: str, number: int) -> None:
        self._at = (proposal, number)
        self._show_proposal()
        line = self._line()
        if line is not None and self._interview not in line.interviews:
            self._interview = line.interviews[0]
            self._ask_bench()

    def _open_with(self, interview: str) -> ProposalLine | None:
        lines = self._sitting.proposals if self._sitting else ()
        return next((one for one in lines if one.open and interview in one.interviews), None)

    def _held(self) -> tuple[str, int]:
        """What is in front stays there while it is open."""
        line = self._line()
        return self._at if line is not None and line.open else ("", 0)

    def _line(self) -> ProposalLine | None:
        """The one in front; where it is gone an open one, or the one about this name."""
        lines = self._sitting.proposals if self._sitting else ()
        fits = [one for one in lines if self._at in {(one.proposal, one.round), _newest(one)}]
        fits += [one for one in lines if one.open]
        fits += [one for one in lines if self._interview in one.interviews]
        return next(iter(fits), None)

    def _show_proposal(self) -> None:
        if self._rules is not None and self._sitting is not None:
            line = self._line()
            self._at = (line.proposal, line.round) if line else ("", 0)
            self._table.show_proposal(line, self._interview, self._rules)
            self._show_projected()

    def _turn_to(self, proposal: str) -> None:
        self._at = (proposal, 0)
        self.refresh()

    def _enter(self) -> None:
        """From a name to what can be done: its vote, or its decision."""
        if self._open_with(self._interview) is not None:
            self._table.show_vote()
        else:
            self._table.bench.decision.focus()

    def _propose(self, decision: str) -> None:
        act = Propose(self._code, (self._interview,), cast("Verdict", decision))
        self.desk.act(act, self, self._put, self._table.refuse)

    def _decide(self, decision: str) -> None:
        reason = self._table.bench.decision.reason_of(self._interview)
        names = (self._interview,)
        act = DecideWithoutVote(names, cast("Verdict", decision), reason, self._code)
        self.desk.act(act, self, lambda _: self._table.forgive(), self._table.refuse)

    def _put(self, proposal: str) -> None:
        self._at = (proposal, 0)
        self._table.show_vote()
        self._table.panel.await_vote(proposal)

    def _go_on(self) -> None:
        """The one act that is next: to conclude, or to put what is prepared."""
        if not self._table.act_in_front():
            self._ask_conclusion()

    def _ask_conclusion(self) -> None:
        line = self._line()
        if line is None or not line.open or self._sitting is None:
            return
        decision = self._table.bench.decision
        scores = {one.interview: one.recommendation for one in self._sitting.list}
        named = dict(decision.reasons())
        reasons = [(code, named[code]) for code in line.interviews if code in named]
        self._table.conclude(line, scores, reasons)

    def _concluded(self, done: Concluded) -> None:
        title = phrase(T("sitting.concluded_title"), proposal=done.proposal)
        self.desk.tell(Notice("concluded", "", title, concluded_words(done)))
        self._at = (done.proposal, 0 if done.again else done.round)
        self._table.show_vote()
        self._table.names.focus()

    def _revealed(self, interview: str) -> None:
        self._wanted = interview
        self._table.show_vote()
        self._table.names.focus()

    def _ask_opening(self) -> None:
        self._table.open(self._lines)

    def _opened(self, code: str) -> None:
        self._go_to(code)
        self._table.attend()

    def _go_to(self, code: str) -> None:
        self._code, self._at = code, ("", 0)
        self._table.show_vote()
        self.refresh()

    def _reopen(self) -> None:
        if self._sitting is not None:
            act = OpenSitting(self._code, self._sitting.form, self._sitting.place)
            self.desk.act(act, self, lambda _: self._table.attend())

    def _ask_closing(self) -> None:
        self._table.close_sitting(self._code)

    def _to_protocol(self) -> None:
        self.desk.go("documents", "protocol")

    def _project(self) -> None:
        """On the projector, or off it again."""
        shown = self._projected
        if shown is not None and isValid(shown) and shown.isVisible():
            self._projected = None
            self.desk.project(None)
            return
        self._projected = Projected()
        self._show_projected()
        self.desk.project(self._projected)

    def _show_projected(self) -> None:
        view = self._projected
        if view is None or not isValid(view):
            self._projected = None
            return
        if self._sitting is not None and self._bench is not None:
            line = self._line()
            about = line is not None and self._bench.interview in line.interviews
            mine = next(iter(self._bench.proposals), None)
            view.show_bench(self._sitting, self._bench, line if about else mine)


def _newest(one: ProposalLine) -> tuple[str, int]:
    """An open round answers to its proposal's code alone, as 0."""
    return one.proposal, 0 if one.open else one.round


def _first(lines: tuple[SittingLine, ...]) -> str:
    """The plenary that goes on; else whatever goes on; else the newest plenary."""
    going = [one.code for one in lines if one.closed is None]
    plenary = [one.code for one in lines if one.form == "plenary"]
    both = [code for code in going if code in plenary]
    return next(iter([*both, *going, *plenary, *(one.code for one in lines)]), "")
