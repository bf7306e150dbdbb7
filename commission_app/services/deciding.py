"""The commission votes and decides; the computed result and the decision are two things."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain import votes
from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds.deciding import Decision, Vote
from commission_app.domain.facts.kinds.scoring import Dissent
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import require_settled
from commission_app.services.reckoning import Reckoning, ballot_of, reckon
from commission_app.services.scoring import slot_of
from commission_app.services.workspace import member_of, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.domain.facts.kinds.deciding import Verdict
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.tables.simple import DecisionRow, VoteRow

TOGETHER = 5000  # interviews that one vote fact names at most


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of it."""

    votes: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Decide:
    """Votes on proposals and the decisions that follow, in one act: all of it or nothing."""

    votes: Sequence[VoteRow]
    decisions: Sequence[DecisionRow]

    def __call__(self, workspace: Workspace) -> Done[Decided]:
        with workspace.act() as act:
            done = decide(act, self.votes, self.decisions)
        return Done(done, Changes.DECISIONS)


@dataclass(frozen=True, slots=True)
class RecordDissent:
    """A member's dissenting opinion; the member still signs the protocol."""

    interview: str
    member: str
    text: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            slot_of(act.facts, self.interview)
            member_of(act.facts, self.member)
            if not substance(self.text):
                raise UserError(T("services.reason_needed"))
            act.record(
                Dissent(interview=self.interview, member=self.member, text=self.text.strip())
            )
            act.note("dissent", f"{self.interview}/{self.member}")
        return Done(None, Changes.DECISIONS)


def decide(
    act: Act, given: Sequence[VoteRow], decisions: Sequence[DecisionRow], sitting: str = ""
) -> Decided:
    """Votes and the decisions that they carry, in the act's transaction; `sitting`: whose."""
    require_office(act)
    before = reckon(act.facts)
    where = sitting or _sitting(before)
    proposed = _proposed(given, {d.interview: d.decision for d in decisions})
    cast = _record_votes(act, before, given, proposed, where)
    rounds: dict[str, list[votes.Count]] = defaultdict(list)
    for count in votes.count(before.assembly, [*before.ballots, *cast]):
        rounds[count.interview].append(count)
    for row in decisions:
        last = votes.last_rounds(rounds[row.interview])
        act.record(_decision(before, row, last, where))
    act.note("decided", f"{len(given)} {len(decisions)}")
    return Decided(len(given), len(decisions))


def needs_reason(computed: str, decision: Verdict) -> bool:
    """A refusal, and whatever differs from the score, is explained in both languages."""
    differs = decision != computed and (computed, decision) != ("none", "postpone")
    return differs or decision == "refuse"


def _proposed(
    rows: Sequence[VoteRow], decisions: Mapping[str, Verdict]
) -> Mapping[str, Verdict]:
    """Proposal → what it proposes: its own word; else the decision that its names share.

    A proposal whose names got different decisions must say what it proposes.
    """
    found: dict[str, Verdict] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.decision != "":
            found[row.proposal] = row.decision
        named[row.proposal].update(row.interviews)
    for proposal, interviews in named.items():
        if proposal not in found:
            shared: set[Verdict] = {decisions[i] for i in interviews if i in decisions}
            if len(shared) > 1:
                raise UserError(T("services.proposal_unclear"), proposal=proposal)
            found[proposal] = shared.pop() if shared else "enrol"
    return found


def _record_votes(
    act: Act,
    state: Reckoning,
    rows: Sequence[VoteRow],
    proposed: Mapping[str, Verdict],
    sitting: str,
) -> list[votes.Ballot]:
    said = [_vote(row, proposed[row.proposal], sitting) for row in rows]
    known = {v.about for v in said}
    held = {(b.proposal, b.round, b.member) for b in state.ballots}
    twice = [v for v in said if (v.proposal, v.round, v.member) in held]
    if twice:
        one = twice[0]
        raise UserError(T("votes.twice"), member=one.member, round=one.round)
    if len(known) != len(said):
        raise UserError(T("services.votes_twice"))
    for vote in said:
        refuse_gone(state, vote.interviews, vote.decision)
        for interview in vote.interviews:
            _may_decide(state, interview)
    ballots = [ballot_of(vote) for vote in said]
    votes.check_all(state.assembly, [*state.ballots, *ballots])
    for vote in said:
        act.record(vote)
    return ballots


