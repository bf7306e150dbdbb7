"""Is a set of facts whole? Every chain from its first fact to its signed leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Body, Introduction
from commission_app.domain.facts.header import SIGN, Fact
from commission_app.domain.facts.kinds import check
from commission_app.shared.keys import PublicKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Leaf = tuple[int, str]  # (n, digest)


def prove(facts: Sequence[Fact]) -> dict[str, Body]:
    """ValueError unless chains begin with their keys, links hold and every leaf is signed.

    Returns the bodies that it read, by digest, so that nobody has to read them twice.
    """
    by_digest = {f.digest: f for f in facts}
    keys: dict[tuple[str, str], PublicKeys] = {}
    inner: set[str] = set()
    bodies: dict[str, Body] = {}
    for fact in facts:
        body = check(fact)
        if body is not None:
            bodies[fact.digest] = body
        introduced = _link(fact, body, by_digest)
        if introduced is None:
            inner.add(fact.header.prev)
        else:
            keys[fact.header.season, fact.header.device] = introduced
    for digest in by_digest.keys() - inner:
        signed(by_digest[digest], keys)
    return bodies


def _link(fact: Fact, body: Body | None, by_digest: Mapping[str, Fact]) -> PublicKeys | None:
    """The keys that a first fact introduces; None for one that follows its predecessor."""
    h = fact.header
    if h.n == 1:
        if not isinstance(body, Introduction) or h.prev != h.device:
            raise ValueError("first fact")
        found = PublicKeys(body.signing, body.sealing)
        if found.device != h.device:
            raise ValueError("keys")
        return found
    if isinstance(body, Introduction):
        raise ValueError("late introduction")  # noqa: TRY004 - bytes, not a wrong call
    before = by_digest.get(h.prev)
    if before is None:
        raise ValueError("link")
    b = before.header
    if (b.device, b.n, b.season) != (h.device, h.n - 1, h.season):
        raise ValueError("link")
    return None


def signed(leaf: Fact, keys: Mapping[tuple[str, str], PublicKeys]) -> None:
    """ValueError unless a leaf bears its device's signature."""
    known = keys.get((leaf.header.season, leaf.header.device))
    if known is None or not known.verify(SIGN, leaf.digest, leaf.signature):
        raise ValueError("signature")


def whole(facts: Sequence[Fact]) -> set[str]:
    """The ends of those chains that are here from their first fact on."""
    reached: dict[str, int] = {}  # in one pass: a stranger may send very many ends
    for fact in sorted(facts, key=lambda f: f.header.n):
        n, prev = fact.header.n, fact.header.prev
        if n == 1 or reached.get(prev) == n - 1:
            reached[fact.digest] = n
    return reached.keys() - {f.header.prev for f in facts}


def leaves(facts: Iterable[Fact]) -> dict[str, tuple[Leaf, ...]]:
    """Per device the ends of its chain: two are a fork."""
    held = list(facts)
    inner = {(f.header.device, f.header.n - 1, f.header.prev) for f in held}
    ends: dict[str, list[Leaf]] = {}
    for f in held:
        if (f.header.device, f.header.n, f.digest) not in inner:
            ends.setdefault(f.header.device, []).append((f.header.n, f.digest))
    return {device: tuple(sorted(found)) for device, found in sorted(ends.items())}


def covered(ends: Iterable[Leaf], chain: Mapping[str, Fact]) -> set[str]:
    """Digests of `chain` that are one of `ends` or before one: what their holder has."""
    found: set[str] = set()
    for _, digest in ends:
        here = digest
        while here in chain and here not in found:
            found.add(here)
            here = chain[here].header.prev
    return found
