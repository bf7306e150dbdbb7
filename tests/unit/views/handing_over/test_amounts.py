"""Amounts in words."""

from __future__ import annotations

import pytest

from commission_app.views.handing_over.amounts import in_all_words, sheets_words, size_words
from commission_app.views.support.tongue import said


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 КБ"),
        (1, "1 КБ"),
        (412 * 1024, "412 КБ"),
        (1024**2, "1,0 МБ"),
        (int(14.29 * 1024**3), "14 ГБ"),
        (int(9.99 * 1024**3), "9,9 ГБ"),
    ],
)
def test_a_size_is_never_more_than_there_is(count: int, words: str) -> None:
    assert said(size_words(count)) == words


def test_new_sheets_and_corrections_are_told_apart() -> None:
    assert said(sheets_words(18, 1)) == "18 листов, 1 исправление"
    assert said(sheets_words(1, 0)) == "1 лист"
    assert said(sheets_words(0, 2)) == "2 исправления"
    assert said(sheets_words(0, 0)) == "Без новых листов"


def test_a_corrected_sheet_is_one_sheet_of_a_package() -> None:
    assert said(in_all_words(3, 1)) == "всего 3 листа, 1 исправление"
    assert said(in_all_words(1, 0)) == "всего 1 лист"
