"""What a certificate's QR code says: CBOR in COSE_Sign1 (RFC 9052), zlib, base 45, `KZL1:`."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import base45
import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from commission_app.shared.errors import UserError
from commission_app.shared.keys import signing_key
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX = "KZL1:"
TEXT, INFLATED = 1500, 2048  # characters of the code; bytes inside
LONGEST = 300  # characters of one field
_AAD = b"KZL1"
_KEY_ID = 8  # bytes
_FIRST = (
    -65537
)  # RFC 8392: keys below -65536 are for private use; the fields count down from here
_EDDSA = {1: -8}  # protected header: alg

# d2 84 | bstr protected, 13 bytes: a2 01 27 04 48 and the key id | a0 | bstr payload | 58 40 …
_HEAD = b"\xd2\x84\x4d"
_PROTECTED = bytes.fromhex("a201270448")
_SIGNATURE = b"\x58\x40"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateStatement:
    """What a certificate states, without the IIN; dates are ISO 8601, empty for none."""

    number: str
    names_kk: str
    names_ru: str
    issued: str
    order: str
    protocol_code: str
    category: str
    valid_until: str
    season: str
    practice: bool


_FIELDS = tuple(field.name for field in fields(CertificateStatement))
_DATES = ("issued", "valid_until")


def key_id(public: bytes) -> bytes:
    """How a statement names the raw Ed25519 key that signed it: 8 bytes of a tagged SHA-256."""
    return hashlib.sha256(b"commission-certificate-key-1\0" + public).digest()[:_KEY_ID]


def certificate_public_key(secret: bytes) -> bytes:
    """The 32 public bytes of an office's certificate key, itself 32 random bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, said: CertificateStatement) -> str:
    """The text for the QR code, `KZL1:…`; ValueError when a reader would refuse a field."""
    key = Ed25519PrivateKey.from_private_bytes(secret)
    named = key_id(key.public_key().public_bytes_raw())
    protected = cbor2.dumps({**_EDDSA, 4: named}, canonical=True)
    numbered = {_FIRST - i: getattr(said, name) for i, name in enumerate(_FIELDS)}
    _stated(numbered)
    payload = cbor2.dumps(numbered, canonical=True)
    signature = key.sign(_to_be_signed(protected, payload))
    message = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))
    text = PREFIX + base45.b45encode(zlib.compress(message, 9)).decode()
    if len(text) > TEXT or len(message) > INFLATED:
        raise ValueError("too long for a code")
    return text


def verify(text: str, keys: Iterable[bytes]) -> CertificateStatement:
    """What a genuine code states; UserError for a damaged, a forged one or an unknown key.

    `keys` are raw Ed25519 public keys. No payload is parsed before its signature holds.
    """
    try:
        protected, payload, signature = _split(_message(text))
    except ValueError:
        raise UserError(T("exchange.certificate_damaged")) from None
    known = {key_id(key): key for key in keys}
    public = known.get(protected[len(_PROTECTED) :])
    if public is None:
        raise UserError(T("exchange.certificate_unknown_key"))
    try:
        signing_key(public.hex()).verify(signature, _to_be_signed(protected, payload))
    except (InvalidSignature, ValueError):
        raise UserError(T("exchange.certificate_forged")) from None
    try:
        return _read(payload)
    except (ValueError, cbor2.CBORError):
        raise UserError(T("exchange.certificate_damaged")) from None


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, _AAD, payload])


def _message(text: str) -> bytes:
    """The COSE message in a code, within the bounds of both forms."""
    if not text.startswith(PREFIX) or len(text) > TEXT:
        raise ValueError("not a certificate code")
    inflating = zlib.decompressobj()
    try:
        message = inflating.decompress(base45.b45decode(text[len(PREFIX) :]), INFLATED + 1)
    except zlib.error:
        raise ValueError("damaged") from None
    if len(message) > INFLATED or not inflating.eof or inflating.unused_data:
        raise ValueError("damaged")
    return message


def _split(message: bytes) -> tuple[bytes, bytes, bytes]:
    """Protected header, payload and signature of this one shape; there is no general parser."""
    protected = message[3:16]
    if message[:3] != _HEAD or protected[:5] != _PROTECTED or message[16:17] != b"\xa0":
        raise ValueError("shape")
    if message[17:18] == b"\x58":
        size, at = int.from_bytes(message[18:19], "big"), 19
    elif message[17:18] == b"\x59":
        size, at = int.from_bytes(message[18:20], "big"), 20
    else:
        raise ValueError("shape")
    payload, rest = message[at : at + size], message[at + size :]
    if len(payload) != size or rest[:2] != _SIGNATURE or len(rest) != 66:
        raise ValueError("shape")
    return protected, payload, rest[2:]


def _read(payload: bytes) -> CertificateStatement:
    """The fields of a signed payload: canonical, complete and bounded."""
    value: object = cbor2.loads(payload)
    if cbor2.dumps(value, canonical=True) != payload or not isinstance(value, dict):
        raise ValueError("not canonical")
    return _stated(cast("dict[int, object]", value))


def _stated(numbered: dict[int, Any]) -> CertificateStatement:
    named = dict(
        zip(_FIELDS, (numbered.get(_FIRST - i) for i in range(len(_FIELDS))), strict=True)
    )
    if len(numbered) != len(_FIELDS):
        raise ValueError("fields")
    practice = named.pop("practice")
    texts = {name: value for name, value in named.items() if isinstance(value, str)}
    if len(texts) != len(named) or not isinstance(practice, bool):
        raise ValueError("field")
    if any(len(value) > LONGEST for value in texts.values()):
        raise ValueError("field too long")
    for name in _DATES:
        if texts[name] and date.fromisoformat(texts[name]).isoformat() != texts[name]:
            raise ValueError("date")
    return CertificateStatement(**texts, practice=practice)
