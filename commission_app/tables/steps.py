"""A row on its way through one-rule steps, and what the steps have to say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import msgspec

from commission_app.domain.collation import search_key
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import Language, T, say
from commission_app.tables.headings import (
    Layout,
    Vocabulary,
    check_required,
    find_layout,
    listed,
)
from commission_app.tables.reading import Cell, as_text, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    _Numbered = tuple[int, Sequence[Cell]]

_NOTHING = frozenset("-–—")  # how a list says "none"
_SUM_WORDS = ("итого", "всего", "барлығы", "жиыны", "жиынтығы", "total")
_SUMS = frozenset(map(search_key, _SUM_WORDS))
_SUMS_BEGIN = frozenset(word[0] for word in _SUM_WORDS)
R = TypeVar("R")
Kind = Literal["refused", "repaired", "warned"]


class Finding(msgspec.Struct, frozen=True):
    """What a step says of one cell: refused, repaired or worth a look."""

    kind: Kind
    file: str
    row: int
    column: str  # the heading as it stands in the file, or the field's name
    field: str
    value: str
    key: str
    values: dict[str, str] = {}

    def reason(self, lang: Language) -> str:
        """The sentence for a person."""
        return say(self.key, lang, **self.values)


class Source(msgspec.Struct, frozen=True):
    """A file that was read: its sheet, its headings and what was taken for what."""

    place: int  # among the files that are read together, from 0
    file: str
    sheet: str
    layout: Layout
    rows: int
    totals: tuple[Finding, ...] = ()  # rows that sum the others up: nobody's, passed over

    @property
    def headings(self) -> tuple[str, ...]:
        """The row of headings as it stands in the file."""
        return self.layout.headings

    @property
    def mapping(self) -> dict[str, str]:
        """Field → heading."""
        return {field: self.layout.heading(field) for field in self.layout.columns}


class Rejected(msgspec.Struct, frozen=True):
    """A row that was not taken, as it stood in the file, and why."""

    source: Source
    row: int
    cells: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """Everything that reading some files gave; `rows` are ready to become facts."""

    rows: tuple[R, ...]
    rejected: tuple[Rejected, ...]
    repaired: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    sources: tuple[Source, ...]

    @property
    def mapping(self) -> tuple[dict[str, str], ...]:
        """For each file: field → heading."""
        return tuple(source.mapping for source in self.sources)


class Row:
    """One row under examination: texts by field, and the findings so far."""

    __slots__ = ("cells", "findings", "number", "refused", "source", "texts")

    def __init__(self, source: Source, number: int, cells: Sequence[Cell]) -> None:
        self.source = source
        self.number = number
        self.cells = cells
        self.findings: list[Finding] = []
        self.refused = False
        width = len(cells)
        self.texts: dict[str, str] = {
            name: text
            for name, place in source.layout.columns.items()
            if place < width
            and (cell := cells[place]) != ""
            and (text := cell.strip() if isinstance(cell, str) else as_text(cell))
            and text not in _NOTHING
        }

    def get(self, field: str) -> str:
        """The text of a field, "" where the column or the cell is missing."""
        return self.texts.get(field, "")

    def refuse(self, field: str, key: str, **values: str) -> None:
        """Refuse the row for one cell; later steps still look, so that all is said at once."""
        self.refused = True
        self._note("refused", field, key, values)

    def repair(self, field: str, key: str, now: str) -> None:
        """Report that a cell was taken as `now`."""
        self._note("repaired", field, key, {"now": now})

    def warn(self, field: str, key: str, **values: str) -> None:
        """Report what is odd and yet taken."""
        self._note("warned", field, key, values)

    def _note(self, kind: Kind, field: str, key: str, values: dict[str, str]) -> None:
        file, column = self.source.file, self.source.layout.heading(field) or field
        said = self.get(field)
        self.findings.append(Finding(kind, file, self.number, column, field, said, key, values))


@dataclass(frozen=True, slots=True)
class Request:
    """Files that are read together, with the same mapping of field → heading or letters."""

    paths: tuple[Path, ...]
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    progress: Progress = field(default_factory=Silent)


def read_all(
    request: Request, vocabulary: Vocabulary, read: Callable[[Row], R]
) -> tuple[list[Source], list[tuple[Row, R]]]:
    """Every row of every file with what the chain of steps made of it.

    UserError for a file that cannot be read, has no known headings or lacks a required column.
    """
    sources: list[Source] = []
    pairs: list[tuple[Row, R]] = []
    for place, path in enumerate(request.paths):
        request.progress.step(T("tables.reading"), place, len(request.paths))
        source, rows = _open(path, place, vocabulary, request.mapping)
        sources.append(source)
        pairs.extend([(row, read(row)) for row in rows])
    return sources, pairs


def _open(
    path: Path, place: int, vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> tuple[Source, Iterator[Row]]:
    """The first sheet with headings, and its rows below them; empty rows are left out."""
    first: Sequence[str] = ()
    for sheet in read_sheets(path):
        layout = find_layout(sheet, vocabulary, mapping)
        if layout is not None:
            check_required(layout, vocabulary, path.name)
            below = enumerate(sheet.rows[layout.row :], layout.row + 1)
            own, sums = _parted(below, layout)
            source = Source(place, path.name, sheet.name, layout, len(own))
            totals = tuple(_total(Row(source, *one)) for one in sums)
            source = msgspec.structs.replace(source, totals=totals)
            return source, (Row(source, number, cells) for number, cells in own)
        first = first or next((texts for texts in map(_texts, sheet.rows) if any(texts)), ())
    if not first:
        raise UserError(T("tables.file_empty"), file=path.name)
    fields = ", ".join(" / ".join(group) for group in vocabulary.required)
    raise UserError(T("tables.no_headings"), file=path.name, found=listed(first), fields=fields)


def _parted(
    below: Iterable[_Numbered], layout: Layout
) -> tuple[list[_Numbered], list[_Numbered]]:
    """The rows that are somebody's, and those that sum others up; empty ones are left out."""
    own: list[_Numbered] = []
    sums: list[_Numbered] = []
    for number, cells in below:
        if any(map(_full, cells)):
            (sums if _sums(cells, layout) else own).append((number, cells))
    return own, sums


