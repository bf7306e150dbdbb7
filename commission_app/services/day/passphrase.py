"""Whether a passphrase will do, and in words why not; said while it is typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.collation import search_key
from commission_app.models.vault import LEAST
from commission_app.services.passphrases import Strength, strength
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN_LEAST = 6  # letters that must be left when everybody's words are taken away
# What people type first; look-alikes and case are folded before comparing.
COMMON = (
    *("password", "passphrase", "passw0rd", "qwerty", "qwertyuiop", "asdfgh", "zxcvbn"),
    *("admin", "welcome", "login", "letmein", "iloveyou", "secret", "commission"),
    *("пароль", "йцукен", "фывапр", "ячсмит", "комиссия", "привет", "казахстан", "секрет"),
    *("құпиясөз", "құпия", "қазақстан", "сәлем", "отан", "астана", "алматы"),
    *("kazakhstan", "astana", "almaty", "parol", "leaders", "лидер", "көшбасшы"),
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found; without faults the passphrase may be used."""

    faults: tuple[UserError, ...]
    length: int
    strength: Strength
    least: int = LEAST

    @property
    def fit(self) -> bool:
        """Whether it will do."""
        return not self.faults


def judge_passphrase(text: str, names: Iterable[str] = ()) -> Judged:
    """All that is wrong with it, the plainest first; `names`: the user's own, in any script."""
    plain = unicodedata.normalize("NFKC", text)
    return Judged(tuple(_faults(plain, names)), len(plain), strength(plain))


def _faults(text: str, names: Iterable[str]) -> Iterator[UserError]:
    if len(text) < LEAST:
        yield UserError(T("day.passphrase_short"), length=len(text), least=LEAST)
        return
    if text != text.strip():
        yield UserError(T("day.passphrase_edges"))
    word, name = _too_common(text), _name_in(text, names)
    if word:
        yield UserError(T("day.passphrase_common"), word=word)
    if name:
        yield UserError(T("day.passphrase_name"), name=name)
    if not (word or name) and strength(text) is Strength.WEAK:
        yield UserError(T("day.passphrase_row"))


def _too_common(text: str) -> str:
    """The first of everybody's words, where hardly anything else is left beside them."""
    left, met = search_key(text), ""
    for word in sorted(COMMON, key=len, reverse=True):
        if (folded := search_key(word)) in left:
            met = met or word
            left = left.replace(folded, "")
    letters = re.sub(r"[\W\d_]", "", left)
    return met if met and len(letters) < OWN_LEAST else ""


def _name_in(text: str, names: Iterable[str]) -> str:
    """A name of the user that makes up most of the passphrase."""
    folded = search_key(text)
    words = (word for name in names for word in _WORD.findall(name))
    found = (w for w in words if len(w) > 3 and search_key(w) in folded)
    return next((w for w in found if len(folded) - len(search_key(w)) < LEAST - 4), "")
