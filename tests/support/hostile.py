"""Every attack on a package that has a name: how it is made, and which refusal it meets."""

from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.exchange.opening import FILE, LINE
from commission_app.shared import bech32
from commission_app.shared.keys import Keys, PublicKeys, seal
from commission_app.shared.world import SeededWorld
from tests.soak.boxes import rechained, recounted
from tests.support.packages import Parts, dumps, gzipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STRANGER = Keys.make(SeededWorld("a stranger"))
_P = 2**255 - 19
_ORDER_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03"
_ORDER_8_TOO = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc"
WEAK_SIGNING = {
    **{f"of order 8 {end}": _ORDER_8 + end for end in ("7a", "fa")},
    **{f"of order 8 too {end}": _ORDER_8_TOO + end for end in ("05", "85")},
    "of order 1": "01" + "00" * 31,
    "of order 2": "ec" + "ff" * 30 + "7f",
    "of order 4": "00" * 32,
    "of order 4 too": "00" * 31 + "80",
    "not canonical, order 1": "01" + "00" * 30 + "80",
    "not canonical, p": "ed" + "ff" * 30 + "7f",
    "not canonical, p + 1": "ee" + "ff" * 30 + "7f",
    "not canonical, all": "ff" * 32,
}
WEAK_SEALING = {
    "zero": 0,
    "one": 1,
    "p - 1": _P - 1,
    "p": _P,
    "p + 1": _P + 1,
    "all": 2**256 - 1,
    "of order 8": 325606250916557431795983626356110631294008115727848805560023387167927233504,
    "of order 8 too": int(
        "39382357235489614581723060781553021112529911719440698176882885853963445705823"
    ),
}
UNSEEN = {
    "a control character": "\x1b[2J",
    "a zero byte": "a\0b",
    "a carriage return": "a\rb",
    "delete": "\x7f",
    "an override of direction": "\u202e4 \u202c",
    "an isolate of direction": "\u2067x\u2069",
    "no character at all": "\uffff",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """An office that reads, a laptop's honest package and another one's, and their keys."""

    office: PublicKeys
    laptop: Keys
    honest: bytes
    plain: bytes  # what is inside the honest one
    other: bytes  # what is inside the other laptop's

    def parts(self) -> Parts:
        """The honest package in pieces."""
        _, manifest, _, *lines = self.plain.split(b"\n")
        said = msgspec.json.decode(manifest)
        return Parts(self.laptop, said, lines[:-1], to=[self.office.sealing])

    def sealed(self, content: bytes) -> bytes:
        """An age file to the office."""
        return seal(content, [self.office.sealing])

    def closed(self, plain: bytes) -> bytes:
        """A package of these very bytes."""
        return self.sealed(gzipped(plain))

    def manifest(self, **changes: Any) -> bytes:
        """The honest package, whose sender signed another description."""
        parts = self.parts()
        parts.manifest |= changes
        return parts.close()

    def lines(self, change: Callable[[list[bytes]], object], *, counted: bool = True) -> bytes:
        """The honest package, whose sender signed for other lines, and counted them."""
        parts = self.parts()
        change(parts.lines)
        if counted:
            recounted(parts)
        return parts.close()

    def insider(self, **changes: Any) -> bytes:
        """The laptop itself says something else in its last sheet, and signs it."""
        parts = self.parts()
        header, signature, body = parts.lines[-1].split(b"\t")
        body = dumps(msgspec.json.decode(body) | changes)
        parts.lines[-1] = b"\t".join((header, signature, body))
        rechained(parts, self.laptop)
        recounted(parts)
        return parts.close()

    def headed(self, **changes: Any) -> bytes:
        """The same with another header of the last fact."""
        parts = self.parts()
        header, signature, body = parts.lines[-1].split(b"\t")
        header = dumps(msgspec.json.decode(header) | changes)
        parts.lines[-1] = b"\t".join((header, signature, body))
        if not {"n", "prev", "device"} & changes.keys():
            rechained(parts, self.laptop)
        recounted(parts)
        return parts.close()


def _sender(scene: Scene, signing: str = "", sealing: str = "") -> bytes:
    """A sender with a poisoned key, of which its device is the hash."""
    own = scene.laptop.public
    keys = PublicKeys(signing or own.signing, sealing or own.sealing)
    said = {"device": keys.device, "signing": keys.signing, "sealing": keys.sealing}
    return scene.manifest(sender=said)


def _age(point: int) -> str:
    return bech32.encode("age", point.to_bytes(32, "little"))


def _introduced(scene: Scene, sealing: str) -> bytes:
    """The laptop adds a device with a poisoned key, which introduces itself."""
    keys = Keys.make(SeededWorld("poisoned"))
    poisoned = PublicKeys(keys.public.signing, sealing)
    body = dumps({"salt": "ab" * 16, "signing": poisoned.signing, "sealing": sealing})
    parts = scene.parts()
    header = msgspec.json.decode(parts.lines[0].split(b"\t")[0])
    header |= {"device": poisoned.device, "prev": poisoned.device, "n": 1, "kind": "device"}
    header |= {"about": poisoned.signing, "body": hashlib.sha256(body).hexdigest()}
    raw = dumps(header)
    digest = hashlib.sha256(b"commission-fact-1\0" + raw).hexdigest()
    signature = base64.b64encode(keys.sign("commission-sign-1", digest))
    parts.lines.append(b"\t".join((raw, signature, body)))
    recounted(parts)
    return parts.close()


def _resigned(scene: Scene, *, named: bool) -> bytes:
    """A stranger puts his signature under an honest package; `named`: and his keys into it."""
    parts = scene.parts()
    parts.signer = STRANGER
    if named:
        own = STRANGER.public
        said = {"signing": own.signing, "sealing": own.sealing}
        parts.manifest["sender"] = {"device": STRANGER.device, **said}
    return parts.close()


def _body_of_another(lines: list[bytes]) -> None:
    first, last = lines[1].split(b"\t"), lines[-1].split(b"\t")
    lines[-1] = b"\t".join((last[0], last[1], first[2]))


def _signature_of_another(lines: list[bytes]) -> None:
    header, _, body = lines[-1].split(b"\t")
    lines[-1] = b"\t".join((header, base64.b64encode(bytes(64)), body))


def a_bomb(size: int) -> bytes:
    """So many mebibytes of zeros in a thousandth of that, made in no time."""
    squeeze, zeros, crc = zlib.compressobj(9, wbits=-15), bytes(1 << 20), 0
    block = squeeze.compress(zeros) + squeeze.flush(zlib.Z_FULL_FLUSH)
    for _ in range(size):
        crc = zlib.crc32(zeros, crc)
    end = crc.to_bytes(4, "little") + (size << 20).to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * size + b"\x03\0" + end


def _header_of(stanzas: Iterable[bytes]) -> bytes:
    head = b"age-encryption.org/v1\n" + b"".join(stanzas)
    return head + b"--- " + b"A" * 43 + b"\n" + bytes(100)


def _many(scene: Scene) -> bytes:
    keys = [Keys.make(SeededWorld(f"{n}")).public.sealing for n in range(64)]
    return seal(gzipped(scene.plain), [scene.office.sealing, *keys])


_X25519 = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
_SCRYPT = b"-> scrypt " + b"A" * 22 + b" 30\n" + b"B" * 43 + b"\n"
_DEEP = b"[" * 200 + b"]" * 200
_ENDLESS = b'{"a":' + b"[" * 13 + b'"' + b'\\"' * 130_000

ATTACKS: dict[str, tuple[Callable[[Scene], bytes], str]] = {
    "an empty file": (lambda s: b"", "not_a_package"),
    "a document": (lambda s: b"PK\3\4" + bytes(5000), "not_a_package"),
    "a header of thousands of stanzas": (
        lambda s: _header_of([_X25519] * 5000),
        "not_a_package",
    ),
    "65 recipients": (_many, "not_a_package"),
    "a passphrase instead of keys": (lambda s: _header_of([_SCRYPT]), "not_a_package"),
    "a passphrase beside keys": (lambda s: _header_of([_X25519, _SCRYPT]), "not_a_package"),
    "sealed to somebody else": (
        lambda s: seal(gzipped(s.plain), [STRANGER.public.sealing]),
        "not_for_us",
    ),
    "half a file": (lambda s: s.honest[: len(s.honest) // 2], "damaged_seal"),
    "a flipped byte": (lambda s: s.honest[:-9] + b"\0" + s.honest[-8:], "damaged_seal"),
    "more behind the file": (lambda s: s.honest + b"more", "damaged_seal"),
    "another package behind the file": (lambda s: s.honest * 2, "damaged_seal"),
    "a bomb of bytes": (lambda s: s.sealed(a_bomb(257)), "too_much_inside"),
    "a bomb of lines": (lambda s: s.closed(b"CMX1\n" + b"\n" * 400_000), "too_much_inside"),
    "a bomb in a bomb": (lambda s: s.sealed(gzipped(a_bomb(64))), "damaged_content"),
    "a package in a package": (lambda s: s.sealed(gzipped(s.honest)), "damaged_content"),
    "two members": (lambda s: s.sealed(gzipped(s.plain) * 2), "damaged_content"),
    "zeros behind the member": (
        lambda s: s.sealed(gzipped(s.plain) + bytes(512)),
        "damaged_content",
    ),
    "a member without its end": (lambda s: s.sealed(gzipped(s.plain)[:-8]), "damaged_content"),
    "text for people": (lambda s: s.closed(b"Dear secretary,\n" * 9), "not_ours"),
    "another magic": (lambda s: s.closed(b"CMX2" + s.plain[4:]), "not_ours"),
    "a deep description": (
        lambda s: s.closed(s.plain.replace(b"\n", b"\n" + _DEEP + b"\n", 1)),
        "manifest",
    ),
    "a description that never ends": (
        lambda s: s.closed(s.plain.replace(b"\n", b"\n" + _ENDLESS + b"\n", 1)),
        "manifest",
    ),
    "a huge number": (lambda s: s.manifest(number=10**30), "manifest"),
    "package number 2^53": (lambda s: s.manifest(number=2**53), "manifest"),
    "huge counts": (lambda s: s.manifest(facts={"sheet": 2**53 - 1}), "counts"),
    "huge sums": (
        lambda s: s.manifest(control={"sheets": 2**53 - 1, "marks": {"C1": 2**53 - 1}}),
        "control",
    ),
    "a day of no calendar": (lambda s: s.manifest(made_at="2026-02-30T09:00:00Z"), "manifest"),
    "a time that no zone has": (
        lambda s: s.manifest(made_at="9999-12-31T23:59:59-14:00"),
        "manifest",
    ),
    "a newer format": (lambda s: s.manifest(format=9, lowest_format=9), "newer"),
    "a kind that nobody knows": (lambda s: s.manifest(kind="letter"), "manifest"),
    "another recipient": (
        lambda s: s.manifest(recipients=[{"device": STRANGER.device}]),
        "address",
    ),
    "another season": (lambda s: s.manifest(season="ab" * 16), "season"),
    "in earnest": (lambda s: s.manifest(practice=False), "not_practice"),
    "signed by a stranger": (lambda s: _resigned(s, named=False), "signature"),
    "sent by a stranger": (lambda s: _resigned(s, named=True), "stranger"),
    "the description of one, facts of another": (
        lambda s: s.closed(b"\n".join((*s.plain.split(b"\n")[:3], *s.other.split(b"\n")[3:]))),
        "payload",
    ),
    "a fact was taken out": (
        lambda s: s.lines(lambda lines: lines.pop(), counted=False),
        "counts",
    ),
    "a fact was taken out, and counted": (
        lambda s: s.lines(lambda lines: lines.pop()),
        "leaf_signature",
    ),
    "a fact in the middle was taken out": (lambda s: s.lines(lambda ls: ls.pop(1)), "links"),
    "a fact stands twice": (lambda s: s.lines(lambda ls: ls.append(ls[-1])), "counts"),
    "the first fact was taken out": (lambda s: s.lines(lambda ls: ls.pop(0)), "links"),
    "a fact of another package": (
        lambda s: s.lines(lambda ls: ls.append(s.other.split(b"\n")[-2])),
        "links",
    ),
    "only facts of another package": (
        lambda s: s.lines(lambda ls: ls.__setitem__(slice(None), s.other.split(b"\n")[3:-1])),
        "stranger",
    ),
    "a body under another header": (lambda s: s.lines(_body_of_another), "fact"),
    "a forged signature": (lambda s: s.lines(_signature_of_another), "leaf_signature"),
    "no signature": (
        lambda s: s.lines(lambda ls: ls.append(_unsigned(ls.pop()))),
        "leaf_signature",
    ),
    "a fact of another season": (lambda s: s.headed(season="ab" * 16), "fact_season"),
    "a fact of another device": (lambda s: s.headed(device="ab" * 32), "links"),
    "number 2^53 of a chain": (lambda s: s.headed(n=2**53), "fact"),
    "a fact about something else": (lambda s: s.headed(about="L9/M09"), "fact"),
    "a thing of a thousand words": (lambda s: s.headed(about="a" * 161), "fact"),
    "a fact at no time": (lambda s: s.headed(at="yesterday"), "fact"),
    "a withheld first fact": (
        lambda s: s.lines(lambda ls: ls.__setitem__(0, _withheld(ls[0]))),
        "fact",
    ),
    "a deep body": (lambda s: s.insider(note=[[[[[[[[[[[[[1]]]]]]]]]]]]]), "fact"),
    "a mark of 2^40": (
        lambda s: s.insider(marks=[{"criterion": "C1", "level": 2**40}]),
        "fact",
    ),
    "a criterion marked twice": (
        lambda s: s.insider(marks=[{"criterion": "C1", "level": 1}] * 2),
        "fact",
    ),
    "a thousand marks": (
        lambda s: s.insider(marks=[{"criterion": f"C{n}", "level": 1} for n in range(1000)]),
        "fact",
    ),
    "a word of a megabyte": (lambda s: s.insider(note="ы" * (1 << 19)), "fact"),
    "a line over the limit": (
        lambda s: s.lines(lambda ls: ls.append(b"a" * (LINE + 1))),
        "fact",
    ),
    "a note of 20 001 letters": (lambda s: s.insider(note="ы" * 20_001), "fact"),
    "sealed at no time": (lambda s: s.insider(sealed="2026-02-30T09:00:00Z"), "fact"),
    "an unknown field": (lambda s: s.insider(colour="red"), "fact"),
    "half a pair of signs": (
        lambda s: s.closed(s.plain.replace(b'"salt":"', b'"salt":"\\ud800', 1)),
        "payload",
    ),
    **{
        f"a signing key {name}": (lambda s, k=key: _sender(s, signing=k), "sender_keys")
        for name, key in WEAK_SIGNING.items()
    },
    **{
        f"a sealing key: {name}": (lambda s, k=key: _sender(s, sealing=_age(k)), "sender_keys")
        for name, key in WEAK_SEALING.items()
    },
    **{
        f"a device with the sealing key: {name}": (
            lambda s, k=key: _introduced(s, _age(k)),
            "foreign_keys",
        )
        for name, key in WEAK_SEALING.items()
    },
    **{
        f"{name} in a note": (lambda s, t=text: s.insider(note=t), "unseen_signs")
        for name, text in UNSEEN.items()
    },
    "an unseen sign in a name of the program": (
        lambda s: s.manifest(program="\u202e1.0"),
        "unseen_signs",
    ),
    "an unseen sign in a header": (lambda s: s.headed(user="\x1b[31m"), "unseen_signs"),
}
TOO_LARGE = FILE + 1  # bytes


def _unsigned(line: bytes) -> bytes:
    header, _, body = line.split(b"\t")
    return b"\t".join((header, b"", body))


def _withheld(line: bytes) -> bytes:
    header, signature, _ = line.split(b"\t")
    return b"\t".join((header, signature, b""))
