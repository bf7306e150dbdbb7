"""Spreadsheets for tests, written by the libraries that people's programs resemble."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEADINGS = ("Код", "ИИН", "Фамилия", "Имя", "Отчество", "Регион")
INVENTED = ("L26-0001", "850515300701", "Ойданов", "Болат", "Ерланұлы", "ВКО")
OTHER = ("L26-0002", "791028302728", "Ойданова", "Сара", "", "Астана")


def write_xlsx(path: Path, rows: Iterable[Sequence[object]], *, sheet: str = "Лист1") -> Path:
    """An .xlsx of one sheet; dates, numbers and booleans keep their types."""
    book = cast("Any", xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}))
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, place, value, day)
            elif value not in {None, ""}:
                page.write(number, place, value)
    book.close()
    return path


def write_ods(path: Path, body: str) -> Path:
    """An .ods around the given rows of a table."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Лист1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest manifest:version="1.3" '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def ods_row(cells: Sequence[str], *, times: int = 1) -> str:
    """A row of text cells; with `times` it is repeated."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{inside}</table:table-row>"


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    """The same archive with some parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
