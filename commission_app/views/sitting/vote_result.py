"""How the votes of a proposal stand: in figures, and where names differ each for itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import OUTCOMES, count_words
from commission_app.views.support.heard import heard
from commission_app.views.support.words import Joined, joined, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.proposals import CountLine, ProposalLine
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.views.support.words import Words

WIDTH, LOW, HIGH = 286, 56, 190  # in device-independent pixels
SHORT, LEAST = 520, 64  # a low panel, and what its result may take


class VoteResult(Scroll):
    """The count that most names share, in large; below it what differs from it."""

    def __init__(self) -> None:
        super().__init__()
        self._score, self._running = Text("", "display"), Text("", "small", wrap=True)
        self._each = Text("", "small", wrap=True)
        told = column(row(self._score, (self._running, 1), gap=12), self._each, gap=4)
        told.setContentsMargins(16, 6, 16, 6)
        self._told = told
        self.hold(holder(told))

    def show_count(self, one: ProposalLine, rules: VotingRules) -> None:
        """A proposal while votes are awaited, and how it ended."""
        usual = _usual(one)
        self._score.setVisible(usual is not None)
        parts: list[Words] = []
        if usual is not None:
            self._score.say(f"{usual.votes_for} : {usual.against}")
        if one.open and one.missing:
            parts.append(phrase_n(T("sitting.awaited"), one.missing))
        elif usual is not None:
            parts.append(OUTCOMES[usual.outcome])
        self._running.say(joined(*parts, between=", "))
        others = [line for line in one.counts if line.outcome and _differs(line, usual)]
        alone = len(one.counts) == 1
        told: list[Words] = [
            _recusals(line)
            if alone
            else Joined((line.interview, ": ", count_words(line, final=not one.missing)), "")
            for line in others
        ]
        tied = next((line for line in one.counts if line.tie is not None), None)
        if tied is not None:
            told.append(heard(tied.tie))
        elif one.open and usual is not None and _may_tie(usual, one.missing):
            told.append(heard(rules.tie))
        self._each.say(Joined(tuple(told), "\n"))
        self._each.setVisible(bool(told))

    def fit(self, width: int, height: int, *, voting: bool) -> None:
        """As high as what is said, up to a third of a panel of this size; more scrolls."""
        high = self._told.totalHeightForWidth(max(width, WIDTH))
        most = LEAST if voting and height <= SHORT else HIGH  # the votes come first
        self.setFixedHeight(min(max(high, LOW), most))


def _usual(one: ProposalLine) -> CountLine | None:
    """The count that most names share; None before the first vote."""
    voted = [line for line in one.counts if line.outcome]
    if not voted:
        return None
    common = Counter(map(_figures, voted)).most_common(1)[0][0]
    return next(line for line in voted if _figures(line) == common)


def _figures(line: CountLine) -> tuple[int, int, int, str]:
    return line.votes_for, line.against, line.abstained, line.outcome


def _differs(line: CountLine, usual: CountLine | None) -> bool:
    return usual is not None and (_figures(line) != _figures(usual) or line.recused > 0)


def _recusals(line: CountLine) -> Words:
    return phrase_n(T("sitting.recused"), line.recused) if line.recused else ""


def _may_tie(line: CountLine, missing: int) -> bool:
    """Whether the votes that are awaited can make both sides equal."""
    apart = abs(line.votes_for - line.against)
    return apart <= missing and (missing - apart) % 2 == 0
