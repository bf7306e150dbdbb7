"""The activation slip: five groups to type, on paper that never travels with the stick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A6, landscape
from reportlab.platypus import Flowable
from typing_extensions import override

from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import name
from commission_app.documents.fonts import width_of
from commission_app.documents.ornament import pen
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.styles import CELL_LOW, INK, SOFT, TEAL, WHITE, mm, style
from commission_app.documents.wording import Both, bare, both, one_line
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from commission_app.domain.names import Names

MEMBER = style("serif-b", 10.5, 12.5)
GAP, BOX, GROUP = 3 * mm, 6.6 * mm, 11.5 * mm
BY_HAND = 8  # signs of the short fingerprint
BAND = 14.5 * mm
LABELLED = 15.5 * mm  # of a practice season: below the label that tells it
SIGN, WITHIN, APART = 17.0, 7.0, 3.5  # a sign of the code; air in its box, and between signs


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One member's laptop and its code in groups of five; nothing about the season."""

    member: Names
    laptop: str
    number: int
    groups: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SlipsSnapshot:
    """Slips of one setting-up, one a page; `of` is how many laptops there are."""

    season: str
    of: int
    slips: tuple[Slip, ...]


def compose(snapshot: SlipsSnapshot, setting: Setting) -> Printed:
    """A6, one page a slip."""
    top = LABELLED if setting.mark.practice else 8 * mm
    page = Page(landscape(A6), (8 * mm, top, 8 * mm, 6 * mm))
    story = [_Slip(slip, snapshot) for slip in snapshot.slips]
    title = one_line(both(T("documents.slip.title")))
    return print_story(page, setting.mark, title, story)


class _Slip(Flowable):
    """Fills the page."""

    def __init__(self, slip: Slip, snapshot: SlipsSnapshot) -> None:
        super().__init__()
        self.slip, self.snapshot = slip, snapshot

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, aH
        return aW, aH

    def draw(self) -> None:
        canvas = self.canv
        self._head(canvas)
        self._member(canvas)
        y = self.height - 88 - 11 * mm
        self._groups(canvas, y)
        self._fingerprint(canvas, y - 17 * mm)
        self._warning(canvas)

    def _head(self, canvas: Canvas) -> None:
        top = self.height - 11
        season = one_line(both(T("documents.season"), season=self.snapshot.season))
        right = f"{bare(season)}   ·   № {self.slip.number} / {self.snapshot.of}"
        title = one_line(both(T("documents.slip.title")).map(str.upper))
        room = self.width - width_of(right, "sans", 7) - 10
        size = min(12.0, 12 * room / width_of(title, "serif-b", 12))
        pen(canvas, INK).setFont("serif-b", size)
        canvas.drawString(0, top, title)
        pen(canvas, SOFT).setFont("sans", 7)
        canvas.drawRightString(self.width, top, right)
        pen(canvas, TEAL, 1.2).line(0, top - 6, self.width, top - 6)

    def _member(self, canvas: Canvas) -> None:
        y, side = self.height - 28, self.width - 26 * mm
        pen(canvas, SOFT).setFont("sans", 7)
        canvas.drawString(0, y, one_line(both(T("documents.column.member"))))
        canvas.drawString(side, y, one_line(both(T("documents.slip.laptop"))))
        below = y - 3
        for line in name(self.slip.member, self.width - 30 * mm, MEMBER, CELL_LOW):
            _, high = line.wrap(self.width - 30 * mm, 60)
            below -= high
            line.drawOn(canvas, 0, below)
        size = min(13.0, 13 * 26 * mm / max(1.0, width_of(self.slip.laptop, "sans-b", 13)))
        pen(canvas, INK).setFont("sans-b", size)
        canvas.drawString(side, y - 14, self.slip.laptop)

    def _groups(self, canvas: Canvas, y: float) -> None:
        count = len(self.slip.groups)
        wide = (self.width - (count - 1) * GAP) / count
        size = min(_sign(group, wide - 2 * WITHIN) for group in self.slip.groups)
        for i, group in enumerate(self.slip.groups):
            x = i * (wide + GAP)
            pen(canvas, INK, 0.8).roundRect(x, y, wide, GROUP, 1.2 * mm)
            _spaced(canvas, group, x + wide / 2, y + 11, size)
            pen(canvas, SOFT).setFont("sans", 6)
            canvas.drawCentredString(x + wide / 2, y - 8, str(i + 1))

    def _fingerprint(self, canvas: Canvas, y: float) -> None:
        pen(canvas, SOFT).setFont("sans", 7)
        for line, up in zip(both(T("documents.slip.fingerprint")), (16, 7), strict=True):
            canvas.drawString(0, y + up, line)
        x = self.width - BY_HAND * BOX - GAP
        for j in range(BY_HAND):
            left = x + j * BOX + (GAP if j >= BY_HAND // 2 else 0)
            pen(canvas, INK, 0.5).rect(left, y + 3, BOX, 8 * mm)

    def _warning(self, canvas: Canvas) -> None:
        base, middle = 4.2 * mm, self.width / 2
        pen(canvas, INK).rect(0, base, self.width, BAND, stroke=0, fill=1)
        warning: Both = both(T("documents.slip.warning"))
        pen(canvas, WHITE).setFont("sans-b", 9.4)
        canvas.drawCentredString(middle, base + BAND - 15, warning.kk)
        canvas.drawCentredString(middle, base + BAND - 29, warning.ru)
        back = one_line(both(T("documents.slip.return")), "   ·   ")
        size = min(6.4, 6.4 * self.width / width_of(back, "sans", 6.4))
        pen(canvas, SOFT).setFont("sans", size)
        canvas.drawString(0, 1, back)


def _sign(group: str, room: float) -> float:
    """The size at which none of its signs is at the edge of the box."""
    air = APART * (len(group) - 1)
    return min(SIGN, SIGN * (room - air) / width_of(group, "sans-b", SIGN))


def _spaced(canvas: Canvas, group: str, middle: float, y: float, size: float) -> None:
    """The signs of a group apart from each other, as large as those of the other groups."""
    air = APART * (len(group) - 1)
    canvas.setFont("sans-b", size)
    x = middle - (width_of(group, "sans-b", size) + air) / 2
    for sign in group:
        canvas.drawString(x, y, sign)
        x += width_of(sign, "sans-b", size) + APART


DOCUMENT = Document("slip", T("documents.slip.title"), SlipsSnapshot, compose)
