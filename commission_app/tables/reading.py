"""Foreign tables in: .xlsx, .xls, .ods and .csv as rows of cells with their real numbers."""

from __future__ import annotations

import io
import math
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables import limits
from commission_app.tables.containers import examine
from commission_app.tables.delimited import read_delimited

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

Cell: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta"


class Sheet(NamedTuple):
    """One table; `rows[i]` is row `i + 1` of the file, and rows may be of unequal length."""

    name: str
    rows: Sequence[Sequence[Cell]]


def read_sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a file in their order, each read when it is asked for.

    UserError, with what to do, for a file that is missing, too large, locked by a password,
    damaged, empty, of another kind, with macros, or made to fill the memory.
    """
    raw = _read_bytes(path)
    if examine(raw, path.name) == "text":
        yield _checked(Sheet(path.stem, read_delimited(raw, path.name)), path.name)
        return
    with _damage_named(path.name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    for name in book.sheet_names:
        yield _sheet(book, name, path.name)


def as_text(cell: Cell) -> str:
    """A cell as a person would have typed it: no exponent, no ".0", dates as ISO 8601."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float)):
        return _number_text(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    return str(cell) if isinstance(cell, timedelta) else cell.isoformat()


def _number_text(number: float) -> str:
    if math.isfinite(number) and number == int(number) and abs(number) < 1e15:
        return str(int(number))
    shown = f"{number:.15g}"  # as many digits as a spreadsheet keeps
    return format(Decimal(shown), "f") if "e" in shown else shown


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(limits.FILE + 1)
    except FileNotFoundError:
        raise UserError(T("tables.file_missing"), file=str(path)) from None
    except OSError as error:
        raise UserError(
            T("tables.file_unreadable"), file=str(path), problem=error.strerror or ""
        ) from None
    if len(raw) > limits.FILE:
        raise UserError(T("tables.file_too_large"), file=path.name, limit=limits.FILE >> 20)
    return raw


def _sheet(book: CalamineWorkbook, name: str, file: str) -> Sheet:
    with _damage_named(file):
        sheet = book.get_sheet_by_name(name)
        _measure(sheet, file)
        return _checked(Sheet(name, sheet.to_python(skip_empty_area=False)), file)


@contextmanager
def _damage_named(file: str) -> Generator[None]:
    """The reading library's refusals as ours; it panics on some damaged files."""
    try:
        yield
    except PasswordError:
        raise UserError(T("tables.file_encrypted"), file=file) from None
    except CalamineError:
        raise UserError(T("tables.file_damaged"), file=file) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise UserError(T("tables.file_damaged"), file=file) from None
        raise


def _measure(sheet: CalamineSheet, file: str) -> None:
    if sheet.end is None:
        return
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height > limits.ROWS:
        raise UserError(T("tables.too_many_rows"), file=file, limit=limits.ROWS)
    if width > limits.COLUMNS:
        raise UserError(T("tables.too_many_columns"), file=file, limit=limits.COLUMNS)
    if height * width > limits.CELLS:
        raise UserError(
            T("tables.too_many_cells"), file=file, rows=limits.ROWS, columns=limits.COLUMNS
        )


def _checked(sheet: Sheet, file: str) -> Sheet:
    width = max(map(len, sheet.rows), default=0)
    if width > limits.COLUMNS:
        raise UserError(T("tables.too_many_columns"), file=file, limit=limits.COLUMNS)
    return sheet
