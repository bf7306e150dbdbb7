"""Succession: which devices stand in the place of restored or replaced ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Body, Introduction
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds.trust import SUCCESSION, Succession, succession_digest
from commission_app.shared.keys import PublicKeys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Claim = tuple[Fact, Succession]


@dataclass(frozen=True, slots=True)
class Line:
    """Devices with their heirs; where each one's role came from; where the old ones end."""

    devices: frozenset[str]
    origin: Mapping[str, str]
    last: Mapping[str, int]


def heirs(  # noqa: PLR0913
    said: Iterable[tuple[Fact, Body]],
    devices: Iterable[str],
    last: Mapping[str, int],
    *,
    confirmed: Collection[str] = (),
    smallest: bool = False,
    me: str = "",
) -> Line:
    """Follow each device to its heirs.

    A claim that the old key signed passes the role; of two, neither does until one is confirmed
    (`smallest`: for the founder, whom nobody can confirm, the smaller digest). A claim without
    the old key counts only when confirmed. `me` presumes its own claim.
    """
    said = list(said)
    claims = _claims(said)
    origin = {device: device for device in devices}
    ends, queue = dict(last), list(origin)
    while queue:
        old = queue.pop()
        claim = _choose(claims.get(old, []), confirmed, me, smallest=smallest)
        if claim is None or claim[0].header.device in origin:
            continue
        heir = claim[0].header.device
        origin[heir] = origin[old]
        ends[old] = min(claim[1].last, ends.get(old, claim[1].last))
        queue.append(heir)
    return Line(frozenset(origin), origin, ends)


def _claims(said: list[tuple[Fact, Body]]) -> dict[str, list[tuple[Claim, bool]]]:
    """Old device → claims on its place, and whether its key signed them."""
    claims = [(f, b) for f, b in said if isinstance(b, Succession) and f.header.n == 1]
    if not claims:
        return {}
    keys = {
        f.header.device: PublicKeys(b.signing, b.sealing)
        for f, b in said
        if isinstance(b, Introduction) and f.header.n == 1
    }
    found: dict[str, list[tuple[Claim, bool]]] = {}
    for fact, body in claims:
        old = keys.get(body.old)
        signed = old is not None and _signed(old, fact, body)
        found.setdefault(body.old, []).append(((fact, body), signed))
    return found


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


def _choose(
    claims: list[tuple[Claim, bool]], confirmed: Collection[str], me: str, *, smallest: bool
) -> Claim | None:
    good = [c for c, signed in claims if signed or (c[0].digest in confirmed and not smallest)]
    if smallest:
        return min(good, key=lambda c: c[0].digest, default=None)
    if mine := [c for c in good if me and c[0].header.device == me]:
        return mine[0]
    if len(good) > 1:
        good = [c for c in good if c[0].digest in confirmed]
    return good[0] if len(good) == 1 else None
