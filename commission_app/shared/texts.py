"""Texts in kk, ru and en: gettext catalogues, one a room and language."""

from __future__ import annotations

import gettext
import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from commission_app.shared.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")


def T(key: str) -> str:  # noqa: N802 - the mark that extraction looks for
    """Mark a literal as a text key; it is looked up where it is shown."""
    return key


def say(key: str, lang: Language, /, **values: object) -> str:
    """The text under `key`, its placeholders filled; KeyError when the catalogue lacks it."""
    text = _text(key, lang)
    if text == key:
        raise KeyError(f"{lang}: {key}")
    return text.format(**values) if values else text


def say_n(key: str, n: int, lang: Language, /, **values: object) -> str:
    """The plural form of `key` for `n`; `{n}` stands for the number, or for `n` as written."""
    text = _plural(key, n, lang)
    if text == key:
        raise KeyError(f"{lang}: {key}")
    return text.format(**{"n": n} | values)


def has(key: str, lang: Language) -> bool:
    """Whether the catalogue of `lang` holds `key`, in the singular or the plural."""
    catalogue = _catalogue(lang)
    return catalogue.gettext(key) != key or catalogue.ngettext(key, key, 1) != key


@cache
def _text(key: str, lang: Language) -> str:
    """Kept: a table says the same few words thousands of times, and each room is asked."""
    return _catalogue(lang).gettext(key)


@lru_cache(8192)
def _plural(key: str, n: int, lang: Language) -> str:
    return _catalogue(lang).ngettext(key, key, n)


@cache
def _catalogue(lang: Language) -> gettext.GNUTranslations:
    """All rooms' catalogues as one chain; each asks the next for what it lacks."""
    folder = resources() / "texts" / lang
    first, *others = (_load(file) for file in sorted(folder.glob("*.po")))
    for other in others:
        first.add_fallback(other)
    return first


def _load(source: Path) -> gettext.GNUTranslations:
    """The compiled file where it is up to date; in a fresh source tree, compiled in memory."""
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    memory = io.BytesIO()
    with source.open("rb") as file:
        write_mo(memory, read_po(file))
    memory.seek(0)
    return gettext.GNUTranslations(memory)
