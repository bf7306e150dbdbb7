"""A round is concluded: votes become facts, and decisions follow where they carry them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain import votes
from commission_app.models import open_ballots
from commission_app.models.open_ballots import OpenProposal
from commission_app.services.changes import Changes, Done
from commission_app.services.deciding import decide, needs_reason, refuse_gone
from commission_app.services.office.ballot_box import (
    all_open,
    computed,
    count_open,
    in_session,
    not_open,
    open_one,
    open_round,
)
from commission_app.services.office.state import NOTHING
from commission_app.services.reckoning import reckon
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text
from commission_app.tables.simple import DecisionRow, VoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.domain.language import Bilingual
    from commission_app.domain.votes import Count, Verdict
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a round came to, interview by interview."""

    proposal: str
    round: int
    decided: tuple[tuple[str, Verdict], ...]
    lost: tuple[str, ...]  # not carried and not decided otherwise: another proposal is needed
    again: tuple[str, ...]  # a further round was opened for these


@dataclass(frozen=True, slots=True)
class Conclude:
    """The votes become facts, with the decisions that they carry: all of it or nothing.

    `reason` is given to every decision that needs one, `reasons` to single ones. `otherwise`
    is what is decided where the proposal was lost: "" leaves it open, "refuse" follows a lost
    proposal to enrol, "postpone" needs no vote. Names on which nothing was settled get a
    further round where the rules say so.
    """

    proposal: str
    reason: Bilingual = NOTHING
    reasons: Sequence[tuple[str, Bilingual]] = ()
    otherwise: Literal["", "refuse", "postpone"] = ""

    def __call__(self, workspace: Workspace) -> Done[Concluded]:
        with workspace.act() as act:
            one = open_one(act, self.proposal)
            if not one.votes:
                raise UserError(T("office.nobody_voted"), proposal=self.proposal)
            state = reckon(act.facts)
            refuse_gone(state, one.interviews, one.decision)
            counts = count_open(state, one)
            decided = self._decided(counts, one.decision)
            rows = [self._row(computed(state, i), (i, verdict)) for i, verdict in decided]
            decide(act, _rows(one), rows, one.sitting)
            open_ballots.drop(act.c, one.proposal)
            lost = [c.interview for c in counts if c.outcome in {"not_carried", "no_quorum"}]
            again = tuple(c.interview for c in counts if c.outcome == "revote")
            if again:
                open_round(act, one, again)
            named = {interview for interview, _ in decided}
        left = tuple(code for code in lost if code not in named)
        done = Concluded(one.proposal, one.round, tuple(decided), left, again)
        return Done(done, Changes.DECISIONS | Changes.DRAFTS)

    def _decided(self, counts: Iterable[Count], proposed: Verdict) -> list[tuple[str, Verdict]]:
        found: list[tuple[str, Verdict]] = []
        for one in counts:
            if one.outcome == "carried":
                found.append((one.interview, proposed))
            elif one.outcome == "not_carried" and self.otherwise:
                found.append((one.interview, self.otherwise))
        return found

    def _row(self, score: str, decided: tuple[str, Verdict]) -> DecisionRow:
        interview, verdict = decided
        reason = dict(self.reasons).get(interview, NOTHING)
        if reason == NOTHING and needs_reason(score, verdict):
            reason = self.reason
        return DecisionRow(0, interview, verdict, reason)


@dataclass(frozen=True, slots=True)
class VoteAgain:
    """A further round where the last one settled nothing; tie rules decide if that may be."""

    sitting: str
    proposal: str

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            require_office(act)
            in_session(act, self.sitting)
            state = reckon(act.facts)
            if self.proposal in {p.proposal for p in all_open(act)}:
                raise UserError(T("office.still_open"), proposal=self.proposal)
            last = [c for c in votes.last_rounds(state.counts) if c.proposal == self.proposal]
            open_ones = [c for c in last if c.outcome in {"revote", "no_quorum"}]
            if not open_ones:
                raise UserError(T("office.nothing_to_repeat"), proposal=self.proposal)
            number = max(c.round for c in open_ones)
            one = OpenProposal(
                proposal=self.proposal,
                season=act.own.season,
                sitting=self.sitting,
                round=number,
                decision=open_ones[0].decision,
                interviews=(),
                opened="",
                votes={},
            )
            names = tuple(c.interview for c in open_ones if c.round == number)
            open_round(act, one, names)
        return Done(number + 1, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class DecideWithoutVote:
    """What needs no vote: to postpone; where the score decides, all of it."""

    interviews: Sequence[str]
    decision: Verdict
    reason: Bilingual = NOTHING
    sitting: str = ""  # where; "" is the plenary that is open

    def __call__(self, workspace: Workspace) -> Done[int]:
        rows = [DecisionRow(0, code, self.decision, self.reason) for code in self.interviews]
        with workspace.act() as act:
            if self.sitting:
                in_session(act, self.sitting)
            not_open(act, self.interviews)
            decide(act, [], rows, self.sitting)
        return Done(len(rows), Changes.DECISIONS)


def _rows(one: OpenProposal) -> list[VoteRow]:
    return [
        VoteRow(
            row=0,
            proposal=one.proposal,
            interviews=one.interviews,
            round=one.round,
            time=from_text(at),
            member=member,
            vote=vote,
            decision=one.decision,
        )
        for member, (vote, at) in sorted(one.votes.items())
    ]
