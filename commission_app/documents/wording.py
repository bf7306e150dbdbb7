"""Words in two languages on their way to paper: markup, glue, soft hyphens, gaps."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

import pyphen

from commission_app.documents.fonts import settled
from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.names import Names
from commission_app.shared.texts import say, say_n

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.domain.calendar import Printed

PRINTED: tuple[Printed, Printed] = ("kk", "ru")

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])|[^\W\d_]{7,}")  # short halves stay whole
_GLUE = re.compile(
    r"(?<=№) (?=\S)|(?<=\d) (?=[а-яәғқңөұүһі%])|(?<=\b[А-ЯӘҒҚҢӨҰҮҺІ]\.) | (?=–)|(?<=–) (?=\d)"
    r"|(?<=\b[вкосуиВКОСУИ]) "
)
_AFTER_HYPHEN = re.compile(r"(?<=-)(\w{1,3})\u00ad")  # «мектеп-ин-тернат» reads badly
_TAGS = re.compile(r"(<n>.*?</n>|<[^>]*>)")
_RUSSIAN = pyphen.Pyphen(lang="ru_RU", left=3, right=3)
_VOWELS = "аәеёиоөұүыіэюяу"


class Both(NamedTuple):
    """One thought as markup in both languages; a name in <n>…</n> is never hyphenated."""

    kk: str
    ru: str

    def map(self, change: Callable[[str], str]) -> Both:
        return Both(change(self.kk), change(self.ru))


def both(key: str, /, **values: object) -> Both:
    """The catalogue's phrase in both languages; values may be plain, bilingual or names."""
    kk, ru = (say(key, lang, **_values(values, lang)) for lang in PRINTED)
    return Both(kk, ru)


def both_n(key: str, n: int, /, **values: object) -> Both:
    """The same with the plural form of `n`."""
    kk, ru = (say_n(key, n, lang, **_values(values, lang)) for lang in PRINTED)
    return Both(kk, ru)


def plain(value: object) -> Both:
    """A value of the snapshot as markup: Bilingual, Names, or the same text twice."""
    return Both(_value(value, "kk"), _value(value, "ru"))


def whole(value: object) -> Both:
    """A value that is never hyphenated: a title, a word of outcome."""
    return plain(value).map(lambda text: f"<n>{text}</n>")


def joined(parts: list[Both], by: str = " ") -> Both:
    """Several thoughts as one paragraph."""
    return Both(by.join(p.kk for p in parts), by.join(p.ru for p in parts))


def one_line(words: Both, by: str = " · ") -> str:
    """Both languages beside each other, once if they are the same."""
    return words.kk if words.kk == words.ru else f"{words.kk}{by}{words.ru}"


def clean(text: str) -> str:
    """Text of a person as markup: escaped, composed, its line ends kept."""
    return escape(settled(text)).replace("\r\n", "\n").replace("\n", "<br/>")


def bare(markup: str) -> str:
    """Markup without tags and entities, for text that is drawn directly."""
    text = re.sub(r"<[^>]*>", "", markup.replace("<br/>", " "))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def gap(label: Both) -> Both:
    """A requisite that is not set yet, in a draft: nobody can take it for text."""

    def marked(text: str) -> str:
        inside = text.replace(" ", "\u00a0")
        return f'<font name="sans-b" backColor="#DDE1E4">[…{inside}…]</font>'

    return label.map(marked)


def soft(markup: str, lang: Printed, *, hyphens: bool = True) -> str:
    """Glue, and soft hyphens for styles that break at them. Names and CAPITALS stay whole."""
    parts = _TAGS.split(_GLUE.sub("\u00a0", markup))
    if not hyphens:
        return "".join(parts)
    softened = (
        part if i % 2 else _WORD.sub(lambda m: _soft_word(m[0], lang), part)
        for i, part in enumerate(parts)
    )
    return _AFTER_HYPHEN.sub(r"\1", "".join(softened))


def syllables(word: str, lang: Printed) -> list[str]:
    """Where a word may break, as its pieces."""
    return _soft_word(word.lower(), lang).split("\u00ad")


def _values(values: dict[str, object], lang: Printed) -> dict[str, object]:
    return {name: _value(value, lang) for name, value in values.items()}


def _value(value: object, lang: Printed) -> str:
    if isinstance(value, Both):
        return value.kk if lang == "kk" else value.ru
    if isinstance(value, Bilingual | Trilingual):
        return clean(value.kk if lang == "kk" else value.ru)
    if isinstance(value, Names):
        return f"<n>{clean((value.kk if lang == 'kk' else value.ru).full)}</n>"
    return clean(str(value))


@cache
def _soft_word(word: str, lang: Printed) -> str:
    if word.isupper():
        return word
    return str(_RUSSIAN.inserted(word, "\u00ad")) if lang == "ru" else _kazakh(word)


def _kazakh(word: str) -> str:
    """A Kazakh syllable is (C)V(C)(C): the consonant before a vowel opens the next one."""
    low = word.lower()
    vowel = [
        c in _VOWELS and not (c == "у" and i > 0 and low[i - 1] in _VOWELS)
        for i, c in enumerate(low)
    ]
    cuts = [i for i in range(2, len(low) - 2) if _opens(low, vowel, i)]
    edges = [0, *cuts, len(word)]
    return "\u00ad".join(word[a:b] for a, b in pairwise(edges))


def _opens(low: str, vowel: list[bool], i: int) -> bool:
    return not vowel[i] and vowel[i + 1] and any(vowel[:i]) and low[i] not in "ьъ"
