"""Whole numbers in Kazakh and Russian words, many in one line; decimals with a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from commission_app.domain.calendar import Printed

HIGHEST = 9_999

KK_ONES = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
KK_TENS = (
    *("", "он", "жиырма", "отыз", "қырық"),
    *("елу", "алпыс", "жетпіс", "сексен", "тоқсан"),
)
RU_ONES = (
    *("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    *("десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать"),
    *("шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
)
RU_TENS = (
    *("", "", "двадцать", "тридцать", "сорок"),
    *("пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
RU_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста"),
    *("пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"),
)
RU_THOUSANDS = (
    *("", "одна тысяча", "две тысячи", "три тысячи", "четыре тысячи"),
    *("пять тысяч", "шесть тысяч", "семь тысяч", "восемь тысяч", "девять тысяч"),
)


def number_in_words(n: int, lang: Printed) -> str:
    """0 … 9 999 as one counts: «жиырма бес», «двадцать пять»; ValueError outside."""
    if not 0 <= n <= HIGHEST:
        raise ValueError(n)
    if n == 0:
        return "нөл" if lang == "kk" else "ноль"
    return _kazakh(n) if lang == "kk" else _russian(n)


def with_comma(value: Decimal) -> str:
    """A decimal as printed, with the places it already has: Decimal("24.40") → «24,40»."""
    return f"{value:f}".replace("-", "−").replace(".", ",")


def _kazakh(n: int) -> str:
    thousands, hundreds, tens, ones = n // 1000, n // 100 % 10, n // 10 % 10, n % 10
    parts = [
        f"{KK_ONES[thousands]} мың" if thousands else "",
        KK_ONES[hundreds] if hundreds > 1 else "",  # a hundred is plain «жүз»
        "жүз" if hundreds else "",
        KK_TENS[tens],
        KK_ONES[ones],
    ]
    return " ".join(part for part in parts if part)


def _russian(n: int) -> str:
    rest = n % 100
    low = (RU_ONES[rest],) if rest < 20 else (RU_TENS[rest // 10], RU_ONES[rest % 10])
    parts = (RU_THOUSANDS[n // 1000], RU_HUNDREDS[n // 100 % 10], *low)
    return " ".join(part for part in parts if part)


def ranges(numbers: Iterable[int]) -> str:
    """Those that follow each other as one: «1–5, 8, 10–12»."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in spans)
