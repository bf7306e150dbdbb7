"""A person's name as in the identity document: two spellings, never declined or translated."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from commission_app.domain.lookalikes import TO_CYRILLIC

_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’ʼ.-]+[^\W\d_]+)*\.?")
_WOMENS = {"ова": "ов", "ева": "ев", "ина": "ин", "ына": "ын", "ская": "ский", "цкая": "цкий"}


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One spelling of a name; the patronymic is empty where there is none."""

    surname: str
    given: str = ""
    patronymic: str = ""

    @property
    def full(self) -> str:
        """Surname, given name and patronymic, as lists and documents print them."""
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Both spellings of one name."""

    kk: Name
    ru: Name


def split_full(text: str) -> Name | None:
    """A full name from one cell: surname, given name, the rest; None without a given name."""
    parts = text.replace(",", " ").split(maxsplit=2)
    if len(parts) < 2:
        return None
    return Name(parts[0], parts[1], parts[2].strip() if len(parts) == 3 else "")


def is_name(text: str) -> bool:
    """Whether `text` is letters with spaces, hyphens, apostrophes or dots between them."""
    return _LETTERS.fullmatch(text) is not None


def same_person(one: str, other: str) -> bool:
    """Whether two names as they were typed are of one person.

    Case, spaces, signs, the order of the words, Latin letters that look Cyrillic, and ё for е
    make no second person.
    """
    a, b = _words_of(one), _words_of(other)
    return "".join(a) == "".join(b) or sorted(a) == sorted(b)


def surname_root(full: str) -> str:
    """A surname as relatives share it: Касымов and Касымова have one.

    "" where the name does not begin with one.
    """
    first = next(iter(_words_of(full)), "")
    if len(first) < 2:  # an initial
        return ""
    for ending, kept in _WOMENS.items():
        if first.endswith(ending):
            return first.removesuffix(ending) + kept
    return first


def _words_of(name: str) -> list[str]:
    """Its words without accents and signs, as they look."""
    seen = unicodedata.normalize("NFKC", name).translate(TO_CYRILLIC).casefold()
    seen = seen.replace("ё", "е")
    words = ("".join(filter(str.isalnum, word)) for word in re.split(r"[\s.,;]+", seen))
    return [word for word in words if word]
