from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from commission_app.tables.workbooks import Page, workbook


def test_texts_that_look_like_formulas_stay_texts() -> None:
    texts = ["=1+1", "+7701", "-5", "@x", "http://a.b", "12", "=cmd|' /C calc'!A0"]
    raw = workbook([Page("1", ["h"] * 7, [9] * 7, [texts])])
    row = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in row] == [(text, "s") for text in texts]
    assert [bool(cell.quotePrefix) for cell in row] == [True] * 4 + [False, False, True]


def test_a_sheet_may_be_asked_for_any_name_and_any_length_of_text() -> None:
    raw = workbook([Page("a/b:c" * 10, ["h"], [9], [["x" * 40_000]])])
    page = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    assert len(page.title) <= 31
    assert len(page["A2"].value) == 32_767


def test_equal_tables_give_equal_files() -> None:
    pages = [Page("1", ["h"], [9], [["x"]])]
    assert workbook(pages) == workbook(pages)


def test_nothing_is_written_to_the_disk(tmp_path: Path) -> None:
    workbook([Page("1", ["h"], [9], [["x"]])])
    assert list(tmp_path.iterdir()) == []
