from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from commission_app.shared.texts import LANGUAGES, Language
from commission_app.tables.candidates import ReadCandidates
from commission_app.tables.regions import load_regions
from commission_app.tables.report import report
from commission_app.tables.steps import Request
from tests.support.spreadsheets import HEADINGS, INVENTED, OTHER, write_xlsx

READ = ReadCandidates(load_regions(), date(2026, 9, 1))
BAD = ("L26-0003", "850515300702", "=1+1", "Болат", "", "Марс")
ODD = ("L26-0002", "791028302728", "Oйданова", "Сара", "", "Астана")


def sheets(tmp_path: Path, lang: Language) -> list[list[list[object]]]:
    path = write_xlsx(tmp_path / "a.xlsx", [("Список",), HEADINGS, INVENTED, BAD, ODD])
    book = openpyxl.load_workbook(io.BytesIO(report(READ(Request((path,))), lang)))
    return [[[cell.value for cell in row] for row in page] for page in book.worksheets]


def test_each_refused_cell_has_its_row_column_value_and_reason(tmp_path: Path) -> None:
    refused = sheets(tmp_path, "en")[0]
    assert refused[0] == ["File", "Row", "Column", "Value", "Reason"]
    assert [line[:4] for line in refused[1:]] == [
        ["a.xlsx", "4", "ИИН", "850515300702"],
        ["a.xlsx", "4", "Фамилия", "=1+1"],
        ["a.xlsx", "4", "Регион", "Марс"],
    ]
    assert str(refused[1][4]).startswith("The check digit")


def test_repairs_and_warnings_have_a_sheet(tmp_path: Path) -> None:
    noted = sheets(tmp_path, "ru")[1]
    assert noted[1] == [
        "a.xlsx", "5", "Фамилия", "Oйданова",
        "Заменены похожие буквы: «Ойданова».", "исправлено",
    ]  # fmt: skip


def test_refused_rows_stand_as_they_were(tmp_path: Path) -> None:
    rows = sheets(tmp_path, "kk")[2]
    assert rows[0] == [*HEADINGS, "Себебі"]
    assert rows[1][:4] == ["L26-0003", "850515300702", "=1+1", "Болат"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_corrected_report_can_be_given_again(tmp_path: Path, lang: Language) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, BAD])
    book = openpyxl.load_workbook(io.BytesIO(report(READ(Request((path,))), lang)))
    rows = book.worksheets[2]
    for place, value in enumerate(OTHER, 1):
        rows.cell(2, place, value)
    book.save(tmp_path / "again.xlsx")
    read = READ(Request((tmp_path / "again.xlsx",)))
    assert [candidate.code for candidate in read.rows] == ["L26-0002"]


def test_a_table_without_faults_gives_a_report_of_headings_only(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, INVENTED])
    book = openpyxl.load_workbook(io.BytesIO(report(READ(Request((path,))), "kk")))
    assert [page.max_row for page in book.worksheets] == [1, 1]
