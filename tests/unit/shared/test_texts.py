"""Texts in three languages, with values and plural forms."""

from __future__ import annotations

import pytest

from commission_app.shared.texts import LANGUAGES, Language, T, has, say, say_n


def test_mark_gives_the_key_itself() -> None:
    assert T("shared.file_missing") == "shared.file_missing"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_filled(lang: Language) -> None:
    assert "тізім.xlsx" in say("shared.file_missing", lang, file="тізім.xlsx")


def test_languages_differ() -> None:
    assert len({say("shared.file_missing", lang, file="a") for lang in LANGUAGES}) == 3


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert "{0}" in say("shared.file_missing", "en", file="{0}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unknown_key_is_a_bug(lang: Language) -> None:
    with pytest.raises(KeyError):
        say("nothing.at_all", lang)


def test_unknown_plural_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say_n("nothing.at_all", 2, "ru")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_known_keys_are_told_from_unknown_ones(lang: Language) -> None:
    assert has("shared.file_missing", lang)
    assert not has("nothing.at_all", lang)
