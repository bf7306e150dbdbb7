from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st

from commission_app.shared.errors import UserError
from commission_app.tables import limits, reading
from commission_app.tables.reading import as_text, read_sheets
from tests.support.spreadsheets import ods_row, write_ods, write_xlsx

FILES = Path(__file__).parent / "files"


def texts(path: Path) -> list[list[str]]:
    return [[as_text(cell) for cell in row] for row in next(read_sheets(path)).rows]


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        list(read_sheets(path))
    return refused.value.key


def test_numbers_dates_and_booleans_become_what_a_person_would_type(tmp_path: Path) -> None:
    row = [850515300701, 87.3, 0.1 + 0.2, 5.0, date(1985, 5, 15), True, "=1+1", 1e-7]
    path = write_xlsx(tmp_path / "a.xlsx", [row])
    expected = ["850515300701", "87.3", "0.3", "5", "1985-05-15", "true", "=1+1", "0.0000001"]
    assert texts(path) == [expected]


def test_rows_keep_their_numbers_below_empty_ones(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [[], ["", ""], ["", "ИИН"], [], ["", "1"]])
    rows = next(read_sheets(path)).rows
    assert [as_text(cell) for cell in rows[2]] == ["", "ИИН"]
    assert [as_text(cell) for cell in rows[4]] == ["", "1"]


def test_a_workbook_of_another_program_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ИИН", 61211600012])  # type: ignore[union-attr]
    book.save(tmp_path / "b.xlsx")
    assert texts(tmp_path / "b.xlsx") == [["ИИН", "61211600012"]]


def test_the_old_format_is_read() -> None:
    rows = texts(FILES / "invented.xls")
    assert rows[3] == ["850515300701", "Ойдан", "Шығарылған", "1985-05-15", "ВКО"]


def test_the_open_format_is_read_with_its_repeated_rows(tmp_path: Path) -> None:
    body = ods_row(["ЖСН", "Тегі"]) + ods_row(["1", "А"], times=3)
    tail = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = write_ods(tmp_path / "a.ods", body + tail)
    assert texts(path) == [["ЖСН", "Тегі"], *[["1", "А"]] * 3]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "tables.file_missing"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "tables.file_unreadable"


def test_a_too_large_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE", 1000)
    (tmp_path / "a.csv").write_bytes(b"a;b\n" * 1000)
    assert refusal(tmp_path / "a.csv") == "tables.file_too_large"


def test_too_many_rows_and_columns_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = write_xlsx(tmp_path / "wide.xlsx", [["x"] * 201])
    assert refusal(wide) == "tables.too_many_columns"
    monkeypatch.setattr(limits, "ROWS", 10)
    long = write_xlsx(tmp_path / "long.xlsx", [["x"]] * 11)
    assert refusal(long) == "tables.too_many_rows"
    monkeypatch.setattr(limits, "CELLS", 10)
    large = write_xlsx(tmp_path / "large.xlsx", [["x", "y", "z"]] * 4)
    assert refusal(large) == "tables.too_many_cells"


def test_times_and_durations_have_a_text() -> None:
    assert as_text(datetime.combine(date(2026, 9, 29), time(9, 30))) == "2026-09-29T09:30:00"
    assert as_text(datetime.combine(date(2026, 9, 29), time())) == "2026-09-29"
    assert as_text(time(9, 30)) == "09:30:00"
    assert as_text(timedelta(hours=1)) == "1:00:00"
    assert as_text(float("nan")) == "nan"


def test_a_fault_that_is_no_damage_stays_loud() -> None:
    with pytest.raises(ZeroDivisionError), reading._damage_named("a.xlsx"):
        raise ZeroDivisionError


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_no_bytes_at_all_make_anything_but_rows_or_a_refusal(raw: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with suppress(UserError):
            assert reading.examine(start + raw, "a.bin") in {"workbook", "text"}
