"""Kazakh order and forgiving search, each as a text key that plain comparison serves."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
_FIRST = 0x3A  # keys of letters start here, above the space and the digits; all stay in ASCII
_LETTER_KEYS = {
    ord(written): _FIRST + place
    for place, letter in enumerate(ALPHABET)
    for written in (letter, letter.lower())
}
# Latin letters stand after Я, in their own order
_LATIN_KEYS = {
    ord(written): _FIRST + len(ALPHABET) + place
    for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for written in (letter, letter.lower())
}
# a hyphen or a quote parts words and never outweighs a letter
_SIGN_KEYS = dict.fromkeys(
    map(ord, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»„“”’–—№\u00a0\t\n\r"), 0x20
)
_ORDER = _SIGN_KEYS | _LETTER_KEYS | _LATIN_KEYS

_KAZAKH = "әа қк ғг ңн өо ұу үу һх іи ёе їи ўу єе ґг"
_LATIN = "aа bв cс eе hх iи kк mм oо pр tт xх yу əа ɵо ıи"
_FOLDS = {ord(pair[0]): pair[1] for pair in f"{_KAZAKH} {_LATIN}".split()}
_SIGNS = dict.fromkeys(_SIGN_KEYS, " ")
_SEARCH = _FOLDS | _SIGNS
_MARKS = re.compile("[\u0300-\u036f]")


def sort_key(text: str) -> str:
    """A text whose byte order is the Kazakh order of 42 letters (DOMAIN §6.3), case apart.

    Signs count as a space; digits stand before letters, Latin letters after Я, the rest last.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(" ".join(map(_ordered, text.split())).split())


def search_key(text: str) -> str:
    """A text in which Kazakh letters, their Russian neighbours and Latin twins are one.

    Apply it to what is kept and to what is asked for; it is for comparing, not for showing.
    """
    folded = " ".join(map(_folded, text.split()))
    if not folded.isascii() and not unicodedata.is_normalized("NFC", folded):
        folded = unicodedata.normalize("NFC", folded)
        folded = _MARKS.sub("", folded).translate(_SEARCH)
    return " ".join(folded.split())


# Names repeat word by word, and a dictionary of letters is slow: a word is looked at once.
@lru_cache(maxsize=1 << 14)
def _ordered(word: str) -> str:
    return word.translate(_ORDER)


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return word.lower().translate(_SEARCH)
