"""Words that know no language until they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from babel.dates import format_date

from commission_app.domain.calendar import in_words
from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.names import Name, Names
from commission_app.services.sentences import Said as Sentence
from commission_app.shared.errors import UserError
from commission_app.shared.texts import Language, say, say_n

if TYPE_CHECKING:
    from collections.abc import Mapping

NARROW = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Phrase:
    """A text key with its values; `n`: the plural form is chosen by this number."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    n: int | None = None


@dataclass(frozen=True)
class Joined:
    """Several words in a row, the empty ones left out."""

    parts: tuple[Words, ...]
    between: str = " "


Said: TypeAlias = "Phrase | Joined | UserError | Sentence"  # a sentence is a service's
Written: TypeAlias = "Bilingual | Trilingual | Names | Name"
Words: TypeAlias = "str | int | Decimal | date | time | Said | Written"


def phrase(key: str, /, **values: object) -> Phrase:
    """A text with values, to be said in the language of the moment."""
    return Phrase(key, values)


def phrase_n(key: str, n: int, /, **values: object) -> Phrase:
    """A text in the plural form for `n`."""
    return Phrase(key, values, n)


def joined(*parts: Words, between: str = "  ·  ") -> Joined:
    """`parts` with something between them."""
    return Joined(parts, between)


def spoken(words: Words, lang: Language) -> str:
    """The words in one language: figures, dates and names as this language writes them."""
    match words:
        case str():
            return words
        case Phrase() | UserError() | Sentence():
            return _phrase(words, lang)
        case Joined():
            return words.between.join(filter(None, (spoken(p, lang) for p in words.parts)))
        case Bilingual() | Trilingual() | Names() | Name():
            return _written(words, lang)
        case _:
            return _figure(words, lang)


def _written(words: Written, lang: Language) -> str:
    """What people wrote in two or three languages; English reads the Russian where it must."""
    match words:
        case Name():
            return words.full
        case Names():
            return (words.kk if lang == "kk" else words.ru).full or words.kk.full
        case Trilingual():
            return getattr(words, lang) or words.ru or words.kk
        case Bilingual():
            return (words.kk if lang == "kk" else words.ru) or words.ru or words.kk


def _figure(value: int | Decimal | date | time, lang: Language) -> str:
    match value:
        case int():
            return grouped(value)
        case Decimal():
            return decimal(value, lang)
        case datetime():
            return f"{value:%d.%m.%Y} {value:%H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"


def grouped(n: int) -> str:
    """8 068: thousands apart by a narrow space that no line breaks at; 2026 stays whole."""
    return f"{n:,}".replace(",", NARROW) if abs(n) >= 1000 else str(n)


def decimal(value: Decimal, lang: Language) -> str:
    """24,75 in Kazakh and Russian, 24.75 in English."""
    text = f"{value:f}"
    return text if lang == "en" else text.replace(".", ",")


def long_day(value: date, lang: Language, *, weekday: bool = True) -> str:
    """The day as a sentence writes it: «24 ноября 2026 года, вторник»."""
    day = format_date(value, "d MMMM y", locale="en") if lang == "en" else in_words(value, lang)
    return f"{day}, {format_date(value, 'EEEE', locale=lang)}" if weekday else day


def _phrase(what: Phrase | UserError | Sentence, lang: Language) -> str:
    values = {name: _value(value, lang) for name, value in dict(what.values).items()}
    if isinstance(what, UserError) or what.n is None:
        return say(what.key, lang, **values)
    figure = grouped(what.n)
    return say_n(what.key, what.n, lang, **{"n": figure, "number": figure} | values)


def _value(value: object, lang: Language) -> object:
    """Values are said in the same language; whole numbers in `{n}` stay as they are."""
    said = (Phrase, Joined, UserError, Sentence, Decimal, date, time)
    written = (Bilingual, Trilingual, Names, Name)
    if isinstance(value, said + written):
        return spoken(value, lang)
    if isinstance(value, int) and not isinstance(value, bool):
        return grouped(value)
    return value
