"""Each step of opening refuses what is wrong in just that one thing, with its own text."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds.trust import Device
from commission_app.exchange import opening
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.opening import Expect, open_package
from commission_app.shared import bech32
from commission_app.shared.errors import UserError
from commission_app.shared.keys import (
    identity_from_text,
    recipient_of,
    short_fingerprint,
    unseal,
)
from commission_app.shared.texts import LANGUAGES, say
from tests.support.packages import (
    OFFICE,
    OTHER,
    SEASON,
    US,
    Parts,
    Scribe,
    a_chain,
    a_draft,
    a_package,
    a_sheet,
    dumps,
    gzipped,
    opened,
    plain_of,
    sealed,
    to_office,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.exchange.manifest import Kind


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


def test_an_honest_package_opens() -> None:
    _, facts = a_chain()
    package = opened(a_package())
    assert [fact.digest for fact in package.facts] == [fact.digest for fact in facts]


def test_an_empty_package_opens() -> None:
    scribe, _ = a_chain()
    assert opened(pack(a_draft("update"), [], scribe.keys, [to_office()])).facts == ()


def test_taking_a_package_apart_and_closing_it_again_changes_nothing() -> None:
    assert plain_of(Parts.honest().close()) == plain_of(a_package())


# 1 – the file


def test_a_file_over_64_mebibytes_is_refused() -> None:
    assert refusal(bytes(opening.FILE + 1)) == "too_large"


@pytest.mark.parametrize("data", [b"", b"PK\3\4 a document", a_package()[:100], bytes(5000)])
def test_what_is_no_age_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "not_a_package"


def test_a_header_of_thousands_of_stanzas_is_refused_at_once() -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    head = b"age-encryption.org/v1\n" + stanza * 5000 + b"--- " + b"A" * 43 + b"\n"
    assert refusal(head + bytes(100)) == "not_a_package"


def test_a_passphrase_file_is_refused() -> None:
    head = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 40\n" + b"B" * 43 + b"\n"
    assert refusal(head + b"--- " + b"A" * 43 + b"\n" + bytes(100)) == "not_a_package"


# 2 – decryption


def test_a_package_for_another_laptop_does_not_open() -> None:
    assert refusal(sealed(gzipped(b"x"), [OTHER.public.sealing])) == "not_for_us"


@pytest.mark.parametrize("at", [-1, -30, -500])
def test_a_flipped_byte_of_the_file_is_refused(at: int) -> None:
    data = bytearray(a_package())
    data[at] ^= 1
    assert refusal(bytes(data)) == "damaged_seal"


def test_a_file_that_was_copied_in_part_is_refused() -> None:
    assert refusal(a_package()[:-200]) == "damaged_seal"


# 3 – one gzip member


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzipped(b"CMX1\n") + gzipped(b"more\n"),
        gzipped(b"CMX1\n") + b"\0",
        gzipped(Parts.honest().plain()) + bytes(512),
        gzipped(Parts.honest().plain())[:-1],
        gzipped(Parts.honest().plain())[:-9] + bytes(9),
        zlib.compress(Parts.honest().plain()),
        gzipped(b""),
        gzipped(Parts.honest().plain() + b"a line without its end"),
    ],
)
def test_anything_but_one_whole_gzip_member_is_refused(content: bytes) -> None:
    assert refusal(sealed(content)) == "damaged_content"


def test_a_bomb_of_bytes_is_refused() -> None:
    squeeze = zlib.compressobj(9, wbits=31)
    parts = [squeeze.compress(bytes(1 << 20)) for _ in range(257)]
    assert refusal(sealed(b"".join([*parts, squeeze.flush()]))) == "too_much_inside"


def test_a_bomb_of_lines_is_refused() -> None:
    assert refusal(sealed(gzipped(b"\n" * 1_000_001))) == "too_much_inside"


def test_a_line_that_is_too_long_is_refused() -> None:
    assert changed(lambda p: p.lines.append(b"a" * (opening.LINE + 1))) == "fact"


def test_a_name_or_a_time_in_the_gzip_header_changes_nothing() -> None:
    content = gzip.compress(Parts.honest().plain(), mtime=12345)
    assert len(opened(sealed(content)).facts) == 4


# 4 – magic, manifest, format


@pytest.mark.parametrize("magic", [b"", b"CMX2", b"cmx1", b"CMX1 ", b"\xef\xbb\xbfCMX1"])
def test_another_first_line_is_refused(magic: bytes) -> None:
    parts = Parts.honest()
    parts.magic = magic
    assert refusal(parts.close()) == "not_ours"


def test_a_package_of_one_line_is_refused() -> None:
    assert refusal(sealed(gzipped(b"CMX1\n"))) == "damaged_content"


MANIFESTS: list[dict[str, Any]] = [
    {"package": "01" * 15},
    {"package": "01" * 16 + "\n"},
    {"kind": "letter"},
    {"practice": 1},
    {"practice": None},
    {"season": SEASON.upper()},
    {"number": 0},
    {"number": 2**53},
    {"number": 10**40},
    {"number": 1.5},
    {"number": "1"},
    {"made_at": "yesterday"},
    {"offset": "+5"},
    {"ruleset": "abc"},
    {"recipients": []},
    {"recipients": [{}]},
    {"recipients": [{"device": OFFICE.device, "activation": OFFICE.public.sealing}]},
    {"recipients": [{"device": OFFICE.device}] * 64},
    {"recipients": [{"device": OFFICE.device, "extra": 1}]},
    {"facts": {"enrolment": -1}},
    {"control": {"sheets": 3}},
    {"control": {"sheets": 3, "marks": {"C0": -1}}},
    {"have": {"nobody": []}},
    {"have": {"a" * 64: [[0, "b" * 64]]}},
    {"have": {"a" * 64: [[1, "b" * 64, 2]]}},
    {"seen": {"a" * 64: [[1, "b" * 64]] * 17}},
    {"diary": {"n": 1}},
    {"program": "p" * 65},
    {"format": 0},
    {"format": "1"},
    {"lowest_format": 0},
    {"extra": 1},
    {"sender": {"device": OFFICE.device}},
    {"deep": [[[[[[[[[[[[[1]]]]]]]]]]]]]},
    {"deep": 0.5},
]


@pytest.mark.parametrize("change", MANIFESTS)
def test_a_manifest_that_breaks_the_schema_is_refused(change: dict[str, Any]) -> None:
    assert changed(lambda p: p.manifest.update(change)) == "manifest"


@pytest.mark.parametrize("name", sorted(Parts.honest().manifest))
def test_a_manifest_without_one_field_is_refused(name: str) -> None:
    parts = Parts.honest()
    parts.manifest.pop(name)
    parts.rehash = False
    assert refusal(parts.close()) == "manifest"


WRITINGS: list[Callable[[bytes], bytes]] = [
    lambda raw: raw.replace(b":", b": ", 1),
    lambda raw: b"[" + raw + b"]",
    lambda raw: raw[:-1] + b',"number":1}',
    lambda raw: raw.replace(b'"number":1,', b'"number":1e0,'),
    lambda raw: raw.replace(b'"number":1,', b'"number":NaN,'),
    lambda raw: raw.replace(b'"number":1,', b'"number":-0,'),
    lambda raw: raw.replace(b"commission-app", b"commission\\u002dapp"),
    lambda raw: raw.replace(b"commission-app", b"commission\\ud800app"),
    lambda raw: raw.replace(b"commission-app", b"commission\xffapp"),
    lambda raw: raw[:-1],
    lambda raw: b"[" * 100_000,
    lambda raw: b'{"a":' * 50_000,
    lambda raw: b"",
    lambda raw: b"null",
    lambda raw: b'{"a":"' + b"x" * (1 << 19) + b'"}',
]


@pytest.mark.parametrize("spoil", WRITINGS)
def test_a_manifest_in_another_writing_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    parts = Parts.honest()
    parts.plain()
    parts.raw = spoil(dumps(parts.manifest)) or b" "
    assert refusal(parts.close()) == "manifest"


def test_a_format_that_needs_a_newer_program_says_so() -> None:
    newer = {"format": 3, "lowest_format": 2, "program": "commission-app 9", "shape": [1]}
    parts = Parts.honest()
    parts.manifest = newer
    parts.rehash = False
    with pytest.raises(UserError, match=r"exchange\.newer") as found:
        opened(parts.close())
    assert found.value.values == {"program": "commission-app 9"}


def test_a_newer_format_that_this_program_may_read_can_say_more() -> None:
    parts = Parts.honest()
    parts.manifest.update(format=2, weather="fine")
    assert opened(parts.close()).manifest.format == 2


# 5 – the sender


def test_a_sender_who_is_not_the_hash_of_its_keys_is_refused() -> None:
    change = {"device": OTHER.device}
    assert changed(lambda p: p.manifest["sender"].update(change)) == "sender_keys"


def weak_sender(parts: Parts) -> None:
    parts.manifest["sender"]["signing"] = "01" + "00" * 31


def poisoned_sender(parts: Parts) -> None:
    parts.manifest["sender"]["sealing"] = bech32.encode("age", bytes(32))


@pytest.mark.parametrize("poison", [weak_sender, poisoned_sender])
def test_a_sender_with_a_poisoned_key_is_refused(poison: Callable[[Parts], None]) -> None:
    assert changed(poison) == "sender_keys"


def test_a_manifest_signed_by_somebody_else_is_refused() -> None:
    parts = Parts.honest()
    parts.signer = OTHER
    assert refusal(parts.close()) == "signature"


SIGNATURES: list[Callable[[bytes], bytes]] = [
    lambda line: b"",
    lambda line: line[:-4],
    lambda line: line + b"=",
    lambda line: b" " + line,
    lambda line: line.replace(line[:1], b"!", 1),
    lambda line: line[:-3] + bytes([line[-3] + 1]) + line[-2:],  # the same bytes, other text
]


@pytest.mark.parametrize("spoil", SIGNATURES)
def test_a_signature_in_another_writing_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    magic, raw, line, payload = Parts.honest().plain().split(b"\n", 3)
    plain = b"\n".join((magic, raw, spoil(line), payload))
    assert refusal(sealed(gzipped(plain))) == "signature"


# 6 – the address


def test_a_package_that_names_other_recipients_is_refused() -> None:
    change = {"recipients": [{"device": OTHER.device}]}
    assert changed(lambda p: p.manifest.update(change)) == "address"


def test_a_laptop_opens_what_its_office_sent_and_nothing_else() -> None:
    sender = a_chain()[0].keys.device
    for pin in (sender, short_fingerprint(sender)):
        expect = Expect(OFFICE.device, SEASON, practice=True, senders=("f" * 64, pin))
        assert open_package(a_package(), OFFICE.open, expect)
    expect = Expect(OFFICE.device, SEASON, practice=True, senders=(OTHER.device,))
    assert refusal(a_package(), expect) == "sender"


def test_a_package_of_another_season_is_refused() -> None:
    assert refusal(a_package(), Expect(OFFICE.device, "aa" * 16, practice=True)) == "season"


def test_a_practice_package_is_refused_in_a_real_season() -> None:
    assert refusal(a_package(), Expect(OFFICE.device, SEASON, practice=False)) == "practice"


def test_a_real_package_is_refused_in_practice() -> None:
    assert changed(lambda p: p.manifest.update(practice=False)) == "not_practice"


def test_a_new_laptop_takes_any_season_in_earnest_or_practice() -> None:
    code = "0123456789ABCDEF"
    identity = identity_from_text(code, "activation", b"", 10)
    me = recipient_of(identity)
    data = pack(a_draft("assignment"), [], OFFICE, [Addressee(me)])
    package = open_package(data, lambda b: unseal(b, identity), Expect(me, None, practice=None))
    assert package.manifest.recipients[0].activation == me


# 7 – payload, counts, control totals


def test_other_facts_than_the_sender_signed_for_are_refused() -> None:
    parts = Parts.honest()
    parts.plain()
    parts.lines[1], parts.lines[2] = parts.lines[2], parts.lines[1]
    parts.rehash = False
    assert refusal(parts.close()) == "payload"


@pytest.mark.parametrize(
    "counts", [{}, {"enrolment": 1, "sheet": 2}, {"enrolment": 1, "sheet": 3, "vote": 0}]
)
def test_other_counts_than_stated_are_refused(counts: dict[str, int]) -> None:
    assert changed(lambda p: p.manifest.update(facts=counts)) == "counts"


def test_a_fact_that_comes_twice_is_refused() -> None:
    def twice(parts: Parts) -> None:
        parts.lines.append(parts.lines[-1])
        parts.manifest["facts"]["sheet"] = 4

    assert changed(twice) == "counts"


@pytest.mark.parametrize(
    "control",
    [
        {"sheets": 2, "marks": {"C0": 12, "C1": 15}},
        {"sheets": 3, "marks": {"C0": 12, "C1": 16}},
        {"sheets": 3, "marks": {"C0": 12}},
        {"sheets": 3, "marks": {}},
    ],
)
def test_other_totals_than_stated_are_refused(control: dict[str, Any]) -> None:
    assert changed(lambda p: p.manifest.update(control=control)) == "control"


# 8 – facts


def line(number: int, spoil: Callable[[bytes], bytes]) -> str:
    def change(parts: Parts) -> None:
        parts.lines[number] = spoil(parts.lines[number])

    return changed(change)


LINES: list[Callable[[bytes], bytes]] = [
    lambda line: b"",
    lambda line: line.replace(b"\t", b" ", 1),
    lambda line: line + b"\t",
    lambda line: line + b" ",
    lambda line: line + b"\r",
    lambda line: line.replace(b'"n":2', b'"n":02'),
    lambda line: line.replace(b'"n":2', b'"n":0'),
    lambda line: line.replace(b'"n":2', b'"n":9007199254740992'),
    lambda line: line.replace(b'"n":2', b'"n":' + b"9" * 5000),
    lambda line: line.replace(b'"v":1', b'"v":1.0'),
    lambda line: line.replace(b'"about":', b'"About":', 1),
    lambda line: line.replace(b'"level":4', b'"level":5'),
    lambda line: line.replace(b"\t\t", b"\tAAAA\t"),
]


@pytest.mark.parametrize("spoil", LINES)
def test_a_line_that_is_no_fact_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    assert line(1, spoil) == "fact"


def packed(facts: list[Fact], scribe: Scribe, kind: Kind = "sheets") -> bytes:
    """A package of whatever facts, by a device that does not look."""
    return Parts.of(facts, scribe.keys, kind).close()


BODY = msgspec.to_builtins(a_sheet("L1", 4, 5)) | {"salt": "ab" * 16}
BODIES: list[bytes] = [
    dumps(BODY | {"salt": ""}),
    dumps({name: value for name, value in BODY.items() if name != "salt"}),
    dumps(BODY | {"state": "open"}),
    dumps(BODY | {"extra": 1}),
    dumps(BODY | {"note": ""}),
    dumps(BODY | {"interview": "L2"}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 101}]}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 2**33}]}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 4}] * 61}),
    dumps(BODY | {"marks": "all"}),
    dumps(BODY).replace(b",", b", ", 1),
]


@pytest.mark.parametrize("kind", ["sheets", "extract", "update", "assignment"])
@pytest.mark.parametrize("body", BODIES)
def test_a_sheet_that_breaks_its_schema_is_refused(body: bytes, kind: Kind) -> None:
    scribe, facts = a_chain(sheets=1)
    facts.append(scribe.chain(body, "sheet", "L1/m01"))
    parts = Parts.of([*facts[:-1]], scribe.keys, kind)
    parts.lines = [*parts.lines[:-1], *_lines(facts[-2:])]
    parts.manifest["facts"]["sheet"] = 2
    parts.manifest["control"] = _control(facts)
    assert refusal(parts.close()) == "fact"


def _lines(facts: list[Fact]) -> list[bytes]:
    return [b"%s\t\t%s" % (fact.raw, fact.body or b"") for fact in facts]


def _control(facts: list[Fact]) -> dict[str, Any]:
    """What a careless sender would have added up."""
    marks: dict[str, int] = {}
    sheets = [fact.body for fact in facts if fact.header.kind == "sheet"]
    for body in sheets:
        found = msgspec.json.decode(body or b"")["marks"]
        for mark in found if found != "all" else ():
            marks[mark["criterion"]] = marks.get(mark["criterion"], 0) + mark["level"]
    return {"sheets": len(sheets), "marks": marks}


def test_a_fact_of_another_season_is_refused() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.write(a_sheet("L9", 1, 1), season="aa" * 16))
    assert refusal(packed(facts, scribe)) == "fact_season"


def test_a_trust_fact_without_its_body_is_refused() -> None:
    scribe, facts = a_chain()
    assert refusal(packed([facts[0].without_body(), *facts[1:]], scribe)) == "fact"


def test_a_withheld_sheet_passes_and_is_not_counted() -> None:
    scribe, facts = a_chain()
    facts[1] = facts[1].without_body()
    package = opened(packed(facts, scribe, "extract"))
    assert (package.manifest.control.sheets, package.facts[1].body) == (2, None)


def test_a_missing_fact_breaks_the_chain() -> None:
    scribe, facts = a_chain()
    assert refusal(packed([facts[0], *facts[2:]], scribe)) == "links"


def test_a_chain_without_its_first_fact_is_refused() -> None:
    scribe, facts = a_chain()
    assert refusal(packed(facts[1:], scribe)) == "links"


def test_a_chain_that_skips_a_number_is_refused() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.write(a_sheet("L9", 1, 1), n=9))
    assert refusal(packed(facts, scribe)) == "links"


def test_a_first_fact_that_introduces_nobody_is_refused() -> None:
    scribe = Scribe("laptop")
    assert refusal(packed([scribe.write(a_sheet("L1", 4, 5))], scribe)) == "links"


def test_a_chain_that_joins_another_devices_is_refused() -> None:
    scribe, facts = a_chain()
    other, others = a_chain("other")
    facts.append(scribe.write(a_sheet("L9", 1, 1), prev=others[-1].digest, n=5))
    assert other.keys.device != scribe.keys.device
    assert refusal(packed([*facts, *others], scribe)) == "links"


def test_a_leaf_without_its_signature_is_refused() -> None:
    assert line(3, lambda raw: re.sub(rb"\t[^\t]+\t", b"\t\t", raw)) == "leaf_signature"


def test_a_leaf_signed_by_another_device_is_refused() -> None:
    scribe, facts = a_chain()
    signature = OTHER.sign("commission-sign-1", facts[-1].digest)
    last = Fact(facts[-1].digest, facts[-1].header, facts[-1].raw, facts[-1].body, signature)
    assert refusal(packed([*facts[:-1], last], scribe)) == "leaf_signature"


def test_each_end_of_a_fork_must_be_signed() -> None:
    scribe, facts = a_chain()
    fork = scribe.write(a_sheet("L9", 1, 1), n=4, prev=facts[2].digest)
    assert len(opened(packed([*facts, fork], scribe)).facts) == 5
    bare = Fact(fork.digest, fork.header, fork.raw, fork.body)
    assert refusal(packed([*facts, bare], scribe)) == "leaf_signature"


def test_a_device_that_is_not_the_hash_of_its_keys_is_refused() -> None:
    scribe = Scribe("laptop")
    stranger = scribe.introduction(signing=OTHER.public.signing)
    assert refusal(packed([scribe.write(stranger)], scribe)) == "leaf_signature"


def test_a_package_that_introduces_a_poisoned_key_is_refused() -> None:
    scribe = Scribe("laptop")
    sealing = bech32.encode("age", bytes(32))
    body = Device(signing=scribe.keys.public.signing, sealing=sealing)
    facts = [scribe.write(body, device="f" * 64, prev="f" * 64)]
    assert refusal(packed(facts, scribe, "update")) == "foreign_keys"


def test_a_kind_of_a_newer_program_is_kept_as_it_came() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.chain(b'{"colour":"blue","salt":"00"}', "rainbow", "sky"))
    package = opened(packed(facts, scribe))
    assert package.facts[-1].body == b'{"colour":"blue","salt":"00"}'


def test_a_sheet_of_a_newer_program_is_kept_and_totals_are_left_open() -> None:
    scribe, facts = a_chain()
    body = b'{"marks":"in another form","salt":"00"}'
    facts.append(scribe.chain(body, "sheet", "L1/m01", v=99))
    parts = Parts.of(facts, scribe.keys)
    parts.manifest["control"]["sheets"] = 4
    assert opened(parts.close()).facts[-1].body == body


@pytest.mark.parametrize(
    "body", [b'{"n":0.5}', b'{"n":9007199254740992}', b'{"b":1,"a":2}', b"[1]", b"{"]
)
def test_an_unknown_kind_must_still_be_canonical(body: bytes) -> None:
    scribe, facts = a_chain()
    facts.append(scribe.chain(body, "rainbow", "sky"))
    assert refusal(packed(facts, scribe)) == "fact"


def test_only_signatures_of_leaves_stay() -> None:
    scribe, facts = a_chain()
    parts = Parts.of(facts, scribe.keys)
    parts.lines[1] = parts.lines[1].replace(b"\t\t", b"\t" + b"A" * 86 + b"==\t")
    package = opened(parts.close())
    assert [bool(fact.signature) for fact in package.facts] == [False, False, False, True]


def test_what_the_manifest_vouches_for_carries_no_signature() -> None:
    scribe, facts = a_chain()
    parts = Parts.of(facts, scribe.keys, "update")
    parts.lines[1] = parts.lines[1].replace(b"\t\t", b"\t" + b"A" * 86 + b"==\t")
    assert not any(fact.signature for fact in opened(parts.close()).facts)


def test_the_manifest_is_kept_as_it_was_signed() -> None:
    package = opened(a_package())
    assert package.manifest.signed_by_sender(package.raw, package.signature)
