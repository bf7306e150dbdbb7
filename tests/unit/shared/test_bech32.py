"""Bech32 as age writes its keys."""

from __future__ import annotations

import pyrage
import pytest

from commission_app.shared import bech32


def test_what_is_encoded_is_decoded_again() -> None:
    data = bytes(range(32))
    assert bech32.decode("age", bech32.encode("age", data)) == data


def test_ages_own_recipients_are_read_and_written_alike() -> None:
    text = str(pyrage.x25519.Identity.generate().to_public())
    assert bech32.encode("age", bech32.decode("age", text)) == text


def test_the_empty_text_of_bip_173_has_its_published_checksum() -> None:
    assert bech32.encode("a", b"") == "a12uel5l"


@pytest.mark.parametrize("change", ["upper", "swap", "letter", "cut", "prefix", "space"])
def test_a_text_with_one_slip_is_refused(change: str) -> None:
    text = bech32.encode("age", bytes(range(32)))
    wrong = {
        "upper": text.upper(),
        "swap": text[:10] + text[11] + text[10] + text[12:],
        "letter": text[:-1] + ("q" if text[-1] != "q" else "p"),
        "cut": text[:-1],
        "prefix": "agx" + text[3:],
        "space": text + " ",
    }[change]
    with pytest.raises(ValueError, match=r"."):
        bech32.decode("age", wrong)
