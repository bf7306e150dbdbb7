"""Bytes of a fact: identity, strictness, codes."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from commission_app.domain.facts.header import (
    Fact,
    Header,
    control_code,
    digest_of,
    state_digest,
)
from commission_app.shared import canonical

BODY = b'{"salt":"00"}'
HEADER = Header(
    season="0" * 32,
    device="1" * 64,
    n=1,
    prev="1" * 64,
    kind="sheet",
    v=1,
    at="2026-09-29T04:14:03.120Z",
    offset="+05:00",
    user="aigul",
    about="L1/m1",
    supersedes=("2" * 64,),
    body=hashlib.sha256(BODY).hexdigest(),
)


def test_the_identity_is_a_tagged_digest_of_the_bytes() -> None:
    fact = Fact.make(HEADER, BODY)
    assert fact.digest == hashlib.sha256(b"commission-fact-1\0" + fact.raw).hexdigest()
    assert fact.digest == digest_of(fact.raw)


def test_the_bytes_are_canonical_json_with_sorted_names() -> None:
    raw = Fact.make(HEADER, BODY).raw
    assert raw.startswith(b'{"about":"L1/m1","at":"2026-09-29T04:14:03.120Z","body":"')
    assert b" " not in raw


def test_a_fact_is_read_back_as_it_was_made() -> None:
    made = Fact.make(HEADER, BODY, b"s" * 64)
    assert Fact.read(made.raw, BODY, b"s" * 64) == made
    assert Fact.stored(made.digest, made.raw, BODY, b"s" * 64) == made


def test_a_stored_fact_may_lack_body_and_signature() -> None:
    made = Fact.make(HEADER, None)
    assert Fact.stored(made.digest, made.raw, None, None) == made


def test_the_body_is_the_one_that_the_header_names() -> None:
    with pytest.raises(ValueError, match="body"):
        Fact.read(Fact.make(HEADER, BODY).raw, BODY + b" ")


def test_a_body_may_be_absent() -> None:
    made = Fact.make(HEADER, BODY, b"s")
    bare = made.without_body()
    assert bare == Fact.read(made.raw, None, b"s")
    assert bare.digest == made.digest


def test_a_thing_is_a_kind_and_what_it_is_about() -> None:
    assert HEADER.thing == ("sheet", "L1/m1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"season": "0" * 33},
        {"season": "0" * 32 + "\n"},
        {"device": "G" * 64},
        {"device": "1" * 64 + "\n"},
        {"n": 0},
        {"n": 2**53},
        {"v": 0},
        {"kind": "k" * 65},
        {"about": "a" * 161},
        {"user": "u" * 161},
        {"supersedes": ("2" * 63,)},
        {"supersedes": ("2" * 64,) * 1001},
        {"body": ""},
    ],
)
def test_a_header_out_of_bounds_is_neither_read_nor_made(wrong: dict[str, object]) -> None:
    header = msgspec.structs.replace(HEADER, **wrong)
    with pytest.raises(ValueError, match="Expected"):
        Fact.read(canonical.encode(header), None)
    with pytest.raises(ValueError, match="Expected"):
        Fact.make(header, None)


@pytest.mark.parametrize(
    "change",
    [
        (b'"n":1', b'"n":1.0'),
        (b'"n":1', b'"n": 1'),
        (b'"n":1', b'"n":1,"new":1'),
        (b'"n":1', b'"n":1,"n":1'),
        (b"}", b"}\n"),
        (b"aigul", b"\\u0061igul"),
    ],
)
def test_another_spelling_of_a_header_is_refused(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(ValueError, match=r"canonical|unknown|trailing|float"):
        Fact.read(Fact.make(HEADER, None).raw.replace(*change), None)


def test_the_state_of_a_set_knows_no_order_and_no_repetition() -> None:
    one, two = "1" * 64, "2" * 64
    assert state_digest([one, two]) == state_digest([two, one, two])
    assert state_digest([one]) != state_digest([one, two])
    assert state_digest([]) == hashlib.sha256(b"").hexdigest()


def test_a_control_code_is_a_hundred_bits_in_four_groups() -> None:
    assert control_code("0" * 64) == "00000-00000-00000-00000"
    assert control_code("f" * 64) == "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ"
    assert control_code("f" * 25 + "0" * 39) == "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ"
    assert control_code("f" * 24 + "0" * 40) != control_code("f" * 25 + "0" * 39)
