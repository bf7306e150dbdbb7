"""Text files with delimiters: encoding and delimiter are found out from what is there."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

_DELIMITERS = ";\t,"
_LOOKED_AT = 200  # rows enough to know the delimiter


def read_delimited(raw: bytes, file: str) -> list[list[str]]:
    """All rows, empty ones too, so that a row's place is its number; UserError for no table."""
    text = _decoded(raw, file)
    announced = ""
    if text[:4].lower() == "sep=":  # Excel's own first line
        line, _, text = text.partition("\n")
        announced, text = line[4:5], f"\n{text}"
    delimiter = announced if announced in tuple(_DELIMITERS) else _delimiter(text)
    return _rows(text, delimiter, file)


def _decoded(raw: bytes, file: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in raw:
        raise UserError(T("tables.file_kind"), file=file)
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        pass
    try:
        # Windows-1251 with the Kazakh letters of KZ-1048 where 1251 has Serbian ones
        return raw.decode("kz1048")
    except UnicodeDecodeError:
        raise UserError(T("tables.file_kind"), file=file) from None


def _delimiter(text: str) -> str:
    """The delimiter that most rows agree about; decimal commas break an agreement on commas."""
    lines = [line for line in text[: 1 << 17].split("\n") if line.strip()][:_LOOKED_AT]

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(lines, delimiter=delimiter)
        widths = Counter(len(row) for row in _while_readable(rows))
        del widths[0], widths[1]
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return count, width

    return max(_DELIMITERS, key=agreement)


def _while_readable(rows: Iterable[list[str]]) -> Iterable[list[str]]:
    try:
        yield from rows
    except csv.Error:
        return


def _rows(text: str, delimiter: str, file: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    if text.count(delimiter) > limits.CELLS:  # one line of commas would fill the memory
        raise UserError(
            T("tables.too_many_cells"), file=file, rows=limits.ROWS, columns=limits.COLUMNS
        )
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > limits.ROWS:
                raise UserError(T("tables.too_many_rows"), file=file, limit=limits.ROWS)
    except csv.Error:
        raise UserError(
            T("tables.csv_quotes"), file=file, row=len(rows) + 1, line=reader.line_num
        ) from None
    return rows
