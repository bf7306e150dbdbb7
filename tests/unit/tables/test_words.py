from __future__ import annotations

import pytest

from commission_app.tables.simple import INTERVIEW_OUTCOMES, VERDICTS, VOTES
from commission_app.tables.takes import choose
from commission_app.tables.words import (
    ALLOWED,
    CANDIDATES,
    FUNCTIONS,
    LANGUAGES,
    ORG_TYPES,
    OUTCOMES,
    RESULTS,
    SEXES,
    YES_NO,
)


def test_every_field_is_recognised_by_its_own_name() -> None:
    for vocabulary in (CANDIDATES, RESULTS):
        for name in vocabulary.names:
            assert vocabulary.recognise(name) == name


@pytest.mark.parametrize(
    ("word", "words", "meaning"),
    [
        ("М", SEXES, "m"),
        ("Әйел", SEXES, "f"),
        ("Женский", SEXES, "f"),
        ("Қазақша", LANGUAGES, "kk"),
        ("русский", LANGUAGES, "ru"),
        ("Балабақша", ORG_TYPES, "kindergarten"),
        ("ТиПО", ORG_TYPES, "college"),
        ("не прошёл", OUTCOMES, "failed"),
        ("өтті", OUTCOMES, "passed"),
        ("Келмеді", OUTCOMES, "absent"),
        ("Төрағаның орынбасары", FUNCTIONS, "deputy"),
        ("Хатшы", FUNCTIONS, "secretary"),
        ("иә", YES_NO, "yes"),
        ("ЖОҚ", YES_NO, "no"),
        ("0", YES_NO, "no"),
    ],
)
def test_words_of_the_office_are_known(word: str, words: dict[str, str], meaning: str) -> None:
    assert choose(word, words) == meaning


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("sex", SEXES),
        ("language", LANGUAGES),
        ("outcome", OUTCOMES),
        ("function", FUNCTIONS),
        ("yes_no", YES_NO),
        ("interview", INTERVIEW_OUTCOMES),
        ("decision", VERDICTS),
        ("vote", VOTES),
    ],
)
def test_what_a_person_is_told_stands_in_the_list_and_names_all_of_it_twice(
    told: str, words: dict[str, str]
) -> None:
    """In Russian, then in Kazakh: each word may be typed as it is told."""
    ru, kk = ALLOWED[told].rstrip(")").split(" (")
    meanings = list(dict.fromkeys(words.values()))
    for language in (ru, kk):
        assert [choose(word, words) for word in language.split(", ")] == meanings


def test_no_empty_word_means_anything() -> None:
    assert all("" not in words for words in (SEXES, LANGUAGES, ORG_TYPES, OUTCOMES, YES_NO))
