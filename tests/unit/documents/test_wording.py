"""Words on their way to paper: escaping, glue, soft hyphens, gaps."""

from __future__ import annotations

import pytest

from commission_app.documents.wording import (
    Both,
    bare,
    both,
    both_n,
    clean,
    gap,
    joined,
    one_line,
    plain,
    soft,
    syllables,
)
from commission_app.domain.language import Bilingual
from commission_app.shared.texts import T
from tests.support.papers import SECRETARY


def test_a_phrase_takes_each_language_of_its_values() -> None:
    words = both(T("documents.labelled"), label=Bilingual(kk="а", ru="б"), text=7)
    assert words == Both("а: 7", "б: 7")


def test_a_name_is_marked_so_that_nothing_hyphenates_it() -> None:
    assert plain(SECRETARY).kk == "<n>Һамидуллин Ғалымжан Іліясұлы</n>"


def test_what_a_person_typed_is_never_markup() -> None:
    assert clean("<b>a & b</b>\nc") == "&lt;b&gt;a &amp; b&lt;/b&gt;<br/>c"


def test_bare_text_is_what_was_typed() -> None:
    assert bare(clean("<b>a & b</b>")) == "<b>a & b</b>"


def test_letters_are_composed() -> None:
    assert clean("и\u0306") == "й"


def test_thin_spaces_become_spaces_that_the_font_has() -> None:
    assert clean("9\u202f999") == "9\u00a0999"


@pytest.mark.parametrize(("n", "ru"), [(1, "1 лист"), (3, "3 листа"), (164, "164 листа")])
def test_counts_are_inflected(n: int, ru: str) -> None:
    assert both_n(T("documents.sheets"), n).ru == ru


@pytest.mark.parametrize(
    "text",
    ["№\u00a07", "7\u00a0парақ", "Ы.\u00a0Алтынсарин", "саны\u00a0–\u00a06", "в\u00a0резерв"],
)
def test_what_belongs_together_stays_on_one_line(text: str) -> None:
    assert soft(text.replace("\u00a0", " "), "ru", hyphens=False) == text


def test_kazakh_breaks_before_the_consonant_that_opens_a_syllable() -> None:
    assert syllables("қызметкерлердің", "kk") == ["қыз", "мет", "кер", "лер", "дің"]


def test_russian_breaks_by_its_dictionary() -> None:
    assert "".join(syllables("собеседование", "ru")) == "собеседование"


def test_names_and_capitals_stay_whole() -> None:
    assert "\u00ad" not in soft("<n>Құдайбергенова</n> МИНИСТЕРСТВО", "kk")


def test_short_halves_of_a_compound_stay_whole() -> None:
    assert soft("мектеп-лицей", "kk") == "мектеп-лицей"


def test_a_compound_does_not_break_right_after_its_own_hyphen() -> None:
    assert soft("мектеп-интернаты", "kk") == "мектеп-интер\u00adнаты"


def test_a_gap_shows_what_is_missing() -> None:
    assert bare(gap(Both("Негіз", "Основание")).ru) == "[…Основание…]"


def test_equal_languages_are_printed_once() -> None:
    assert one_line(Both("№", "№")) == "№"


def test_thoughts_are_joined_in_both_languages() -> None:
    assert joined([Both("а", "б"), Both("в", "г")]) == Both("а в", "б г")
