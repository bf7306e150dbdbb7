from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.tables.headings import Layout
from commission_app.tables.steps import Row, Source
from commission_app.tables.takes import (
    choices,
    choose,
    parse_day,
    parse_decimal,
    take_choice,
    take_day,
    take_text,
)

SIZES = choices(small="малый, кіші", large="большой, үлкен")


def row(cell: str) -> Row:
    layout = Layout(1, ("Столбец",), {"field": 0})
    return Row(Source(0, "a.xlsx", "Лист1", layout, 1), 2, [cell])


def keys(one: Row) -> list[str]:
    return [found.key for found in one.findings]


def test_a_clean_text_is_taken_silently() -> None:
    one = row("Мектеп № 5")
    assert (take_text(one, "field", 20), keys(one)) == ("Мектеп № 5", [])


def test_a_repaired_text_is_reported_by_its_gravest_repair() -> None:
    one = row("Мeктеп\u00a0№ 5")
    assert take_text(one, "field", 20) == "Мектеп № 5"
    assert keys(one) == ["tables.repaired_lookalike"]
    assert one.findings[0].values == {"now": "Мектеп № 5"}


def test_a_too_long_text_refuses_the_row() -> None:
    one = row("а" * 21)
    assert take_text(one, "field", 20) == ""
    assert one.refused


def test_letters_that_nobody_can_guess_warn() -> None:
    one = row("БINOM мектебі")
    take_text(one, "field", 20)
    assert (keys(one), one.refused) == (["tables.mixed_letters"], False)


@pytest.mark.parametrize(
    "text",
    [
        "1985-05-15",
        "15.05.1985",
        "15/5/1985",
        "15-05-1985",
        "15.05.1985 г.",
        "1985-05-15T00:00",
    ],
)
def test_dates_are_read_in_the_country_order(text: str) -> None:
    assert parse_day(text) == date(1985, 5, 15)


@pytest.mark.parametrize(
    "text", ["", "15.05.85", "31.02.1985", "1985", "15 мая 1985", "05/15/1985"]
)
def test_other_writings_are_no_dates(text: str) -> None:
    assert parse_day(text) is None


@given(st.dates(date(1920, 1, 1), date(2100, 1, 1)))
@settings(max_examples=100)
def test_every_day_number_of_a_spreadsheet_is_its_day(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    if number >= 10_000:
        one = row(str(number))
        assert take_day(one, "field", date(1920, 1, 1), date(2100, 1, 1)) == day
        assert keys(one) == ["tables.repaired_day"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("вчера", "tables.day_form"),
        ("30.02.1991", "tables.no_such_day"),
        ("1991-13-01", "tables.no_such_day"),
        ("01.01.2030", "tables.day_range"),
    ],
)
def test_a_wrong_day_refuses_the_row(text: str, key: str) -> None:
    one = row(text)
    assert take_day(one, "field", date(1920, 1, 1), date(2026, 1, 1)) in {
        None,
        date(2030, 1, 1),
    }
    assert (one.refused, keys(one)) == (True, [key])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("87", "87"),
        ("87,25", "87.25"),
        ("87.250", "87.25"),
        ("1 000", "1000"),
        ("0", "0"),
        ("100.0", "100"),
    ],
)
def test_scores_are_exact(text: str, number: str) -> None:
    assert str(parse_decimal(text)) == number


@pytest.mark.parametrize(
    "text", ["", "-1", "1e5", "NaN", "1.23456", "8 7,", "٣", "1,2,3", "90%"]
)
def test_other_writings_are_no_scores(text: str) -> None:
    assert parse_decimal(text) is None


@given(st.decimals(0, 999999, places=4))
@settings(max_examples=100)
def test_every_score_with_four_places_is_read_back(number: Decimal) -> None:
    assert parse_decimal(str(number).replace(".", ",")) == number


def test_words_of_any_language_and_case_mean_the_same() -> None:
    assert [choose(word, SIZES) for word in ("ҮЛКЕН", "Большой ", "large", "?", "-")] == [
        "large", "large", "large", None, None,
    ]  # fmt: skip


def test_an_unknown_word_is_refused_with_what_is_allowed() -> None:
    one = row("средний")
    assert take_choice(one, "field", SIZES, "үлкен, кіші") == ""
    assert one.findings[0].values == {"allowed": "үлкен, кіші"}
