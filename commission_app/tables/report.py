"""The report of an import: bad rows with their reasons, repairs, and the rows to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.shared.texts import Language, T, say
from commission_app.tables.workbooks import Page, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.tables.steps import Finding, Rejected, Source, Table

_KINDS = {
    "refused": T("tables.kind_refused"),
    "repaired": T("tables.kind_repaired"),
    "warned": T("tables.kind_warned"),
}


def report(table: Table[Any], lang: Language) -> bytes:
    """An .xlsx: refused cells, repairs and warnings, and the refused rows as they stood.

    Only the last kind of sheet has headings that an import knows, so the corrected
    report itself can be given again.
    """
    return workbook(_pages(table, lang))


def _pages(table: Table[Any], lang: Language) -> Iterator[Page]:
    titles = [
        say(key, lang)
        for key in (
            T("tables.report_file"),
            T("tables.report_row"),
            T("tables.report_column"),
            T("tables.report_value"),
            T("tables.report_reason"),
        )
    ]
    refused = (one for row in table.rejected for one in row.findings if one.kind == "refused")
    yield Page(
        say(T("tables.report_refused"), lang),
        titles,
        (24, 8, 28, 30, 90),
        (_cells(one, lang) for one in refused),
    )
    yield Page(
        say(T("tables.report_noted"), lang),
        [*titles, say(T("tables.report_kind"), lang)],
        (24, 8, 28, 30, 90, 16),
        ([*_cells(one, lang), say(_KINDS[one.kind], lang)] for one in _noted(table)),
    )
    for source in table.sources:
        rows = [row for row in table.rejected if row.source is source]
        if rows:
            name = say(T("tables.report_rows"), lang, number=source.place + 1)
            yield _rows_page(name, source, rows, lang)


def _rows_page(name: str, source: Source, rows: list[Rejected], lang: Language) -> Page:
    width = max(len(source.headings), *(len(row.cells) for row in rows))
    headings = [*source.headings, *[""] * (width - len(source.headings))]

    def line(row: Rejected) -> list[str]:
        reasons = "; ".join(one.reason(lang) for one in row.findings if one.kind == "refused")
        return [*row.cells, *[""] * (width - len(row.cells)), reasons]

    return Page(
        name,
        [*headings, say(T("tables.report_reason"), lang)],
        [18] * width + [90],
        (line(row) for row in rows),
    )


def _noted(table: Table[Any]) -> Iterator[Finding]:
    yield from table.repaired
    yield from table.warnings
    for row in table.rejected:
        yield from (one for one in row.findings if one.kind != "refused")


def _cells(one: Finding, lang: Language) -> list[str]:
    return [one.file, str(one.row), one.column, one.value, one.reason(lang)]
