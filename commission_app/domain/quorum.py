"""How many must be there, who is, and who presides: computed anew for every candidate."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from commission_app.domain.ruleset import QuorumRule

Function = Literal["chair", "deputy", "member", "secretary", "observer", "expert"]
VOTELESS: frozenset[Function] = frozenset(("secretary", "observer"))  # in every ruleset


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place in the commission. A secretary or an observer never votes."""

    member: str
    function: Function = "member"
    votes: bool = True

    @property
    def voting(self) -> bool:
        """Whether this seat has a vote."""
        return self.votes and self.function not in VOTELESS


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum for one interview; `present` are those who may vote on it."""

    base: int
    needed: int
    present: tuple[str, ...]
    recused: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether enough are there to decide."""
        return len(self.present) >= self.needed


def needed(rule: QuorumRule, base: int) -> int:
    """The smallest whole number not below the rule's share of the base; never nobody."""
    return max(1, ceil(Fraction(rule.fraction) * base))


def electorate(
    rule: QuorumRule, seats: Iterable[Seat], panel: Collection[str]
) -> frozenset[str]:
    """Who may vote on an interview of this panel, before recusals and absences."""
    voting = frozenset(seat.member for seat in seats if seat.voting)
    return voting if rule.base == "all_voting_members" else voting & frozenset(panel)


def quorum(
    rule: QuorumRule,
    voters: Collection[str],
    recused: Collection[str],
    present: Collection[str],
) -> Quorum:
    """Count the electorate for one interview; the recused are not present for it."""
    withdrawn = frozenset(voters) & frozenset(recused)
    base = len(frozenset(voters)) - (len(withdrawn) if rule.recused_reduce_base else 0)
    there = (frozenset(voters) & frozenset(present)) - withdrawn
    return Quorum(base, needed(rule, base), tuple(sorted(there)), tuple(sorted(withdrawn)))


def presiding(seats: Iterable[Seat], present: Collection[str]) -> str:
    """The chair; where away, the first deputy by code; empty where neither is there."""
    order: dict[Function, int] = {"chair": 0, "deputy": 1}
    able = [s for s in seats if s.function in order and s.member in present]
    return min(able, key=lambda s: (order[s.function], s.member)).member if able else ""
