"""Votes on proposals: one proposal may name many interviews, and each is counted by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from commission_app.domain.quorum import Quorum, Seat, electorate, presiding, quorum
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.presence import Presence
    from commission_app.domain.ruleset import RuleSet, VoteRule

Choice = Literal["for", "against", "abstain"]
Verdict = Literal["enrol", "refuse", "postpone"]
Outcome = Literal["carried", "not_carried", "revote", "no_quorum"]
Settled = Literal["votes", "casting_vote", "tie_rule", ""]
Round = tuple[str, int]  # (proposal, number)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A member's vote in one round on a proposal; all ballots of a round propose the same."""

    proposal: str
    round: int
    member: str
    interviews: tuple[str, ...]
    decision: Verdict
    vote: Choice
    at: datetime


@dataclass(frozen=True, slots=True)
class Assembly:
    """The sitting that votes: its rules, seats, presence; panels and recusals by interview."""

    rules: RuleSet
    seats: tuple[Seat, ...]
    presence: Mapping[str, Presence]
    panels: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    recused: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def voters(self, interview: str) -> frozenset[str]:
        """Who has a vote on this interview, before recusals and absences."""
        panel = self.panels.get(interview, frozenset())
        return electorate(self.rules.quorum, self.seats, panel)

    def present(self, member: str, moment: datetime) -> bool:
        """Whether the member's presence was recorded for this moment."""
        return member in self.presence and self.presence[member].at(moment)

    def withdrawn(self, interview: str) -> frozenset[str]:
        """Who is recused for this interview."""
        return self.recused.get(interview, frozenset())


@dataclass(frozen=True, slots=True)
class Count:
    """One round for one interview; `silent` were present with a vote and gave none."""

    proposal: str
    round: int
    interview: str
    decision: Verdict
    at: datetime
    quorum: Quorum
    votes_for: tuple[str, ...]
    votes_against: tuple[str, ...]
    abstained: tuple[str, ...]
    silent: tuple[str, ...]
    presiding: str
    outcome: Outcome
    settled_by: Settled


def check(assembly: Assembly, ballot: Ballot, cast: Iterable[Ballot]) -> None:
    """Refuse a ballot that may not be cast after those in `cast`; UserError `votes.*`."""
    earlier = [b for b in cast if b.proposal == ballot.proposal]
    _check_right(assembly, ballot)
    if ballot.vote == "abstain" and not assembly.rules.vote.abstain_allowed:
        raise UserError(T("votes.abstention_not_allowed"), member=ballot.member)
    same = [b for b in earlier if b.round == ballot.round]
    if any(b.member == ballot.member for b in same):
        raise UserError(T("votes.twice"), member=ballot.member, round=ballot.round)
    matter = (frozenset(ballot.interviews), ballot.decision)
    if any((frozenset(b.interviews), b.decision) != matter for b in same):
        raise UserError(T("votes.different_proposal"), proposal=ballot.proposal)
    if ballot.round > 1:
        _check_round(assembly, ballot, earlier)


def check_all(assembly: Assembly, ballots: Iterable[Ballot]) -> None:
    """Refuse the first ballot that may not stand beside those before it, round by round."""
    cast: list[Ballot] = []
    for ballot in sorted(ballots, key=lambda b: (b.proposal, b.round)):
        check(assembly, ballot, cast)
        cast.append(ballot)


