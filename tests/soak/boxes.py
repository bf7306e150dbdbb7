"""Honest packages of every kind with facts of every kind, taken apart and closed anew."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from commission_app.domain.facts.body import Introduction
from commission_app.exchange.envelope import pack
from commission_app.exchange.manifest import CHAINED, Kind
from tests.soak.mutating import cut, spoil_bytes, spoil_json
from tests.support.kinds import SAMPLES
from tests.support.packages import (
    OTHER,
    Parts,
    Scribe,
    a_draft,
    a_sheet,
    dumps,
    plain_of,
    to_office,
)

if TYPE_CHECKING:
    import random

    from commission_app.domain.facts.header import Fact
    from commission_app.shared.keys import Keys

AT_ONCE = 4  # kinds of facts in one package: small ones are spoilt in more of their places
Signer = Literal["nobody", "sender", "stranger", "insider"]  # of what was spoilt
SIGNERS: tuple[Signer, ...] = ("nobody", "sender", "sender", "sender", "stranger", "insider")


@dataclass(frozen=True, slots=True)
class Box:
    """An honest package: who made it, its facts, and what is inside its gzip member."""

    kind: Kind
    keys: Keys
    facts: tuple[Fact, ...]
    data: bytes
    plain: bytes

    @property
    def chained(self) -> bool:
        """Whether its facts prove themselves, so that not even its sender can make others."""
        return self.kind in CHAINED

    def parts(self) -> Parts:
        """Its pieces."""
        _, manifest, _, *lines = self.plain.split(b"\n")
        return Parts(self.keys, json.loads(manifest), lines[:-1])


@cache
def boxes() -> tuple[Box, ...]:
    """Of each kind of package so many that every kind of fact is in one."""
    samples = [body for body in SAMPLES.values() if not isinstance(body, Introduction)]
    found: list[Box] = []
    for kind in get_args(Kind):
        for at in range(0, len(samples), AT_ONCE):
            scribe = Scribe(f"{kind} {at}")
            facts = [scribe.write(scribe.introduction())]
            facts += [scribe.write(body) for body in samples[at : at + AT_ONCE]]
            facts.append(scribe.write(a_sheet(f"L{at:04}", 4, 5)))
            facts.append(
                scribe.chain(dumps({"a": [1, "ё"], "salt": ""}), "future-thing", "x", v=9)
            )
            data = pack(a_draft(kind), facts, scribe.keys, [to_office()])
            found.append(Box(kind, scribe.keys, tuple(facts), data, plain_of(data)))
    return tuple(found)


def spoilt(box: Box, other: Box, rng: random.Random) -> tuple[bytes, Signer]:
    """The plain content after one to three changes, and who signed it then."""
    if rng.random() < 0.25:
        spoil = spoil_bytes if rng.random() < 0.85 else cut
        return spoil(box.plain, rng), "nobody"
    parts = box.parts()
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        _change(parts, other, rng)
    signer = rng.choice(SIGNERS)
    parts.rehash = rng.random() < 0.9
    if signer == "insider":
        rechained(parts, box.keys)
    if parts.raw is None and rng.random() < 0.9:
        recounted(parts)
    if signer == "stranger":
        parts.signer = OTHER
        if rng.random() < 0.8:
            public = OTHER.public
            keys = {"signing": public.signing, "sealing": public.sealing}
            parts.manifest["sender"] = {"device": OTHER.device, **keys}
    return _written(parts, box, signer), signer


def _written(parts: Parts, box: Box, signer: Signer) -> bytes:
    if signer != "nobody":
        return parts.plain()
    payload = b"".join(line + b"\n" for line in parts.lines)
    if parts.rehash:
        parts.manifest["payload_sha256"] = hashlib.sha256(payload).hexdigest()
    signature = box.plain.split(b"\n")[2]
    raw = parts.raw or dumps(parts.manifest)
    return b"\n".join((parts.magic, raw, signature, payload))


def _change(parts: Parts, other: Box, rng: random.Random) -> None:
    """One change of the manifest, of the order of lines, or inside a line."""
    chance = rng.random()
    if chance < 0.2:
        raw = spoil_json(dumps(parts.manifest), rng)
        value = _loaded(raw)
        if "payload_sha256" in value and "sender" in value:
            parts.manifest = value
        else:
            parts.raw = raw
    elif chance < 0.35 and parts.lines:
        _move(parts.lines, other, rng)
    elif parts.lines:
        at = rng.randrange(len(parts.lines))
        parts.lines[at] = _line(parts.lines[at], parts.lines, rng)


def _loaded(raw: bytes) -> dict[str, Any]:
    """A JSON object; an empty one for anything else."""
    try:
        value: object = json.loads(raw)
    except ValueError:
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _move(lines: list[bytes], other: Box, rng: random.Random) -> None:
    at, there = rng.randrange(len(lines)), rng.randrange(len(lines))
    what = rng.randrange(5)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(there, lines[at])
    elif what == 2:
        lines[at], lines[there] = lines[there], lines[at]
    elif what == 3:
        lines.insert(at, rng.choice(other.plain.split(b"\n")[3:-1]))
    else:
        del lines[at:]


def _line(line: bytes, lines: list[bytes], rng: random.Random) -> bytes:
    """A line with another header, signature or body; its digest may follow the body."""
    fields = line.split(b"\t")
    if len(fields) != 3 or rng.random() < 0.15:
        return spoil_bytes(line, rng)
    at = rng.choice((0, 0, 1, 2, 2, 2))
    chance = rng.random()
    if chance < 0.15:
        fields[at] = rng.choice([(one.split(b"\t") * 3)[at] for one in lines])
    elif at == 1 or chance < 0.3:
        fields[at] = spoil_bytes(fields[at], rng)
    elif chance < 0.35:
        fields[at] = b""
    else:
        fields[at] = spoil_json(fields[at], rng)
    if at == 2 and rng.random() < 0.7 and (header := _loaded(fields[0])):
        header["body"] = hashlib.sha256(fields[2]).hexdigest()
        fields[0] = dumps(header)
    return b"\t".join(fields)


def recounted(parts: Parts) -> None:
    """What the manifest says of its facts follows them, as far as they can be read."""
    counts: dict[str, int] = {}
    sheets, marks = 0, dict[str, int]()
    for line in parts.lines:
        header, _, body = (line.split(b"\t") * 3)[:3]
        kind = _loaded(header).get("kind")
        if not isinstance(kind, str):
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "sheet" and body:
            sheets += 1
            _add_up(_loaded(body), marks)
    parts.manifest["facts"] = counts
    parts.manifest["control"] = {"marks": marks, "sheets": sheets}


def _add_up(body: dict[str, Any], marks: dict[str, int]) -> None:
    given: Any = body.get("marks")
    for mark in given if isinstance(given, list) else ():  # pyright: ignore[reportUnknownVariableType]
        said = cast("dict[str, Any]", mark) if isinstance(mark, dict) else {}
        name, level = said.get("criterion"), said.get("level")
        if isinstance(name, str) and isinstance(level, int):
            marks[name] = marks.get(name, 0) + level


def rechained(parts: Parts, keys: Keys) -> None:
    """Everything linked and signed anew by the device itself: all that an insider can do."""
    prev, n = keys.device, 0
    for at, line in enumerate(parts.lines):
        fields = line.split(b"\t")
        header = _loaded(fields[0])
        if len(fields) != 3 or not header:
            continue
        n += 1
        header |= {"n": n, "prev": prev, "device": keys.device}
        if fields[2]:
            header["body"] = hashlib.sha256(fields[2]).hexdigest()
        raw = dumps(header)
        prev = hashlib.sha256(b"commission-fact-1\0" + raw).hexdigest()
        signature = base64.b64encode(keys.sign("commission-sign-1", prev))
        parts.lines[at] = b"\t".join((raw, signature, fields[2]))
