"""Exact numbers and their printed form: fractions inside, decimals only on paper."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from commission_app.domain.ruleset import Rounding

Mode = Literal["half_up", "half_even", "down"]


@lru_cache(maxsize=1024)
def exact(text: str) -> Fraction:
    """The value of a ruleset's decimal string, without loss."""
    return Fraction(Decimal(text))


def rounded(value: Fraction, rule: Rounding) -> Decimal:
    """`value` as it is printed, with `rule.places` digits; halves go as the rule says."""
    scaled = abs(value) * 10**rule.places
    whole, rest = divmod(scaled, 1)
    digits = whole + _carry(int(whole), rest, rule.mode)
    sign = 1 if value < 0 and digits else 0
    return Decimal((sign, tuple(int(d) for d in str(digits)), -rule.places))


def ratio(value: Fraction) -> str:
    """The exact value as "p/q", in lowest terms, also where q is 1."""
    return f"{value.numerator}/{value.denominator}"


def _carry(whole: int, rest: Fraction, mode: Mode) -> int:
    """1 where the cut-off rest lifts the last digit, else 0."""
    if mode == "down" or rest < Fraction(1, 2):
        return 0
    if rest > Fraction(1, 2) or mode == "half_up":
        return 1
    return whole % 2
