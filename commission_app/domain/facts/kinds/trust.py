"""Kinds that decide who may write what."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import Body, Code, Count, Introduction, Line, Writer
from commission_app.domain.facts.header import Hex, Number
from commission_app.domain.language import Bilingual
from commission_app.shared import canonical

Nonce = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
Signature = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{128})?\Z")]
Person = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
People = Annotated[tuple[Person, ...], msgspec.Meta(max_length=2)]
SUCCESSION = "commission-succession-1"


class Season(Introduction, frozen=True, kw_only=True):
    """First fact of the founder: what this season is."""

    nonce: Nonce
    practice: bool
    year: Annotated[int, msgspec.Meta(ge=1991, le=9999)]
    intake: Number
    title: Bilingual

    writer = Writer.FOUNDER

    @property
    @override
    def about(self) -> str:
        return "season"


class Office(Body, frozen=True, kw_only=True):
    """The founder lets another office device in."""

    device: Hex
    title: Line = ""

    writer = Writer.FOUNDER
    trust = True
    destructible = False

    @property
    @override
    def about(self) -> str:
        return self.device


class Device(Introduction, frozen=True, kw_only=True):
    """First fact of an office replica."""

    writer = Writer.ANYBODY

    @property
    @override
    def about(self) -> str:
        return self.signing


class Assignment(Body, frozen=True, kw_only=True):
    """One trip of one laptop: whoever opens its package can prove to have had the slip."""

    number: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
    member: Code
    laptop: Line
    secret: Hex

    trust = True
    destructible = False

    @property
    @override
    def about(self) -> str:
        return self.number


class Enrolment(Introduction, frozen=True, kw_only=True):
    """First fact of a member's laptop."""

    member: Code
    assignment: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
    nonce: Nonce
    proof: Hex

    writer = Writer.ANYBODY

    @property
    @override
    def about(self) -> str:
        return self.signing


class Confirmation(Body, frozen=True, kw_only=True):
    """The secretary typed the fingerprint from the paper: this introduction counts."""

    fact: Hex
    people: People = ()  # two of the office, where a slip was used a second time

    trust = True
    destructible = False

    def __post_init__(self) -> None:
        """Raise ValueError for one person, and for one who is named twice."""
        if self.people and len(set(self.people)) != 2:
            raise ValueError("people")

    @property
    @override
    def about(self) -> str:
        return self.fact


class DeviceEnd(Body, frozen=True, kw_only=True):
    """A lost or returned device: its facts after `last` do not count."""

    device: Hex
    last: Count
    digest: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""
    reason: Line

    trust = True
    destructible = False

    @property
    @override
    def about(self) -> str:
        return self.device


class Succession(Introduction, frozen=True, kw_only=True):
    """First fact of a restored device; `proof` is the old key's signature."""

    old: Hex
    last: Count
    digest: Hex
    reason: Line
    proof: Signature = ""

    writer = Writer.ANYBODY

    @property
    @override
    def about(self) -> str:
        return self.signing


def season_id(founder: str, nonce: str) -> str:
    """The first 128 bits of SHA-256 over tag, founder and nonce: nobody can take it over."""
    raw = b"commission-season-1\0" + bytes.fromhex(founder) + bytes.fromhex(nonce)
    return hashlib.sha256(raw).hexdigest()[:32]


def enrolment_proof(  # noqa: PLR0913, PLR0917 - exactly what the slip's secret vouches for
    secret: str,
    season: str,
    assignment: str,
    member: str,
    office: str,
    keys: tuple[str, str],
    nonce: str,
) -> str:
    """HMAC-SHA-256 under the assignment's secret over who enrols where with which keys."""
    said = {
        "season": season,
        "assignment": assignment,
        "member": member,
        "office": office,
        "signing": keys[0],
        "sealing": keys[1],
        "nonce": nonce,
    }
    digest = hashlib.sha256(canonical.encode(said)).digest()
    return hmac.new(
        bytes.fromhex(secret), b"commission-enrol-1\0" + digest, "sha256"
    ).hexdigest()


def succession_digest(season: str, new: str, old: str, last: int, digest: str) -> str:
    """What the old key signs under the tag `SUCCESSION`, as hexadecimal."""
    said = {"season": season, "new": new, "old": old, "last": last, "digest": digest}
    return hashlib.sha256(canonical.encode(said)).hexdigest()
