"""Small tables with fixed columns: the first wrong cell stops the reading and is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from commission_app.domain.lookalikes import clean
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text
from commission_app.tables.headings import check_required, find_layout
from commission_app.tables.reading import as_text, read_sheets
from commission_app.tables.takes import choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from commission_app.tables.headings import Vocabulary

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those it must have and those it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StrictRow:
    """One row; every taking of a value may raise the UserError that names the cell."""

    file: str
    number: int
    texts: dict[str, str]

    def get(self, column: str) -> str:
        """The text of a column, "" where the column or the cell is missing."""
        return self.texts.get(column, "")

    def line(self, column: str, longest: int = 600, *, required: bool = False) -> str:
        """A text as it was meant, its look-alike letters repaired."""
        text = clean(self.get(column)).text
        if (required and not text) or len(text) > longest:
            raise self.wrong(column, f"1–{longest}" if required else f"0–{longest}")
        return text

    def prose(self, column: str) -> str:
        """A long text with its line breaks."""
        lines = [clean(line).text for line in self.get(column).splitlines()]
        text = "\n".join(lines)
        if len(text) > 20_000:
            raise self.wrong(column, "0–20000")
        return text

    def code(self, column: str) -> str:
        """A code: no spaces, no colons."""
        text = self.get(column)
        if not text or len(text) > 48 or ":" in text or len(text.split()) != 1:
            raise self.wrong(column, "A-Z a-z 0-9 - . _ /")
        return text

    def whole(self, column: str, low: int, high: int) -> int:
        """A whole number within two others."""
        text = self.get(column)
        if not (
            text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high
        ):
            raise self.wrong(column, f"{low}–{high}")
        return int(text)

    def moment(self, column: str) -> datetime | None:
        """A time with its offset; None for an empty cell."""
        text = self.get(column)
        if not text:
            return None
        try:
            return from_text(text)
        except ValueError:
            raise self.wrong(column, "2026-09-29T09:00:00+05:00") from None

    def choice(self, column: str, words: Mapping[str, str], allowed: str) -> str:
        """A word out of a closed list, in any of its languages; `allowed`: as it is read."""
        found = choose(self.get(column), words)
        if found is None:
            raise self.wrong(column, allowed)
        return found

    def wrong(self, column: str, allowed: str) -> UserError:
        """The refusal of one cell: where it is, what it says and what it may say."""
        return UserError(
            T("tables.cell_wrong"),
            file=self.file,
            row=self.number,
            column=column,
            value=self.get(column)[:100],
            allowed=allowed,
        )


def strict_rows(path: Path, columns: Columns) -> Iterator[StrictRow]:
    """The rows of the first sheet, whose first row holds exactly these headings in any order.

    UserError for an unreadable file, an unknown, missing or repeated column, no rows at all.
    """
    sheet = next(read_sheets(path), None)
    rows = list(sheet.rows) if sheet else []
    if not rows:
        raise UserError(T("tables.file_empty"), file=path.name)
    places = _places([as_text(cell).lower() for cell in rows[0]], columns, path.name)
    for number, cells in enumerate(rows[1:], 2):
        texts = {
            name: as_text(cells[place]) for name, place in places.items() if place < len(cells)
        }
        if any(texts.values()):
            yield StrictRow(path.name, number, texts)


def mapped_rows(
    path: Path, vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> Iterator[StrictRow]:
    """The rows of the first sheet with headings, whose columns a person has chosen.

    UserError for a file without such headings, or without a needed column.
    """
    for sheet in read_sheets(path):
        layout = find_layout(sheet, vocabulary, mapping)
        if layout is None:
            continue
        check_required(layout, vocabulary, path.name)
        for number, cells in enumerate(sheet.rows[layout.row :], layout.row + 1):
            texts = {
                name: as_text(cells[place]) if place < len(cells) else ""
                for name, place in layout.columns.items()
            }
            if any(texts.values()):
                yield StrictRow(path.name, number, texts)
        return
    raise UserError(T("tables.headings_unknown"), file=path.name)


def begins_with(path: Path, columns: Columns) -> bool:
    """Whether the first row of the first sheet holds one of these headings; no rows: yes."""
    sheet = next(read_sheets(path), None)
    if not sheet or not sheet.rows:
        return True
    return bool({as_text(cell).lower() for cell in sheet.rows[0]} & set(columns.required))


def refuse_second(seen: dict[V, int], key: V, row: StrictRow, column: str) -> None:
    """UserError where an earlier row says the same thing; `seen` remembers the rows."""
    first = seen.setdefault(key, row.number)
    if first != row.number:
        raise UserError(
            T("tables.row_repeated"),
            file=row.file,
            row=row.number,
            first=first,
            column=column,
            value=row.get(column),
        )


def _places(headings: list[str], columns: Columns, file: str) -> dict[str, int]:
    known = (*columns.required, *columns.optional)
    named = [heading for heading in headings if heading]
    wrong = [heading for heading in named if heading not in known]
    missing = [name for name in columns.required if name not in named]
    if wrong or missing or len(set(named)) < len(named):
        raise UserError(
            T("tables.columns_wrong"),
            file=file,
            found=",".join(headings),
            allowed=",".join(columns.required)
            + (f" [,{','.join(columns.optional)}]" if columns.optional else ""),
        )
    return {heading: place for place, heading in enumerate(headings) if heading}
