"""Headers of age files before any library sees them."""

from __future__ import annotations

import pyrage
import pytest

from commission_app.shared.age_guard import check_header

MAC = b"--- " + b"A" * 43 + b"\n"
STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
VERSION = b"age-encryption.org/v1\n"


def test_what_age_itself_writes_is_accepted() -> None:
    everybody = [pyrage.x25519.Identity.generate().to_public() for _ in range(60)]
    for count in (1, 2, 60):
        sealed = pyrage.encrypt(b"x", everybody[:count])
        end = check_header(sealed)
        assert sealed[:end].endswith(b"\n")
        assert sealed[:end].count(b"\n-> X25519 ") == count


def test_a_grease_stanza_is_passed_over() -> None:
    grease = b"-> ab-grease x y\n" + b"A" * 64 + b"\n\n"
    head = VERSION + STANZA + grease + MAC
    assert check_header(head + b"body") == len(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"not an age file at all",
        VERSION,
        VERSION + MAC,
        VERSION + STANZA,
        VERSION + STANZA[:-2] + MAC[:-4],
        VERSION + STANZA * 65 + MAC,
        VERSION + STANZA * 5000 + MAC,
        VERSION + b"-> scrypt " + b"A" * 22 + b" 18\n" + b"B" * 43 + b"\n" + MAC,
        VERSION + b"-> ssh-ed25519 AAAA " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n" + MAC,
        VERSION + b"-> X25519 " + b"A" * 42 + b"\n" + b"B" * 43 + b"\n" + MAC,
        VERSION.replace(b"v1", b"v2") + STANZA + MAC,
        VERSION + STANZA + MAC.replace(b"\n", b"\r\n"),
        VERSION + b"-> a-grease\n" + (b"A" * 64 + b"\n") * 300 + b"\n" + STANZA + MAC,
    ],
)
def test_any_other_header_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_header(head + b"\0" * 100)
