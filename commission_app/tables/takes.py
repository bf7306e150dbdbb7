"""One-rule steps: each takes one cell of a row and refuses, repairs or returns its value."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from commission_app.domain.collation import search_key
from commission_app.domain.lookalikes import Change, clean, mixed_words
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.tables.steps import Row

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: г\.?| ж\.?)?(?: 0?0:00(?::00)?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_SERIAL = re.compile(r"[1-9]\d{4}")
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet's calendar
_DECIMAL = re.compile(r"\d{1,6}(?:[.,]\d{1,4}0*)?")
_REPAIRS = {
    "lookalike": T("tables.repaired_lookalike"),
    "invisible": T("tables.repaired_invisible"),
    "composed": T("tables.repaired_composed"),
    "space": T("tables.repaired_space"),
}


def take_text(row: Row, field: str, longest: int, *, names: bool = False) -> str:
    """A text as it was meant; a too long one refuses the row, unreadable letters warn."""
    raw = row.texts.get(field, "")
    if not raw:
        return ""
    text, changes, odd = _meant(raw, names)
    if changes:
        worst = min(changes, key=tuple(_REPAIRS).index)
        row.repair(field, _REPAIRS[worst], text)
    if len(text) > longest:
        row.refuse(field, T("tables.too_long"), limit=str(longest))
        return ""
    if odd:
        row.warn(field, T("tables.mixed_letters"), words=", ".join(odd))
    return text


@lru_cache(maxsize=1 << 15)
def _meant(raw: str, names: bool) -> tuple[str, tuple[Change, ...], tuple[str, ...]]:  # noqa: FBT001 - a cache's key
    """Names and schools repeat by the hundred, so each is looked at once."""
    text, changes = clean(raw, names=names)
    return text, changes, mixed_words(text)


def take_day(row: Row, field: str, earliest: date, latest: date) -> date | None:
    """A date within two others; a spreadsheet's bare day number is repaired."""
    text = row.texts.get(field, "")
    if not text:
        return None
    day = parse_day(text)
    if day is None and _SERIAL.fullmatch(text):
        day = _EPOCH + timedelta(days=int(text))
        row.repair(field, T("tables.repaired_day"), day.isoformat())
    if day is None:
        written = _ISO_DAY.fullmatch(text) or _DAY.fullmatch(text)
        row.refuse(field, T("tables.no_such_day") if written else T("tables.day_form"))
    elif not earliest <= day <= latest:
        row.refuse(
            field,
            T("tables.day_range"),
            earliest=f"{earliest:%d.%m.%Y}",
            latest=f"{latest:%d.%m.%Y}",
        )
        return None
    return day


def take_choice(row: Row, field: str, words: Mapping[str, str], allowed: str) -> str:
    """A word out of a closed list, whatever its language; "" for an empty cell.

    `allowed`: the list as a person reads it.
    """
    text = row.texts.get(field, "")
    if not text:
        return ""
    found = choose(text, words)
    if found is None:
        row.refuse(field, T("tables.not_a_choice"), allowed=allowed)
        return ""
    return found


def choose(text: str, words: Mapping[str, str]) -> str | None:
    """What a word of a list made by `choices` means, or None."""
    found = words.get(text)
    return words.get(search_key(text)) if found is None else found


def choices(**meanings: str) -> dict[str, str]:
    """A list of words for `choose`: meaning = "words, for, it"; it means itself too."""
    return {
        search_key(word): meaning
        for meaning, words in meanings.items()
        for word in (meaning, *words.split(","))
    }


@lru_cache(maxsize=1 << 15)
def parse_day(text: str) -> date | None:
    """A date written `1985-05-15` or `15.05.1985`; None for anything else."""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def parse_decimal(text: str) -> Decimal | None:
    """An exact number with a decimal comma or point and at most four places; None otherwise."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not plain.isascii() or not _DECIMAL.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", "."))
    # trailing zeros are no digits of a score, and an exponent is no way to write one
    return Decimal(format(number.normalize(), "f"))
