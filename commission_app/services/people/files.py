"""A spreadsheet before it is taken in: its sheets, what its columns may hold, first rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.collation import search_key
from commission_app.services.changes import Changes
from commission_app.services.people.mappings import kept_mapping
from commission_app.services.sentences import Said, said, told
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables.headings import Layout, Vocabulary, find_layout, letters
from commission_app.tables.members import VOCABULARY as MEMBERS
from commission_app.tables.reading import as_text, read_sheets
from commission_app.tables.words import CANDIDATES, RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from commission_app.services.people.mappings import Mapped
    from commission_app.services.workspace import Workspace
    from commission_app.tables.reading import Cell, Sheet

Kind = Literal["candidates", "results", "members"]
FIRST_ROWS = 8
NUMBERS = frozenset(map(search_key, ("№", "N", "№ п/п", "п/п", "№ п.п.", "р/с", "р/с №", "No")))
VOCABULARIES: dict[Kind, Vocabulary] = {
    "candidates": CANDIDATES,
    "results": RESULTS,
    "members": MEMBERS,
}


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of the file; `field` is empty where nothing is taken from it."""

    place: int  # from 0
    letters: str
    heading: str
    field: str
    samples: tuple[str, ...]  # its first texts


@dataclass(frozen=True, slots=True)
class FieldSeen:
    """A thing that can be taken in; `column` is None where no column holds it."""

    field: str
    column: int | None
    needed: bool  # it, or one of its group, must be mapped before an import

    @property
    def words(self) -> Said:
        """The field's name."""
        return said(f"people.field_{self.field}")


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of the file; the one that an import would read is `used`."""

    name: str
    rows: int  # below the headings, the full ones
    used: bool


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as the wizard shows it before anything is taken in."""

    file: str
    sheets: tuple[SheetSeen, ...]
    heading_row: int  # from 1; 0 where no headings are known
    columns: tuple[ColumnSeen, ...]
    fields: tuple[FieldSeen, ...]
    missing: tuple[tuple[str, ...], ...]  # groups of fields of which one must be mapped
    first: tuple[tuple[str, ...], ...]  # the first rows below the headings
    problems: tuple[Said, ...]

    @property
    def mapping(self) -> Mapped:
        """What an import is given so that it takes exactly these columns."""
        return tuple((c.field, c.letters) for c in self.columns if c.field)

    @property
    def headings(self) -> tuple[str, ...]:
        """What tells another file of the same kind."""
        return tuple(one.heading for one in self.columns)

    @property
    def unmapped(self) -> tuple[ColumnSeen, ...]:
        """Columns with a heading from which nothing is taken."""
        return tuple(c for c in self.columns if c.heading and not c.field)

    @property
    def idle(self) -> tuple[ColumnSeen, ...]:
        """Columns with something in them that would be lost; a running number is nothing."""
        return tuple(
            c
            for c in self.columns
            if c.samples and not c.field and search_key(c.heading) not in NUMBERS
        )


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Look into a file; UserError for one that cannot be read.

    `recall`: by the columns that a person chose in this workspace for a file of the same
    headings, where there was one.
    """

    path: Path
    kind: Kind
    mapping: Mapped = ()
    recall: bool = False

    shows: ClassVar[Changes] = Changes.NOTHING
    fleeting: ClassVar[bool] = True  # the file may be another one the next time

    def __call__(self, workspace: Workspace | None = None) -> FileSeen:
        sheets = list(read_sheets(self.path))
        seen = self._looked(sheets, self.mapping)
        if workspace is None or not self.recall:
            return seen
        with workspace.read() as now:
            kept = kept_mapping(now, self.kind, seen.headings)
        if not kept or not {field for field, _ in kept} <= {*VOCABULARIES[self.kind].names}:
            return seen
        return self._looked(sheets, kept)

    def _looked(self, sheets: Sequence[Sheet], mapping: Mapped) -> FileSeen:
        vocabulary, wanted = VOCABULARIES[self.kind], dict(mapping)
        layouts = [_layout(sheet, vocabulary, wanted) for sheet in sheets]
        found = next(
            ((i, one) for i, one in enumerate(layouts) if isinstance(one, Layout)), None
        )
        used = found[0] if found else -1
        seen = tuple(
            SheetSeen(sheet.name, _full(sheet, layout), place == used)
            for place, (sheet, layout) in enumerate(zip(sheets, layouts, strict=True))
        )
        if found is None:
            refusal = next((one for one in layouts if isinstance(one, UserError)), None)
            rows = _texts(sheets[0].rows[:FIRST_ROWS]) if sheets else ()
            return self._nothing(seen, rows, refusal)
        return self._seen(seen, sheets[used], found[1])

    def _nothing(
        self,
        sheets: tuple[SheetSeen, ...],
        rows: tuple[tuple[str, ...], ...],
        refusal: UserError | None,
    ) -> FileSeen:
        words = told(refusal) if refusal else said(T("people.file_no_headings"))
        vocabulary = VOCABULARIES[self.kind]
        fields = tuple(FieldSeen(f, None, _needed(f, vocabulary)) for f in vocabulary.names)
        width = max(map(len, rows), default=0)
        columns = tuple(
            ColumnSeen(
                i,
                letters(i),
                "",
                "",
                tuple(row[i] for row in rows if row[i : i + 1] and row[i]),
            )
            for i in range(width)
        )
        return FileSeen(
            self.path.name, sheets, 0, columns, fields, vocabulary.required, rows, (words,)
        )

    def _seen(self, sheets: tuple[SheetSeen, ...], sheet: Sheet, layout: Layout) -> FileSeen:
        vocabulary = VOCABULARIES[self.kind]
        below = [row for row in sheet.rows[layout.row :] if any(map(as_text, row))]
        first = _texts(below[:FIRST_ROWS])
        missing = tuple(
            group
            for group in vocabulary.required
            if not any(field in layout.columns for field in group)
        )
        problems = [
            said(T("people.file_column_missing"), fields=_either(group)) for group in missing
        ]
        if not below:
            problems.append(said(T("people.file_no_rows")))
        return FileSeen(
            file=self.path.name,
            sheets=sheets,
            heading_row=layout.row,
            columns=_columns(layout, first),
            fields=tuple(
                FieldSeen(name, layout.columns.get(name), _needed(name, vocabulary))
                for name in vocabulary.names
            ),
            missing=missing,
            first=first,
            problems=tuple(problems),
        )


def _layout(
    sheet: Sheet, vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> Layout | UserError | None:
    """As an import finds it; a mapping that names a missing column is told as a problem."""
    try:
        return find_layout(sheet, vocabulary, mapping)
    except UserError as error:
        return error


def _full(sheet: Sheet, layout: Layout | UserError | None) -> int:
    rows = sheet.rows[layout.row :] if isinstance(layout, Layout) else sheet.rows
    return sum(any(map(as_text, row)) for row in rows)


def _texts(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(as_text, row)) for row in rows)


def _columns(layout: Layout, first: tuple[tuple[str, ...], ...]) -> tuple[ColumnSeen, ...]:
    fields = {place: field for field, place in layout.columns.items()}
    width = max(len(layout.headings), *(len(row) for row in first), *(p + 1 for p in fields), 0)
    return tuple(
        ColumnSeen(
            place=place,
            letters=letters(place),
            heading=layout.headings[place] if place < len(layout.headings) else "",
            field=fields.get(place, ""),
            samples=tuple(row[place] for row in first if place < len(row) and row[place]),
        )
        for place in range(width)
    )


def _needed(field: str, vocabulary: Vocabulary) -> bool:
    return any(field in group for group in vocabulary.required)


def _either(group: Sequence[str]) -> Said:
    """«ИИН», «фамилия или ФИО …»: the ways to give one needed thing."""
    words = [said(f"people.field_{field}") for field in group]
    found = words[0]
    for one in words[1:]:
        found = said(T("people.either"), one=found, other=one)
    return found
