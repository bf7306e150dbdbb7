"""A proposal is taken off the table: how many votes go with it is told first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.proposing import WithdrawProposal
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.sitting.aside import Aside
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.views.support.desk import Desk


class WithdrawAside(Aside):
    """The votes are given again where it is put again; the journal keeps how they stood."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.withdraw")))
        self._desk = desk
        self._proposal = ""
        keep = Button(phrase(T("sitting.withdraw_not")), "quiet")
        self._act = Button(phrase(T("sitting.withdraw")), "danger", "ph.x")
        keep.clicked.connect(self.closed)
        self._act.clicked.connect(self._withdraw)
        self.fill(acts=(self._act, keep))
        self.first = keep

    def ask(self, one: ProposalLine) -> None:
        """This proposal, with the votes that were given."""
        self._proposal = one.proposal
        given = sum(bool(vote.vote) for vote in one.votes)
        self.title.say(phrase(T("sitting.withdraw_title"), proposal=one.proposal))
        lost = phrase_n(T("sitting.withdraw_votes"), given) if given else ""
        self.means.say(joined(lost, phrase(T("sitting.withdraw_means")), between=" "))
        self.begin()

    def _withdraw(self) -> None:
        act = WithdrawProposal(self._proposal)
        self._desk.act(act, self, lambda _: self.closed.emit(), self.refuse)
