"""A fact: a header that is chained and signed, and a salted body that may be absent."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from commission_app.shared import canonical, crockford
from commission_app.shared.world import MOMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

Hex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
SeasonId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Short = Annotated[str, msgspec.Meta(max_length=64)]
Key = Annotated[str, msgspec.Meta(max_length=160)]
Thing = tuple[str, str]  # (kind, about)

SIGN = "commission-sign-1"
_MOMENT, _OFFSET = re.compile(MOMENT), re.compile(r"[+-][0-9]{2}:[0-9]{2}\Z")


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What is chained: who wrote which fact about what, when, after which one."""

    season: SeasonId
    device: Hex
    n: Number
    prev: Hex  # digest of the device's fact n-1; of the first fact, the device's id
    kind: Short
    v: Number
    at: Short  # UTC, for people: order comes from links, never from times
    offset: Short
    user: Key
    about: Key
    supersedes: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=1000)]
    body: Hex  # SHA-256 of the body's bytes

    @property
    def thing(self) -> Thing:
        """What the fact speaks of."""
        return self.kind, self.about


_header = msgspec.json.Decoder(Header)


class Fact(msgspec.Struct, frozen=True, gc=False):
    """Header and body as the bytes that were written; nothing is re-encoded to be verified."""

    digest: str
    header: Header
    raw: bytes
    body: bytes | None
    signature: bytes = b""

    @classmethod
    def make(cls, header: Header, body: bytes | None, signature: bytes = b"") -> Fact:
        """A new fact of this device; ValueError for a header that nobody would take."""
        raw = canonical.encode(header)
        _header.decode(raw)
        return cls(digest_of(raw), header, raw, body, signature)

    @classmethod
    def read(cls, raw: bytes, body: bytes | None, signature: bytes = b"") -> Fact:
        """A stranger's fact, after every check that needs no other fact; ValueError."""
        header = canonical.read(_header, raw)
        if not _MOMENT.match(header.at) or not _OFFSET.match(header.offset):
            raise ValueError("time")
        if body is not None and hashlib.sha256(body).hexdigest() != header.body:
            raise ValueError("body")
        return cls(digest_of(raw), header, raw, body, signature)

    @classmethod
    def stored(
        cls, digest: str, raw: bytes, body: bytes | None = None, signature: bytes | None = None
    ) -> Fact:
        """A fact that was checked when it came."""
        return cls(digest, _header.decode(raw), raw, body, signature or b"")

    def without_body(self) -> Fact:
        """The same fact for a reader who may not have the body."""
        return Fact(self.digest, self.header, self.raw, None, self.signature)

    def signed(self, signature: bytes) -> Fact:
        """The same fact with its device's signature, or with none."""
        return Fact(self.digest, self.header, self.raw, self.body, signature)


def digest_of(raw: bytes) -> str:
    """The identity of a fact: SHA-256 over a tag and the header's bytes, as hexadecimal."""
    return hashlib.sha256(b"commission-fact-1\0" + raw).hexdigest()


def state_digest(digests: Iterable[str]) -> str:
    """One number for a set of facts: SHA-256 over the sorted raw digests."""
    return hashlib.sha256(b"".join(bytes.fromhex(d) for d in sorted(set(digests)))).hexdigest()


def control_code(digest: str) -> str:
    """The first 100 bits of a digest as `XXXXX-XXXXX-XXXXX-XXXXX`, for paper."""
    text = crockford.encode_bits(bytes.fromhex(digest), 100)
    return "-".join(text[i : i + 5] for i in range(0, 20, 5))
