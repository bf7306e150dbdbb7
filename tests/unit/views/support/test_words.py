"""Words are said in the language of the moment: figures, dates, names, plurals."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.names import Name, Names
from commission_app.services.people.places import Place
from commission_app.services.sentences import counted, said as sentence
from commission_app.shared.errors import UserError
from commission_app.shared.texts import Language, T
from commission_app.views.support.words import (
    Words,
    grouped,
    joined,
    long_day,
    phrase,
    phrase_n,
    spoken,
)

DAY = date(2026, 11, 24)
PAIR = Bilingual("Айгүл Әбіш", "Айгуль Абиш")
NAMES = Names(kk=Name("Қасым", "Әлия"), ru=Name("Касым", "Алия"))


@pytest.mark.parametrize(
    ("words", "kk", "ru", "en"),
    [
        (Decimal("24.75"), "24,75", "24,75", "24.75"),
        (Bilingual("иә", "да"), "иә", "да", "да"),
        (Trilingual("иә", "да", "yes"), "иә", "да", "yes"),
        (NAMES, "Қасым Әлия", "Касым Алия", "Касым Алия"),
        (DAY, "24.11.2026", "24.11.2026", "24.11.2026"),
        (time(9, 5), "09:05", "09:05", "09:05"),
        (datetime(2026, 11, 24, 9, 5, tzinfo=UTC), *["24.11.2026 09:05"] * 3),
        (joined("a", "", "b", between=", "), "a, b", "a, b", "a, b"),
    ],
)
def test_each_language_writes_in_its_own_way(words: Words, kk: str, ru: str, en: str) -> None:
    said = tuple(spoken(words, lang) for lang in ("kk", "ru", "en"))
    assert said == (kk, ru, en)


def test_what_services_count_has_its_thousands_apart_too() -> None:
    said = spoken(counted(T("cli.facts_verified"), 20282), "ru")
    assert "20\N{NARROW NO-BREAK SPACE}282 " in said


def test_thousands_stand_apart_and_do_not_break() -> None:
    assert grouped(8068) == "8\N{NARROW NO-BREAK SPACE}068"
    assert grouped(411) == "411"


@pytest.mark.parametrize(
    ("n", "words"), [(1, "остался 1"), (3, "осталось 3"), (5, "осталось 5")]
)
def test_russian_chooses_its_plural_form(n: int, words: str) -> None:
    assert words in spoken(phrase_n("score.seal_left", n), "ru")


def test_a_value_inside_a_phrase_is_said_in_the_same_language() -> None:
    inner = phrase("shell.member", name=NAMES)
    assert spoken(inner, "kk").startswith("Қасым Әлия")
    assert spoken(inner, "ru").startswith("Касым Алия")


def test_a_refusal_is_a_sentence() -> None:
    words = UserError("services.recused", interview="К-1")
    assert "К-1" in spoken(words, "ru")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", "2026 жылғы 24 қараша, сейсенбі"),
        ("ru", "24 ноября 2026 года, вторник"),
        ("en", "24 November 2026, Tuesday"),
    ],
)
def test_a_long_day_is_a_sentence(lang: Language, words: str) -> None:
    assert long_day(DAY, lang) == words


def test_a_sentence_of_a_service_is_said_in_each_language() -> None:
    words = Place("out", 2).words
    assert spoken(words, "ru") == "Не прошёл этап 2"
    assert spoken(words, "kk") == "2-кезеңнен өтпеді"


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 лист не поступил"), (3, "3 листа не поступили")]
)
def test_a_counted_sentence_takes_its_plural_form(n: int, text: str) -> None:
    assert spoken(counted("people.todo_missing", n), "ru") == text


def test_a_name_in_a_sentence_follows_the_language() -> None:
    words = sentence("people.named", names=sentence("people.names_1", a=PAIR))
    assert (spoken(words, "kk"), spoken(words, "ru")) == (PAIR.kk, PAIR.ru)


def test_a_moment_in_a_sentence_is_written_as_everywhere() -> None:
    at = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    words = sentence("people.todo_backup_old", at=at)
    assert spoken(words, "ru").endswith("24.11.2026 09:05")


def test_a_sentence_may_fill_a_phrase() -> None:
    words = phrase("people.story_reason", what=Place("absent").words, reason="болезнь")
    assert spoken(words, "ru") == "Неявка. болезнь"
