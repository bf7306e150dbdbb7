"""Blocks that many documents share: letterhead, title line, signatures, code box."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from commission_app.documents.fitting import balanced, name, paragraph, two, value
from commission_app.documents.flowables import CodeBox, DoubleRule, Line, Pair
from commission_app.documents.fonts import width_of
from commission_app.documents.lettering import Paragraph
from commission_app.documents.ornament import empty_place
from commission_app.documents.styles import (
    CAPTION,
    FINE_RIGHT,
    LABEL,
    ORGANISATION,
    SECTION,
    SIGN_NAME,
    SIGN_POST,
    SIGN_POST_LOW,
    mm,
    sized,
)
from commission_app.documents.tables import frame_of
from commission_app.documents.wording import Both, bare, both, one_line
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

    from commission_app.documents.document import Setting
    from commission_app.documents.snapshots import Control, Requisites, Signatory

POST, SIGN = 52 * mm, 46 * mm  # columns of the signature block
HAND = 21.0  # points of air above a signature


class Emblem(Flowable):
    """The ministry's emblem; in a draft without one, its place."""

    def __init__(self, emblem: bytes, *, draft: bool) -> None:
        super().__init__()
        self.emblem, self.draft = emblem, draft

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, 20 * mm

    def draw(self) -> None:
        middle = (self.width / 2, 10 * mm)
        draw_emblem(self.canv, middle, 9.5 * mm, self.emblem, draft=self.draft)


def draw_emblem(
    canvas: Canvas,
    centre: tuple[float, float],
    radius: float,
    emblem: bytes,
    *,
    draft: bool,
) -> None:
    """The emblem in a circle of `radius` points; nothing in a final paper without one."""
    x, y = centre
    if emblem:
        side = 2 * radius
        image = ImageReader(io.BytesIO(emblem))
        untyped: Any = canvas
        untyped.drawImage(
            image, x - radius, y - radius, side, side, "auto", preserveAspectRatio=True
        )
    elif draft:
        empty_place(canvas, centre, radius, [*map(bare, both(T("documents.place.emblem")))])


def letterhead(requisites: Requisites, setting: Setting, width: float) -> list[Flowable]:
    """The organisation in Kazakh, the emblem, the organisation in Russian, a double rule."""
    ministry = setting.need(requisites.ministry, T("documents.field.ministry"))
    side = (width - 30 * mm) / 2
    emblem = Emblem(requisites.emblem, draft=setting.mark.draft)
    kk, ru = (organisation(text, ORGANISATION, side - 4 * mm) for text in ministry)
    cells = [kk, emblem, ru]
    head = frame_of([cells], [side, 30 * mm, side], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return [head, Spacer(1, 3), DoubleRule(), Spacer(1, 10)]


def title_line(
    title: Both, lines: Sequence[str], width: float, style: ParagraphStyle
) -> list[Flowable]:
    """The head of a sheet: its title at the left, small lines at the right, a double rule."""
    wide = width_of(one_line(title), style.fontName, style.fontSize) + 8
    left = min(0.72 * width, max(0.45 * width, wide))
    smaller = sized(style, style.fontSize * min(1.0, left / wide))
    right = paragraph("<br/>".join(lines), "kk", FINE_RIGHT, width - left - 6)
    cells = [Paragraph(one_line(title), smaller), right]
    head = frame_of([cells], [left, width - left], [("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return [head, Spacer(1, 3), DoubleRule(), Spacer(1, 5)]


def signature_rows(
    people: Sequence[Signatory], width: float, gap: float = HAND
) -> list[Flowable]:
    """One row a person: post, line, name, on one first baseline; `gap` points for the hand."""
    return [
        _row(two_posts(p), name(p.names, width - POST - SIGN, SIGN_NAME), width, gap)
        for p in people
    ]


def two_posts(person: Signatory) -> list[Paragraph]:
    """A post is never hyphenated: it breaks between its words."""
    return value(person.role, POST - 2 * mm, SIGN_POST, SIGN_POST_LOW)


def blank_signature(post: Both, below: Both, width: float, gap: float) -> Flowable:
    """A signature whose name is written by hand."""
    hand: list[Any] = [Line(), Paragraph(one_line(below), LABEL)]
    return _row(two(post, POST - 2 * mm, SIGN_POST), hand, width, gap)


def signature_heading(words: Both, width: float) -> list[Flowable]:
    """The last heading, of one piece with the signatures below it."""
    column = (width - 7 * mm) / 2
    sides = [paragraph(text, "kk", SECTION, column) for text in words]
    return [Spacer(1, 8), Pair(sides, rule=False)]


def code_box(control: Control | None, what: Sequence[str]) -> Flowable:
    """The control code of a final paper; in a draft, a little air."""
    if control is None:
        return Spacer(1, 6)
    lines = list(dict.fromkeys(bare(text) for text in what))
    last = [
        one_line(both(key, value=said))
        for key, said in (
            (T("documents.code.audit_head"), control.audit_head),
            (T("documents.code.program"), control.program),
        )
        if said
    ]
    if last:
        lines.append("   ·   ".join(map(bare, last)))
    caption = bare(one_line(both(T("documents.code.caption")).map(str.upper)))
    return CodeBox(caption, control.code, control.digest, lines)


def code_line(control: Control | None) -> str:
    """The control code as every foot repeats it."""
    if control is None:
        return ""
    return f"{bare(one_line(both(T('documents.code.caption'))))}   {control.code}"


def _row(post: Any, hand: Any, width: float, gap: float) -> Flowable:
    caption = Paragraph(one_line(both(T("documents.signature")), " / "), CAPTION)
    cells = [post, [Line(), caption], hand]
    widths = [POST, SIGN, width - POST - SIGN]
    pads = [("TOPPADDING", (0, 0), (-1, -1), gap), ("RIGHTPADDING", (1, 0), (1, -1), 6 * mm)]
    return frame_of([cells], widths, pads)


def organisation(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """The organisation's name in capitals; a gap stays as it is marked."""
    if "<" in text:
        return Paragraph(text, style)
    return balanced(text.upper(), style, width)
