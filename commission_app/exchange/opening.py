"""A package is opened: a pure function of its bytes, each step with its own refusal."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Introduction
from commission_app.domain.facts.chain import covered, prove, whole
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds import check
from commission_app.exchange import manifest as manifests
from commission_app.exchange.control import countable, counts, sheets_told, totals
from commission_app.exchange.manifest import CHAINED, MAGIC, Manifest, NewerFormat
from commission_app.shared import age_guard
from commission_app.shared.canonical import UnseenSigns
from commission_app.shared.errors import UserError
from commission_app.shared.keys import NotForThisKey, PublicKeys, short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from commission_app.domain.facts.body import Body

FILE = 64 << 20  # bytes of the file
PLAIN = 256 << 20  # bytes inside
LINES = 300_000  # ten times a season of the whole country; more is a minute and gigabytes
LINE = 1 << 18  # bytes of one line

# What `prove` found, as it says it: broken chains and bad signatures are told apart.
_LINKS = frozenset(("first fact", "late introduction", "link"))
_SIGNATURES = frozenset(("signature", "keys"))


@dataclass(frozen=True, slots=True)
class Expect:
    """Who reads: `me` is a device's id, or the `age1…` of a slip's code; None takes either.

    `senders` are device ids or short fingerprints (of a slip); none: anybody may send.
    """

    me: str
    season: str | None
    practice: bool | None
    senders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A package that passed every step. `raw` and `signature` of the manifest are kept.

    `bodies` are those of the facts that this program knows, by digest: decoded once.
    """

    manifest: Manifest
    facts: tuple[Fact, ...]
    bodies: Mapping[str, Body]
    raw: bytes
    signature: bytes


def open_package(data: bytes, unlock: Callable[[bytes], bytes], expect: Expect) -> Package:
    """Steps 1 to 8 of opening; UserError with the step's own key, and nothing has happened.

    `unlock` is `Keys.open`, or `unseal` with the identity of a slip's code.
    """
    manifest, raw, signature, payload = _outside(data, unlock, expect)
    if hashlib.sha256(payload).hexdigest() != manifest.payload_sha256:
        raise UserError(T("exchange.payload"))
    facts = _facts(payload, manifest)
    _counted(facts, manifest)
    try:
        bodies = _proven(facts, manifest)
    except UserError:
        _added_up(facts, manifest, {})  # the earlier step: what it refuses is said first
        raise
    _added_up(facts, manifest, bodies)
    return Package(manifest, _kept(facts, manifest), bodies, raw, signature)


def read_manifest(data: bytes, unlock: Callable[[bytes], bytes], expect: Expect) -> Manifest:
    """Steps 1 to 6 only: who made it, for whom, and what it says it holds. UserError.

    What lies on a stick can be shown so before anything of it is taken in or believed.
    """
    return _outside(data, unlock, expect)[0]


def read_outline(
    data: bytes, unlock: Callable[[bytes], bytes], expect: Expect
) -> tuple[Manifest, tuple[str, ...]]:
    """`read_manifest`, and what each sheet that lies inside is about, unproven. UserError."""
    manifest, _, _, payload = _outside(data, unlock, expect)
    return manifest, sheets_told(payload)


def _outside(
    data: bytes, unlock: Callable[[bytes], bytes], expect: Expect
) -> tuple[Manifest, bytes, bytes, bytes]:
    """Steps 1 to 6: the manifest, its bytes and signature, and the payload as it came."""
    plain = _inflate(_unseal(data, unlock))
    magic, *rest = plain.split(b"\n", 3)
    del plain  # up to 256 MiB that nobody needs twice
    if magic != MAGIC:
        raise UserError(T("exchange.not_ours"))
    if len(rest) != 3:
        raise UserError(T("exchange.damaged_content"))
    raw, line, payload = rest
    manifest = _manifest(raw)
    signature = _signature(manifest, raw, line)
    _addressed(manifest, expect)
    return manifest, raw, signature, payload


def _unseal(data: bytes, unlock: Callable[[bytes], bytes]) -> bytes:
    """Steps 1 and 2: size, header, decryption."""
    if len(data) > FILE:
        raise UserError(T("exchange.too_large"), limit=FILE >> 20)
    try:
        age_guard.check_header(data)
    except ValueError:
        raise UserError(T("exchange.not_a_package")) from None
    try:
        return unlock(data)
    except NotForThisKey:
        raise UserError(T("exchange.not_for_us")) from None
    except ValueError:
        raise UserError(T("exchange.damaged_seal")) from None


def _inflate(squeezed: bytes) -> bytes:
    """Step 3: exactly one gzip member that ends where the data ends, within bounds."""
    inflating = zlib.decompressobj(wbits=31)
    try:
        plain = inflating.decompress(squeezed, PLAIN + 1)
    except zlib.error:
        raise UserError(T("exchange.damaged_content")) from None
    if len(plain) > PLAIN or plain.count(b"\n") > LINES:
        raise UserError(T("exchange.too_much_inside"))
    if not inflating.eof or inflating.unused_data or not plain.endswith(b"\n"):
        raise UserError(T("exchange.damaged_content"))
    return plain


def _manifest(raw: bytes) -> Manifest:
    """Step 4: the schema, in a format that this program knows."""
    try:
        return manifests.read(raw)
    except NewerFormat as newer:
        raise UserError(T("exchange.newer"), program=str(newer)) from None
    except UnseenSigns:
        raise UserError(T("exchange.unseen_signs")) from None
    except ValueError as error:
        raise UserError(T("exchange.manifest"), detail=str(error)) from None


