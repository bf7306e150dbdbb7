"""The right card: the proposal in front, or for a moment another act of the sitting."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from commission_app.views.kit.stack import Stack
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.attendance import AttendanceAside
from commission_app.views.sitting.closing import ClosingAside
from commission_app.views.sitting.concluding import ConcludeAside
from commission_app.views.sitting.dissent import DissentAside
from commission_app.views.sitting.new_proposal import NewProposalAside
from commission_app.views.sitting.opening import OpeningAside
from commission_app.views.sitting.reveal import RevealAside
from commission_app.views.sitting.withdrawing import WithdrawAside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.services.office.proposals import ProposalLine
    from commission_app.services.office.sitting import SittingView
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.views.support.desk import Desk

Made = TypeVar("Made", bound=Aside)


class Asides(Stack):
    """One of them in front; each does its own act, and is made when it is first wanted.

    Signals
    -------
    returned(): the proposal is in front again.
    opened(str): a sitting was opened, by its code.
    revealed(str): marks were revealed; of this interview, "" of many.
    put(str): a proposal was put to the vote, by its code.
    concluded(object): what a vote came to.
    ended(): the sitting is closed.
    """

    returned = Signal()
    opened = Signal(str)
    revealed = Signal(str)
    put = Signal(str)
    concluded = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, usual: QWidget) -> None:
        super().__init__()
        self._desk, self._usual = desk, usual
        self._sitting: SittingView | None = None
        self._rules: VotingRules | None = None
        self._made: list[Aside] = []
        self.addWidget(usual)

    @cached_property
    def attendance(self) -> AttendanceAside:
        """Who is there."""
        return self._ready(AttendanceAside(self._desk))

    @cached_property
    def reveal(self) -> RevealAside:
        """What may be opened."""
        aside = RevealAside(self._desk)
        aside.revealed.connect(self.revealed)
        return self._ready(aside)

    @cached_property
    def opening(self) -> OpeningAside:
        """A sitting is to begin."""
        aside = OpeningAside(self._desk)
        aside.opened.connect(self.opened)
        return self._ready(aside)

    @cached_property
    def closing(self) -> ClosingAside:
        """A sitting is to end."""
        aside = ClosingAside(self._desk)
        aside.ended.connect(self.ended)
        return self._ready(aside)

    @cached_property
    def new(self) -> NewProposalAside:
        """A proposal with many names."""
        aside = NewProposalAside(self._desk)
        aside.put.connect(self.put)
        return self._ready(aside)

    @cached_property
    def conclude(self) -> ConcludeAside:
        """What the votes came to."""
        aside = ConcludeAside(self._desk)
        aside.concluded.connect(self.concluded)
        return self._ready(aside)

    @cached_property
    def dissent(self) -> DissentAside:
        """A member's opinion of their own."""
        return self._ready(DissentAside(self._desk))

    @cached_property
    def withdrawing(self) -> WithdrawAside:
        """A proposal is to be taken off the table."""
        return self._ready(WithdrawAside(self._desk))

    def show_sitting(self, sitting: SittingView, rules: VotingRules) -> None:
        """What they know from now on, and those that are still to be made."""
        self._sitting, self._rules = sitting, rules
        for aside in self._made:
            self._tell(aside)

    def follow(self, line: ProposalLine | None) -> None:
        """The vote went on, or ended elsewhere, while it was being concluded."""
        if ConcludeAside in map(type, self._made):
            self.conclude.follow(line)

    def bring(self, aside: Aside) -> None:
        """This one in front."""
        self.setCurrentWidget(aside)

    def go_back(self) -> None:
        """The proposal again."""
        self.setCurrentWidget(self._usual)
        self.returned.emit()

    @property
    def busy(self) -> bool:
        """Whether the proposal is covered."""
        return self.currentWidget() is not self._usual

    def _ready(self, aside: Made) -> Made:
        self._made.append(aside)
        self.addWidget(aside)
        aside.closed.connect(self.go_back)
        self._tell(aside)
        return aside

    def _tell(self, aside: Aside) -> None:
        sitting, rules = self._sitting, self._rules
        if sitting is None or rules is None:
            return
        if isinstance(aside, AttendanceAside):
            aside.show_sitting(sitting)
        elif isinstance(aside, RevealAside):
            aside.show_waiting(sitting.waiting)
        elif isinstance(aside, NewProposalAside):
            aside.show_sitting(sitting, rules)
