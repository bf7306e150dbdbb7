"""Who of the commission was changed after laptops were out, and what that touches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Member, Panel
from commission_app.domain.facts.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.domain.facts.header import Header
    from commission_app.models.facts import Facts

# From the first of these on, somebody works by the commission as it is.
STARTS = ("assignment", "paper-sheet", "reveal", "vote")
COUNTS = frozenset((Standing.CURRENT, Standing.SUPERSEDED, Standing.CONTESTED))
B = TypeVar("B", Member, Panel)


@dataclass(frozen=True)
class Changed:
    """One member's function, right, name or place on a panel became another one."""

    member: str
    header: Header  # of the fact that says so
    reason: str
    before: Member | None = None  # None: joined; of a panel both are None
    after: Member | None = None
    panel: str = ""  # the panel that the member joined or left
    joined: bool = False

    @property
    def rights(self) -> bool:
        """Whether who votes, scores or presides is another one by it."""
        if self.before is None or self.after is None:
            return True
        old, new = self.before, self.after
        return (old.function, old.votes) != (new.function, new.votes)


@dataclass(frozen=True)
class LateChanges:
    """Those that are not certainly from before; each once, by the time that it bears.

    Only the order within one chain is certain. What another office said at any time is told.
    """

    facts: Facts

    @cached_property
    def found(self) -> tuple[Changed, ...]:
        """Every change that had the right to be made."""
        every = [*self._members(), *self._panels()]
        return tuple(sorted(every, key=lambda c: (c.header.at, c.header.n, c.member, c.panel)))

    @cached_property
    def _starts(self) -> dict[str, int]:
        """Office → the number of its first statement by which somebody works."""
        found: dict[str, int] = {}
        offices = self.facts.authority().offices
        for fact in self.facts.select(STARTS, offices):
            h = fact.header
            found[h.device] = min(h.n, found.get(h.device, h.n))
        return found

    def _late(self, header: Header) -> bool:
        if not self._starts:
            return False
        first = self._starts.get(header.device, 0)
        return self._starts.keys() != {header.device} or header.n > first

    def _pairs(self, kind: type[B], name: str) -> Iterator[tuple[Header, B | None, B]]:
        """A late fact's header, what it replaced, what it says."""
        facts = self.facts.select((name,))
        standing = self.facts.standings([f.digest for f in facts])
        here = {
            f.digest: (f.header, body)
            for f in facts
            if standing.get(f.digest) in COUNTS and isinstance(body := body_of(f), kind)
        }
        for header, body in here.values():
            if self._late(header):
                old = [here[d][1] for d in header.supersedes if d in here]
                yield header, (old[0] if old else None), body

    def _members(self) -> Iterator[Changed]:
        for header, old, new in self._pairs(Member, "member"):
            yield Changed(new.code, header, new.reason, old, new)

    def _panels(self) -> Iterator[Changed]:
        for header, old, new in self._pairs(Panel, "panel"):
            before = set(old.members if old else ())
            for member in sorted(before ^ set(new.members)):
                joined = member not in before
                yield Changed(member, header, new.reason, panel=new.code, joined=joined)
