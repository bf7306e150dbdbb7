"""What is said in two ways: what it touches, and the reading that takes nothing for granted.

Until a person settles it, a contested thing has no current value. Where having none would
change a result in silence – a recusal that counts for nothing, a panel that expects no sheet –
the safe reading stands in its place; what it touches is neither revealed, decided nor final.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from commission_app.domain.facts.header import Thing
    from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
    from commission_app.domain.facts.kinds.deciding import Attendance, Reveal
    from commission_app.domain.facts.kinds.scoring import Interview, Recusal

# No paper about marks and decisions says anything of these.
HARMLESS = frozenset(
    (
        *("assignment", "certificate", "order", "person", "approval", "approval-request"),
        *("four-eyes", "consolidation", "key-change"),
    )
)
OF_MEMBER = frozenset(
    (
        *("sheet", "paper-sheet", "recusal", "interview", "identity-check", "dissent"),
        *("cell", "kept", "withdrawn"),
    )
)
OF_INTERVIEW = frozenset(("slot", "reveal", "decision"))
EVERYWHERE = frozenset(
    ("ruleset", "commission", "season", "sitting", "closing", "member", "attendance")
)  # who may vote and who was there decides about all of them


def recusal(said: Sequence[Recusal]) -> Recusal:
    """Whoever is recused in two ways is recused; whichever ground is told does not matter."""
    return min(said, key=lambda one: (not one.decided, one.ground, one.reason))


def member(said: Sequence[Member]) -> Member:
    """With a vote where one of them gives it: nobody's sheet is missed less for it."""
    first = min(said, key=lambda one: (one.names.kk, one.names.ru, one.function))
    return structs.replace(first, votes=any(one.votes for one in said))


def panel(said: Sequence[Panel]) -> Panel:
    """Everybody who sits on it by one of them: a sheet is expected of each."""
    first = min(said, key=lambda one: (one.members, one.title.kk))
    everybody = dict.fromkeys(m for one in said for m in one.members)
    return structs.replace(first, members=tuple(sorted(everybody)))


def slot(said: Sequence[Slot]) -> Slot:
    """On the list as long as one of them has it there."""
    return min(said, key=lambda one: (one.cancelled, one.panel, one.at, one.position))


def reveal(said: Sequence[Reveal]) -> Reveal:
    """The marks are open; only a sheet that all of them opened was seen for certain."""
    sheets = set(said[0].sheets).intersection(*(one.sheets for one in said))
    return structs.replace(said[0], sheets=tuple(sorted(sheets)))


def interview(said: Sequence[Interview]) -> Interview:
    """The one that asks for the most: it was held, and sheets are missed."""
    order = {"held": 0, "interrupted": 1, "rescheduled": 2, "absent": 3}
    return min(said, key=lambda one: (order[one.outcome], one.reason, one.started))


def attendance(said: Sequence[Attendance]) -> Attendance:
    """There only when all of them say so alike; nobody makes a quorum by a word in doubt."""
    both = set(said[0].present).intersection(*(one.present for one in said))
    first = min(said, key=lambda one: one.reason)
    return structs.replace(first, present=tuple(sorted(both, key=lambda i: i.start)))


@dataclass(frozen=True, slots=True)
class Listed:
    """What is needed to tell which interviews a contested thing touches."""

    slots: Mapping[str, Slot]
    votes: Mapping[str, Collection[str]] = field(
        default_factory=dict[str, "Collection[str]"]
    )  # about of a contested vote → interviews

    def touched(self, thing: Thing) -> Collection[str]:
        """Interviews whose result hangs on this thing."""
        kind, about = thing
        if kind == "resolution":
            target, _, of = about.partition(":")
            return self.touched((target, of))
        if kind in OF_MEMBER:
            return (about.rpartition("/")[0],)
        if kind in OF_INTERVIEW:
            return (about,)
        return self._touched_by_list(kind, about)

    def _touched_by_list(self, kind: str, about: str) -> Collection[str]:
        if kind == "vote":
            return self.votes.get(about, ())
        if kind in EVERYWHERE:
            return self.slots.keys()
        if kind in {"candidate", "status"}:
            return [code for code in self.slots if code.partition("/")[0] == about]
        if kind == "panel":
            return [code for code, one in self.slots.items() if one.panel == about]
        return ()


def doubts(contested: Iterable[Thing], listed: Listed) -> dict[str, tuple[Thing, ...]]:
    """Interview → what of it is said in two ways, sorted."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in sorted(contested):
        for code in listed.touched(thing):
            found[code].append(thing)
    return {code: tuple(things) for code, things in found.items()}
