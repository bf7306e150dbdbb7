"""A service's sentence is said in the language of the moment, with what fills it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.office.words import counted, said as sentence
from commission_app.services.people.places import Place
from commission_app.views.support.words import phrase, spoken

PAIR = Bilingual("Айгүл Әбіш", "Айгуль Абиш")


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
    assert spoken(words, "ru") == "Не явился. болезнь"
