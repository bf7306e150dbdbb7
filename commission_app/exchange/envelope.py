"""A package is written: facts as lines, a signed manifest, one gzip member, one age file."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.chain import whole
from commission_app.exchange.control import counts, totals
from commission_app.exchange.manifest import (
    CHAINED,
    FORMAT,
    MAGIC,
    SIGN,
    Draft,
    Manifest,
    Recipient,
    Sender,
    signature_line,
)
from commission_app.shared import canonical
from commission_app.shared.keys import seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.shared.keys import Keys

_GZIP = 31  # window bits: zlib then writes the fixed header without name or time
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who may open a package: a device, or whoever holds an activation slip (no device yet)."""

    sealing: str  # age1…
    device: str = ""

    @property
    def recipient(self) -> Recipient:
        """As the manifest names it."""
        if self.device:
            return Recipient(device=self.device)
        return Recipient(activation=self.sealing)


def pack(
    draft: Draft, facts: Sequence[Fact], keys: Keys, addressees: Sequence[Addressee]
) -> bytes:
    """The bytes of a `.cmx` file; ValueError for an addressee whose key is not good.

    Each leaf of a whole chain carries its signature; for others, and for the sender's own
    chain in a package of other kinds, the manifest vouches.
    """
    if draft.kind in CHAINED:
        ends = {fact.digest for fact in facts} - {fact.header.prev for fact in facts}
    else:
        ends = whole([fact for fact in facts if fact.header.device != keys.device])
    payload = b"".join(_line(fact, fact.digest in ends) for fact in facts)
    manifest = Manifest(
        **msgspec.structs.asdict(draft),
        format=FORMAT,
        lowest_format=FORMAT,
        sender=Sender(
            device=keys.device, signing=keys.public.signing, sealing=keys.public.sealing
        ),
        recipients=tuple(one.recipient for one in addressees),
        facts=counts(facts),
        control=totals(facts),
        payload_sha256=hashlib.sha256(payload).hexdigest(),
    )
    return close(canonical.encode(manifest), payload, keys, [one.sealing for one in addressees])


def close(manifest: bytes, payload: bytes, keys: Keys, sealing: Iterable[str]) -> bytes:
    """Sign, compress and seal to `sealing` and to the sender, who reads it back."""
    signature = keys.sign(SIGN, hashlib.sha256(manifest).hexdigest())
    plain = b"\n".join((MAGIC, manifest, signature_line(signature), payload))
    return seal(squeeze(plain), [*sealing, keys.public.sealing])


def squeeze(plain: bytes) -> bytes:
    """Exactly one gzip member with a fixed header (RFC 1952: no name, no time)."""
    squeezing = zlib.compressobj(_LEVEL, wbits=_GZIP)
    return squeezing.compress(plain) + squeezing.flush()


def _line(fact: Fact, leaf: bool) -> bytes:  # noqa: FBT001 - private, one caller
    signature = signature_line(fact.signature) if leaf else b""
    return b"%s\t%s\t%s\n" % (fact.raw, signature, fact.body or b"")
