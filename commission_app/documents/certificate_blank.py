"""The blank of a certificate, drawn once a file: frame, rosette, head, signature, seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape

from commission_app.documents.blocks import draw_emblem, organisation
from commission_app.documents.fitting import name, paragraph, two
from commission_app.documents.fonts import width_of
from commission_app.documents.forms import has_form, new_form, use_form
from commission_app.documents.ornament import Track, empty_place, guilloche, pen, rosette
from commission_app.documents.styles import (
    CELL_LOW,
    CENTRE,
    HAIR,
    INK,
    OCHRE,
    ROSETTE,
    SOFT,
    TEAL,
    mm,
    style,
)
from commission_app.documents.wording import bare, both, one_line
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from commission_app.documents.lettering import Paragraph
    from commission_app.documents.wording import Both
    from commission_app.domain.names import Names

WIDE, HIGH = landscape(A4)
MIDDLE = WIDE / 2
EDGE = 25 * mm
COLUMN = MIDDLE - EDGE - 7 * mm
COLUMNS = (EDGE, MIDDLE + 7 * mm)
SMALL_PRINT = 20.4 * mm  # above the edge
SEAL = (WIDE - 44 * mm, 44 * mm)
MINISTRY = style("sans-b", 9.6, 13, alignment=CENTRE)
POST = style("serif", 10, 12.6)
POST_RU = style("sans", 7.6, 9.6, textColor=SOFT)
SIGNED = style("serif-b", 10.5, 12.6)


@dataclass(frozen=True)
class Shared:
    """What every certificate of a batch shows in the same place."""

    ministry: Both
    place: Both
    emblem: bytes
    draft: bool
    post: Both
    signatory: Names | None
    signatory_gap: Both | None
    day: str
    until: str
    form: str


def draw_blank(canvas: Canvas, shared: Shared) -> None:
    """The blank on the current page."""
    if not has_form(canvas, "blank"):
        with new_form(canvas, "blank"):
            _frame(canvas)
            _head(canvas, shared)
            _foot(canvas, shared)
    use_form(canvas, "blank")


def _frame(canvas: Canvas) -> None:
    rosette(canvas, (MIDDLE, HIGH / 2 + 1 * mm), ROSETTE)
    for edge, width in ((7 * mm, 1.1), (8.1 * mm, 0.3)):
        pen(canvas, TEAL, width).rect(edge, edge, WIDE - 2 * edge, HIGH - 2 * edge)
    corner = complex(12.3 * mm, 12.3 * mm)
    track = Track(corner, WIDE - 36.6 * mm, HIGH - 36.6 * mm, 6 * mm)
    guilloche(canvas, track, 3.1 * mm, (TEAL, OCHRE))
    inner = 16.6 * mm
    pen(canvas, OCHRE, 0.5).roundRect(
        inner, inner, WIDE - 2 * inner, HIGH - 2 * inner, 2.4 * mm
    )


def _head(canvas: Canvas, shared: Shared) -> None:
    level = HIGH - 34 * mm
    for x, text in zip((EDGE, MIDDLE + 16 * mm), shared.ministry, strict=True):
        line = organisation(text, MINISTRY, 74 * mm)
        _, high = line.wrap(MIDDLE - 41 * mm, 90)
        line.drawOn(canvas, x, level - high / 2)
    draw_emblem(canvas, (MIDDLE, level), 11.5 * mm, shared.emblem, draft=shared.draft)
    title = one_line(both(T("documents.certificate.title"))).upper()
    wide = width_of(title, "serif-b", 33) + 7 * (len(title) - 1)
    text = canvas.beginText(MIDDLE - wide / 2, HIGH - 64 * mm)
    text.setFont("serif-b", 33)
    text.setCharSpace(7)
    text.setFillColor(TEAL)
    text.textOut(title)
    text.setCharSpace(0)
    canvas.drawText(text)
    pen(canvas, SOFT).setFont("sans", 8)
    for x, label in zip(COLUMNS, both(T("documents.certificate.holder")), strict=True):
        canvas.drawString(x, HIGH - 82 * mm, label)
    pen(canvas, HAIR, 0.35).line(MIDDLE, HIGH - 80 * mm, MIDDLE, 70 * mm)


def _foot(canvas: Canvas, shared: Shared) -> None:
    x, y, sign = MIDDLE - 38 * mm, 57 * mm, MIDDLE + 20 * mm
    _stack(canvas, two(shared.post, 56 * mm, POST, POST_RU), (x, y), 56 * mm)
    pen(canvas, INK, 0.6).line(sign, y - 10, sign + 46 * mm, y - 10)
    pen(canvas, SOFT).setFont("sans", 6.6)
    caption = one_line(both(T("documents.signature")))
    canvas.drawCentredString(sign + 23 * mm, y - 17.5, caption)
    room = 58 * mm
    signed = (
        name(shared.signatory, room, SIGNED, CELL_LOW)
        if shared.signatory
        else two(shared.signatory_gap or shared.post, room, SIGNED)
    )
    _stack(canvas, signed, (sign, y - 20), room)
    empty_place(canvas, SEAL, 19 * mm, [bare(both(T("documents.place.seal")).kk)])
    place = paragraph(one_line(shared.place), "kk", style("sans", 9, 11), 95 * mm)
    _stack(canvas, [place], (x, 35.6 * mm), 95 * mm)
    pen(canvas, INK).setFont("sans", 9)
    canvas.drawString(x, 27.6 * mm, shared.day)
    pen(canvas, SOFT).setFont("sans", 6.4)
    small = "   ·   ".join(text for text in (shared.form, shared.until) if text)
    canvas.drawCentredString(MIDDLE, SMALL_PRINT, small)


def _stack(
    canvas: Canvas, lines: Sequence[Paragraph], corner: tuple[float, float], room: float
) -> None:
    """Paragraphs one below the other, from their upper left corner."""
    x, y = corner
    for line in lines:
        _, high = line.wrap(room, 90)
        y -= high
        line.drawOn(canvas, x, y)
