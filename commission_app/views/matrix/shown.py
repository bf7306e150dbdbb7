"""The matrix as rows of the grid, and what of it a person must look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual
from commission_app.services.office.matrix import sheets_of
from commission_app.shared.texts import T
from commission_app.views.kit.grid_rows import GridCell, GridRow, GridView
from commission_app.views.kit.state import STATE_WORDS
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from commission_app.services.office.matrix import Column, Matrix, MatrixCell, Row
    from commission_app.views.support.words import Words

OUTCOMES = {
    "absent": ("not_come", T("matrix.outcome_absent")),
    "rescheduled": ("rescheduled", T("matrix.outcome_rescheduled")),
    "interrupted": ("interrupted", T("matrix.outcome_interrupted")),
}

REVISED, REMARKED = "/2", "!"  # notes beside the glyph of a cell


def ahead(row: Row, now: datetime) -> bool:
    """Whether the interview is still to come: then nothing of it is late."""
    if row.outcome or row.at is None or row.at <= now:
        return False
    return not any(cell and cell.revisions for cell in row.cells)


def asks(row: Row, now: datetime) -> bool:
    """Whether a person must look at something of this row."""
    return bool(row.doubts) or any(_asks(cell, still=ahead(row, now)) for cell in row.cells)


def _asks(cell: MatrixCell | None, *, still: bool) -> bool:
    """A sheet is late only after its interview; two words of a recusal wait for nothing."""
    return cell is not None and (cell.disputed or (cell.asks and not still))


def view_of(rows: Sequence[Row], columns: Sequence[Column], now: datetime) -> GridView:
    """What the grid shows."""
    return GridView(
        columns=headings(columns),
        rows=tuple(_row(row, now) for row in rows),
        heading=phrase(T("matrix.candidate")),
        end_heading=phrase(T("matrix.gathered")),
    )


def headings(columns: Sequence[Column]) -> tuple[Words, ...]:
    """Surnames; with the code where two members have the same."""
    names = [_surname(column.name) for column in columns]
    return tuple(
        joined(name, column.member, between=" ") if names.count(name) > 1 else name
        for name, column in zip(names, columns, strict=True)
    )


def shown_state(cell: MatrixCell, *, still: bool) -> str:
    """The state as it is drawn; `still`: the interview is to come."""
    if cell.state != "missing":
        return cell.state
    if cell.explained:
        return "gap"
    return "waiting" if still else "missing"


def figures(matrix: Matrix, now: datetime) -> dict[str, int]:
    """Drawn state or note → how many cells; `asks`: what a person must look at."""
    found: dict[str, int] = {"asks": 0}
    for row in matrix.rows:
        still = ahead(row, now)
        for cell in filter(None, row.cells):
            state = shown_state(cell, still=still)
            found[state] = found.get(state, 0) + 1
            found["asks"] = found.get("asks", 0) + _asks(cell, still=still)
            found[REVISED] = found.get(REVISED, 0) + (cell.revisions > 1)
            found[REMARKED] = found.get(REMARKED, 0) + _remarked(cell)
    return found


def _remarked(cell: MatrixCell) -> bool:
    """A contradiction has a glyph of its own."""
    return bool(cell.flags) and cell.state != "conflict"


def gathered(row: Row) -> str:
    """How many of the row's sheets are here, of those that are expected."""
    here, expected = sheets_of(filter(None, row.cells))
    return f"{here} / {expected}"


def cell_words(cell: MatrixCell | None, *, still: bool) -> Words:
    """A cell in words, with what the commission should know about its sheet."""
    if cell is None:
        return phrase(T("matrix.not_of_panel"))
    state = STATE_WORDS[shown_state(cell, still=still)]
    return joined(state, *map(heard, cell.flags), between=". ") if cell.flags else state


def end_of(row: Row) -> tuple[str, Words, str]:
    """Glyph, words and tone of what is said at the end of a row."""
    if row.doubts:  # nothing of it goes on before that
        return "ph.warning", gathered(row), "critical"
    if row.outcome in OUTCOMES:
        glyph, words = OUTCOMES[row.outcome]
        return glyph, phrase(words), "soft"
    if not sheets_of(filter(None, row.cells))[1]:
        return "absent", phrase(T("matrix.not_expected")), "soft"
    if row.revealed:
        return "ph.eye", gathered(row), "good"
    return ("received" if row.complete else "in_progress"), gathered(row), ""


def _row(row: Row, now: datetime) -> GridRow:
    still = ahead(row, now)
    glyph, words, tone = end_of(row)
    return GridRow(
        code=row.interview,
        name=row.person.names,
        cells=tuple(_cell(cell, still=still) for cell in row.cells),
        end=words,
        end_state=glyph,
        end_tone=tone,
    )


def _cell(cell: MatrixCell | None, *, still: bool) -> GridCell:
    words = cell_words(cell, still=still)
    if cell is None:
        return GridCell("", words=words)
    flag = REMARKED if _remarked(cell) else ""
    note = f"/{cell.revisions}{flag}" if cell.revisions > 1 else flag
    return GridCell(shown_state(cell, still=still), note, words)


def _surname(name: Bilingual) -> Bilingual:
    return Bilingual(name.kk.partition(" ")[0], name.ru.partition(" ")[0])
