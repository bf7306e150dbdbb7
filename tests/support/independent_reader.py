"""A second reader of packages, written from the description of the format alone.

It shares no code with `commission_app`: age by `cryptography` primitives, JSON and gzip by the
standard library. It reads honest packages only: a witness, not a guard.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import json
from itertools import pairwise
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Json = dict[str, Any]
_CHUNK = 65536 + 16


Fact = tuple[str, Json, Json | None]  # digest, header, body


def read(data: bytes, sealing_secret: bytes) -> tuple[Json, list[tuple[Json, Json | None]]]:
    """Manifest and (header, body) of each fact; AssertionError where one does not hold."""
    manifest, facts = read_facts(data, sealing_secret)
    return manifest, [(header, body) for _, header, body in facts]


def read_facts(data: bytes, sealing_secret: bytes) -> tuple[Json, list[Fact]]:
    """The same with the digest of each fact before it."""
    plain = gzip.decompress(_age(data, sealing_secret))
    magic, raw, signature, *lines = plain.split(b"\n")
    assert magic == b"CMX1"
    assert lines.pop() == b""
    manifest: Json = json.loads(raw)
    sender = manifest["sender"]
    signing = bytes.fromhex(sender["signing"])
    device = b"commission-device-1\0" + signing + _recipient(sender["sealing"])
    assert hashlib.sha256(device).hexdigest() == sender["device"]
    said = b"commission-manifest-1\0" + hashlib.sha256(raw).digest()
    Ed25519PublicKey.from_public_bytes(signing).verify(base64.b64decode(signature), said)
    payload = b"".join(line + b"\n" for line in lines)
    assert hashlib.sha256(payload).hexdigest() == manifest["payload_sha256"]
    facts = [_fact(line) for line in lines]
    if manifest["kind"] in {"sheets", "extract"}:
        _chains(facts)
    return manifest, [(digest.hex(), header, body) for digest, header, body, _ in facts]


def read_journal(data: bytes) -> list[Fact]:
    """Facts of a journal that was exported as JSON lines; AssertionError as above."""
    facts: list[tuple[bytes, Json, Json | None, bytes]] = []
    for line in data.splitlines():
        said: Json = json.loads(line)
        if "diary" in said:
            continue
        body = said["body"] and _canonical(said["body"])
        signature = base64.b64encode(bytes.fromhex(said["signature"]))
        facts.append(
            _fact(b"%s\t%s\t%s" % (_canonical(said["header"]), signature, body or b""))
        )
        assert facts[-1][0].hex() == said["digest"]
    _chains(facts)
    return [(digest.hex(), header, body) for digest, header, body, _ in facts]


def _canonical(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _fact(line: bytes) -> tuple[bytes, Json, Json | None, bytes]:
    raw, signature, body = line.split(b"\t")
    header: Json = json.loads(raw)
    assert not body or hashlib.sha256(body).hexdigest() == header["body"]
    digest = hashlib.sha256(b"commission-fact-1\0" + raw).digest()
    return digest, header, json.loads(body) if body else None, base64.b64decode(signature)


def _chains(facts: list[tuple[bytes, Json, Json | None, bytes]]) -> None:
    """Each fact follows its predecessor; the last of each chain is signed by its device."""
    headers = {digest.hex(): header for digest, header, _, _ in facts}
    keys: dict[str, bytes] = {}
    for _, header, body, _ in facts:
        if header["n"] == 1:
            assert body is not None
            assert header["prev"] == header["device"]
            keys[header["device"]] = bytes.fromhex(body["signing"])
        else:
            before = headers[header["prev"]]
            assert (before["device"], before["n"]) == (header["device"], header["n"] - 1)
    followed = {header["prev"] for header in headers.values()}
    for digest, header, _, signature in facts:
        if digest.hex() not in followed:
            key = Ed25519PublicKey.from_public_bytes(keys[header["device"]])
            key.verify(signature, b"commission-sign-1\0" + digest)


def _age(data: bytes, secret: bytes) -> bytes:
    """age-encryption.org/v1 to an X25519 identity."""
    mac_at = data.index(b"\n---") + 4
    end = data.index(b"\n", mac_at)
    key = _file_key(data[:mac_at].decode().split("\n"), secret)
    assert key is not None, "not for this key"
    mac = hmac.new(_hkdf(key, b"", b"header"), data[:mac_at], "sha256").digest()
    assert _unpadded(data[mac_at + 1 : end].decode()) == mac
    stream = ChaCha20Poly1305(_hkdf(key, data[end + 1 : end + 17], b"payload"))
    body, plain = data[end + 17 :], b""
    chunks = [body[i : i + _CHUNK] for i in range(0, len(body), _CHUNK)]
    for number, chunk in enumerate(chunks):
        last = number == len(chunks) - 1
        plain += stream.decrypt(number.to_bytes(11, "big") + bytes([last]), chunk, None)
    return plain


def _file_key(lines: list[str], secret: bytes) -> bytes | None:
    own = X25519PrivateKey.from_private_bytes(secret)
    for stanza, wrapped in pairwise(lines):
        kind, *rest = stanza.removeprefix("-> ").split(" ")
        if not stanza.startswith("-> ") or kind != "X25519":
            continue
        share = _unpadded(rest[0])
        shared = own.exchange(X25519PublicKey.from_public_bytes(share))
        salt = share + own.public_key().public_bytes_raw()
        wrapping = _hkdf(shared, salt, b"age-encryption.org/v1/X25519")
        try:
            return ChaCha20Poly1305(wrapping).decrypt(bytes(12), _unpadded(wrapped), None)
        except Exception:  # noqa: BLE001 - somebody else's stanza
            continue
    return None


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _unpadded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def _recipient(text: str) -> bytes:
    """The 32 bytes of `age1…` (BIP 173), without its checksum."""
    bits = 0
    for letter in text.removeprefix("age1")[:-6]:
        bits = bits << 5 | "qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(letter)
    return (bits >> 4).to_bytes(32, "big")
