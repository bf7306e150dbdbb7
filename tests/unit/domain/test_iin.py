from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.domain import iin

WEIGHED = st.sampled_from((*range(10), 11))  # the eleventh digit weighs 11, that is nothing
LIVING = st.dates(date(1930, 1, 1), date(2024, 12, 31))
SEXES: st.SearchStrategy[Literal["m", "f"]] = st.sampled_from(("m", "f"))


@pytest.mark.parametrize("number", ["791028302728", "061211600012", "850515300701"])
def test_published_numbers_are_valid(number: str) -> None:
    assert iin.is_valid(number)


def test_some_eleven_digits_have_no_check_digit() -> None:
    assert iin.check_digit("85051530150") is None
    assert not any(iin.is_valid(f"85051530150{last}") for last in range(10))


@pytest.mark.parametrize(
    "text", ["", "79102830272", "791028302729", "79102830272x", "７91028302728"]
)
def test_anything_else_is_not_valid(text: str) -> None:
    assert not iin.is_valid(text)


@given(LIVING, SEXES, st.integers(0, 9999))
@settings(max_examples=100)
def test_an_invented_number_says_what_it_was_made_of(
    born: date, sex: Literal["m", "f"], serial: int
) -> None:
    number = iin.make(born, sex, serial)
    if number is not None:
        assert iin.is_valid(number)
        assert (iin.birth_date(number), iin.sex(number)) == (born, sex)
        assert iin.warnings(number, born, sex) == ()


@given(LIVING, SEXES, st.integers(0, 9999), WEIGHED, st.integers(1, 9))
@settings(max_examples=100)
def test_one_wrong_digit_is_noticed_by_the_first_pass(
    born: date, sex: Literal["m", "f"], serial: int, place: int, by: int
) -> None:
    number = iin.make(born, sex, serial)
    if number is None:
        return
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    both = sum(map(int.__mul__, range(1, 12), map(int, number[:11]))) % 11
    other = sum(map(int.__mul__, range(1, 12), map(int, wrong[:11]))) % 11
    if both != 10 and other != 10:
        assert not iin.is_valid(wrong)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("850515300701", "850515300701"),
        ("850515300701.0", "850515300701"),
        ("8,50515300701E+11", "850515300701"),
        ("850515 300 701", "850515300701"),
        ("850515-300701", "850515300701"),
        ("'850515300701", "850515300701"),
        ("61211600012", "061211600012"),
        ("61211600012.0", "061211600012"),
    ],
)
def test_what_a_spreadsheet_does_is_undone(written: str, meant: str) -> None:
    assert iin.repair(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "8.50515E+11", "61211600013", "850515300702", "5051530070", "ЖСН", "1234567890123"],
)
def test_what_cannot_be_known_is_not_guessed(written: str) -> None:
    assert iin.repair(written) is None


def test_eaten_zeros_return_only_for_people_born_in_this_century() -> None:
    last = iin.check_digit("05051530010")
    assert last is not None
    assert iin.repair(f"5051530010{last}") is None


@given(st.dates(date(2000, 1, 1), date(2009, 12, 31)), SEXES, st.integers(0, 9999))
@settings(max_examples=100)
def test_every_number_that_lost_its_zeros_is_found_again(
    born: date, sex: Literal["m", "f"], serial: int
) -> None:
    number = iin.make(born, sex, serial)
    if number is not None:
        assert iin.repair(str(int(number))) == number


@given(st.text(max_size=20))
@settings(max_examples=100)
def test_a_repaired_number_is_always_valid(text: str) -> None:
    repaired = iin.repair(text)
    assert repaired is None or iin.is_valid(repaired)


def test_disagreement_is_a_warning_by_key() -> None:
    assert iin.warnings("850515300701", date(1985, 5, 16), "f") == (
        "domain.iin_other_date",
        "domain.iin_other_sex",
    )


def test_an_unknown_seventh_digit_is_one_warning() -> None:
    assert iin.warnings("850515000000", date(1985, 5, 15), "m") == ("domain.iin_seventh_digit",)
    assert iin.sex("850515000000") is None


def test_a_date_that_never_was_is_a_warning() -> None:
    assert iin.warnings("850231300000", None, "") == ("domain.iin_no_such_date",)


def test_an_unknown_seventh_digit_carries_no_date() -> None:
    assert iin.birth_date("850515900000") is None


def test_the_mask_hides_day_serial_and_century() -> None:
    assert iin.mask("850515300701") == "8505••••••01"
    assert iin.mask("12345") == "•••••"
