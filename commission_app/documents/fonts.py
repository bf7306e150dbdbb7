"""PT Serif and PT Sans: registered once, and asked which letters they lack."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from commission_app.shared.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

FAMILIES = ("serif", "sans")
FACES = {"": "Regular", "-b": "Bold", "-i": "Italic", "-bi": "BoldItalic"}
NOT_DRAWN = frozenset("\n\r\t\u00ad")  # breaks and soft hyphens never reach a glyph
THIN_SPACES = dict.fromkeys((*range(0x2000, 0x200B), 0x202F, 0x205F), "\u00a0")


@cache
def register_fonts() -> None:
    """Both families under «serif», «serif-b», «serif-i», «serif-bi» and «sans…»; idempotent."""
    metrics: Any = pdfmetrics
    for family in FAMILIES:
        names = [family + end for end in FACES]
        for name, face in zip(names, FACES.values(), strict=True):
            file = resources() / "fonts" / f"PT_{family.title()}-{face}.ttf"
            metrics.registerFont(TTFont(name, str(file)))
        metrics.registerFontFamily(family, *names)


def settled(text: str) -> str:
    """Composed letters (й is one) and no thin spaces: what the fonts can draw of it."""
    return unicodedata.normalize("NFC", text).translate(THIN_SPACES)


def unprintable(text: str) -> str:
    """The letters that the fonts lack, in order; ReportLab would silently print boxes."""
    return "".join(sorted(set(settled(text)) - _letters()))


def unprintable_in(texts: Iterable[str]) -> str:
    """The same over many texts at once."""
    return unprintable("".join(texts))


def width_of(text: str, font: str, size: float) -> float:
    """Width in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def _letters() -> frozenset[str]:
    """What every face of both families can draw."""
    register_fonts()
    faces: list[Any] = [pdfmetrics.getFont(f + end) for f in FAMILIES for end in FACES]
    drawn: list[set[int]] = [set(ttf.face.charToGlyph) for ttf in faces]
    return frozenset(map(chr, set[int].intersection(*drawn))) | NOT_DRAWN
