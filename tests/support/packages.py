"""Packages of an honest device, and taken apart so that one thing can be made wrong."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.body import Body, Introduction
from commission_app.domain.facts.header import SIGN, Fact, Header
from commission_app.domain.facts.kinds import NAME_OF
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.domain.facts.kinds.trust import Enrolment
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.manifest import Diary, Draft, Kind
from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys, seal
from commission_app.shared.texts import LANGUAGES, say
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Callable

SEASON = "5e" * 16
OFFICE = Keys.make(SeededWorld("office"))
OTHER = Keys.make(SeededWorld("another laptop"))
US = Expect(me=OFFICE.device, season=SEASON, practice=True)


class Scribe:
    """A device that writes facts without a database."""

    def __init__(self, name: str) -> None:
        self.world = SeededWorld(name)
        self.keys = Keys.make(self.world)
        self.n, self.prev = 0, self.keys.device

    def write(self, body: Body, **changes: Any) -> Fact:
        """The next fact of this device, signed; `changes` replace parts of its header."""
        raw = canonical.encode(msgspec.structs.replace(body, salt=self.world.random(16).hex()))
        return self.chain(raw, NAME_OF[type(body)], body.about, **changes)

    def chain(self, body: bytes, kind: str, about: str, **changes: Any) -> Fact:
        """As `write`, with a body of any bytes."""
        said: dict[str, Any] = {
            "season": SEASON,
            "device": self.keys.device,
            "n": self.n + 1,
            "prev": self.prev,
            "kind": kind,
            "v": 1,
            "at": "2026-09-29T04:14:03.120Z",
            "offset": "+05:00",
            "user": "member",
            "about": about,
            "supersedes": (),
            "body": hashlib.sha256(body).hexdigest(),
        }
        made = Fact.make(Header(**{**said, **changes}), body)
        signature = self.keys.sign(SIGN, made.digest)
        self.n, self.prev = made.header.n, made.digest
        return Fact(made.digest, made.header, made.raw, made.body, signature)

    def introduction(self, **changes: Any) -> Introduction:
        """What a laptop says first."""
        said: dict[str, Any] = {
            "signing": self.keys.public.signing,
            "sealing": self.keys.public.sealing,
            "member": "m01",
            "assignment": "ab" * 16,
            "nonce": "cd" * 16,
            "proof": "ef" * 32,
        }
        return Enrolment(**{**said, **changes})


def a_sheet(code: str, *levels: int) -> Sheet:
    """A sealed sheet of member m01 with a mark of each level."""
    marks = tuple(Mark(criterion=f"C{i}", level=level) for i, level in enumerate(levels))
    return Sheet(
        interview=code,
        member="m01",
        slot="a" * 64,
        ruleset="b" * 64,
        state="sealed",
        marks=marks,
    )


def a_chain(name: str = "laptop", sheets: int = 3) -> tuple[Scribe, list[Fact]]:
    """A laptop with its enrolment and some sheets, of levels 4 and 5."""
    scribe = Scribe(name)
    facts = [scribe.write(scribe.introduction())]
    facts += [scribe.write(a_sheet(f"L{i:04}", 4, 5)) for i in range(sheets)]
    return scribe, facts


def a_draft(kind: Kind = "sheets", **changes: Any) -> Draft:
    """A package of the season before its facts."""
    said: dict[str, Any] = {
        "package": "01" * 16,
        "kind": kind,
        "practice": True,
        "season": SEASON,
        "number": 1,
        "made_at": "2026-09-29T09:14:03.120Z",
        "offset": "+05:00",
        "diary": Diary(n=4, head="d" * 64),
        "program": "commission-app 0.1",
    }
    return Draft(**{**said, **changes})


def to_office() -> Addressee:
    """The office as a recipient."""
    return Addressee(OFFICE.public.sealing, OFFICE.device)


def a_package(sheets: int = 3, kind: Kind = "sheets") -> bytes:
    """What an honest laptop hands over."""
    scribe, facts = a_chain(sheets=sheets)
    return pack(a_draft(kind), facts, scribe.keys, [to_office()])


def opened(data: bytes) -> Package:
    """The package as the office reads it."""
    return open_package(data, OFFICE.open, US)


@dataclass
class Parts:
    """An honest package in pieces; `close` signs and seals whatever has become of them."""

    keys: Keys
    manifest: dict[str, Any]
    lines: list[bytes]
    magic: bytes = b"CMX1"
    rehash: bool = True  # the digest of the payload follows the lines
    raw: bytes | None = None  # instead of the manifest
    signer: Keys | None = None
    to: list[str] = field(default_factory=lambda: [OFFICE.public.sealing])

    @classmethod
    def of(cls, facts: list[Fact], keys: Keys, kind: Kind = "sheets") -> Parts:
        """As `pack` would write them."""
        plain = plain_of(pack(a_draft(kind), facts, keys, [to_office()]))
        _, manifest, _, *lines = plain.split(b"\n")
        return cls(keys, json.loads(manifest), lines[:-1])

    @classmethod
    def honest(cls, sheets: int = 3) -> Parts:
        """A laptop's hand-over."""
        scribe, facts = a_chain(sheets=sheets)
        return cls.of(facts, scribe.keys)

    def plain(self) -> bytes:
        """What is inside the gzip member."""
        payload = b"".join(line + b"\n" for line in self.lines)
        if self.rehash:
            self.manifest["payload_sha256"] = hashlib.sha256(payload).hexdigest()
        raw = self.raw or dumps(self.manifest)
        digest = hashlib.sha256(raw).hexdigest()
        signature = (self.signer or self.keys).sign("commission-manifest-1", digest)
        return b"\n".join((self.magic, raw, base64.b64encode(signature), payload))

    def close(self) -> bytes:
        """The file."""
        return sealed(gzipped(self.plain()), self.to)


def dumps(value: object) -> bytes:
    """Canonical JSON by the standard library."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def gzipped(plain: bytes) -> bytes:
    """One gzip member."""
    squeeze = zlib.compressobj(6, wbits=31)
    return squeeze.compress(plain) + squeeze.flush()


def sealed(data: bytes, to: list[str] | None = None) -> bytes:
    """An age file to the office."""
    return seal(data, to or [OFFICE.public.sealing])


def plain_of(data: bytes) -> bytes:
    """What is inside, as the office sees it."""
    return zlib.decompress(OFFICE.open(data), wbits=31)


def refusal(data: bytes, expect: Expect = US) -> str:
    """The key of the text that a reader is shown; the text exists in every language."""
    with pytest.raises(UserError) as found:
        open_package(data, OFFICE.open, expect)
    for language in LANGUAGES:
        assert not re.search(r"[{}]", say(found.value.key, language, **found.value.values))
    return found.value.key.removeprefix("exchange.")


def changed(change: Callable[[Parts], object]) -> str:
    """The refusal of a package after one change, signed and sealed again."""
    parts = Parts.honest()
    change(parts)
    return refusal(parts.close())
