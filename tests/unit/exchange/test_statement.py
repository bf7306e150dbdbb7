"""What the code on a certificate states, and which codes are refused."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings, strategies as st

from commission_app.exchange import statement
from commission_app.exchange.statement import CertificateStatement
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say

SECRET = bytes(range(32))
PUBLIC = statement.certificate_public_key(SECRET)
SAID = CertificateStatement(
    number="KZL-2026-0417",
    names_kk="Әбдірахманқызы Нұрсұлу Қуанышбекқызы",
    names_ru="Абдрахманкызы Нурсулу Куанышбеккызы",
    issued="2026-11-02",
    order="318-НҚ",
    protocol_code="K3M7Q-9ZT0A-1B2C3-D4E5F",
    category="principal",
    valid_until="2029-11-02",
    season="5e" * 16,
    practice=False,
)
CODE = statement.sign(SECRET, SAID)


def refusal(text: str, *keys: bytes) -> str:
    with pytest.raises(UserError) as found:
        statement.verify(text, keys or (PUBLIC,))
    for language in LANGUAGES:
        assert say(found.value.key, language, **found.value.values)
    return found.value.key.removeprefix("exchange.certificate_")


def message() -> list[Any]:
    """The four parts of the honest code's COSE message."""
    raw = zlib.decompress(base45.b45decode(CODE[5:]))
    return list(cbor2.loads(raw).value)


def coded(raw: bytes) -> str:
    return "KZL1:" + base45.b45encode(zlib.compress(raw, 9)).decode()


def signed(payload: bytes, protected: bytes | None = None) -> str:
    """A code over any payload by the true key."""
    head = message()[0] if protected is None else protected
    said = cbor2.dumps(["Signature1", head, b"KZL1", payload])
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(said)
    return coded(cbor2.dumps(cbor2.CBORTag(18, [head, {}, payload, signature])))


def test_what_is_signed_is_read_again() -> None:
    assert statement.verify(CODE, [PUBLIC]) == SAID


def test_the_right_key_is_found_among_others() -> None:
    assert statement.verify(CODE, [bytes(32), PUBLIC]) == SAID


def test_the_code_fits_a_small_square() -> None:
    assert len(CODE) < 600


def test_the_message_is_cose_sign1_with_eddsa_and_a_key_id() -> None:
    protected, unprotected, payload, signature = message()
    assert cbor2.loads(protected) == {1: -8, 4: statement.key_id(PUBLIC)}
    assert unprotected == {}
    assert len(signature) == 64
    assert sorted(cbor2.loads(payload)) == list(range(-65546, -65536))


def test_a_helper_that_signs_anything_signs_as_we_do() -> None:
    assert statement.verify(signed(message()[2]), [PUBLIC]) == SAID


def test_an_unknown_key_is_told_apart_from_a_forgery() -> None:
    assert refusal(CODE, bytes(range(32))) == "unknown_key"


def test_a_changed_field_is_a_forgery() -> None:
    parts = message()
    parts[2] = parts[2].replace(b"KZL-2026-0417", b"KZL-2026-0418")
    assert refusal(coded(cbor2.dumps(cbor2.CBORTag(18, parts)))) == "forged"


def test_a_changed_signature_is_a_forgery() -> None:
    parts = message()
    parts[3] = bytes([parts[3][0] ^ 1]) + parts[3][1:]
    assert refusal(coded(cbor2.dumps(cbor2.CBORTag(18, parts)))) == "forged"


def test_a_weak_key_proves_nothing() -> None:
    weak = (1).to_bytes(32, "little")
    parts = message()
    parts[0] = cbor2.dumps({1: -8, 4: statement.key_id(weak)}, canonical=True)
    parts[3] = weak + bytes(32)
    assert refusal(coded(cbor2.dumps(cbor2.CBORTag(18, parts))), weak) == "forged"


RAW = zlib.decompress(base45.b45decode(CODE[5:]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KZL1:",
        "KZL2:" + CODE[5:],
        CODE.lower(),
        CODE[:-1],
        CODE[:40],
        CODE + "0",
        CODE + "A" * 1500,
        "KZL1:Ә",
        "KZL1:" + base45.b45encode(zlib.compress(RAW) + b"\0").decode(),
        "KZL1:" + base45.b45encode(zlib.compress(RAW)[:-1]).decode(),
        coded(b""),
        coded(bytes(1_000_000)),
        coded(RAW[:-1]),
        coded(RAW + b"\0"),
        coded(RAW[1:]),
        coded(b"\xd2\x84\x4d" + b"\xff" * 100),
        coded(RAW[:17] + b"\x57" + RAW[18:]),
        coded(RAW[:16] + b"\xa1\x01\x02" + RAW[17:]),
    ],
)
def test_a_damaged_code_is_refused(text: str) -> None:
    assert refusal(text) == "damaged"


FIELDS: dict[int, object] = cbor2.loads(message()[2])
PAYLOADS = [
    cbor2.dumps({**FIELDS, -65536: 1}, canonical=True),
    cbor2.dumps({k: v for k, v in FIELDS.items() if k != -65537}, canonical=True),
    cbor2.dumps({**FIELDS, -65537: 417}, canonical=True),
    cbor2.dumps({**FIELDS, -65546: 1}, canonical=True),
    cbor2.dumps({**FIELDS, -65538: "Ә" * 301}, canonical=True),
    cbor2.dumps({**FIELDS, -65540: "2026-13-02"}, canonical=True),
    cbor2.dumps({**FIELDS, -65540: "20261102"}, canonical=True),
    cbor2.dumps(dict(reversed(FIELDS.items()))),
    cbor2.dumps(FIELDS, canonical=True) + b"\0",
    cbor2.dumps(list(FIELDS.values())) + b"\0" * 30,
    b"\xff" * 30,
    b"\x81" * 200,
    b"\x81" * 1800 + b"\0",
    b"\xc0" * 30,
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_even_a_true_signature_does_not_excuse_a_strange_payload(payload: bytes) -> None:
    assert refusal(signed(payload)) == "damaged"


@pytest.mark.parametrize(
    "change",
    [{"number": "x" * 301}, {"issued": "02.11.2026"}, {"valid_until": "soon"}],
)
def test_what_a_reader_would_refuse_is_not_signed(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        statement.sign(SECRET, replace(SAID, **change))


def test_a_statement_too_long_for_a_code_is_not_signed() -> None:
    long = dict.fromkeys(("number", "names_kk", "names_ru", "order", "category"), "Ққ" * 150)
    with pytest.raises(ValueError, match="too long"):
        statement.sign(SECRET, replace(SAID, **long))


def test_a_certificate_without_an_end_is_stated_as_such() -> None:
    said = replace(SAID, valid_until="", practice=True)
    assert statement.verify(statement.sign(SECRET, said), [PUBLIC]) == said


@settings(max_examples=200)
@given(at=st.integers(0, len(RAW) - 1), flip=st.integers(1, 255))
def test_no_flipped_bit_is_accepted(at: int, flip: int) -> None:
    raw = bytearray(RAW)
    raw[at] ^= flip
    with pytest.raises(UserError):
        statement.verify(coded(bytes(raw)), [PUBLIC])