def _vote(row: VoteRow, decision: Verdict, sitting: str) -> Vote:
    return Vote(
        proposal=row.proposal,
        round=row.round,
        member=row.member,
        interviews=tuple(row.interviews),
        decision=decision,
        vote=row.vote,
        at=utc_text(row.time),
        sitting=sitting,
    )


def _may_decide(state: Reckoning, interview: str) -> None:
    """UserError unless the interview is on the list and its marks are open."""
    if interview not in state.slots:
        raise UserError(T("services.no_interview"), interview=interview)
    if interview not in state.revealed:
        raise UserError(T("services.not_revealed"), interview=interview)
    require_settled(state.doubts, interview)


def _decision(
    state: Reckoning, row: DecisionRow, rounds: Sequence[votes.Count], sitting: str
) -> Decision:
    """A decision that a vote supports, with a reason where it differs from the score."""
    refuse_gone(state, (row.interview,), row.decision)
    _may_decide(state, row.interview)
    support = _support(state, row, rounds)
    score = state.scores.get(row.interview)
    computed = score.recommendation if score else "none"
    _reasons(state, row, computed)
    return Decision(
        interview=row.interview,
        decision=row.decision,
        computed=computed,
        reason=row.reason,
        proposal=support.proposal if support else "",
        round=support.round if support else 0,
        sitting=sitting,
    )


def _reasons(state: Reckoning, row: DecisionRow, computed: str) -> None:
    """UserError where a reason is missing, or where too few sheets allow only to postpone."""
    asked = needs_reason(computed, row.decision)
    if asked and not (row.reason.kk and row.reason.ru):
        raise UserError(T("services.reason_both"), interview=row.interview)
    refuse_too_few(state, row.interview, row.decision)


def refuse_too_few(state: Reckoning, interview: str, decision: Verdict) -> None:
    """UserError: without enough sheets of somebody who came only postponing is left."""
    score, outcome = state.scores.get(interview), state.outcomes.get(interview)
    came = outcome is None or outcome.outcome == "held"
    few = (score is None or score.recommendation == "none") and (
        state.body.rules.decision_mode != "vote_only"
    )
    if few and came and decision != "postpone":
        raise UserError(T("services.only_postpone"), interview=interview)


def refuse_gone(state: Reckoning, interviews: Iterable[str], decision: Verdict) -> None:
    """UserError: nobody who left the selection is enrolled, whatever was voted."""
    for code in interviews:
        if decision == "enrol" and state.gone(code):
            raise UserError(T("services.candidate_gone"), interview=code)


def _support(
    state: Reckoning, row: DecisionRow, rounds: Sequence[votes.Count]
) -> votes.Count | None:
    """The round that carries this decision; a failed proposal to enrol supports a refusal."""
    if state.body.rules.decision_mode == "score_decides":
        return None
    for one in reversed(rounds):
        if one.outcome == "carried" and one.decision == row.decision:
            return one
    carried = [one for one in rounds if one.outcome == "carried"]
    if carried:
        what = carried[-1].proposal
        raise UserError(T("services.vote_differs"), interview=row.interview, proposal=what)
    lost = [one for one in rounds if one.outcome == "not_carried"]
    if row.decision == "enrol" or (row.decision == "refuse" and not lost):
        raise UserError(T("services.no_vote_carried"), interview=row.interview)
    return lost[-1] if lost else None


def _sitting(state: Reckoning) -> str:
    """Where what a file says was decided: the plenary that is open, else the newest."""
    plenary = [s for s in state.sittings.values() if s.form == "plenary"]
    plenary.sort(key=lambda s: (not s.closed, from_text(s.opened), s.code))
    return plenary[-1].code if plenary else ""
