"""One spelling for all alphabets: Қасымова, Касымова, Kasymova and Qasymova are one word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from commission_app.domain.collation import search_key

_CYRILLIC = (
    "а:a ә:a б:b в:v г:g ғ:g д:d е:e ё:e є:e ж:j з:z и:i й:i і:i ї:i к:k қ:k л:l м:m н:n ң:n "
    "о:o ө:o п:p р:r с:s т:t у:u ұ:u ү:u ў:u ф:f х:h һ:h ц:ts ч:ch ш:sh щ:sh ъ: ы:i ь: э:e "
    "ю:iu я:ia ı:i ə:a ɵ:o ş:sh ç:ch ğ:g ñ:n"
)
_SOUNDS = {
    ord(letter): sound
    for letter, _, sound in (pair.partition(":") for pair in _CYRILLIC.split(" "))
}
_MARKS = re.compile("[\u0300-\u036f'’ʼ`]")
# What passports and people write for one sound; applied in this order to both sides.
_WRITTEN = (
    ("shch", "sh"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ngg", "n"),
    ("ng", "n"),
    ("ph", "f"),
    ("q", "k"),
    ("w", "u"),
    ("x", "h"),
    ("y", "i"),
    ("io", "e"),
    ("ie", "e"),
)
_SURE = 4  # letters; a shorter beginning stands for itself
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def sound_key(word: str) -> str:
    """A word as Latin letters that sound alike; for comparing, not for showing."""
    low = word.lower().translate(_SOUNDS)
    if not low.isascii():
        low = _MARKS.sub("", unicodedata.normalize("NFD", low))
    low = _TWICE.sub(r"\1", low.replace("'", "").replace("y", "i"))
    for written, sound in _WRITTEN:
        low = low.replace(written, sound)
    return _TWICE.sub(r"\1", low)


def spoken(text: str) -> str:
    """The sound keys of all words of a text."""
    return " ".join(map(sound_key, re.findall(r"[^\W_]+(?:['’ʼ`][^\W_]+)*", text)))


def readings(word: str) -> frozenset[str]:
    """What a typed word, or its beginning, may stand for: as it looks, as it sounds."""
    sound = spoken(word)
    if word.isascii() and len(sound) > _SURE and sound.endswith("i"):
        sound = sound[:-1]  # Nurgaliy… may go on as Nurgaliyeva, where -iye- sounds as one
    return frozenset(filter(None, (search_key(word), sound)))
