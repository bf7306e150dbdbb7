"""Proposals at the sitting: put, voted on by key, taken back, concluded; nothing in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from commission_app.domain import votes
from commission_app.models import diary, open_ballots
from commission_app.models.open_ballots import OpenProposal
from commission_app.services.changes import Changes, Done
from commission_app.services.deciding import refuse_gone, refuse_too_few
from commission_app.services.office.ballot_box import (
    all_open,
    ballot_of,
    ballots_of,
    in_session,
    not_open,
    open_one,
)
from commission_app.services.office.state import state_of
from commission_app.services.reckoning import Reckoning, reckon
from commission_app.services.workspace import Reading, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.votes import Verdict
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Propose:
    """Put a proposal to the vote; answers its code. Every name must be revealed."""

    sitting: str
    interviews: Sequence[str]
    decision: Verdict

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_office(act)
            in_session(act, self.sitting)
            state = reckon(act.facts)
            names = tuple(dict.fromkeys(self.interviews))
            _may_be_proposed(act, state, names, self.decision)
            code = _next_code(act, state)
            open_ballots.put(
                act.c,
                OpenProposal(
                    proposal=code,
                    season=act.own.season,
                    sitting=self.sitting,
                    round=1,
                    decision=self.decision,
                    interviews=names,
                    opened=utc_text(act.at),
                    votes={},
                ),
            )
            act.note("proposed", f"{code} {self.decision} {len(names)}")
        return Done(code, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class SplitOff:
    """A name is taken out of an open proposal and becomes its own; votes on the rest stay."""

    proposal: str
    interview: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            one = open_one(act, self.proposal)
            if self.interview not in one.interviews or len(one.interviews) < 2:
                raise UserError(
                    T("office.not_in_proposal"),
                    interview=self.interview,
                    proposal=self.proposal,
                )
            if one.round > 1:
                raise UserError(T("office.later_round_whole"), proposal=self.proposal)
            rest = tuple(code for code in one.interviews if code != self.interview)
            open_ballots.put(act.c, replace(one, interviews=rest))
            code = _next_code(act, reckon(act.facts))
            opened = utc_text(act.at)
            alone = replace(one, proposal=code, interviews=(self.interview,), opened=opened)
            open_ballots.put(act.c, alone)
            act.note("proposal.split", f"{self.proposal} {code} {self.interview}")
        return Done(code, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class CastVote:
    """A member's vote, on the disk when this returns; "" takes it back until the conclusion."""

    proposal: str
    member: str
    vote: Literal["for", "against", "abstain", ""]

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            one = open_one(act, self.proposal)
            if self.vote == "":
                open_ballots.take_back(act.c, one.proposal, self.member)
            else:
                state = state_of(workspace, Reading(act.c, act.own, act.facts))
                given = {m: v for m, v in one.votes.items() if m != self.member}
                at = utc_text(act.at)
                ballot = ballot_of(one, self.member, (self.vote, at))
                before = [*state.ballots, *ballots_of(replace(one, votes=given))]
                votes.check(state.assembly, ballot, before)
                open_ballots.cast(act.c, one.proposal, self.member, self.vote, at)
        return Done(None, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """The proposal is not put any more; its votes were never concluded.

    The diary keeps how they stood: nobody puts a vote again until it suits and leaves no trace.
    """

    proposal: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            one = open_one(act, self.proposal)
            open_ballots.drop(act.c, one.proposal)
            given = [vote for vote, _ in one.votes.values()]
            stood = ":".join(str(given.count(each)) for each in ("for", "against", "abstain"))
            act.note("proposal.withdrawn", f"{one.proposal} {one.round} {stood}")
        return Done(None, Changes.DRAFTS)


def _next_code(act: Act, state: Reckoning) -> str:
    """The next whole number, also after those that were withdrawn; others are passed by."""
    taken = {b.proposal for b in state.ballots} | {p.proposal for p in all_open(act)}
    for line in diary.entries(act.c):
        if line.what == "proposed":
            taken.add(line.about.partition(" ")[0])
        elif line.what == "proposal.split":
            taken.add(line.about.split(" ")[1])
    return str(max((int(code) for code in taken if code.isdecimal()), default=0) + 1)


def _may_be_proposed(
    act: Act, state: Reckoning, interviews: Sequence[str], decision: Verdict
) -> None:
    """UserError for nobody, for a name that is not on the list, closed, or proposed already."""
    if not interviews:
        raise UserError(T("office.nobody_proposed"))
    refuse_gone(state, interviews, decision)
    for code in interviews:
        if code not in state.slots:
            raise UserError(T("services.no_interview"), interview=code)
        if code not in state.revealed:
            raise UserError(T("services.not_revealed"), interview=code)
        refuse_too_few(state, code, decision)
    not_open(act, interviews)
