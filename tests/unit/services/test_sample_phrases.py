"""The bank of phrases holds both languages in their own letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import msgspec

from commission_app.domain.lookalikes import clean
from commission_app.services.sample.phrases import phrases

KAZAKH = set("әғқңөұүһі")


def texts(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        whole = cast("dict[str, Any]", value)
        other = "ru" if language == "kk" else "kk"
        for key in whole.keys() - {other}:
            yield from texts(whole[key], language)
    else:
        for inner in value:
            yield from texts(inner, language)


def test_both_languages_say_as_much() -> None:
    whole = msgspec.to_builtins(phrases())
    assert len(list(texts(whole, "kk"))) == len(list(texts(whole, "ru"))) > 100


def test_russian_has_no_kazakh_letter_and_nothing_a_latin_one() -> None:
    whole = msgspec.to_builtins(phrases())
    for text in texts(whole, "ru"):
        assert not KAZAKH & set(text.lower())
    for language in ("kk", "ru"):
        for text in texts(whole, language):
            assert clean(text).text == text


def test_no_comment_stands_twice_in_a_tier() -> None:
    for tiers in (*phrases().comments.values(), phrases().any_criterion, phrases().more):
        for tier in (tiers.low, tiers.middle, tiers.high):
            assert len(set(tier.kk)) == len(tier.kk)
            assert len(set(tier.ru)) == len(tier.ru)
