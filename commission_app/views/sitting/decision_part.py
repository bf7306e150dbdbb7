"""The second of two truths: what the commission decides, and why where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from commission_app.domain.language import Bilingual
from commission_app.services.deciding import needs_reason
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import DECIDED, DECISIONS, PROPOSED
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from commission_app.services.office.discussing import Discussed
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.views.support.words import Words

ABREAST = 458  # from this width on both languages stand beside each other, labels whole


class DecisionPart(QWidget):
    """The choice puts a proposal or, where no vote is needed, decides.

    Signals
    -------
    proposed(str): put this decision to the vote.
    decided(str): decide so without a vote.
    """

    proposed = Signal(str)
    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._one: Discussed | None = None
        self._rules: VotingRules | None = None
        self._open: ProposalLine | None = None
        self._typed: dict[str, Bilingual] = {}
        self.choice = Choice([(key, DECISIONS[key]) for key in DECISIONS])
        self._words = Text("", "small", wrap=True)
        self._kk = LineField(phrase(T("sitting.why_kk")), required=True)
        self._ru = LineField(phrase(T("sitting.why_ru")), required=True)
        self._both = column((self._kk, 1), (self._ru, 1), gap=6)
        self._why = holder(self._both)
        self._why.hide()
        self._put = Button(phrase(T("sitting.put")), "", "ph.scales")
        self._decide = Button(phrase(T("sitting.decide_now")), "", "ph.check")
        label = self._label = Text(phrase(T("sitting.decision")), "label")
        self.setLayout(
            column(
                line(),
                holder(Flow((label, self.choice))),
                self._why,
                row((self._words, 1), self._decide, self._put, gap=8),
                gap=6,
                margins=(16, 0, 16, 10),
            )
        )
        self.choice.chosen.connect(self._tell)
        self._put.clicked.connect(self._ask_vote)
        self._decide.clicked.connect(self._ask_decision)
        for field in (self._kk, self._ru):
            field.changed.connect(self._keep)

    def show_one(
        self, one: Discussed, proposal: ProposalLine | None, rules: VotingRules, *, over: bool
    ) -> None:
        """This interview, the open proposal that names it, and whether the sitting is over."""
        other = self._one is None or self._one.interview != one.interview
        moved = other or (self._one is not None and self._one.decision != one.decision)
        moved = moved or (proposal is not self._open and proposal != self._open)
        self._one, self._open, self._rules = one, proposal, rules
        if moved:
            self.choice.choose(proposal.decision if proposal else one.decision)
        if other:
            known = self.reason_of(one.interview)
            reason = known if known != Bilingual("", "") else one.reason
            self._kk.put(reason.kk)
            self._ru.put(reason.ru)
            for field in (self._kk, self._ru):
                field.error()
        self.choice.setEnabled(proposal is None and not over)
        self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both languages beside each other where there is room, the label at its choice."""
        super().resizeEvent(event)
        choice = self.choice.sizeHint()
        beside = self._label.sizeHint().width() + choice.width() + 40 <= self.width()
        self._label.setMinimumHeight(choice.height() if beside else 0)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(along if self.width() >= ABREAST else down)

    def reason_of(self, interview: str) -> Bilingual:
        """What was typed for it and not recorded yet."""
        return self._typed.get(interview, Bilingual("", ""))

    def reasons(self) -> tuple[tuple[str, Bilingual], ...]:
        """Every reason that is complete in both languages."""
        return tuple((code, one) for code, one in self._typed.items() if one.kk and one.ru)

    def focus(self) -> None:
        """To the choice."""
        key = self.choice.key or "enrol"
        self.choice.button(key).setFocus()

    def lacks_reason(self) -> bool:
        """Show the fields where a reason must be given before the act; whether one lacks."""
        for field in (self._kk, self._ru):
            field.error("" if field.text else phrase(T("sitting.reason_needed")))
        lacking = [field for field in (self._kk, self._ru) if not field.text]
        if lacking:
            lacking[0].setFocus()
        return bool(lacking)

    @property
    def _asks_reason(self) -> bool:
        key = self.choice.key
        return bool(key) and self._one is not None and needs_reason(self._computed, key)  # type: ignore[arg-type]

    @property
    def _computed(self) -> str:
        return self._one.recommendation if self._one else "none"

    def _keep(self) -> None:
        if self._one is not None:
            self._typed[self._one.interview] = Bilingual(self._kk.text, self._ru.text)
        for field in (self._kk, self._ru):
            if field.text:
                field.error()

    def _tell(self, _key: str = "") -> None:
        one, rules = self._one, self._rules
        if one is None or rules is None:
            return
        key = self.choice.key
        fresh = bool(key) and self._open is None and key != one.decision
        by_score = rules.mode == "score_decides"
        self._why.setVisible(self._asks_reason)
        usable = fresh and self.choice.isEnabled()
        self._put.setVisible(usable and not by_score and key != "postpone")
        self._decide.setVisible(usable and (by_score or key == "postpone"))
        self._words.say(self._state(one, key))

    def _state(self, one: Discussed, key: str) -> Words:
        if self._open is not None:
            number = self._open.proposal
            what = PROPOSED[self._open.decision]
            proposed = phrase(T("sitting.is_proposed"), proposal=number, what=what)
            return joined(proposed, _instead(one), between=" ") if one.decision else proposed
        if one.decision and key in {"", one.decision}:
            return phrase(T("sitting.is_decided"), what=DECIDED[one.decision])
        if not key:
            return phrase(T("sitting.not_decided"))
        voted = key != "postpone" and self._rules and self._rules.mode != "score_decides"
        needed = phrase(T("sitting.vote_needed") if voted else T("sitting.no_vote_needed"))
        return joined(_instead(one), needed, between=" ") if one.decision else needed

    def _ask_vote(self) -> None:
        self.proposed.emit(self.choice.key)

    def _ask_decision(self) -> None:
        if not self._asks_reason or not self.lacks_reason():
            self.decided.emit(self.choice.key)


def _instead(one: Discussed) -> Words:
    """That a decision was made before, and what becomes of it."""
    return phrase(T("sitting.replaces"), what=DECIDED[one.decision])
