"""Finding people by what somebody remembers of them: a part of a name, a code, last digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.collation import search_key
from commission_app.domain.sounds import readings, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_DIGITS = 4  # of a number: fewer would find half of everybody
FEWEST_INSIDE = 3  # letters to look for within words
_DIGITS = re.compile(rf"[0-9]{{{FEWEST_DIGITS},12}}")


@dataclass(frozen=True, slots=True)
class Findable:
    """What one person is found by; `number` is never shown and may be empty."""

    code: str
    names: tuple[str, ...]
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Index:
    """People in the order of a list, ready to be searched with every key press."""

    texts: tuple[str, ...] = field(repr=False)
    numbers: tuple[str, ...] = field(repr=False)  # empty where none is known here

    def matches(self, query: str) -> tuple[int, ...]:
        """Places of those whose words begin with each word of `query`, in any order.

        Where nobody's do: of those who have each word somewhere inside. An empty query
        finds everybody.
        """
        words = [readings(word) for word in query.split()]
        words = [word for word in words if word]
        if not words:
            return tuple(range(len(self.texts)))
        found = self._with([{f" {text}" for text in word} for word in words])
        if not found:
            found = self._with(words) if len(query.strip()) >= FEWEST_INSIDE else []
        if _DIGITS.fullmatch(query.strip()):
            ends = self._ending(query.strip())
            found = sorted({*found, *ends})
        return tuple(found)

    def _with(self, words: Iterable[Iterable[str]]) -> list[int]:
        left = list(range(len(self.texts)))
        for word in words:
            one, *others = sorted(word)
            texts = self.texts
            if others:
                other = others[0]
                left = [i for i in left if one in texts[i] or other in texts[i]]
            else:
                left = [i for i in left if one in texts[i]]
        return left

    def _ending(self, digits: str) -> list[int]:
        return [i for i, number in enumerate(self.numbers) if number.endswith(digits)]


def index(people: Iterable[Findable]) -> Index:
    """An index of people in their order."""
    given = list(people)
    numbers = tuple(one.number for one in given)
    return Index(tuple(map(_text, given)), numbers if any(numbers) else ())


def _text(one: Findable) -> str:
    """Each word after a space: as it looks, as it sounds; the code also without its signs."""
    code = search_key(one.code)
    looks = dict.fromkeys(search_key(name) for name in one.names)
    sounds = dict.fromkeys(spoken(name) for name in one.names)
    return " ".join(("", code, code.replace(" ", ""), *looks, *sounds))
