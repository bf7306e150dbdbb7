"""Succession: which devices stand in the place of restored or replaced ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Body, Introduction
from commission_app.domain.facts.kinds.trust import SUCCESSION, Succession, succession_digest
from commission_app.shared.keys import PublicKeys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from commission_app.domain.facts.header import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """Devices with their heirs; where each one's role came from; where the old ones end."""

    devices: frozenset[str]
    origin: Mapping[str, str]
    last: Mapping[str, int]
    via: Mapping[str, frozenset[str]]  # heir → digests of the claims that led to it


@dataclass(frozen=True, slots=True)
class _Claim:
    """A device says whose place it takes; `signed` by the old device's key or not."""

    digest: str
    heir: str
    last: int
    signed: bool


def heirs(  # noqa: PLR0913
    said: Iterable[tuple[Fact, Body]],
    devices: Iterable[str],
    last: Mapping[str, int],
    *,
    confirmed: Collection[str] = (),
    smallest: bool = False,
    me: str = "",
) -> Line:
    """Follow each device to its heirs; nothing depends on an order.

    A claim that the old key signed passes the role; of two, neither does until one is confirmed
    (`smallest`: for the founder, whom nobody can confirm, the smaller digest). A claim without
    the old key counts only when confirmed, and so does one on a device of `last`: whoever found
    a lost laptop has its key. `me` presumes its own claim.
    """
    claims = _claims(list(said))
    origin = {device: device for device in sorted(devices)}
    via = {device: frozenset[str]() for device in origin}
    ends = {device: n for device, n in last.items() if device in origin}
    queue = list(origin)
    for old in queue:
        sure = not smallest and old in last
        good = [c for c in claims.get(old, []) if c.digest in confirmed or not sure]
        mine = [c for c in claims.get(old, []) if me and c.heir == me]
        claim = _smallest(good) if smallest else _agreed(good, mine, confirmed)
        if claim is None:
            continue
        ends[old] = min(claim.last, ends.get(old, claim.last))
        if claim.heir not in origin:
            origin[claim.heir] = origin[old]
            via[claim.heir] = via[old] | {claim.digest}
            if claim.heir in last:
                ends[claim.heir] = last[claim.heir]
            queue.append(claim.heir)
    return Line(frozenset(origin), origin, ends, via)


def _smallest(claims: list[_Claim]) -> _Claim | None:
    return min((c for c in claims if c.signed), key=lambda c: c.digest, default=None)


def _agreed(
    claims: list[_Claim], mine: list[_Claim], confirmed: Collection[str]
) -> _Claim | None:
    if mine:
        return min(mine, key=lambda c: c.digest)
    good = [c for c in claims if c.signed or c.digest in confirmed]
    if len(good) > 1:
        good = [c for c in good if c.digest in confirmed]
    return good[0] if len(good) == 1 else None


def _claims(said: list[tuple[Fact, Body]]) -> dict[str, list[_Claim]]:
    """Old device → claims on its place."""
    claims = [(f, b) for f, b in said if isinstance(b, Succession) and f.header.n == 1]
    if not claims:
        return {}
    introduced = [(f, b) for f, b in said if isinstance(b, Introduction) and f.header.n == 1]
    keys = {
        fact.header.device: own
        for fact, body in introduced
        if _device(own := PublicKeys(body.signing, body.sealing)) == fact.header.device
    }
    found: dict[str, list[_Claim]] = {}
    for fact, body in claims:
        old = keys.get(body.old)
        signed = old is not None and _signed(old, fact, body)
        claim = _Claim(fact.digest, fact.header.device, body.last, signed)
        found.setdefault(body.old, []).append(claim)
    return found


def _device(keys: PublicKeys) -> str:
    """The device that the keys make; none for keys of a wrong form."""
    try:
        return keys.device
    except ValueError:
        return ""


def _signed(old: PublicKeys, fact: Fact, body: Succession) -> bool:
    if not body.proof:
        return False
    digest = succession_digest(
        fact.header.season, fact.header.device, body.old, body.last, body.digest
    )
    return _verify(old, digest, bytes.fromhex(body.proof))


@lru_cache(maxsize=256)
def _verify(old: PublicKeys, digest: str, signature: bytes) -> bool:
    return old.verify(SUCCESSION, digest, signature)
