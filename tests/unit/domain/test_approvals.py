"""Whose word lets a sheet count."""

from __future__ import annotations

from commission_app.domain.approvals import Approvals

SHEET, OTHER = "a" * 64, "b" * 64


def said(*by: str, recused: tuple[str, ...] = ()) -> Approvals:
    withdrawn = frozenset(("X", member) for member in recused)
    return Approvals({SHEET: frozenset(by)}, frozenset(("m01",)), withdrawn)


def test_the_chair_lets_any_sheet_count() -> None:
    assert said("m01").by_chair(SHEET, "X", "m02")
    assert said("m01").given(SHEET, "X", "m02")


def test_the_author_says_which_of_his_sheets_is_meant_but_not_that_a_late_change_counts() -> (
    None
):
    assert said("m02").given(SHEET, "X", "m02")
    assert not said("m02").by_chair(SHEET, "X", "m02")


def test_nobody_else_has_a_word() -> None:
    assert not said("m03").given(SHEET, "X", "m02")
    assert not said().given(SHEET, "X", "m02")


def test_an_approval_is_of_one_sheet() -> None:
    assert not said("m01").given(OTHER, "X", "m02")


def test_who_withdrew_from_an_interview_has_no_word_in_it() -> None:
    assert not said("m01", recused=("m01",)).by_chair(SHEET, "X", "m02")
    assert not said("m02", recused=("m02",)).given(SHEET, "X", "m02")
    assert said("m01", recused=("m01",)).by_chair(SHEET, "Y", "m02")


def stood_in(*by: str, author: str = "m01", recused: tuple[str, ...] = ()) -> bool:
    withdrawn = frozenset(("X", member) for member in recused)
    chair, deputy = frozenset(("m01",)), frozenset(("m02",))
    found = Approvals({SHEET: frozenset(by)}, chair, withdrawn, deputy)
    return found.by_chair(SHEET, "X", author)


def test_the_chair_does_not_approve_the_own_change_where_a_deputy_can() -> None:
    assert not stood_in("m01")
    assert stood_in("m02")
    assert not stood_in("m03")


def test_the_deputy_stands_in_for_a_chair_who_withdrew_and_for_nobody_else() -> None:
    assert stood_in("m02", author="m03", recused=("m01",))
    assert not stood_in("m01", author="m03", recused=("m01",))
    assert not stood_in("m02", author="m03")


def test_a_deputy_who_wrote_the_sheet_is_approved_by_the_chair_alone() -> None:
    assert stood_in("m01", author="m02")
    assert not stood_in("m02", author="m02")
    assert not stood_in("m02", author="m02", recused=("m01",))


def test_only_where_nobody_else_is_left_the_chair_has_the_word_on_the_own_sheet() -> None:
    assert stood_in("m01", recused=("m02",))
    assert not stood_in("m01", "m02", recused=("m01", "m02"))
    assert said("m01").by_chair(SHEET, "X", "m01")  # a commission without a deputy


def test_that_a_sheet_may_be_left_out_is_another_word_than_that_it_counts() -> None:
    gone = {SHEET: frozenset(("m01",))}
    chairs = frozenset(("m01",))
    left = Approvals(chairs=chairs, left_out=gone)
    assert left.lets_go(SHEET, "X", "m02")
    assert not left.by_chair(SHEET, "X", "m02")
    assert not said("m01").lets_go(SHEET, "X", "m02")
    deputy = Approvals(chairs=chairs, left_out=gone, deputies=frozenset(("m02",)))
    assert not deputy.lets_go(SHEET, "X", "m01")  # his own is the deputy's to say
