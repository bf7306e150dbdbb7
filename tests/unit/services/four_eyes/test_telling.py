"""A change of keys in words, in each language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

from commission_app.domain.facts.kinds.consolidating import Changed
from commission_app.services.four_eyes.checking import KeyLine
from commission_app.services.four_eyes.telling import OTHER, WHAT, moment, sentence
from commission_app.shared.texts import LANGUAGES, say


def test_every_change_that_the_program_makes_has_its_words() -> None:
    assert {what for what, _ in WHAT} == set(get_args(Changed))
    for (what, how), key in WHAT.items():
        line = KeyLine(None, what, "W-hom", "W-ho", how, "B-y" if how == "person" else "")
        for lang in LANGUAGES:
            words = say(key, lang, **sentence(line)[1])
            assert ("B-y" in words) == (how == "person")


def test_one_of_a_newer_program_is_told_of_too() -> None:
    line = KeyLine(datetime(2026, 9, 29, 9, 5, tzinfo=UTC), "new", "", "who", "new", "")
    assert sentence(line) == (OTHER, {"whom": "–", "who": "who", "by": "–"})
    assert moment(line) == "29.09.2026 09:05"
    assert moment(KeyLine(None, "", "", "", "", "")) == "–"
