"""Print what I see: the matrix as it stands, in words instead of glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.matrix.shown import ahead, cell_words, end_of, headings
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from commission_app.services.office.matrix import Column, Row
    from commission_app.views.support.words import Words


def seen_matrix(
    rows: Sequence[Row], columns: Sequence[Column], now: datetime, notes: tuple[Words, ...]
) -> Seen:
    """The rows in sight, in the language of the moment."""
    heads: tuple[Words, ...] = (
        phrase(T("matrix.code_of")),
        phrase(T("matrix.candidate")),
        phrase(T("matrix.when")),
        *headings(columns),
        phrase(T("matrix.gathered")),
    )
    return Seen(
        title=said(phrase(T("matrix.title"))),
        headings=tuple(map(said, heads)),
        rows=tuple(_row(row, now) for row in rows),
        lang=language(),
        notes=tuple(said(note) for note in notes if note),
    )


def _row(row: Row, now: datetime) -> tuple[str, ...]:
    still = ahead(row, now)
    cells = [said(cell_words(cell, still=still)) if cell else "" for cell in row.cells]
    at = said(row.at) if row.at else ""
    return (row.interview, said(row.person.names), at, *cells, said(end_of(row)[1]))
