"""Texts in three languages, with values and plural forms."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from commission_app.shared import texts
from commission_app.shared.texts import LANGUAGES, Language, T, has, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Language: ru\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"
"""
SHEETS = """
msgid "a.sheets"
msgid_plural "a.sheets"
msgstr[0] "{n} лист из {all}"
msgstr[1] "{n} листа из {all}"
msgstr[2] "{n} листов из {all}"
"""


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Catalogues of two rooms in Russian, in a place of their own."""
    folder = tmp_path / "texts" / "ru"
    folder.mkdir(parents=True)
    (folder / "a.po").write_text(HEAD + SHEETS, encoding="utf-8")
    (folder / "b.po").write_text(f'{HEAD}\nmsgid "b.done"\nmsgstr "Готово"\n', encoding="utf-8")
    monkeypatch.setattr(texts, "resources", lambda: tmp_path)
    texts._catalogue.cache_clear()
    yield folder
    texts._catalogue.cache_clear()


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


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1 лист из 9"), (3, "3 листа из 9"), (5, "5 листов из 9"), (21, "21 лист из 9")],
)
def test_plural_follows_the_number(n: int, words: str) -> None:
    assert say_n("a.sheets", n, "ru", all=9) == words


@pytest.mark.usefixtures("rooms")
def test_plural_text_is_known() -> None:
    assert has("a.sheets", "ru")


@pytest.mark.usefixtures("rooms")
def test_text_of_any_room_is_found() -> None:
    assert say("b.done", "ru") == "Готово"


def test_compiled_text_that_is_older_than_its_source_is_not_used(rooms: Path) -> None:
    (rooms / "b.mo").write_bytes(b"old")
    os.utime(rooms / "b.mo", (0, 0))
    assert say("b.done", "ru") == "Готово"
