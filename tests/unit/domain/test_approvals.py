"""Whose word lets a sheet count."""

from __future__ import annotations

from commission_app.domain.approvals import Approvals

SHEET, OTHER = "a" * 64, "b" * 64


def said(*by: str, recused: tuple[str, ...] = ()) -> Approvals:
    withdrawn = frozenset(("X", member) for member in recused)
    return Approvals({SHEET: frozenset(by)}, frozenset(("m01",)), withdrawn)


def test_the_chair_lets_any_sheet_count() -> None:
    assert said("m01").by_chair(SHEET, "X")
    assert said("m01").given(SHEET, "X", "m02")


def test_the_author_says_which_of_his_sheets_is_meant_but_not_that_a_late_change_counts() -> (
    None
):
    assert said("m02").given(SHEET, "X", "m02")
    assert not said("m02").by_chair(SHEET, "X")


def test_nobody_else_has_a_word() -> None:
    assert not said("m03").given(SHEET, "X", "m02")
    assert not said().given(SHEET, "X", "m02")


def test_an_approval_is_of_one_sheet() -> None:
    assert not said("m01").given(OTHER, "X", "m02")


def test_who_withdrew_from_an_interview_has_no_word_in_it() -> None:
    assert not said("m01", recused=("m01",)).by_chair(SHEET, "X")
    assert not said("m02", recused=("m02",)).given(SHEET, "X", "m02")
    assert said("m01", recused=("m01",)).by_chair(SHEET, "Y")
