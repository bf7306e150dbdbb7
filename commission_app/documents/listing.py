"""A table as it stood on the screen: its title, its filters, its rows, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Spacer

from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import paragraph
from commission_app.documents.lettering import Paragraph
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.styles import CELL_SMALL, FINE, HEAD, WIDE_TITLE, mm
from commission_app.documents.tables import PADDING, Column, table
from commission_app.documents.wording import clean
from commission_app.shared.texts import Language, T, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from commission_app.domain.calendar import Printed as Tongue

MARGINS = (15 * mm, 18 * mm, 15 * mm, 22 * mm)
ABREAST = 95  # letters that fit across an upright page
NARROW, WIDE = 4, 42  # letters that a column has room for at least and at most


@dataclass(frozen=True, kw_only=True)
class ListingSnapshot:
    """The texts as they were shown; `notes` say what was filtered, `made` when and by whom."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lang: Language
    notes: tuple[str, ...] = ()
    made: str = ""


def compose(listing: ListingSnapshot, setting: Setting) -> Printed:
    """Upright while the columns fit, else across; the head repeats on every page."""
    wishes = _wishes(listing)
    size = A4 if sum(wishes) <= ABREAST else landscape(A4)
    foot = "   ·   ".join(filter(None, (listing.title, listing.made)))
    page = Page(size, MARGINS, foot)
    tongue: Tongue = "kk" if listing.lang == "kk" else "ru"
    count = say(T("documents.listing.count"), listing.lang, n=len(listing.rows))
    story: list[Flowable] = [
        Paragraph(clean(listing.title), WIDE_TITLE),
        *(Paragraph(clean(note), FINE) for note in (*listing.notes, count)),
        Spacer(1, 6),
    ]
    widths = [page.width * wish / sum(wishes) / mm for wish in wishes]
    columns = [
        Column(paragraph(clean(text), tongue, HEAD, width * mm - 2 * PADDING), width)
        for text, width in zip(listing.headings, widths, strict=True)
    ]
    if listing.rows:
        story.append(table(columns, [_cells(row, columns, tongue) for row in listing.rows]))
    return print_story(page, setting.mark, listing.title, story)


def _wishes(listing: ListingSnapshot) -> list[int]:
    """Letters that each column would like: what nine of ten of its texts need."""
    found: list[int] = []
    for place, heading in enumerate(listing.headings):
        lengths = sorted(len(row[place]) for row in listing.rows) or [0]
        usual = lengths[len(lengths) * 9 // 10]
        words = max((len(word) for word in heading.split()), default=0)
        found.append(min(WIDE, max(NARROW, usual, words)) + 2)
    return found


def _cells(
    row: Sequence[str], columns: Sequence[Column], tongue: Tongue
) -> list[Flowable | str]:
    return [
        paragraph(clean(text), tongue, CELL_SMALL, column.inner) if text else ""
        for text, column in zip(row, columns, strict=True)
    ]


DOCUMENT = Document("listing", T("documents.listing.title"), ListingSnapshot, compose)
