"""Dates in words and figures."""

from __future__ import annotations

from datetime import date

import pytest

from commission_app.domain.calendar import (
    MONTHS,
    dated,
    days_dated,
    days_in_figures,
    days_in_words,
    in_figures,
    in_words,
)

DAY = date(2026, 12, 8)
TWO = (date(2026, 9, 29), date(2026, 9, 30))
OVER_MONTHS = (*TWO, date(2026, 10, 1))
OVER_YEARS = (date(2026, 12, 31), date(2027, 1, 1))
APART = (date(2026, 9, 5), date(2026, 9, 7), date(2026, 9, 8))


def test_a_day_stands_in_words_in_both_languages() -> None:
    assert (in_words(DAY, "kk"), in_words(DAY, "ru")) == (
        "2026 жылғы 8 желтоқсан",
        "8 декабря 2026 года",
    )


def test_an_act_carries_its_day() -> None:
    assert (dated(DAY, "kk"), dated(DAY, "ru")) == (
        "2026 жылғы 8 желтоқсандағы",
        "от 8 декабря 2026 года",
    )


@pytest.mark.parametrize(
    ("days", "kk", "ru"),
    [
        (TWO, "2026 жылғы 29–30 қыркүйек", "29–30 сентября 2026 года"),
        (
            OVER_MONTHS,
            "2026 жылғы 29–30 қыркүйек – 1 қазан",
            "29–30 сентября – 1 октября 2026 года",
        ),
        (
            OVER_YEARS,
            "2026 жылғы 31 желтоқсан, 2027 жылғы 1 қаңтар",
            "31 декабря 2026 года, 1 января 2027 года",
        ),
        (APART, "2026 жылғы 5, 7–8 қыркүйек", "5, 7–8 сентября 2026 года"),
        (
            (date(2026, 9, 5), date(2026, 10, 7)),
            "2026 жылғы 5 қыркүйек, 7 қазан",
            "5 сентября, 7 октября 2026 года",
        ),
    ],
)
def test_days_of_a_sitting_are_joined(days: tuple[date, ...], kk: str, ru: str) -> None:
    assert (days_in_words(days, "kk"), days_in_words(days, "ru")) == (kk, ru)


def test_the_ending_of_an_act_stands_once_at_the_last_month() -> None:
    assert days_dated(OVER_MONTHS, "kk") == "2026 жылғы 29–30 қыркүйек – 1 қазандағы"


def test_days_are_joined_in_whatever_order_they_come() -> None:
    assert days_in_words(TWO[::-1], "kk") == "2026 жылғы 29–30 қыркүйек"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((DAY,), "08.12.2026"),
        (TWO, "29–30.09.2026"),
        (OVER_MONTHS, "29.09–01.10.2026"),
        (OVER_YEARS, "31.12.2026–01.01.2027"),
        (APART, "05, 07–08.09.2026"),
        ((date(2026, 9, 5), date(2026, 10, 7)), "05.09, 07.10.2026"),
        ((date(2026, 9, 5), date(2027, 10, 7)), "05.09.2026, 07.10.2027"),
    ],
)
def test_days_stand_in_figures(days: tuple[date, ...], text: str) -> None:
    assert days_in_figures(days) == text


def test_a_single_day_has_two_digits_for_day_and_month() -> None:
    assert in_figures(date(2026, 1, 2)) == "02.01.2026"


def test_the_ending_follows_vowel_harmony() -> None:
    assert {m.kk for m in MONTHS if m.kk_of.endswith("гі")} == {"сәуір", "шілде", "қыркүйек"}


def test_no_days_have_no_words() -> None:
    with pytest.raises(ValueError, match="no days"):
        days_in_words((), "kk")


def test_no_days_have_no_figures() -> None:
    with pytest.raises(ValueError, match="no days"):
        days_in_figures(())
