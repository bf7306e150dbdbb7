"""A device's keys, and keys from what people type."""

from __future__ import annotations

import hashlib
import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from commission_app.shared import bech32, keys as k
from commission_app.shared.keys import Keys, PublicKeys
from commission_app.shared.world import SeededWorld

ONE = Keys.make(SeededWorld("one"))
TWO = Keys.make(SeededWorld("two"))
DIGEST = "ab" * 32
P = 2**255 - 19

# RFC 8032, 7.1, test 1: the empty message
SECRET_1 = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC_1 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
SIGNATURE_1 = bytes.fromhex(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)

ORDER_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
WEAK = [
    (1).to_bytes(32, "little").hex(),  # the neutral element
    bytes(32).hex(),  # order 4
    (P - 1).to_bytes(32, "little").hex(),  # order 2
    ORDER_8,
    (int.from_bytes(bytes.fromhex(ORDER_8), "little") | 1 << 255).to_bytes(32, "little").hex(),
    P.to_bytes(32, "little").hex(),  # zero, written in another way
    (P + 1).to_bytes(32, "little").hex(),
    "ff" * 32,
]


def test_the_first_vector_of_rfc_8032_holds() -> None:
    key = Ed25519PrivateKey.from_private_bytes(SECRET_1)
    assert key.public_key().public_bytes_raw().hex() == PUBLIC_1
    assert key.sign(b"") == SIGNATURE_1
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(PUBLIC_1)).verify(SIGNATURE_1, b"")


def test_a_devices_signing_key_is_the_first_half_of_its_secret() -> None:
    assert Keys(SECRET_1 + bytes(31) + b"\1").public.signing == PUBLIC_1


def test_a_device_is_the_hash_of_both_its_keys() -> None:
    raw = bytes.fromhex(ONE.public.signing) + bech32.decode("age", ONE.public.sealing)
    assert ONE.device == hashlib.sha256(b"commission-device-1\0" + raw).hexdigest()


def test_a_secret_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        Keys(bytes(63))


def test_a_signature_is_over_tag_zero_byte_and_raw_digest() -> None:
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(ONE.public.signing))
    public.verify(ONE.sign("tag", DIGEST), b"tag\0" + bytes.fromhex(DIGEST))


def test_a_device_verifies_what_it_signed() -> None:
    assert ONE.public.verify("tag", DIGEST, ONE.sign("tag", DIGEST))


@pytest.mark.parametrize(
    ("tag", "digest", "signature"),
    [
        ("other", DIGEST, ONE.sign("tag", DIGEST)),
        ("tag", "cd" * 32, ONE.sign("tag", DIGEST)),
        ("tag", DIGEST, TWO.sign("tag", DIGEST)),
        ("tag", DIGEST, ONE.sign("tag", DIGEST)[:-1]),
        ("tag", DIGEST, b""),
        ("tag", "not hexadecimal", ONE.sign("tag", DIGEST)),
    ],
)
def test_anything_else_is_not_its_signature(tag: str, digest: str, signature: bytes) -> None:
    assert not ONE.public.verify(tag, digest, signature)


def test_a_key_of_small_order_would_sign_every_message() -> None:
    key = Ed25519PublicKey.from_public_bytes((1).to_bytes(32, "little"))
    key.verify((1).to_bytes(32, "little") + bytes(32), b"whatever was said")


@pytest.mark.parametrize("signing", WEAK)
def test_a_weak_key_never_verifies(signing: str) -> None:
    public = PublicKeys(signing, ONE.public.sealing)
    for first in (bytes(32), (1).to_bytes(32, "little"), bytes.fromhex(signing)):
        assert not public.verify("tag", DIGEST, first + bytes(32))


