"""What contradicts by itself: leaves of a thing, ends of a chain, laptops of one member."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Introduction
from commission_app.domain.facts.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commission_app.domain.facts.header import Fact, Thing
    from commission_app.models.facts import Facts

LIVE = frozenset((Standing.CURRENT, Standing.CONTESTED, Standing.SUPERSEDED))


def live(facts: Facts, thing: Thing) -> dict[str, Fact]:
    """The facts of a thing that had the right to be there, by digest."""
    good = [digest for digest, standing in facts.leaf(thing) if standing in LIVE]
    return facts.find(good)


def leaves(facts: Facts, thing: Thing) -> dict[str, Fact]:
    """Those of them that none supersedes, whatever a person settled since."""
    held = live(facts, thing)
    gone = {old for fact in held.values() for old in fact.header.supersedes}
    return {digest: held[digest] for digest in sorted(held.keys() - gone)}


def forks(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Device → the ends of its chain, where it has more than one: it was copied."""
    return {
        device: tuple(digest for _, digest in ends)
        for device, ends in facts.leaves().items()
        if len(ends) > 1
    }


def laptops(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Member → introductions of laptops that may write in that name, where there are several.

    Of a line of succession only the last one is left; a device that was ended is none.
    """
    authority = facts.authority()
    named = {**authority.waiting, **authority.members}
    by_member: dict[str, list[str]] = defaultdict(list)
    for fact in facts.select(("enrolment", "succession")):
        device = fact.header.device
        introduces = fact.header.n == 1 and isinstance(body_of(fact), Introduction)
        if introduces and device in named and device not in authority.last:
            by_member[named[device]].append(fact.digest)
    return {m: tuple(sorted(found)) for m, found in by_member.items() if len(found) > 1}


def unnamed(ends: Collection[str], rejected: Collection[str]) -> bool:
    """Whether more than one of these is left that no person refused."""
    return len(set(ends) - set(rejected)) > 1


def last_before(sent: Mapping[str, Collection[str]], device: str, moment: str) -> str:
    """When a device handed over last before a moment; "" where it had not."""
    return max((at for at in sent.get(device, ()) if at < moment), default="")