def count(assembly: Assembly, ballots: Iterable[Ballot]) -> tuple[Count, ...]:
    """Every round for every interview it names, by proposal, round and interview."""
    rounds: dict[Round, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        rounds[ballot.proposal, ballot.round].append(ballot)
    return tuple(
        _count_one(assembly, interview, rounds[key])
        for key in sorted(rounds)
        for interview in sorted({i for b in rounds[key] for i in b.interviews})
    )


def last_rounds(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Of each proposal and interview the last round: the earlier ones stay on paper only."""
    last: dict[tuple[str, str], Count] = {}
    for one in sorted(counts, key=lambda c: c.round):
        last[one.proposal, one.interview] = one
    return tuple(last[key] for key in sorted(last))


def carried(counts: Iterable[Count]) -> Mapping[str, tuple[Count, ...]]:
    """Interview → the proposals that were carried in their last round, oldest first."""
    found: dict[str, list[Count]] = defaultdict(list)
    for one in sorted(last_rounds(counts), key=lambda c: (c.at, c.proposal)):
        if one.outcome == "carried":
            found[one.interview].append(one)
    return {interview: tuple(found[interview]) for interview in sorted(found)}


def _check_right(assembly: Assembly, ballot: Ballot) -> None:
    member = ballot.member
    if not any(member in assembly.voters(i) for i in ballot.interviews):
        raise UserError(T("votes.no_vote"), member=member)
    if not assembly.present(member, ballot.at):
        raise UserError(T("votes.absent"), member=member, at=ballot.at)
    if all(member in assembly.withdrawn(i) for i in ballot.interviews):
        raise UserError(T("votes.recused"), member=member, proposal=ballot.proposal)


def _check_round(assembly: Assembly, ballot: Ballot, earlier: Sequence[Ballot]) -> None:
    """A further round needs one before it that settled nothing for some interview."""
    before = [b for b in earlier if b.round == ballot.round - 1]
    if not before:
        raise UserError(T("votes.round_skipped"), proposal=ballot.proposal, round=ballot.round)
    open_ones = {
        c.interview for c in count(assembly, before) if c.outcome in {"revote", "no_quorum"}
    }
    if not open_ones.issuperset(ballot.interviews):
        raise UserError(T("votes.round_settled"), proposal=ballot.proposal, round=ballot.round)


def _count_one(assembly: Assembly, interview: str, ballots: Sequence[Ballot]) -> Count:
    """A ballot counts if its voter was there when it was given and is not recused here."""
    first = min(ballots, key=lambda b: (b.at, b.member))
    there = _there(assembly, interview, ballots)
    voters, withdrawn = assembly.voters(interview), assembly.withdrawn(interview)
    meeting = quorum(assembly.rules.quorum, voters, withdrawn, there)
    given: dict[str, Choice] = {
        b.member: b.vote
        for b in ballots
        if b.member in meeting.present and interview in b.interviews
    }
    head = presiding(assembly.seats, there - withdrawn)
    outcome, settled = _outcome(assembly.rules.vote, first.decision, meeting, given, head)
    return Count(
        proposal=first.proposal,
        round=first.round,
        interview=interview,
        decision=first.decision,
        at=max(b.at for b in ballots),
        quorum=meeting,
        votes_for=_who(given, "for"),
        votes_against=_who(given, "against"),
        abstained=_who(given, "abstain"),
        silent=tuple(m for m in meeting.present if m not in given),
        presiding=head,
        outcome=outcome,
        settled_by=settled,
    )


def _there(assembly: Assembly, interview: str, ballots: Sequence[Ballot]) -> frozenset[str]:
    """Who was there: at the moment of the own ballot, without one at the end of the round."""
    end = max(b.at for b in ballots)
    own = {b.member: b.at for b in ballots if interview in b.interviews}
    members = (seat.member for seat in assembly.seats)
    return frozenset(m for m in members if assembly.present(m, own.get(m, end)))


def _who(given: Mapping[str, Choice], choice: Choice) -> tuple[str, ...]:
    return tuple(sorted(member for member, vote in given.items() if vote == choice))


def _outcome(
    rule: VoteRule,
    decision: Verdict,
    meeting: Quorum,
    given: Mapping[str, Choice],
    head: str,
) -> tuple[Outcome, Settled]:
    if not meeting.held:
        return "no_quorum", ""
    pro, con = len(_who(given, "for")), len(_who(given, "against"))
    if _majority(rule, pro, con, meeting):
        return "carried", "votes"
    if not _tied(rule, pro, con, meeting):
        return "not_carried", "votes"
    if rule.tie == "chair_casts":
        return _casting_vote(given.get(head))
    return _tie_rule(rule, decision)


def _majority(rule: VoteRule, pro: int, con: int, meeting: Quorum) -> bool:
    """Whether the proposal has the votes that the rules ask for."""
    there = len(meeting.present)
    if rule.majority == "two_thirds_of_present":
        return 3 * pro >= 2 * there
    whole = {
        "simple_of_present": there,
        "simple_of_cast": pro + con,
        "simple_of_all": meeting.base,
    }
    return 2 * pro > whole[rule.majority]


def _tied(rule: VoteRule, pro: int, con: int, meeting: Quorum) -> bool:
    """Equal votes that one more would settle; a qualified majority knows no tie."""
    if rule.majority == "two_thirds_of_present" or pro != con or not pro:
        return False
    return rule.majority != "simple_of_all" or 2 * pro == meeting.base


def _casting_vote(vote: Choice | None) -> tuple[Outcome, Settled]:
    """The vote of whoever presides decides; without it nothing is settled."""
    if vote == "for":
        return "carried", "casting_vote"
    if vote == "against":
        return "not_carried", "casting_vote"
    return "revote", ""


def _tie_rule(rule: VoteRule, decision: Verdict) -> tuple[Outcome, Settled]:
    """For or against the candidate, whichever way the proposal was worded."""
    if rule.tie == "revote":
        return "revote", ""
    wanted = "enrol" if rule.tie == "in_favour_of_candidate" else "refuse"
    return ("carried" if decision == wanted else "not_carried"), "tie_rule"
