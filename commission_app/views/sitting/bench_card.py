"""One interview as the commission talks about it: marks, comments, result and decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.domain.calling import short
from commission_app.services.day.cards import region_of
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.stack import Stack
from commission_app.views.kit.text import Glyph, OneLine, Text
from commission_app.views.sitting.criterion_line import Strips
from commission_app.views.sitting.decision_part import DecisionPart
from commission_app.views.sitting.words import COMPUTED
from commission_app.views.support.heard import heard
from commission_app.views.support.tab_order import tab_before
from commission_app.views.support.words import Joined, joined, phrase

if TYPE_CHECKING:
    from commission_app.services.office.bench import Comment, InterviewBench
    from commission_app.services.office.discussing import Discussed
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.views.support.words import Words

TOLD_BELOW = {T("tally.flag_spread"), T("tally.flag_critical")}  # at their criterion


class BenchCard(QFrame):
    """Before the reveal a lock and words, and no figure anywhere.

    Signals
    -------
    reveal_wanted(str): open the marks of this interview.
    dissent_wanted(str): a member thinks otherwise.
    """

    reveal_wanted = Signal(str)
    dissent_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._bench: InterviewBench | None = None
        self._about, self._name = OneLine("", "caption"), Text("", "heading", wrap=True)
        self._computed = Text("", "strong", wrap=True)
        self._total, self._of = Text("", "display"), Text("", "soft")
        self._percent, self._sheets = Text("", "small"), Text("", "caption")
        self._flags = Text("", "small", tone="caution", wrap=True)
        self._organisation = OneLine("", "small")
        self._strips = Strips()
        self._remarks = Text("", "small", wrap=True)
        chat = column(Glyph("ph.chat-text", "soft", 18), None)
        quotes = row(chat, (self._remarks, 1), gap=10, margins=(12, 10, 12, 10))
        self._quoted = frame("sunken", quotes)
        self._members, self._recused = (
            Text("", "caption", wrap=True),
            Text("", "small", wrap=True),
        )
        self._dissents = Text("", "small", wrap=True)
        self.decision = DecisionPart()
        self._pages = Stack()
        self._lay_out()

    def _lay_out(self) -> None:
        self._glyph = Glyph("ph.calculator", "soft", 18)
        sentence = row(column(self._glyph, None), (self._computed, 1), gap=6)
        left = column(self._about, self._name, self._organisation, 4, sentence, gap=2)
        total = row(None, self._total, self._of, gap=6)
        figures = column(total, row(None, self._percent), row(None, self._sheets), None, gap=2)
        self._figures = holder(figures)
        head = row((left, 1), self._figures, gap=16, margins=(16, 12, 16, 6))
        add = self._add = Button(phrase(T("sitting.add_dissent")), "link", "ph.chat-text")
        add.clicked.connect(self._ask_dissent)
        body = column(
            *(self._flags, self._recused, self._strips, 6, self._quoted, self._members),
            *(self._dissents, row(add, None)),
            gap=6,
            margins=(16, 0, 16, 10),
        )
        body.addStretch(1)
        self._scroll = Scroll(holder(body))  # kept: Python lets go what only Qt holds
        opened = holder(column((self._scroll, 1), self.decision, gap=0))
        self._reveal = Button(phrase(T("sitting.reveal_this")), "", "ph.eye")
        self._reveal.clicked.connect(self._ask_reveal)
        words = Empty("ph.lock-simple", phrase(T("sitting.marks_closed")), " ", self._reveal)
        self._closed_words = words  # the act stands beside its words
        shut = holder(column((words, 1), gap=0))
        self._pages.addWidget(opened)
        self._pages.addWidget(shut)
        self.setLayout(column(head, (self._pages, 1), gap=0))

    def show_bench(self, bench: InterviewBench, rules: VotingRules, *, over: bool) -> None:
        """Another interview, or the same one after something changed."""
        self._bench = bench
        person = bench.person
        self._about.say(joined(person.interview, region_of(person.region), between=" · "))
        self._name.say(person.names)
        self._organisation.say(person.organisation)
        summary = bench.summary
        opened = bench.revealed and summary is not None
        self._figures.setVisible(opened)
        self._computed.setVisible(opened)
        self._glyph.setVisible(opened)
        self._pages.setCurrentIndex(0 if opened else 1)
        if summary is None or not opened:
            self._show_lock(complete=bench.complete)
            return
        self._show_result(bench, summary, rules)
        self._show_strips(bench, rules)
        self._show_words(bench, summary)
        named = next((line for line in bench.proposals if line.open), None)
        self.decision.show_one(summary, named, rules, over=over)

    def _show_lock(self, *, complete: bool) -> None:
        means = T("sitting.complete_means") if complete else T("sitting.incomplete_means")
        self._closed_words.text.say(phrase(means))
        self._reveal.setVisible(complete)

    def _show_result(self, bench: InterviewBench, one: Discussed, rules: VotingRules) -> None:
        missed = heard(one.missed)
        self._computed.say(missed if one.missed else COMPUTED[one.recommendation])
        self._glyph.show_as("ph.user-minus" if one.missed else "ph.calculator")
        there = one.total is not None
        self._total.say(one.total if one.total is not None else "–")
        self._of.say(phrase(T("sitting.of_highest"), highest=bench.highest or 0))
        self._of.setVisible(there)
        threshold = phrase(T("sitting.threshold"), percent=rules.pass_percent)
        percent: Words = ""
        if one.percent is not None:
            percent = phrase(T("sitting.percent"), percent=one.percent)
        self._percent.say(joined(percent, threshold, between=" · "))
        counted = phrase(T("sitting.sheets"), counted=one.sheets, of=one.assigned)
        self._sheets.say(counted)

    def _show_strips(self, bench: InterviewBench, rules: VotingRules) -> None:
        names = {one.member: short(one.name) for one in bench.totals}
        if self._strips.show_lines(bench.criteria, rules.levels, names):
            tab_before(self._add, self._strips.marks)

    def _show_words(self, bench: InterviewBench, one: Discussed) -> None:
        flags = tuple(heard(flag) for flag in one.flags if flag.key not in TOLD_BELOW)
        self._flags.say(Joined(flags, ". "))
        self._flags.setVisible(bool(flags))
        quoted: list[Words] = [
            Joined((number, ". ", _quote(comment)), "")
            for number, line in enumerate(bench.criteria, 1)
            for comment in line.comments
        ]
        quoted += [_quote(note) for note in bench.notes]
        self._remarks.say(Joined(tuple(quoted), "\n"))
        self._quoted.setVisible(bool(quoted))
        totals = [joined(short(m.name), m.total, between=" ") for m in bench.totals]
        words = phrase(T("sitting.member_totals"), totals=joined(*totals, between=" · "))
        self._members.say(words if totals else "")
        self._members.setVisible(bool(totals))
        away = joined(*(short(name) for name in one.recused), between=", ")
        self._recused.say(phrase(T("sitting.recused_ones"), names=away) if one.recused else "")
        self._recused.setVisible(bool(one.recused))
        said = [
            phrase(T("sitting.dissent_of"), name=short(d.name), text=d.text)
            for d in bench.dissents
        ]
        self._dissents.say(Joined(tuple(said), "\n"))
        self._dissents.setVisible(bool(said))

    def _ask_reveal(self) -> None:
        if self._bench is not None:
            self.reveal_wanted.emit(self._bench.interview)

    def _ask_dissent(self) -> None:
        if self._bench is not None:
            self.dissent_wanted.emit(self._bench.interview)


def _quote(one: Comment) -> Words:
    return phrase(T("sitting.quote"), name=short(one.name), text=one.text)
