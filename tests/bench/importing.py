"""8 068 candidates out of a workbook, against reading it and inserting their rows.

The rival parses the same workbook by calamine and inserts rows that were made beforehand, in
one transaction into the program's own encrypted file with its indexes: once all that the import
leaves there, eight rows a candidate, as the rival of taking in does; and once only what a list
of candidates needs, a row of `candidate` and of `person` each, with no look at foreign keys.
"""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING, Any

import python_calamine
from sqlalchemy import select

from commission_app.models import tables as t
from commission_app.services.importing import ImportCandidates
from commission_app.services.sample.people import Applicant, applicants
from commission_app.tables.candidates import CandidateRow
from commission_app.tables.export import export_candidates
from commission_app.tables.regions import load_regions
from tests.bench.measure import Figure, paired
from tests.bench.places import insert_all, new_place, office, same_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tests.bench.measure import Work
    from tests.bench.places import Row

APPLICANTS = 8068
LISTED = (t.candidate.name, t.person.name)
_calamine: Any = python_calamine  # its types are partly unknown


def figures(folder: Path) -> list[Figure]:
    """The import of everybody who applied."""
    people = applicants(1, APPLICANTS)
    file = folder / "candidates.xlsx"
    file.write_bytes(export_candidates(map(_row, people), load_regions(), "ru"))
    with contextlib.ExitStack() as stack:
        rows = _rows(folder, file)

        def ours() -> Work:
            workspace = stack.enter_context(office(folder))
            return lambda: ImportCandidates([file])(workspace)

        def rival(names: Collection[str]) -> Work:
            raw = stack.enter_context(contextlib.closing(_bare(folder)))
            some = {name: made for name, made in rows.items() if name in names}
            return lambda: (
                _calamine.load_workbook(file).get_sheet_by_index(0).to_python(),
                insert_all(raw, some),
            )

        return [
            paired(
                f"import {APPLICANTS} candidates",
                ours,
                ("calamine + INSERT of all the same rows", lambda: rival(rows)),
                target=5,
            ),
            paired(
                "the same",
                ours,
                ("calamine + INSERT of two rows a candidate", lambda: rival(LISTED)),
            ),
        ]


def _bare(folder: Path) -> Any:
    return same_file(new_place(folder, "rival"), keys=False)


def _rows(folder: Path, file: Path) -> dict[str, list[Row]]:
    """What the import writes, table by table; everybody must have come."""
    with office(folder) as workspace:
        done = ImportCandidates([file])(workspace).value
        if (done.added, done.rejected, done.stopped) != (APPLICANTS, 0, None):
            raise RuntimeError(f"the workbook was refused: {done.stopped} {done.rejected}")
        with workspace.read() as now:
            return {
                table.name: [tuple(row) for row in now.c.execute(select(table))]
                for table in (t.fact, t.body, t.standing, t.candidate, t.person)
            }


def _row(one: Applicant) -> CandidateRow:
    said: dict[str, Any] = {
        name: getattr(one, name)
        for name in (
            *("code", "iin", "names", "sex", "region", "organisation", "org_type"),
            *("position", "language", "phone", "email"),
        )
    }
    return CandidateRow(
        birth_date=one.birth_date.isoformat(),
        district=one.district.ru,
        category=one.category.ru,
        years_of_service=str(one.years_of_service),
        consent=date(2026, 6, 1).isoformat(),
        **said,
    )
