"""One document on its pages: margins, feet with «page X of Y» in one pass, marks."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from commission_app.documents.fonts import register_fonts, width_of
from commission_app.documents.forms import new_form, use_form
from commission_app.documents.ornament import pen
from commission_app.documents.styles import HAIR, INK, SOFT, TINT, WHITE, mm
from commission_app.documents.wording import both, one_line
from commission_app.shared.texts import T, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

Layout = Literal["columns", "consecutive"]


@dataclass(frozen=True)
class Mark:
    """What a print says about itself: a final paper, or a draft; real, or made for practice."""

    draft: bool = False
    practice: bool = False


@dataclass(frozen=True)
class Page:
    """One kind of page in points: size, margins (left, top, right, bottom), its foot."""

    size: tuple[float, float]
    margins: tuple[float, float, float, float] = (30 * mm, 18 * mm, 15 * mm, 24 * mm)
    foot: str = ""
    code: str = ""
    backdrop: Callable[[Canvas], None] | None = None

    @property
    def width(self) -> float:
        """Of the text."""
        return self.size[0] - self.margins[0] - self.margins[2]


@dataclass(frozen=True)
class Printed:
    """A printed document and how many pages it has."""

    pdf: bytes
    pages: int


def print_story(page: Page, mark: Mark, title: str, story: Sequence[Flowable]) -> Printed:
    """The story on pages of one kind; the same story gives the same bytes in every process."""
    target = io.BytesIO()
    press = _Press(target, page, mark, title)
    press.build(list(story))
    press.feet()
    return Printed(target.getvalue(), press.page)


class _Press(BaseDocTemplate):
    """Each page uses a form for its foot; the forms are written last, with the count."""

    page: int

    def __init__(self, target: io.BytesIO, page: Page, mark: Mark, title: str) -> None:
        register_fonts()
        (wide, high), (left, top, right, bottom) = page.size, page.margins
        settings: dict[str, Any] = {
            "pagesize": page.size,
            "title": title,
            "author": "",
            "lang": "kk-KZ",
            "invariant": 1,
            "initialFontName": "serif",  # else every page names an unembedded Helvetica
        }
        super().__init__(target, **settings)  # pyright: ignore[reportUnknownMemberType]
        frame = Frame(left, bottom, wide - left - right, high - top - bottom, 0, 0, 0, 0)
        self.kind, self.mark, self._doSave = page, mark, 0
        template = PageTemplate("page", [frame], onPage=self._under, onPageEnd=self._over)
        self.addPageTemplates(template)

    def feet(self) -> None:
        for number in range(1, self.page + 1):
            with new_form(self.canv, f"foot-{number}"):
                if self.kind.foot:
                    self._foot(self.canv, number)
        self.canv.save()

    def _foot(self, canvas: Canvas, number: int) -> None:
        (wide, _), (left, _, right, _) = self.kind.size, self.kind.margins
        pen(canvas, HAIR, 0.35).line(left, 15 * mm, wide - right, 15 * mm)
        pen(canvas, SOFT).setFont("sans", 7.5)
        pages = one_line(both(T("documents.page"), n=number, of=self.page), "   ·   ")
        canvas.drawRightString(wide - right, 11.2 * mm, pages)
        room = wide - left - right - width_of(pages, "sans", 7.5) - 8 * mm
        for text, y in ((self.kind.foot, 11.2 * mm), (self.kind.code, 7.6 * mm)):
            size = min(7.5, 7.5 * room / max(1.0, width_of(text, "sans", 7.5)))
            canvas.setFont("sans", size)
            canvas.drawString(left, y, text)

    def _under(self, canvas: Canvas, _: Any) -> None:
        if self.mark.draft:
            words = one_line(both(T("documents.mark.draft")), " / ")
            _watermark(canvas, self.kind.size, words, words)
        elif self.mark.practice:
            words = one_line(both(T("documents.mark.practice")), " / ")
            _watermark(canvas, self.kind.size, words)
        if self.kind.backdrop:
            self.kind.backdrop(canvas)
        if self.mark.practice:
            _practice_label(canvas, self.kind.size)

    def _over(self, canvas: Canvas, _: Any) -> None:
        use_form(canvas, f"foot-{self.page}")


def _watermark(canvas: Canvas, size: tuple[float, float], text: str, said: str = "") -> None:
    """Under the text, in an opaque tint: it copies well and needs no transparency (PDF/A-1).

    `said` is what a reader of the text gets in its place, in one piece.
    """
    wide, high = size
    diagonal = math.hypot(wide, high)
    points = 0.56 * diagonal / width_of(text, "sans-b", 1)
    across, up = wide / diagonal, high / diagonal
    canvas.saveState()
    canvas.transform(across, up, -up, across, wide / 2, high / 2)
    pen(canvas, TINT).setFont("sans-b", points)
    # Turned letters would fall between the lines of whoever copies or reads the text aloud.
    canvas.addLiteral(f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex()}>>> BDC")
    canvas.drawCentredString(0, -0.35 * points, text)
    canvas.addLiteral("EMC")
    canvas.restoreState()


def _practice_label(canvas: Canvas, size: tuple[float, float]) -> None:
    """A black label that no copier loses, 7.6 mm below the edge."""
    wide, high = size
    label = f"{say(T('documents.label.practice'), 'kk')}   ·   "
    label += say(T("documents.label.practice"), "ru")
    letters = min(8.5, 8.5 * (wide - 30 * mm) / width_of(label, "sans-b", 8.5))
    span = width_of(label, "sans-b", letters) + 10 * mm
    pen(canvas, INK).rect((wide - span) / 2, high - 14 * mm, span, 6.4 * mm, stroke=0, fill=1)
    pen(canvas, WHITE).setFont("sans-b", letters)
    canvas.drawCentredString(wide / 2, high - 11.8 * mm, label)
