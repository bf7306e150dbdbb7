from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest

from commission_app.domain.rounding import exact, ratio, rounded
from commission_app.domain.ruleset import Rounding


@pytest.mark.parametrize(
    ("value", "mode", "text"),
    [
        (Fraction(73, 3), "half_up", "24.33"),
        (Fraction(1, 200), "half_up", "0.01"),
        (Fraction(1, 200), "half_even", "0.00"),
        (Fraction(3, 200), "half_even", "0.02"),
        (Fraction(1999, 1000), "down", "1.99"),
        (Fraction(-1, 200), "half_up", "-0.01"),
        (Fraction(-1, 1000), "half_up", "0.00"),
        (Fraction(24), "half_up", "24.00"),
    ],
)
def test_halves_go_as_the_rule_says(
    value: Fraction, mode: Literal["half_up", "half_even", "down"], text: str
) -> None:
    assert str(rounded(value, Rounding(places=2, mode=mode))) == text


def test_no_places_print_no_comma() -> None:
    assert str(rounded(Fraction(5, 2), Rounding(places=0))) == "3"


def test_rounding_is_exact_far_beyond_a_double() -> None:
    value = Fraction(10**40) + Fraction(1, 2)

    assert rounded(value, Rounding(places=0)) == Decimal(10**40 + 1)


def test_a_decimal_string_is_read_without_loss() -> None:
    assert exact("0.1") + exact("0.2") == exact("0.3")


def test_a_whole_number_is_a_ratio_too() -> None:
    assert ratio(Fraction(24)) == "24/1"
    assert ratio(Fraction(146, 6)) == "73/3"
