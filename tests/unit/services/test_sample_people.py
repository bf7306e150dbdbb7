"""Invented applicants: the same for a seed, sound, nobody twice."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from commission_app.domain import iin
from commission_app.services.sample.people import (
    MOST,
    Applicant,
    applicant,
    applicants,
    code_of,
)


@cache
def whole() -> tuple[Applicant, ...]:
    return tuple(applicants(1, 8068))


def test_the_first_people_of_a_seed_never_change() -> None:
    digest = hashlib.sha256(repr(applicants(1, 50)).encode()).hexdigest()
    assert digest == "0a1050bf4ef1012ab693a2dea3da3f4596293d2fab9e7027c74a9a5b06ee8b9f"


def test_another_seed_gives_other_people() -> None:
    assert {one.iin for one in applicants(1, 50)}.isdisjoint(
        one.iin for one in applicants(2, 50)
    )


def test_a_person_does_not_depend_on_who_else_is_asked_for() -> None:
    assert applicant(1, 77) == whole()[76]


def test_numbers_are_valid_and_agree_with_date_and_sex() -> None:
    for one in whole():
        assert iin.is_valid(one.iin)
        assert iin.warnings(one.iin, one.birth_date, one.sex) == ()


def test_nobody_occurs_twice() -> None:
    assert len({one.iin for one in whole()}) == 8068
    assert len({one.code for one in whole()}) == 8068


def test_codes_repeat_nowhere_up_to_the_limit() -> None:
    assert len({code_of(5, number) for number in range(1, MOST + 1)}) == MOST


def test_numbers_repeat_in_no_later_ten_thousand() -> None:
    same_serial = [applicant(1, number).iin for number in (7, 10_007, 20_007, 30_007)]
    assert len({number[7:11] for number in same_serial}) == 1
    assert len(set(same_serial)) == 4


def test_more_people_than_can_be_kept_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="40001"):
        applicants(1, MOST + 1)


def test_about_seven_of_ten_speak_kazakh() -> None:
    share = sum(one.language == "kk" for one in whole()) / 8068
    assert 0.66 < share < 0.75


def test_everything_is_filled_in_both_languages() -> None:
    for one in whole():
        for text in (one.district, one.organisation, one.position, one.category):
            assert text.kk
            assert text.ru
            assert "{" not in text.kk + text.ru


def test_years_of_service_fit_into_a_life() -> None:
    assert all(2 <= one.years_of_service <= 2026 - one.birth_date.year - 18 for one in whole())


def test_nobody_can_be_called_or_written_to() -> None:
    assert all(one.phone.startswith("+7 000 ") for one in whole())
    assert all(one.email.endswith(".example") for one in whole())
