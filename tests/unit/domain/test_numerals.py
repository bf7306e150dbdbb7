"""Numbers in words and with a comma."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commission_app.domain.numerals import HIGHEST, number_in_words, ranges, with_comma


@pytest.mark.parametrize(
    ("n", "kk", "ru"),
    [
        (0, "нөл", "ноль"),
        (1, "бір", "один"),
        (5, "бес", "пять"),
        (11, "он бір", "одиннадцать"),
        (20, "жиырма", "двадцать"),
        (25, "жиырма бес", "двадцать пять"),
        (100, "жүз", "сто"),
        (342, "үш жүз қырық екі", "триста сорок два"),
        (1000, "бір мың", "одна тысяча"),
        (2019, "екі мың он тоғыз", "две тысячи девятнадцать"),
        (
            9999,
            "тоғыз мың тоғыз жүз тоқсан тоғыз",
            "девять тысяч девятьсот девяносто девять",
        ),
    ],
)
def test_a_number_is_counted_in_words(n: int, kk: str, ru: str) -> None:
    assert (number_in_words(n, "kk"), number_in_words(n, "ru")) == (kk, ru)


@pytest.mark.parametrize("n", [-1, HIGHEST + 1])
def test_numbers_outside_the_words_are_refused(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        number_in_words(n, "kk")


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_two_numbers_share_their_words(lang: str) -> None:
    words = {number_in_words(n, "kk" if lang == "kk" else "ru") for n in range(HIGHEST + 1)}
    assert len(words) == HIGHEST + 1


def test_a_decimal_keeps_its_places_and_takes_a_comma() -> None:
    assert with_comma(Decimal("24.40")) == "24,40"


def test_a_negative_decimal_takes_a_minus_and_not_a_hyphen() -> None:
    assert with_comma(Decimal("-0.5")) == "−0,5"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((3,), "3"), ((2, 3, 4, 7), "2–4, 7"), ((6, 1, 5, 3, 5), "1, 3, 5–6")],
)
def test_numbers_that_follow_each_other_stand_as_one(
    numbers: tuple[int, ...], words: str
) -> None:
    assert ranges(numbers) == words
