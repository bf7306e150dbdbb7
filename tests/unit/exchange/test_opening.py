"""Each step of opening refuses what is wrong in just that one thing, with its own text."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Any

import pytest

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
from tests.support.hostile import a_bomb
from tests.support.packages import (
    OFFICE,
    OTHER,
    SEASON,
    Parts,
    a_chain,
    a_draft,
    a_package,
    changed,
    dumps,
    gzipped,
    opened,
    plain_of,
    refusal,
    sealed,
    to_office,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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


@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4 a document", a_package()[:100], bytes(5000)], ids=range(4)
)
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
    assert refusal(sealed(a_bomb(257))) == "too_much_inside"
    assert refusal(sealed(a_bomb(1))) == "damaged_content"  # as it is made, it is a member


def test_a_bomb_of_lines_is_refused() -> None:
    assert refusal(sealed(gzipped(b"\n" * (opening.LINES + 1)))) == "too_much_inside"


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
