"""Building stones of the pages: level pairs, tables that end well, lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, LongTable, PageBreak
from typing_extensions import override

from commission_app.documents.ornament import draw_qr, pen
from commission_app.documents.styles import HAIR, INK, SOFT, TEAL, mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from commission_app.documents.lettering import Paragraph

GUTTER = 7 * mm  # between the languages; a hairline runs in its middle
ENOUGH = 3  # a table of more rows never sends a single one to the next page


def column_of(width: float) -> float:
    """The width of one language where both stand side by side."""
    return (width - GUTTER) / 2


class Pair(Flowable):
    """A Kazakh and a Russian paragraph: they start level and, over a page end, break level."""

    def __init__(
        self, sides: Sequence[Paragraph | None], after: float = 0, *, rule: bool = True
    ) -> None:
        super().__init__()
        self.sides = tuple(sides)
        self.spaceAfter = after
        self.keepWithNext = 0
        self.rule = rule

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.column, self.width = column_of(aW), aW
        heights = [p.wrap(self.column, aH)[1] for p in self.sides if p]
        self.height = max(heights)
        return aW, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Any]:
        parts: list[list[Any]] = [
            p.split(column_of(aW), aH) if p else [None] for p in self.sides
        ]
        if not all(parts) or not any(len(p) > 1 for p in parts):
            return []  # one side refuses (widow, orphan, no room): the pair moves whole
        tails = [p[1] if len(p) > 1 else None for p in parts]
        return [
            Pair([p[0] for p in parts], rule=self.rule),
            Pair(tails, self.spaceAfter, rule=self.rule),
        ]

    def draw(self) -> None:
        for p, x in zip(self.sides, (0.0, self.column + GUTTER), strict=True):
            if p:
                p.drawOn(self.canv, x, self.height - p.height)
        if self.rule:
            middle = self.width / 2
            pen(self.canv, HAIR, 0.35).line(middle, self.height, middle, -self.spaceAfter)


class Continued(Flowable):
    """Sits in a repeated table head: silent where the table begins, spoken on later pages."""

    def __init__(self, line: Paragraph) -> None:
        super().__init__()
        self.line, self.drawn = line, 0

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.line.wrap(aW, aH)

    def draw(self) -> None:
        self.drawn += 1
        if self.drawn > 1:
            self.line.drawOn(self.canv, 0, 0)


class EndingTable(LongTable):
    """A table whose last rows go over with what follows, so that signatures never stand alone.

    `tail` is the height of what follows in points, `kept` the number of rows that go with it.
    """

    tail, kept, forced = 0.0, 3, False
    _nrows: int
    _rowHeights: list[float]  # noqa: N815 - the name that ReportLab gave it
    _argH: list[float | None]  # noqa: N815 - as it was told; None: as high as what is in it
    _spanRects: dict[Any, Any]  # noqa: N815 - kept as long as as many rows are laid out

    def _calcSpanRanges(self) -> None:  # noqa: N802 - the name that ReportLab gave it
        """Once: nothing moves between the questions for the height and for the lines."""
        if not hasattr(self, "_spanRanges"):
            inherited: Any = LongTable
            inherited._calcSpanRanges(self)  # noqa: SLF001 - ours to call: it is overridden

    @property
    def alone(self) -> bool:
        """Whether only one row stands under the head."""
        return self._nrows == int(self.repeatRows) + 1

    def beginning(self, width: float) -> float:
        """How many points its head takes with the first row."""
        rows, own = int(self.repeatRows) + 1, self._argH
        self._argH = [*own[:rows], *[0.0] * (len(own) - rows)]  # no other row is laid out now
        super().wrap(width, 9999)
        self._argH, self._spanRects = own, {}  # as many rows, but not where these stood now
        return sum(self._rowHeights[:rows])

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        width, height = super().wrap(aW, aH)
        many = self._nrows > int(self.repeatRows) + self.kept
        self.forced = many and height <= aH < height + self.tail
        return width, aH + 1 if self.forced else height

    @override
    def split(self, aW: float, aH: float) -> list[Any]:
        head = sum(self._rowHeights[: -self.kept]) + 1 if self.forced else aH
        parts: list[Any] = super().split(aW, head)
        if len(parts) < 2:
            return parts
        over = self.forced
        if parts[1].alone and self._nrows > int(self.repeatRows) + ENOUGH:
            over, parts = True, super().split(aW, sum(self._rowHeights[:-2]) + 1)
        parts[-1].tail, parts[-1].kept = self.tail, self.kept
        return [parts[0], PageBreak(), *parts[1:]] if over else parts


class Line(Flowable):
    """A line for a signature, as high as one line of type, so that it shares its baseline."""

    def __init__(self, drop: float = 9.2) -> None:
        super().__init__()
        self.drop = drop

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, self.drop

    def draw(self) -> None:
        pen(self.canv, INK, 0.6).line(0, 0, self.width, 0)


class WritingLines(Flowable):
    """Lines to write on by hand, `step` points apart."""

    def __init__(self, count: int, step: float) -> None:
        super().__init__()
        self.count, self.step = count, step

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, self.count * self.step

    def draw(self) -> None:
        ink = pen(self.canv, HAIR, 0.4)
        for i in range(self.count):
            ink.line(0, i * self.step + 1, self.width, i * self.step + 1)


class TickBoxes(Flowable):
    """One small box a mark, to be ticked by hand; as many rows as they need."""

    SIDE, STEP = 5.6 * mm, 6.6 * mm

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.labels = labels

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.across = max(1, int((aW + self.STEP - self.SIDE) // self.STEP))
        self.rows = -(-len(self.labels) // self.across)
        return aW, 4.4 * mm + self.rows * self.STEP

    def draw(self) -> None:
        canvas = self.canv
        for i, label in enumerate(self.labels):
            x = i % self.across * self.STEP
            y = 2.6 * mm + (self.rows - 1 - i // self.across) * self.STEP
            pen(canvas, INK, 0.5).rect(x, y, self.SIDE, self.SIDE, fill=0)
            pen(canvas, SOFT).setFont("sans", 8)
            canvas.drawCentredString(x + self.SIDE / 2, y + 1.8 * mm, label)


class DoubleRule(Flowable):
    """The double rule below a head."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, 4

    def draw(self) -> None:
        pen(self.canv, TEAL, 1.4).line(0, 3, self.width, 3)
        pen(self.canv, TEAL, 0.4).line(0, 0.4, self.width, 0.4)


