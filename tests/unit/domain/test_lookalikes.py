from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.domain.lookalikes import Cleaned, clean, has_latin, mixed_words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Aхметов", "Ахметов"),
        ("мемлекеттiк", "мемлекеттік"),
        ("бұдан əрі", "бұдан әрі"),
        ("hасен Жиhан", "hасен Жиһан".replace("h", "һ")),
        ("Көкcу", "Көксу"),
        ("Кѳ".replace("ѳ", "ɵ"), "Кө"),
    ],
)
def test_latin_letters_in_cyrillic_words_become_cyrillic(written: str, meant: str) -> None:
    assert clean(written) == Cleaned(meant, ("lookalike",))


@pytest.mark.parametrize(
    "text", ["Ахметов Болат", "IT-лицей", "XXI ғасыр", "NIS", "№ 5 «Б» сынып"]
)
def test_honest_texts_stay_as_they_are(text: str) -> None:
    assert clean(text) == Cleaned(text)


def test_a_wholly_latin_word_is_repaired_among_names_only() -> None:
    assert clean("CAPA Ахметова").text == "CAPA Ахметова"
    assert clean("CAPA Ахметова", names=True).text == "САРА Ахметова"
    assert clean("CAPA", names=True).text == "CAPA"


def test_a_word_that_nobody_can_guess_is_named() -> None:
    text = clean("БINOM мектебі").text
    assert mixed_words(text) == ("БINOM",)
    assert mixed_words("Ахметов") == ()
    assert has_latin("Ли Anna")


@pytest.mark.parametrize(
    ("written", "meant", "change"),
    [
        ("Нұр\u00adлан", "Нұрлан", "invisible"),
        ("Нұр\u200bлан\ufeff", "Нұрлан", "invisible"),
        ("Нұр\x00лан", "Нұрлан", "invisible"),
        ("А\u00a0Б", "А Б", "space"),
        ("А\n Б", "А Б", "space"),
        ("и\u0306од", "йод", "composed"),
    ],
)
def test_what_cannot_be_seen_is_repaired_and_named(
    written: str, meant: str, change: str
) -> None:
    assert clean(written) == (meant, (change,))


def test_outer_spaces_go_without_a_word() -> None:
    assert clean("  Нұрлан ") == Cleaned("Нұрлан")


@given(st.text(max_size=30), st.booleans())
@settings(max_examples=200)
def test_cleaning_twice_changes_nothing_more(text: str, names: bool) -> None:
    once = clean(text, names=names).text
    assert clean(once, names=names) == Cleaned(once)
    assert unicodedata.is_normalized("NFC", once)
