"""Proposals as the bench lists them: as they stand, or as they were concluded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.deciding import needs_reason
from commission_app.services.office.ballot_box import computed, count_open
from commission_app.services.office.state import Person, member_name, voting
from commission_app.services.papers.voted import RESULTS, TIES
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.language import Bilingual
    from commission_app.domain.votes import Count, Verdict
    from commission_app.models.open_ballots import OpenProposal
    from commission_app.services.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A member at a proposal; `vote` is "" where none was given."""

    member: str
    name: Bilingual
    vote: str  # for, against, abstain, ""
    may: bool  # may vote now
    why: Said | None  # why not
    not_for: tuple[str, ...]  # interviews of it for which the member is recused


@dataclass(frozen=True, slots=True)
class CountLine:
    """One interview of a proposal: recusals and presence make each its own count."""

    interview: str
    person: Person
    votes_for: int
    against: int
    abstained: int
    silent: int  # there, with a vote, and gave none
    recused: int
    present: int
    needed: int
    outcome: str  # carried, not_carried, revote, no_quorum; "" before the first vote
    words: Said | None
    tie: Said | None  # the rule by which equal votes were settled
    needs_reason: bool  # the decision that would follow must be explained


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One round on one proposal."""

    proposal: str
    round: int
    decision: Verdict
    interviews: tuple[str, ...]
    open: bool  # False: concluded, its votes are facts
    votes: tuple[VoteLine, ...]
    counts: tuple[CountLine, ...]  # in the order of the protocol
    outcome: Said | None  # where all names came out alike
    missing: int  # members who may vote and have not
    gone: tuple[str, ...] = ()  # names of an open one who left the selection meanwhile

    @property
    def alike(self) -> bool:
        """Whether all names came out alike."""
        return self.outcome is not None

    @property
    def stuck(self) -> bool:
        """Whether it cannot be concluded: nobody who left the selection is enrolled."""
        return self.decision == "enrol" and bool(self.gone)


def proposal_lines(
    state: Reckoning,
    opened: Sequence[OpenProposal],
    who: Mapping[str, Person],
    moment: datetime,
    *,
    about: str = "",
) -> tuple[ProposalLine, ...]:
    """Open ones first, then the newest conclusion first; `about`: that name this interview."""
    asked = [one for one in opened if not about or about in one.interviews]
    lines = [_open_line(state, one, who, moment) for one in asked]
    rounds: dict[tuple[str, int], list[Count]] = defaultdict(list)
    for count in state.counts:
        rounds[count.proposal, count.round].append(count)
    given: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for ballot in state.ballots:
        given[ballot.proposal, ballot.round][ballot.member] = ballot.vote
    wanted = {
        key: counts
        for key, counts in rounds.items()
        if not about or any(one.interview == about for one in counts)
    }
    done = sorted(wanted.items(), key=lambda r: (r[1][0].at, r[0]), reverse=True)
    lines += [_done_line(state, counts, given[key], who) for key, counts in done]
    return tuple(lines)


def _open_line(
    state: Reckoning, one: OpenProposal, who: Mapping[str, Person], moment: datetime
) -> ProposalLine:
    counts = {count.interview: count for count in count_open(state, one)}
    votes = tuple(_may(state, one, code, moment) for code in _voters(state, one.interviews))
    ordered = [code for code in who if code in set(one.interviews)]
    lines = tuple(
        _count_line(state, who[code], counts.get(code), one.decision) for code in ordered
    )
    return ProposalLine(
        proposal=one.proposal,
        round=one.round,
        decision=one.decision,
        interviews=tuple(ordered),
        open=True,
        votes=votes,
        counts=lines,
        outcome=_alike(lines),
        missing=sum(line.may and not line.vote for line in votes),
        gone=tuple(filter(state.gone, ordered)),
    )


def _done_line(
    state: Reckoning,
    counts: Sequence[Count],
    given: Mapping[str, str],
    who: Mapping[str, Person],
) -> ProposalLine:
    first = counts[0]
    names = {count.interview: count for count in counts}
    ordered = [code for code in who if code in names]
    lines = tuple(
        _count_line(state, who[code], names[code], first.decision) for code in ordered
    )
    votes = tuple(
        _given(state, code, given.get(code, ""), _not_for(state, ordered, code), len(ordered))
        for code in _voters(state, ordered)
    )
    return ProposalLine(
        proposal=first.proposal,
        round=first.round,
        decision=first.decision,
        interviews=tuple(ordered),
        open=False,
        votes=votes,
        counts=lines,
        outcome=_alike(lines),
        missing=0,
    )


def _given(
    state: Reckoning, code: str, vote: str, not_for: tuple[str, ...], names: int
) -> VoteLine:
    """After the vote: what a member gave, or why nothing stands there."""
    recused = len(not_for) == names
    silent = said(T("office.recused_here") if recused else T("office.gave_none"))
    why = None if vote else silent
    return VoteLine(code, member_name(state, code), vote, False, why, not_for)  # noqa: FBT003


def _voters(state: Reckoning, interviews: Sequence[str]) -> list[str]:
    """Who has a vote on any of these names, in the order of the seats."""
    able = {member for code in interviews for member in state.assembly.voters(code)}
    return [m.code for m in voting(state) if m.code in able]


def _may(state: Reckoning, one: OpenProposal, member: str, moment: datetime) -> VoteLine:
    not_for = _not_for(state, one.interviews, member)
    why: Said | None = None
    if not state.assembly.present(member, moment):
        why = said(T("office.not_present"))
    elif len(not_for) == len(one.interviews):
        why = said(T("office.recused_here"))
    given = one.votes.get(member)
    return VoteLine(
        member=member,
        name=member_name(state, member),
        vote=given[0] if given else "",
        may=why is None,
        why=why,
        not_for=not_for,
    )


def _not_for(state: Reckoning, interviews: Sequence[str], member: str) -> tuple[str, ...]:
    return tuple(code for code in interviews if member in state.assembly.withdrawn(code))


def _count_line(
    state: Reckoning, person: Person, count: Count | None, decision: Verdict
) -> CountLine:
    asked = needs_reason(computed(state, person.interview), decision)
    recused = len(state.assembly.withdrawn(person.interview))
    if count is None:
        return CountLine(
            *(person.interview, person, 0, 0, 0, 0, recused, 0, 0, "", None, None, asked)
        )
    rule = TIES[state.body.rules.vote.tie]
    by_rule = count.settled_by in {"casting_vote", "tie_rule"} or count.outcome == "revote"
    return CountLine(
        interview=person.interview,
        person=person,
        votes_for=len(count.votes_for),
        against=len(count.votes_against),
        abstained=len(count.abstained),
        silent=len(count.silent),
        recused=len(count.quorum.recused),
        present=len(count.quorum.present),
        needed=count.quorum.needed,
        outcome=count.outcome,
        words=said(RESULTS[count.outcome]),
        tie=said(rule) if by_rule else None,
        needs_reason=asked,
    )


def _alike(lines: Sequence[CountLine]) -> Said | None:
    outcomes = {line.outcome for line in lines}
    return lines[0].words if len(outcomes) == 1 else None
