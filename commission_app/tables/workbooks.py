"""Tables out: workbooks of text cells, made in memory, never a formula from a user's text."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from commission_app.tables import limits
from commission_app.tables.headings import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPTIONS = {
    "in_memory": True,  # personal data does not go through a temporary file
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a constant, so that equal tables give equal files
_ACTIVE = ("=", "+", "-", "@")  # what a spreadsheet takes for a formula when the cell is edited


class Page(NamedTuple):
    """One sheet: its name, headings, column widths in characters, rows of texts."""

    name: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[str]]


def workbook(pages: Iterable[Page]) -> bytes:
    """An .xlsx of text cells with frozen headings and filters."""
    memory = io.BytesIO()
    book = cast("Any", xlsxwriter.Workbook(memory, _OPTIONS))
    book.set_properties({"created": _CREATED})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top"})
    quoted = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
    for page in pages:
        sheet = book.add_worksheet(_sheet_name(page.name))
        for place, width in enumerate(page.widths):
            sheet.set_column(f"{letters(place)}:{letters(place)}", width, text)
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(page.headings):
            sheet.write_string(0, place, title[: limits.TEXT], heading)
        for number, row in enumerate(page.rows, 1):
            for place, value in enumerate(row):
                if value:
                    style = quoted if value.startswith(_ACTIVE) else text
                    sheet.write_string(number, place, value[: limits.TEXT], style)
    book.close()
    return memory.getvalue()


def _sheet_name(name: str) -> str:
    """At most 31 characters, none that a sheet's name may not have."""
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in name)[:31].strip("' ") or "1"
