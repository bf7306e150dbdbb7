"""What every body has in common."""

from __future__ import annotations

import msgspec
import pytest

from commission_app.domain.facts.body import Body, CodeOrNone, InterviewCode, once, unsalted
from commission_app.domain.facts.kinds.trust import Confirmation


def test_a_body_says_what_it_is_about_by_itself() -> None:
    with pytest.raises(NotImplementedError, match="Body"):
        _ = Body().about


def test_a_body_has_no_rows_unless_it_says_so() -> None:
    assert Body().rows(1) == {}


def test_without_salt_two_bodies_of_one_content_are_equal() -> None:
    one, two = (Confirmation(fact="a" * 64, salt=salt * 16) for salt in ("00", "11"))
    assert one != two
    assert unsalted(one) == unsalted(two)


def test_what_stands_once_passes() -> None:
    once(["a", "b"], "letter")


def test_what_stands_twice_is_named() -> None:
    with pytest.raises(ValueError, match="letter twice"):
        once(["a", "b", "a"], "letter")


@pytest.mark.parametrize("code", ["L26-0001", "L26-0001/2", "Ә-1"])
def test_a_second_appointment_has_its_own_number(code: str) -> None:
    assert msgspec.convert(code, InterviewCode) == code


@pytest.mark.parametrize("code", ["", "/2", "L1/", "L1/2/3", "L1/a", "L1:2", "L 1", "L1\n"])
def test_anything_else_is_no_interview(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, InterviewCode)


def test_a_code_may_be_missing_where_there_is_none() -> None:
    assert not msgspec.convert("", CodeOrNone)
