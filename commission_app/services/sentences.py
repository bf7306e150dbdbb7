"""A sentence as a value: a text key with what fills it, said in the language of the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.numerals import with_comma
from commission_app.shared.texts import Language, T, say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.shared.errors import UserError


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; a value may be another one, a pair of texts or a time."""

    key: str
    values: tuple[tuple[str, object], ...] = ()
    n: int | None = None  # where it is set, it chooses the plural form

    def say(self, lang: Language) -> str:
        """The sentence in one language."""
        values = {name: _spelt(value, lang) for name, value in self.values}
        if self.n is None:
            return say(self.key, lang, **values)
        return say_n(self.key, self.n, lang, **values)


def said(key: str, /, **values: object) -> Said:
    """A sentence with its values."""
    return Said(key, tuple(values.items()))


def counted(key: str, n: int, /, **values: object) -> Said:
    """A sentence about `n` things, in the plural form that the language has for it."""
    return Said(key, tuple(values.items()), n)


def chained(parts: Sequence[Said]) -> Said | None:
    """Sentences in one line, a semicolon between them."""
    found: Said | None = None
    for part in reversed(parts):
        found = part if found is None else said(T("conflicts.and_then"), first=part, rest=found)
    return found


def told(error: UserError) -> Said:
    """A refusal as a sentence."""
    return Said(error.key, tuple(error.values.items()))


def _spelt(value: object, lang: Language) -> object:
    match value:
        case Said():
            value = value.say(lang)
        case Trilingual():
            value = getattr(value, lang)
        case Bilingual():
            value = value.kk if lang == "kk" else value.ru
        case datetime():
            value = f"{value:%d.%m.%Y %H:%M}"
        case Decimal() if lang != "en":
            value = with_comma(value)
        case _:
            pass
    return value
