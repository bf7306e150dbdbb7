"""Weak passphrases are told apart from strong ones."""

from __future__ import annotations

import pytest

from commission_app.services.passphrases import Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "worth"),
    [
        ("", Strength.SHORT),
        ("eleven sign", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abababababababab", Strength.WEAK),
        ("qwertyuiop1234567890", Strength.WEAK),
        ("йцукенгшщзфывапролд", Strength.WEAK),
        ("password password", Strength.WEAK),
        ("құпиясөз2026", Strength.WEAK),
        ("1234 4321 1234 4321", Strength.WEAK),
        ("тау бұлақ алма", Strength.FAIR),
        ("қарлы шың, ескі көпір, алты алма", Strength.STRONG),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_worth_of_a_passphrase(passphrase: str, worth: Strength) -> None:
    assert strength(passphrase) is worth


def test_letters_of_one_form_are_judged_alike() -> None:
    assert strength("ﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁﬁ") is strength("fi" * 12)
