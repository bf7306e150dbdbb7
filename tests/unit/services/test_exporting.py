"""Candidates leave as a workbook, and the diary knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import diary
from commission_app.services.exporting import ExportCandidates
from commission_app.services.importing import ImportCandidates
from tests.support.seasons import PEOPLE, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_what_was_exported_is_imported_without_a_change(founded: SmallSeason) -> None:
    data, count = ExportCandidates("kk")(founded.office).value
    path = founded.folder / "out.xlsx"
    path.write_bytes(data)
    done = ImportCandidates([path])(founded.office).value
    assert count == PEOPLE
    assert (done.added, done.changed, done.unchanged) == (0, 0, PEOPLE)


def test_export_leaves_a_line_in_the_diary(founded: SmallSeason) -> None:
    ExportCandidates("ru")(founded.office)
    with founded.office.read() as now:
        assert [e.what for e in diary.entries(now.c)][-1] == "candidates.exported"


def test_laptop_exports_nobody(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        ExportCandidates("ru")(equipped.workspace("M01"))
