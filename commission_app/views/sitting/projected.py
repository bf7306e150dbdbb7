"""What the room sees: the candidate, the proposal, and the result once it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from commission_app.services.day.cards import region_of
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import card, column, row
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import DECIDED, count_words, proposal_words
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.bench import InterviewBench
    from commission_app.services.office.proposals import CountLine, ProposalLine
    from commission_app.services.office.sitting import SittingView
    from commission_app.views.support.words import Words


class Projected(QFrame):
    """No mark, no total, no vote that is not concluded."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._where = Text("", "title"), Text("")
        self._code, self._name = Text(""), Text("", "display", wrap=True)
        self._organisation = Text("", wrap=True)
        self._proposal, self._what = Text("", "title"), Text("", "heading", wrap=True)
        self._result = Text("", "strong", wrap=True)
        self._about = card(
            self._code, self._name, self._organisation, gap=10, margins=(40, 32, 40, 32)
        )
        self._vote = card(
            self._proposal, self._what, self._result, gap=10, margins=(40, 28, 40, 28)
        )
        head = row(Mark(44), self._title, None, self._where, gap=16)
        self.setLayout(
            column(head, None, self._about, self._vote, None, gap=28, margins=(56, 36, 56, 36))
        )

    def show_bench(
        self, sitting: SittingView, bench: InterviewBench, line: ProposalLine | None
    ) -> None:
        """The candidate at turn; `line`: the proposal about him or her."""
        self._title.say(phrase(T("sitting.heading"), sitting=sitting.code))
        self._where.say(sitting.place)
        person = bench.person
        self._code.say(joined(person.interview, region_of(person.region), between=" · "))
        self._name.say(person.names)
        self._organisation.say(person.organisation)
        self._vote.setVisible(line is not None)
        if line is not None:
            self._proposal.say(phrase(T("sitting.proposal"), proposal=line.proposal))
            self._what.say(proposal_words(line))
            self._result.say(_result(bench, line))


def _result(bench: InterviewBench, line: ProposalLine) -> Words:
    """Nothing of an open vote but that it is open."""
    if line.open:
        return phrase(T("sitting.voting_now"))
    own: CountLine | None = next(
        (one for one in line.counts if one.interview == bench.interview), None
    )
    decided = bench.summary.decision if bench.summary else ""
    words: Words = DECIDED[decided] if decided else ""
    if own is None:
        return phrase_n(T("sitting.people"), len(line.interviews))
    return joined(words, count_words(own), between=": ")
