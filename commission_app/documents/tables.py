"""Tables: hairlines between rows, a head that repeats and says so, no vertical rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, Table, TableStyle

from commission_app.documents.fitting import paragraph
from commission_app.documents.flowables import Continued, EndingTable
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import (
    CONTINUED,
    FIGURE,
    HAIR,
    HEAD,
    HEAD_CENTRED,
    INK,
    mm,
)
from commission_app.documents.wording import Both, both, clean, one_line
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

PADDING = 3.0  # points on either side of a cell


@dataclass(frozen=True)
class Column:
    """A column: its head in both languages and its width in millimetres.

    `beside`: both languages of the head in one line, where every other head has one.
    """

    head: Both | Flowable | str
    mm: float
    centred: bool = False
    beside: bool = False

    @property
    def inner(self) -> float:
        """The room for text, in points."""
        return self.mm * mm - 2 * PADDING

    def top(self) -> Any:
        """The cell of the head."""
        if not isinstance(self.head, Both):
            return self.head
        text = one_line(self.head, " · " if self.beside else "<br/>")
        return paragraph(text, "kk", HEAD_CENTRED if self.centred else HEAD, self.inner)


def column(key: str, width: float, *, centred: bool = False, beside: bool = False) -> Column:
    """A column whose head stands in the catalogue."""
    return Column(both(key), width, centred, beside)


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    caption: Both | None = None,
    extra: Sequence[tuple[Any, ...]] = (),
) -> EndingTable:
    """A full-width table; with a caption its head says on later pages that it continues."""
    body: list[list[Any]] = [[c.top() for c in columns], *map(list, rows)]
    heads, first = 1, 0
    commands = _grid()
    if caption is not None:
        line = Continued(Paragraph(one_line(caption), CONTINUED))
        body.insert(0, [line, *[""] * (len(columns) - 1)])
        heads, first = 2, 1
        commands += _caption()
    commands += [
        ("LINEABOVE", (0, first), (-1, first), 0.9, INK),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, INK),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("LINEBELOW", (0, heads), (-1, -2), 0.3, HAIR),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
    ]
    return EndingTable(
        body,
        [c.mm * mm for c in columns],
        repeatRows=heads,
        style=TableStyle([*commands, *extra]),
        hAlign="LEFT",
    )


def continued() -> Both:
    """The caption of later pages."""
    return both(T("documents.table.continued"))


def figure(text: object, style: ParagraphStyle = FIGURE) -> Paragraph:
    """A number or a sign in the middle of its cell."""
    return Paragraph(clean(str(text)), style)


def frame_of(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    extra: Sequence[tuple[Any, ...]] = (),
) -> Table:
    """An invisible table that only arranges; widths in points."""
    commands: list[tuple[Any, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), "serif"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    style = TableStyle([*commands, *extra])
    return Table([list(row) for row in rows], list(widths), style=style, hAlign="LEFT")


def _grid() -> list[tuple[Any, ...]]:
    return [
        ("FONTNAME", (0, 0), (-1, -1), "serif"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
    ]


def _caption() -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, 0), (-1, 0)),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 2),
        ("RIGHTPADDING", (0, 0), (-1, 0), 0),
    ]
