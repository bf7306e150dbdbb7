"""Text as it was meant: composed letters, plain spaces, no Latin hidden in Cyrillic words."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

Change = Literal["lookalike", "invisible", "composed", "space"]

TO_CYRILLIC = str.maketrans(
    "ABCEHIKMOPTXYaceikopxyhəƏɵƟıëËӏӀ",
    "АВСЕНІКМОРТХУасеікорхуһәӘөӨіёЁіІ",
)
TO_LATIN = str.maketrans("АВСЕНІКМОРТХУасеіорху", "ABCEHIKMOPTXYaceiopxy")
_CONVERTIBLE = frozenset(map(chr, TO_CYRILLIC))
_FOREIGN = frozenset("ӏӀ")  # Cyrillic by name, a stroke and not a letter of Kazakh or Russian
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0259\u0275"
# soft hyphens, zero widths, directions, selectors, control characters
_HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffd\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
_ODD_SPACES = "\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = re.compile("[" + _HIDDEN + "]")
_SUSPECT = re.compile(
    "[" + _LATIN + _HIDDEN + _ODD_SPACES + "\u0300-\u036f\u04c0\u04cf]|  |^ | $"
)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04bf\u04c1-\u04ce\u04d0-\u052f]")
_MIXED = re.compile("[" + _LATIN + "]")


class Cleaned(NamedTuple):
    """A text as it was meant, and the repairs it took; outer spaces go without a word."""

    text: str
    changes: tuple[Change, ...] = ()


def clean(text: str, *, names: bool = False) -> Cleaned:
    """`text` in NFC with plain single spaces, nothing invisible and no look-alike letters.

    A word is repaired when it holds a Cyrillic letter and each of its Latin letters has a
    Cyrillic twin; with `names` also an all-twin word beside a Cyrillic one ("CAPA Ахметова").
    """
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return Cleaned(text)
    changes: list[Change] = []
    visible = _INVISIBLE.sub("", text)
    if visible != text:
        changes.append("invisible")
    composed = unicodedata.normalize("NFC", visible)
    if composed != visible:
        changes.append("composed")
    spaced = " ".join(composed.split())
    if spaced != composed.strip():
        changes.append("space")
    meant = _repaired(spaced, names=names)
    if meant != spaced:
        changes.append("lookalike")
    return Cleaned(meant, tuple(changes))


def mixed_words(text: str) -> tuple[str, ...]:
    """Words of both Cyrillic and Latin letters; after `clean`, those that nobody can guess."""
    if not _MIXED.search(text):
        return ()
    return tuple(
        word for word in _WORD.findall(text) if _MIXED.search(word) and _CYRILLIC.search(word)
    )


def has_latin(text: str) -> bool:
    """Whether a Latin letter stands anywhere in `text`."""
    return _MIXED.search(text) is not None


def _repaired(text: str, *, names: bool) -> str:
    everywhere = names and _CYRILLIC.search(text) is not None

    def word(found: re.Match[str]) -> str:
        letters = found[0]
        suspects = [one for one in letters if one in _FOREIGN or _MIXED.match(one)]
        if not suspects or not _CONVERTIBLE.issuperset(suspects):
            return letters
        if everywhere or _CYRILLIC.search(letters):
            return letters.translate(TO_CYRILLIC)
        return letters

    return _WORD.sub(word, text)
