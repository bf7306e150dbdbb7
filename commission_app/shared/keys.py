"""A device's two keys behind two doors, sign/verify and seal/open; keys of typed secrets."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from pyrage import x25519

from commission_app.shared import age_guard, bech32
from commission_app.shared.crockford import encode_bits, grouped

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from commission_app.shared.world import World

Identity = x25519.Identity
Label = Literal["passphrase", "recovery", "activation"]
LOG2N: dict[Label, int] = {"passphrase": 17, "recovery": 17, "activation": 16}
FINGERPRINT_BITS = 120

_P = 2**255 - 19  # the field of both curves
_EVERYTHING_BUT_SIGN = 2**255 - 1
_ORDER_8 = int.from_bytes(
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
)
_Y8 = _ORDER_8 & _EVERYTHING_BUT_SIGN
_SMALL_ORDER = {0, 1, _P - 1, _Y8, _P - _Y8}
# The same points on the other curve: with them every exchange of keys gives nothing but zeros.
_LOW_ORDER = {0, 1, _P - 1, *((1 + y) * pow(1 - y, -1, _P) % _P for y in (_Y8, _P - _Y8))}


class NotForThisKey(ValueError):  # noqa: N818 - a finding, named by what happened
    """The bytes are sealed, but to other keys."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public half: `signing` is Ed25519 in hexadecimal, `sealing` an age recipient."""

    signing: str
    sealing: str

    @property
    def device(self) -> str:
        """The device's id, 64 hexadecimal digits; ValueError for keys of a wrong form."""
        return _device(self.signing, self.sealing)

    def verify(self, tag: str, digest: str, signature: bytes) -> bool:
        """Whether this device signed `digest` (hexadecimal) under `tag`; a weak key never."""
        try:
            key, message = signing_key(self.signing), _message(tag, digest)
        except ValueError:
            return False
        try:
            key.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def check(self) -> None:
        """ValueError for keys of a wrong form, not canonical or of small order."""
        _check(self.signing, self.sealing)


class Keys:
    """Both secret keys of one device: 32 bytes for signing, then 32 for opening."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != 64:
            raise ValueError("a device's secret has 64 bytes")
        self.secret = secret
        self._signing = Ed25519PrivateKey.from_private_bytes(secret[:32])
        self._opening = _identity(secret[32:])
        self.public = PublicKeys(
            self._signing.public_key().public_bytes_raw().hex(), recipient_of(self._opening)
        )
        self.device = self.public.device

    @classmethod
    def make(cls, world: World) -> Keys:
        """New keys from the world's randomness."""
        return cls(world.random(64))

    def forget(self) -> None:
        """Sign and open nothing any more; who it is stays known."""
        self.secret = b""
        del self._signing, self._opening

    def sign(self, tag: str, digest: str) -> bytes:
        """64 bytes over `tag`, a zero byte and the raw digest."""
        return self._signing.sign(_message(tag, digest))

    def open(self, sealed: bytes) -> bytes:
        """As `unseal` with this device's own key."""
        return unseal(sealed, self._opening)


def tagged(tag: str, *parts: bytes) -> bytes:
    """SHA-256 over `tag`, a zero byte and the parts: no digest of one use serves another."""
    return hashlib.sha256(tag.encode() + b"\0" + b"".join(parts)).digest()


def seal(data: bytes, recipients: Iterable[str]) -> bytes:
    """An age file to all recipients (`age1…`); ValueError for one that is no good key."""
    with _refusing_panics():
        return pyrage.encrypt(
            data, [x25519.Recipient.from_str(one) for one in sorted(set(recipients))]
        )


def unseal(sealed: bytes, identity: Identity) -> bytes:
    """What an age file holds; NotForThisKey when sealed to others, ValueError if damaged."""
    age_guard.check_header(sealed)
    with _refusing_panics():
        return pyrage.decrypt(sealed, [identity])


def identity_from_text(text: str, label: Label, salt: bytes, log2n: int = 17) -> Identity:
    """The age identity of a typed secret by scrypt (RFC 7914, r = 8, p = 1).

    Half a second at 2^17, without holding the interpreter's lock.
    """
    secret = unicodedata.normalize("NFKC", text).encode()
    salted = label.encode() + b"\0" + salt
    raw = hashlib.scrypt(secret, salt=salted, n=1 << log2n, r=8, p=1, maxmem=1 << 28, dklen=32)
    return _identity(raw)


def recipient_of(identity: Identity) -> str:
    """The public half, `age1…`."""
    return str(identity.to_public())


def fingerprint(device: str) -> str:
    """The first 120 bits of a device id for people: six groups of four characters."""
    return grouped(encode_bits(bytes.fromhex(device), FINGERPRINT_BITS), 4)


def short_fingerprint(device: str) -> str:
    """The first eight characters of the fingerprint, `XXXX-XXXX`."""
    return fingerprint(device)[:9]


def _message(tag: str, digest: str) -> bytes:
    return tag.encode() + b"\0" + bytes.fromhex(digest)


def _identity(raw: bytes) -> Identity:
    return Identity.from_str(bech32.encode("age-secret-key-", raw).upper())


@lru_cache(1024)
def _device(signing: str, sealing: str) -> str:
    raw, sealed = bytes.fromhex(signing), bech32.decode("age", sealing)
    if len(raw) != 32 or len(sealed) != 32 or raw.hex() != signing:
        raise ValueError("form of a key")
    return tagged("commission-device-1", raw, sealed).hex()


@lru_cache(1024)
def signing_key(signing: str) -> Ed25519PublicKey:
    """ValueError when not canonical or of small order: such a key "signs" everything."""
    raw = bytes.fromhex(signing)
    y = int.from_bytes(raw, "little") & _EVERYTHING_BUT_SIGN
    if len(raw) != 32 or raw.hex() != signing or y >= _P or y in _SMALL_ORDER:
        raise ValueError("signing key")
    return Ed25519PublicKey.from_public_bytes(raw)


@lru_cache(1024)
def _check(signing: str, sealing: str) -> None:
    _device(signing, sealing)
    signing_key(signing)
    u = int.from_bytes(bech32.decode("age", sealing), "little")
    if u >= _P or u in _LOW_ORDER:
        raise ValueError("sealing key")
    seal(b"", [sealing])


@contextmanager
def _refusing_panics() -> Generator[None]:
    """Turn what pyrage throws into ValueError, its panics too: they are no Exceptions."""
    try:
        yield
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":
            raise NotForThisKey("sealed to other keys") from None
        raise ValueError("damaged") from error
    except (pyrage.EncryptError, pyrage.RecipientError, OSError) as error:
        raise ValueError("sealing") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("sealing") from None
