"""A proposal and its vote: members by keys, how their votes stand, the way to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from commission_app.domain.calling import short
from commission_app.services.office.concluding import VoteAgain
from commission_app.services.office.proposing import CastVote, SplitOff
from commission_app.shared.texts import T
from commission_app.views.kit.ballot import SHOWN, Ballot, BallotList
from commission_app.views.kit.ballot_keys import BallotKeys
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, frame, holder, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.sitting.vote_result import VoteResult
from commission_app.views.sitting.words import NOTHING, gone_words, proposal_words
from commission_app.views.support.accessible import announce
from commission_app.views.support.heard import heard
from commission_app.views.support.tongue import said
from commission_app.views.support.words import Joined, joined, phrase

if TYPE_CHECKING:
    from typing import Literal

    from PySide6.QtGui import QResizeEvent

    from commission_app.services.office.proposals import ProposalLine, VoteLine
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

NAMED = 4  # names told before "and 11 more"


class ProposalPanel(QFrame):
    """Each vote is on the disk when it is given; nothing counts before the conclusion.

    Signals
    -------
    conclude_wanted(): what the votes came to shall be decided.
    withdraw_wanted(): the proposal shall not be put any more.
    turned_to(str): another proposal is at turn.
    """

    conclude_wanted = Signal()
    withdraw_wanted = Signal()
    turned_to = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._desk = desk
        self._line: ProposalLine | None = None
        self._interview = self._sitting = self._due = ""
        self._title, self._kind = Text("", "title"), Text("", "caption")
        self._what, self._names = Text("", "strong", wrap=True), Text("", "small", wrap=True)
        self._gone = Text("", "small", tone="critical", wrap=True)
        self._gone.hide()
        self._split = Button("", "link", "ph.arrow-up-right")
        self.ballots = BallotList(phrase(T("sitting.votes")))
        self._keys = BallotKeys()
        self._result = VoteResult()
        self._told = Text("", "small", tone="critical", wrap=True)
        self._box = frame("notice", column(self._told, margins=(12, 8, 12, 8)), "critical")
        self._end = Button(phrase(T("sitting.conclude")), "primary", "ph.scales")
        self._again = Button(phrase(T("sitting.vote_again")), "", "ph.arrows-clockwise")
        self._withdraw = Button(phrase(T("sitting.withdraw")), "quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(self._title, None, self._kind, gap=8, margins=(16, 14, 16, 2))
        about = column(
            *(self._what, self._names, row(self._split, None)), gap=4, margins=(6, 0, 6, 6)
        )
        votes = column(about, line(), self.ballots, gap=4, margins=(10, 2, 10, 4))
        keys = holder(column(self._keys, margins=(10, 4, 10, 6)))
        votes.addStretch(1)
        self._scroll = Scroll(holder(votes))
        for one in (self._box, self._end, self._again, self._withdraw, self._split):
            one.hide()  # until there is a proposal: nothing may need more room than it has
        foot = column(self._box, self._gone, self._end, self._again, self._withdraw, gap=6)
        foot.setContentsMargins(16, 4, 16, 12)
        middle = (self._scroll, 1)
        self.setLayout(column(head, middle, keys, line(), self._result, foot, gap=0))

    def _connect(self) -> None:
        self.ballots.voted.connect(self._vote)
        self.ballots.turned.connect(self._see)
        self._split.clicked.connect(self._split_off)
        self._end.clicked.connect(self.conclude_wanted)
        self._again.clicked.connect(self._vote_again)
        self._withdraw.clicked.connect(self.withdraw_wanted)

    @property
    def line(self) -> ProposalLine | None:
        """What is shown."""
        return self._line

    def show_line(
        self, one: ProposalLine, interview: str, sitting: str, rules: VotingRules
    ) -> None:
        """A proposal; `interview` may be taken out of it."""
        before = self._line
        if before is None or before.proposal != one.proposal:
            self.forgive()
        interview = one.gone[0] if one.stuck else interview  # that one goes first
        self._line, self._interview, self._sitting = one, interview, sitting
        self._title.say(phrase(T("sitting.proposal"), proposal=one.proposal))
        again = phrase(T("sitting.round"), round=one.round) if one.round > 1 else ""
        kind = phrase(T("sitting.open_vote") if one.open else T("sitting.concluded"))
        self._kind.say(joined(again, kind, between=" · "))
        self._what.say(proposal_words(one))
        self._names.say(_names(one))
        self._gone.say(gone_words(one) if one.gone else NOTHING)
        self._gone.setVisible(bool(one.gone))
        self._offer_apart(one, interview)
        self.ballots.show_ballots(_ballots(one), abstain=rules.abstain)
        if before is None or (before.proposal, before.round) != (one.proposal, one.round):
            self.ballots.begin()
        self.ballots.setEnabled(one.open)
        self._keys.allow_abstaining(allowed=rules.abstain)
        self._keys.setVisible(one.open)
        self._result.show_count(one, rules)
        self._fit_result()
        self._come_to(one)
        self._offer_end(one)
        if one.open and one.proposal == self._due:
            self._due = ""
            self.focus()

    def _offer_apart(self, one: ProposalLine, interview: str) -> None:
        apart = one.open and interview in one.interviews and len(one.interviews) > 1
        self._split.setVisible(apart and one.round == 1)
        self._split.say(phrase(T("sitting.split"), interview=interview))

    def _offer_end(self, one: ProposalLine) -> None:
        self._end.setVisible(one.open)
        self._end.forbid(_not_yet(one))
        self._withdraw.setVisible(one.open)
        self._again.setVisible(not one.open and _repeatable(one))

    def _come_to(self, one: ProposalLine) -> None:
        """Whose turn it is; where the proposal is stuck, the way out of it."""
        self._see("" if one.stuck else self.ballots.turn)
        if one.stuck:
            self._scroll.verticalScrollBar().setValue(0)

    def refuse(self, error: UserError) -> None:
        """What was not done, and why."""
        self._told.say(error)
        self._box.show()
        announce(self, said(error), urgent=True)

    def forgive(self) -> None:
        """It is over."""
        self._told.say(NOTHING)
        self._box.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_result()

    def _fit_result(self) -> None:
        voting = self._line is not None and self._line.open
        self._result.fit(self.width(), self.height(), voting=voting)

    def _vote(self, member: str, vote: Literal["for", "against", "abstain", ""]) -> None:
        if self._line is not None:
            act = CastVote(self._line.proposal, member, vote)
            self._desk.act(act, self, self._kept, self._not_kept)

    def _kept(self, _: object) -> None:
        self.forgive()

    def _not_kept(self, error: UserError) -> None:
        """A vote that may not be given is taken away from the list again."""
        self.refuse(error)
        if self._line is not None:
            self.ballots.show_ballots(_ballots(self._line))

    def _split_off(self) -> None:
        if self._line is not None:
            act = SplitOff(self._line.proposal, self._interview)
            self._desk.act(act, self, self.turned_to.emit, self.refuse)

    def _vote_again(self) -> None:
        if self._line is not None:
            proposal = self._line.proposal
            act = VoteAgain(self._sitting, proposal)
            self._desk.act(act, self, lambda _: self.turned_to.emit(proposal), self.refuse)

    def await_vote(self, proposal: str) -> None:
        """It was put just now: its first member gets the focus as soon as it is shown."""
        self._due = proposal

    def focus(self) -> None:
        """To the member whose turn it is."""
        self.ballots.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, member: str) -> None:
        votes = self._line.votes if self._line else ()
        places = [n for n, vote in enumerate(votes) if vote.member == member]
        if places:
            area = self.ballots.area(places[0])
            high = self.ballots.y() + int(area.center().y())
            self._scroll.ensureVisible(0, high, 0, int(area.height()))


def _not_yet(one: ProposalLine) -> Words:
    """Why it cannot be concluded now."""
    if one.stuck:
        return gone_words(one)
    voted = any(vote.vote for vote in one.votes)
    return NOTHING if voted else phrase(T("sitting.nobody_voted"))


def _ballots(line: ProposalLine) -> tuple[Ballot, ...]:
    return tuple(_ballot(one, len(line.interviews)) for one in line.votes)


def _ballot(one: VoteLine, names: int) -> Ballot:
    if not one.may and one.why is not None and not one.vote:
        away = len(one.not_for) < names  # who is recused for all of them may be here
        why = heard(one.why)
        return Ballot(one.member, short(one.name), "", why, recused=not away, away=away)
    note: Words = ""
    if one.not_for:
        codes = Joined(tuple(one.not_for[:2]), ", ")
        vote = SHOWN[one.vote][2] if one.vote else ""
        note = joined(vote, phrase(T("sitting.without"), interviews=codes), between=", ")
    return Ballot(one.member, short(one.name), one.vote, note)


def _names(one: ProposalLine) -> Words:
    """Who it is about: one in full with the code, several in short."""
    people = [line.person for line in one.counts]
    if len(people) == 1:
        return joined(people[0].interview, people[0].names, between=" ")
    names = Joined(tuple(short(person.names) for person in people[:NAMED]), ", ")
    more = len(people) - NAMED
    return phrase(T("sitting.names_more"), names=names, number=more) if more > 0 else names


def _repeatable(one: ProposalLine) -> bool:
    return any(line.outcome in {"revote", "no_quorum"} for line in one.counts)
