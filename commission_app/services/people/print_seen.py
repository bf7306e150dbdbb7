"""Print what I see: any table as it stands on the screen, into a workbook or a PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.documents.listing import ListingSnapshot
from commission_app.documents.press import Mark
from commission_app.documents.registry import render
from commission_app.services.changes import Changes, Done
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import Language, T, say
from commission_app.tables.workbooks import Page, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace

MOST_ON_PAPER = 3_000  # rows; more go into a workbook
WIDEST = 60  # letters of a workbook's column


@dataclass(frozen=True, slots=True)
class Seen:
    """A table as it is shown: the texts of the moment, in the order and language of it."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    lang: Language
    notes: tuple[str, ...] = ()  # filters and sorting, in words


@dataclass(frozen=True, slots=True)
class PrintSeen:
    """Write a table into `.xlsx` or `.pdf`, by the ending of `out`; the diary says so.

    `what` names the table in the diary, as `candidates`; it never holds personal data.
    """

    what: str
    seen: Seen
    out: Path

    def __call__(self, workspace: Workspace) -> Done[Path]:
        folder, out = workspace.folder.resolve(), self.out.resolve()
        if folder in out.parents:
            raise UserError(T("services.inside_workspace"), folder=self.out.parent)
        width = len(self.seen.headings)
        if any(len(row) != width for row in self.seen.rows):
            raise ValueError("a row of another width")
        data = self._data(workspace)
        atomic_file.write(self.out, data)
        with workspace.act() as act:
            act.note("table.printed", f"{self.what} {len(self.seen.rows)} {out.suffix[1:]}")
        return Done(self.out, Changes.DIARY)

    def _data(self, workspace: Workspace) -> bytes:
        match self.out.suffix.lower():
            case ".xlsx":
                return seen_workbook(self.seen)
            case ".pdf":
                return seen_pdf(workspace, self.seen)
            case _:
                raise UserError(T("people.print_ending"), name=self.out.name)


def seen_workbook(seen: Seen) -> bytes:
    """The table as an .xlsx of text cells."""
    widths = [
        min(WIDEST, max([len(heading), *(len(row[i]) for row in seen.rows)]) + 2)
        for i, heading in enumerate(seen.headings)
    ]
    return workbook([Page(seen.title, seen.headings, widths, seen.rows)])


def seen_pdf(workspace: Workspace, seen: Seen) -> bytes:
    """The table as pages; UserError for more rows than anybody prints."""
    if len(seen.rows) > MOST_ON_PAPER:
        raise UserError(T("people.print_rows"), count=len(seen.rows), most=MOST_ON_PAPER)
    at = f"{workspace.world.now():%d.%m.%Y %H:%M}"
    made = say(T("documents.listing.made"), seen.lang, at=at, user=workspace.user)
    snapshot = ListingSnapshot(
        title=seen.title,
        headings=seen.headings,
        rows=seen.rows,
        lang=seen.lang,
        notes=seen.notes,
        made=made,
    )
    return render(snapshot, mark=Mark(practice=workspace.own.practice))