def _sums(cells: Sequence[Cell], layout: Layout) -> bool:
    """«Итого: 61 чел.»: it begins with a word for a sum, and nobody's number stands there."""
    first = next(filter(_full, cells))
    if not isinstance(first, str) or first.strip()[:1].lower() not in _SUMS_BEGIN:
        return False
    if search_key(first).partition(" ")[0] not in _SUMS:
        return False
    ids = (layout.columns.get(field, len(cells)) for field in ("iin", "code"))
    others = (cells[n] for n in ids if n < len(cells) and cells[n] != first)
    return not any(as_text(cell)[-1:].isdigit() for cell in others)


def _total(row: Row) -> Finding:
    """That it was passed over, for whoever counts the rows."""
    place = next(place for place, cell in enumerate(row.cells) if _full(cell))
    text, column = as_text(row.cells[place]), row.source.layout.over(place)
    file = row.source.file
    return Finding("warned", file, row.number, column, "", text, T("tables.total_row"))


def refuse_repeated(
    pairs: Sequence[tuple[Row, R]],
    field: str,
    key: str,
    value: Callable[[R], str],
    whole: str = "",
) -> None:
    """Refuse every row whose `value` another row has too, and name the others in the reason.

    `whole`: the reason where the rows are the same from end to end.
    """
    bearers: dict[str, list[Row]] = {}
    for row, read in pairs:
        if found := value(read):
            bearers.setdefault(found, []).append(row)
    for same in bearers.values():
        if len(same) > 1:
            for row in same:
                others = [other for other in same if other is not row]
                alike = whole and all(other.texts == row.texts for other in others)
                why = whole if alike else key
                row.refuse(field, why, others=_places(others, row.source))


def gather(pairs: Sequence[tuple[Row, R]], sources: Sequence[Source]) -> Table[R]:
    """The table of what was read: taken rows, refused ones, and the findings on taken rows."""
    taken = tuple(read for row, read in pairs if not row.refused)
    rejected = tuple(
        Rejected(row.source, row.number, tuple(map(as_text, row.cells)), tuple(row.findings))
        for row, _ in pairs
        if row.refused
    )
    noted = [
        one for row, _ in pairs if row.findings and not row.refused for one in row.findings
    ]
    repaired = tuple(one for one in noted if one.kind == "repaired")
    totals = [one for source in sources for one in source.totals]
    warnings = (*totals, *(one for one in noted if one.kind == "warned"))
    return Table(taken, rejected, repaired, warnings, tuple(sources))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [as_text(cell) for cell in row]


def _full(cell: Cell) -> bool:
    return cell != "" and (not isinstance(cell, str) or not cell.isspace())


def _places(rows: Sequence[Row], own: Source) -> str:
    shown = [
        str(row.number) if row.source is own else f"{row.source.file}: {row.number}"
        for row in rows[:5]
    ]
    return ", ".join(shown) + (" …" if len(rows) > 5 else "")
