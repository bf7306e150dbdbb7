"""Print what I see: the matrix as it stands, in words instead of glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.matrix.shown import ahead, cell_words, end_of, headings
from commission_app.views.support.words import phrase, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from commission_app.services.office.matrix import Column, Row
    from commission_app.shared.texts import Language
    from commission_app.views.support.words import Words


def seen_matrix(
    rows: Sequence[Row],
    columns: Sequence[Column],
    now: datetime,
    notes: tuple[Words, ...],
    lang: Language,
) -> Seen:
    """The rows in sight; it knows no window, so that another thread may compose it."""
    heads: tuple[Words, ...] = (
        phrase(T("matrix.code_of")),
        phrase(T("matrix.candidate")),
        phrase(T("matrix.when")),
        *headings(columns),
        phrase(T("matrix.gathered")),
    )
    return Seen(
        title=spoken(phrase(T("matrix.title")), lang),
        headings=tuple(spoken(head, lang) for head in heads),
        rows=tuple(_row(row, now, lang) for row in rows),
        lang=lang,
        notes=tuple(spoken(note, lang) for note in notes if note),
    )


def _row(row: Row, now: datetime, lang: Language) -> tuple[str, ...]:
    still = ahead(row, now)
    cells = [cell_words(cell, still=still) if cell else "" for cell in row.cells]
    words: tuple[Words, ...] = (row.person.names, row.at or "", *cells, end_of(row)[1])
    return (row.interview, *(spoken(one, lang) for one in words))
