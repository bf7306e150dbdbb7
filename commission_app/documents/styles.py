"""Colours and paragraph styles: PT Serif speaks, PT Sans labels. Nothing relies on colour."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm as _mm

mm = float(_mm)

INK, SOFT, HAIR = HexColor("#14181C"), HexColor("#5B6670"), HexColor("#9AA5AD")
TINT, WHITE, BLACK = HexColor("#E9ECEE"), HexColor("#FFFFFF"), HexColor("#000000")
TEAL, OCHRE, ROSETTE = HexColor("#0E5566"), HexColor("#A8853C"), HexColor("#E4EDEF")

LEFT, CENTRE, RIGHT = 0, 1, 2


def style(font: str, size: float, lead: float, **more: Any) -> ParagraphStyle:
    """A style that never cuts a word nor leaves a single line behind.

    `whole=1` marks titles and heads, in which nothing is hyphenated.
    """
    name = f"{font} {size}/{lead} {sorted(more.items(), key=str)}"
    settings: dict[str, Any] = {
        "textColor": INK,
        "embeddedHyphenation": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 0,
        **more,
    }
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=lead, **settings)


@cache
def sized(base: ParagraphStyle, size: float, lead: float | None = None) -> ParagraphStyle:
    """The same style with smaller letters, on the same leading unless another is given."""
    name = f"{base.name} at {size}/{lead}"
    return ParagraphStyle(name, parent=base, fontSize=size, leading=lead or base.leading)


def hyphenated(base: ParagraphStyle) -> bool:
    """Whether its words may break at syllables."""
    return not getattr(base, "whole", 0)


def listed(count: int) -> ParagraphStyle:
    """Running text with room for the numbers of so many items."""
    return LISTS[len(str(count)) - 1]


BODY = style("serif", 10, 13.2)
LISTS = [
    style("serif", 10, 13.2, leftIndent=indent * mm, bulletFontName="serif", bulletFontSize=10)
    for indent in (5, 7, 9, 11)
]
SECTION = style("sans-b", 8.6, 11.5, textColor=TEAL, whole=1)
ORGANISATION = style("sans-b", 9, 12, alignment=CENTRE, whole=1)
KIND = style("serif-b", 17, 21, alignment=CENTRE, whole=1)
LIST_KIND = style("serif-b", 13, 16, alignment=CENTRE, whole=1)
SUBJECT = style("serif-b", 11, 14.5, alignment=CENTRE, whole=1)
META = style("sans", 9, 12)
META_CENTRED = style("sans", 9, 12, alignment=CENTRE, whole=1)
FINE = style("sans", 7.4, 9.4, textColor=SOFT)
FINE_RIGHT = style("sans", 7.4, 9.6, textColor=SOFT, alignment=RIGHT)
LABEL = style("sans", 7, 8.6, textColor=SOFT)
CAPTION = style("sans", 6.6, 8, textColor=SOFT, alignment=CENTRE)
CONTINUED = style("sans-i", 7.2, 9, textColor=SOFT, alignment=RIGHT)
SHEET_TITLE = style("serif-b", 14, 18, whole=1)
WIDE_TITLE = style("serif-b", 15, 19, whole=1)
FIELD = style("serif-b", 10, 12.4)
FIELD_SANS = style("sans-b", 10, 12.4)
REMARK = style("serif", 9.2, 11.2)
QUIET = style("serif", 8.7, 11.2)

HEAD = style("sans-b", 7.2, 8.8, whole=1)
HEAD_CENTRED = style("sans-b", 7.2, 8.8, alignment=CENTRE, whole=1)
CELL = style("serif", 9.2, 11.2)
CELL_BOLD = style("serif-b", 9.2, 11.2)
CELL_SMALL = style("serif", 8.6, 10.6)
CELL_LOW = style("sans", 7.4, 9.2, textColor=SOFT)
FIGURE = style("sans", 8.8, 11.2, alignment=CENTRE)
FIGURE_BOLD = style("sans-b", 8.8, 11.2, alignment=CENTRE)
CODE = style("sans", 8.2, 11.2)
BIG_FIGURE = style("sans-b", 15, 17, alignment=CENTRE)
UPRIGHT = style("sans-b", 6.9, 8.2)
SIGN_POST = style("serif", 9.5, 11.5, whole=1)
SIGN_POST_LOW = style("sans", 7.4, 9.2, textColor=SOFT, whole=1)
SIGN_NAME = style("serif-b", 9.5, 11.5)