@pytest.mark.parametrize("signing", [*WEAK, "", "ab", "zz" * 32, PUBLIC_1.upper()])
def test_a_bad_signing_key_is_refused(signing: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PublicKeys(signing, ONE.public.sealing).check()


# RFC 7748: points of small order make every shared secret zero; the last two are not canonical
POISON = [
    bytes(32),
    b"\1" + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    (P - 1).to_bytes(32, "little"),
    (P + 2).to_bytes(32, "little"),
    b"\xff" * 32,
]


@pytest.mark.parametrize("raw", POISON)
def test_a_poisoned_sealing_key_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="seal"):
        PublicKeys(ONE.public.signing, bech32.encode("age", raw)).check()


@pytest.mark.parametrize("raw", POISON[:5])
def test_sealing_to_a_poisoned_key_is_refused_and_does_not_panic(raw: bytes) -> None:
    with pytest.raises(ValueError, match="seal"):
        k.seal(b"x", [bech32.encode("age", raw)])


@pytest.mark.parametrize("recipient", ["", "somebody", "age1pq", ONE.public.sealing[:-1]])
def test_sealing_to_what_is_no_key_is_refused(recipient: str) -> None:
    with pytest.raises(ValueError, match="sealing"):
        k.seal(b"x", [recipient])


def test_a_bug_in_the_caller_stays_loud() -> None:
    with pytest.raises(TypeError):
        k.seal("no bytes", [ONE.public.sealing])  # pyright: ignore[reportArgumentType]


def test_good_keys_pass_the_check() -> None:
    ONE.public.check()


@pytest.mark.parametrize("sealing", ["", "age1", "age1bad", ONE.public.sealing.upper()])
def test_a_sealing_key_of_a_wrong_form_has_no_device(sealing: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        _ = PublicKeys(ONE.public.signing, sealing).device


def test_what_is_sealed_to_two_is_opened_by_each() -> None:
    sealed = k.seal(b"marks", [ONE.public.sealing, TWO.public.sealing])
    assert (ONE.open(sealed), TWO.open(sealed)) == (b"marks", b"marks")


def test_a_stranger_is_told_that_it_is_not_for_this_key() -> None:
    with pytest.raises(k.NotForThisKey):
        TWO.open(k.seal(b"marks", [ONE.public.sealing]))


@pytest.mark.parametrize("at", [30, 60, -40, -1])
def test_a_damaged_seal_is_refused(at: int) -> None:
    sealed = bytearray(k.seal(b"marks", [ONE.public.sealing]))
    sealed[at] ^= 1
    with pytest.raises(ValueError, match=r"."):
        ONE.open(bytes(sealed))


def test_one_passphrase_makes_other_keys_under_another_label_or_salt() -> None:
    made = {
        k.recipient_of(k.identity_from_text("пароль", label, salt, 10))
        for label in ("passphrase", "recovery", "activation")
        for salt in (b"", b"salt")
    }
    assert len(made) == 6


def test_a_typed_secret_opens_however_the_keyboard_composed_it() -> None:
    composed, decomposed = "й\u00e9", "и\u0306e\u0301"
    sealed = k.seal(
        b"x", [k.recipient_of(k.identity_from_text(composed, "passphrase", b"", 10))]
    )
    assert k.unseal(sealed, k.identity_from_text(decomposed, "passphrase", b"", 10)) == b"x"


def test_a_typed_secret_becomes_scrypts_key_in_bech32() -> None:
    raw = hashlib.scrypt(b"secret", salt=b"recovery\0pepper", n=1 << 10, r=8, p=1, dklen=32)
    identity = k.identity_from_text("secret", "recovery", b"pepper", 10)
    assert str(identity) == bech32.encode("age-secret-key-", raw).upper()


def test_a_fingerprint_is_six_groups_of_four_from_the_first_120_bits() -> None:
    assert k.fingerprint("00" * 15 + "ff" * 17) == "-".join(["0000"] * 6)
    assert re.fullmatch(
        r"([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}", k.fingerprint(DIGEST)
    )


def test_the_short_fingerprint_is_its_first_two_groups() -> None:
    assert k.short_fingerprint(DIGEST) == k.fingerprint(DIGEST)[:9]
