"""How hard a passphrase is to guess, as words can tell it; nothing of it is kept."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from commission_app.models.vault import LEAST

ROWS = (
    *("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"),
    *("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "әіңғүұқөһ", "абвгдеёжзийклмн"),
)
COMMON = re.compile(r"password|passphrase|парол\w|құпия\w*|qazaqstan|қазақстан|казахстан")
RUN = 3  # neighbours on the keyboard from this many on are one idea
FAIR, STRONG, DIFFERENT = 12, 20, 7  # ideas, and different signs among them


class Strength(Enum):
    """What a passphrase is worth."""

    SHORT = "short"  # refused by the vault
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """By its length after repetitions, rows of keys and common words count once."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < LEAST:
        return Strength.SHORT
    ideas = _without_rows(COMMON.sub("\N{BULLET}", text.casefold()))
    ideas = re.sub(r"(.{1,4}?)\1+", r"\1", ideas)
    if len(ideas) < FAIR or len(set(ideas)) < DIFFERENT:
        return Strength.WEAK
    return Strength.STRONG if len(ideas) >= STRONG else Strength.FAIR


def _without_rows(text: str) -> str:
    """Each stretch of neighbouring keys, forwards or backwards, as its first sign."""
    found, at = "", 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _in_a_row(text[at : end + 1]):
            end += 1
        long = end - at >= RUN
        found += text[at]
        at = end if long else at + 1
    return found


def _in_a_row(part: str) -> bool:
    return any(part in row or part in row[::-1] for row in ROWS)
