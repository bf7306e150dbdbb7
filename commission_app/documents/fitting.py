"""Paragraphs that fit their width: names by their own rule, long words by visible breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission_app.documents.fonts import width_of
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import (
    CELL,
    CELL_BOLD,
    CELL_LOW,
    CODE,
    hyphenated,
    mm,
    sized,
)
from commission_app.documents.wording import bare, clean, plain, soft, syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlab.lib.styles import ParagraphStyle

    from commission_app.documents.wording import Both
    from commission_app.domain.calendar import Printed
    from commission_app.domain.names import Names

FLOOR = 0.82  # a name shrinks to this share of its size before it breaks inside a word
_TOKENS = re.compile(r"(<n>.*?</n>|<[^>]*>|\s+|\u00ad)")
_PIECE = re.compile(r"[^-]+-?|-")


def paragraph(
    markup: str, lang: Printed, style: ParagraphStyle, width: float, bullet: str | None = None
) -> Paragraph:
    """A paragraph for a column of `width` points, of which no word runs out of the column."""
    room = width - style.leftIndent
    text = soft(markup, lang, hyphens=hyphenated(style))
    fitted = "".join(_token(token, style, room) for token in _TOKENS.split(text))
    return Paragraph(fitted, style, bulletText=bullet)


def two(
    words: Both, width: float, top: ParagraphStyle = CELL, low: ParagraphStyle = CELL_LOW
) -> list[Paragraph]:
    """A table cell: Kazakh, and below it Russian in grey unless it is the same."""
    cell = [paragraph(words.kk, "kk", top, width)]
    if words.ru != words.kk:
        cell.append(paragraph(words.ru, "ru", low, width))
    return cell


def value(
    thing: object, width: float, top: ParagraphStyle = CELL, low: ParagraphStyle = CELL_LOW
) -> list[Paragraph]:
    """`two` of a value of the snapshot."""
    return two(plain(thing), width, top, low)


def name(
    names: Names, width: float, top: ParagraphStyle = CELL_BOLD, low: ParagraphStyle = CELL_LOW
) -> list[Paragraph]:
    """A table cell with a name in both spellings, once if they are equal."""
    cell = [named(names.kk.full, top, width)]
    if names.ru.full != names.kk.full:
        cell.append(named(names.ru.full, low, width))
    return cell


def named(full: str, style: ParagraphStyle, width: float) -> Paragraph:
    """One spelling of a name on its own lines."""
    lines, size = name_lines(full, style, width)
    text = "<br/>".join(map(clean, lines))
    return Paragraph(text, style if size == style.fontSize else sized(style, size))


def code_room(codes: Iterable[str], least: float = 12, most: float = 20) -> float:
    """How wide a column of codes must be, in millimetres; longer ones break after a hyphen."""
    longest = max((width_of(c, CODE.fontName, CODE.fontSize) for c in codes), default=0.0)
    return min(most, max(least, longest / mm + 2.4))


def balanced(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """A short centred title on as few lines as it needs, all as equal as they can be."""
    words = bare(text).split(" ")

    def set_in(room: float) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            longer = f"{lines[-1]} {word}"
            if width_of(longer, style.fontName, style.fontSize) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    fewest, room = len(set_in(width)), width
    while len(set_in(room - 4)) == fewest and room > width / fewest:
        room -= 4
    return Paragraph("<br/>".join(map(clean, set_in(room))), style)


def name_lines(full: str, style: ParagraphStyle, width: float) -> tuple[list[str], float]:
    """Lines and letter size of a name: it breaks between words, then after its own hyphen.

    A piece still too wide shrinks, down to `FLOOR`; only then it breaks, with a visible hyphen.
    """
    width -= 0.2  # rounding must never wrap a line that was measured to fit
    pieces = [piece for word in full.split() for piece in _PIECE.findall(word)]
    widest = max((width_of(p, style.fontName, style.fontSize) for p in pieces), default=0.0)
    scale = 1.0 if widest <= width else max(FLOOR, width / widest)
    size = style.fontSize * scale

    def wide(text: str) -> float:
        return width_of(text, style.fontName, size)

    lines = [""]
    for word in full.split():
        _add_word(lines, word, width, wide)
    return lines, size


def _add_word(lines: list[str], word: str, width: float, wide: Callable[[str], float]) -> None:
    joined = f"{lines[-1]} {word}".strip()
    if wide(joined) <= width:
        lines[-1] = joined
        return
    if lines[-1]:
        lines.append("")
    for piece in _PIECE.findall(word):
        for part in _broken(piece, width, wide):
            if lines[-1] and wide(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part


def _broken(piece: str, width: float, wide: Callable[[str], float]) -> list[str]:
    """A piece that is too wide even at the floor, in parts that end with a hyphen."""
    if wide(piece) <= width:
        return [piece]
    parts = [""]
    at = 0
    for syllable in syllables(piece, "kk"):
        letters = piece[at : at + len(syllable)]
        at += len(syllable)
        for chunk in [letters] if wide(letters + "-") <= width else list(letters):
            if wide(parts[-1] + chunk + "-") > width:
                parts[-1] += "-"
                parts.append("")
            parts[-1] += chunk
    return parts


def _token(token: str, style: ParagraphStyle, width: float) -> str:
    """A name, a tag, a space or a run of letters that ReportLab cannot break."""
    if token.startswith("<n>"):
        return _inline_name(token[3:-4], style, width)
    if len(token) < 12 or token.startswith("<"):
        return token
    text = bare(token)
    if width_of(text, style.fontName, style.fontSize) <= width:
        return token
    return "\u00ad".join(_chunks(text, style, width))


def _chunks(text: str, style: ParagraphStyle, width: float) -> list[str]:
    """A run without any break, cut where it must be."""
    chunks = [""]
    for letter in text:
        if width_of(chunks[-1] + letter + "-", style.fontName, style.fontSize) > width:
            chunks.append("")
        chunks[-1] += letter
    return [clean(chunk) for chunk in chunks]


def _inline_name(markup: str, style: ParagraphStyle, width: float) -> str:
    """A name within running text: whole words, unless one is wider than the column."""
    if max(map(len, markup.split()), default=0) * style.fontSize * 0.95 < width:
        return markup.replace("\u00ad", "")
    full = bare(markup)
    words = (width_of(w, style.fontName, style.fontSize) for w in full.split())
    if max(words, default=0.0) <= width:
        return markup
    lines, size = name_lines(full, style, width)
    text = "<br/>".join(map(clean, lines))
    return text if size == style.fontSize else f'<font size="{size:.2f}">{text}</font>'