def _signature(manifest: Manifest, raw: bytes, line: bytes) -> bytes:
    """Step 5: the sender's keys are good and its own, and it signed this manifest."""
    sender = manifest.sender
    try:
        sender.keys.check()
    except ValueError:
        raise UserError(T("exchange.sender_keys")) from None
    if sender.keys.device != sender.device:
        raise UserError(T("exchange.sender_keys"))
    with _refusing(T("exchange.signature")):
        signature = manifests.read_signature(line)
    if not manifest.signed_by_sender(raw, signature):
        raise UserError(T("exchange.signature"))
    return signature


def _addressed(manifest: Manifest, expect: Expect) -> None:
    """Step 6: to us, from whom we trust, of our season, practice like us."""
    if expect.me not in {one.address for one in manifest.recipients}:
        raise UserError(T("exchange.address"))
    sender = manifest.sender.device
    if expect.senders and not {sender, short_fingerprint(sender)} & {*expect.senders}:
        raise UserError(T("exchange.sender"), sender=short_fingerprint(sender))
    if expect.practice is not None and manifest.practice != expect.practice:
        key = T("exchange.practice") if manifest.practice else T("exchange.not_practice")
        raise UserError(key)
    if expect.season is not None and manifest.season != expect.season:
        raise UserError(T("exchange.season"))


def _facts(payload: bytes, manifest: Manifest) -> tuple[Fact, ...]:
    """Step 7: each line is a fact of this season whose body is the one its header names."""
    facts: list[Fact] = []
    number = 0
    with _refusing(T("exchange.fact")):
        for number, line in enumerate(payload[:-1].split(b"\n") if payload else (), 1):
            if len(line) > LINE:
                raise ValueError("line too long")
            header, signature, body = line.split(b"\t")
            fact = Fact.read(header, body or None, manifests.read_signature(signature))
            if fact.header.season != manifest.season:
                raise UserError(T("exchange.fact_season"), line=number)
            facts.append(fact)
    return tuple(facts)


def _counted(facts: Sequence[Fact], manifest: Manifest) -> None:
    """Step 7: as many facts of each kind as the sender counted."""
    if counts(facts) != manifest.facts or len({fact.digest for fact in facts}) != len(facts):
        raise UserError(T("exchange.counts"))


def _added_up(facts: tuple[Fact, ...], manifest: Manifest, bodies: Mapping[str, Body]) -> None:
    """Step 7: as many sheets and points as the sender counted; bodies are not read twice."""
    with _refusing(T("exchange.fact")):
        found = totals(facts, bodies)
    if countable(facts) and found != manifest.control:
        raise UserError(T("exchange.control"))


def _proven(facts: tuple[Fact, ...], manifest: Manifest) -> dict[str, Body]:
    """Step 8: schemas, of whole chains also links and leaf signatures; the bodies read."""
    bodies = _prove(facts) if manifest.kind in CHAINED else _checked(facts)
    _introduced(facts, bodies)
    if manifest.kind in CHAINED and not _among(facts, manifest.sender.device):
        raise UserError(T("exchange.stranger"))
    return bodies


def _among(facts: Sequence[Fact], sender: str) -> bool:
    """Whether the sender speaks for itself: else anybody could send honest facts as his."""
    return any(fact.header.n == 1 and fact.header.device == sender for fact in facts)


def _kept(facts: tuple[Fact, ...], manifest: Manifest) -> tuple[Fact, ...]:
    """The facts with the signatures that were proven; no other one stays."""
    if manifest.kind in CHAINED:
        ends = {fact.digest for fact in facts} - {fact.header.prev for fact in facts}
    else:
        sender = manifest.sender.device
        ends = _vouched([fact for fact in facts if fact.header.device != sender])
    return tuple(
        fact.signed(b"") if fact.signature and fact.digest not in ends else fact
        for fact in facts
    )


def _vouched(facts: Sequence[Fact]) -> set[str]:
    """Ends of whole chains with their devices' signatures: a member's other laptops' own."""
    by_digest = {fact.digest: fact for fact in facts}
    found = {end for end in whole(facts) if by_digest[end].signature}
    before = covered([(by_digest[end].header.n, end) for end in found], by_digest)
    _prove([by_digest[digest] for digest in before])
    return found


def _checked(facts: Sequence[Fact]) -> dict[str, Body]:
    with _refusing(T("exchange.fact")):
        checked = {fact.digest: check(fact) for fact in facts}
    return {digest: body for digest, body in checked.items() if body is not None}


def _prove(facts: Sequence[Fact]) -> dict[str, Body]:
    try:
        return prove(facts)
    except UnseenSigns:
        raise UserError(T("exchange.unseen_signs")) from None
    except ValueError as error:
        detail = str(error)
        if detail in _LINKS:
            raise UserError(T("exchange.links")) from None
        if detail in _SIGNATURES:
            raise UserError(T("exchange.leaf_signature")) from None
        raise UserError(T("exchange.fact"), detail=detail) from None


def _introduced(facts: Sequence[Fact], bodies: Mapping[str, Body]) -> None:
    """Keys of strangers are checked before anybody uses them."""
    with _refusing(T("exchange.foreign_keys")):
        for fact in facts:
            if isinstance(body := bodies.get(fact.digest), Introduction):
                PublicKeys(body.signing, body.sealing).check()


@contextmanager
def _refusing(key: str) -> Generator[None]:
    """Turn what is wrong with a stranger's bytes into the refusal of a step."""
    try:
        yield
    except UnseenSigns:
        raise UserError(T("exchange.unseen_signs")) from None
    except ValueError as error:
        raise UserError(key, detail=str(error)) from None
