"""The individual identification number: check digit, what it says, what spreadsheets do."""

from __future__ import annotations

import re
from datetime import date
from operator import mul
from typing import Literal

from commission_app.shared.texts import T

Sex = Literal["m", "f"]
LENGTH = 12
_FIRST_PASS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_SHORTEST = 9  # born in January 2000: a spreadsheet eats three zeros
_WRITTEN = str.maketrans("", "", " \u00a0\u202f\u2009-'’`")
_NUMBER = re.compile(r"(\d{9,12})(?:[.,]0+)?")
_EXPONENT = re.compile(r"(\d)[.,](\d{7,11})[eE]\+?(\d{2})")


def check_digit(eleven: str) -> int | None:
    """The twelfth digit for the first eleven; None where both passes give 10 (DOMAIN §6.1)."""
    digits = eleven.encode()  # 48 too many each: that adds 48 × 66, which eleven divides
    rest = sum(map(mul, _FIRST_PASS, digits)) % 11
    if rest == 10:
        rest = sum(map(mul, _SECOND_PASS, digits)) % 11
    return None if rest == 10 else rest


def is_valid(text: str) -> bool:
    """Whether `text` is twelve ASCII digits with the right check digit."""
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdigit()
        and check_digit(text[:11]) == ord(text[11]) - 48
    )


def repair(text: str) -> str | None:
    """The valid number meant by `text`, or None; undoes dashes, "….0", exponents, eaten zeros.

    Zeros are put back only where the result passes the check digit and names a real date
    of this century, since a check digit alone lets one wrong number in eleven pass.
    """
    digits = _plain_digits(text)
    if len(digits) == LENGTH:
        return digits if is_valid(digits) else None
    if not _SHORTEST <= len(digits) < LENGTH:
        return None
    padded = digits.zfill(LENGTH)
    born = birth_date(padded)
    return padded if is_valid(padded) and born and born.year >= 2000 else None


def birth_date(iin: str) -> date | None:
    """The date that twelve digits carry; None for an unknown century or an unreal date."""
    century = _CENTURIES.get(iin[6])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def sex(iin: str) -> Sex | None:
    """The sex that the seventh digit carries; None for an unknown digit."""
    if iin[6] not in _CENTURIES:
        return None
    return "m" if iin[6] in "135" else "f"


def warnings(iin: str, born: date | None, stated_sex: str) -> tuple[str, ...]:
    """Text keys of what does not agree; real documents hold exceptions, so nothing blocks.

    `born` None and `stated_sex` "" mean "not stated".
    """
    if iin[6] not in _CENTURIES:
        return (T("domain.iin_seventh_digit"),)
    found: list[str] = []
    carried = birth_date(iin)
    if carried is None:
        found.append(T("domain.iin_no_such_date"))
    elif born and born != carried:
        found.append(T("domain.iin_other_date"))
    if stated_sex and stated_sex != sex(iin):
        found.append(T("domain.iin_other_sex"))
    return tuple(found)


def mask(iin: str) -> str:
    """The form for lists: year and month of birth, and the last two digits."""
    return f"{iin[:4]}••••••{iin[-2:]}" if len(iin) == LENGTH else "•" * len(iin)


def make(born: date, of_sex: Sex, serial: int) -> str | None:
    """An invented number for practice; None where these eleven digits have no check digit.

    `serial` is 0–9999; `born` lies in 1800–2099.
    """
    seventh = 2 * (born.year // 100 - 18) + (1 if of_sex == "m" else 2)
    eleven = f"{born:%y%m%d}{seventh}{serial:04d}"
    last = check_digit(eleven)
    return None if last is None else f"{eleven}{last}"


def _plain_digits(text: str) -> str:
    """The digits of `text` as a spreadsheet meant them, or "" where it is no number at all."""
    written = text.translate(_WRITTEN)
    if not written.isascii():
        return ""
    if number := _NUMBER.fullmatch(written):
        return number[1]
    number = _EXPONENT.fullmatch(written)
    if number is None or len(number[2]) > int(number[3]):
        return ""
    # a shortened one has lost digits for good
    whole = number[1] + number[2]
    return whole if len(whole) == int(number[3]) + 1 else ""