class Upright(Flowable):
    """A name that stands upright in a narrow table head."""

    def __init__(self, line: Paragraph, height: float) -> None:
        super().__init__()
        self.line, self.height = line, height

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, self.height

    def draw(self) -> None:
        _, high = self.line.wrap(self.height, self.width)
        self.canv.saveState()
        self.canv.rotate(90)
        self.line.drawOn(self.canv, 0, -self.width / 2 - high / 2 - 0.5)
        self.canv.restoreState()


class CodeBox(Flowable):
    """The control code in cells and words, and the whole digest as QR beside it."""

    def __init__(self, caption: str, code: str, digest: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.caption, self.code, self.digest, self.lines = caption, code, digest, lines

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, 24 * mm
        return aW, self.height

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        pen(canvas, HAIR, 0.35).line(0, top, self.width, top)
        draw_qr(canvas, self.digest.upper(), (self.width - 17.5 * mm, 2.5 * mm), 16.5 * mm)
        pen(canvas, SOFT).setFont("sans", 7)
        canvas.drawString(0, top - 11, self.caption)
        draw_cells(canvas, self.code, 0, top - 27)
        pen(canvas, SOFT).setFont("sans", 7)
        for i, line in enumerate(self.lines):
            canvas.drawString(0, top - 41 - i * 9.2, line)


def draw_cells(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Each sign centred in its own cell: digits and letters stay level without a mono font."""
    pen(canvas, INK).setFont("sans-b", 13)
    for sign in text:
        wide = 5.76 if sign == "-" else 9.0
        canvas.drawCentredString(x + wide / 2, y, sign)
        x += wide
