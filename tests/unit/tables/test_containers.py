from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables import limits
from commission_app.tables.containers import examine
from commission_app.tables.reading import read_sheets
from tests.support.spreadsheets import INVENTED, ods_row, repacked, write_ods, write_xlsx

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "a.xlsx", [INVENTED])


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        list(read_sheets(path))
    return refused.value.key


def archive(**parts: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return memory.getvalue()


def test_a_healthy_workbook_passes(book: Path) -> None:
    assert examine(book.read_bytes(), "a.xlsx") == "workbook"
    assert examine("ЖСН;Тегі\n".encode(), "a.csv") == "text"


@pytest.mark.parametrize("raw", [b"", b"\0" * 10, b" \r\n\t "])
def test_an_empty_file_is_named_empty(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(raw)
    assert refusal(tmp_path / "a.xlsx") == "tables.file_empty"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 x",
        b"<html><table>",
        b"\xef\xbb\xbf<?xml version='1.0'?>",
        b"{\\rtf1 x",
        b"\x89PNG",
    ],
)
def test_another_kind_of_file_is_named_so(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(raw)
    assert refusal(tmp_path / "a.xls") == "tables.file_kind"


def test_a_text_document_in_a_zip_is_not_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        archive(**{"[Content_Types].xml": b"<a/>", "word/x.xml": b"<a/>"})
    )
    assert refusal(tmp_path / "a.xlsx") == "tables.file_kind"


def test_the_binary_workbook_is_not_read(book: Path) -> None:
    assert refusal(repacked(book, {"xl/workbook.bin": b"x"})) == "tables.file_kind"


@pytest.mark.parametrize("cut", [30, 1000, -30])
def test_a_torn_workbook_is_damaged(book: Path, cut: int) -> None:
    book.write_bytes(book.read_bytes()[:cut])
    assert refusal(book) == "tables.file_damaged"


def test_a_flipped_byte_in_a_sheet_is_damage(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as packed:
        start = packed.getinfo(SHEET).header_offset
    raw[start + 80] ^= 0xFF
    book.write_bytes(bytes(raw))
    assert refusal(book) == "tables.file_damaged"


def test_macros_are_refused(book: Path) -> None:
    assert refusal(repacked(book, {"xl/vbaProject.bin": b"x"})) == "tables.file_macros"


def test_macros_of_the_old_format_are_refused() -> None:
    old = (Path(__file__).parent / "files" / "invented.xls").read_bytes()
    with pytest.raises(UserError, match="file_macros"):
        examine(old + "_VBA_PROJECT".encode("utf-16-le"), "a.xls")


def test_an_encrypted_workbook_is_named_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UserError, match="file_encrypted"):
        examine(locked, "a.xlsx")


def test_an_old_text_document_is_not_a_table() -> None:
    document = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(UserError, match="file_kind"):
        examine(document, "a.xls")


def test_an_encrypted_open_document_is_named_so(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ods_row(["x"]))
    repacked(path, {"META-INF/manifest.xml": b"<manifest:encryption-data/>"})
    assert refusal(path) == "tables.file_encrypted"


def test_a_promise_of_too_much_is_refused_unopened(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    assert refusal(book) == "tables.file_bomb"


def test_an_archive_that_hides_its_size_is_refused(tmp_path: Path, book: Path) -> None:
    bomb = repacked(book, {SHEET: b"<sheetData>" + b" " * 5_000_000})
    raw = bytearray(bomb.read_bytes())
    with zipfile.ZipFile(bomb) as packed:
        true = packed.getinfo(SHEET).file_size.to_bytes(4, "little")
    bomb.write_bytes(bytes(raw).replace(true, (100).to_bytes(4, "little")))
    assert refusal(bomb) == "tables.file_bomb"


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c><c r=\'zzz1\'><v>1</v></c></row>',
        b'<row r="1"><c r="A1048576"><v>1</v></c></row>',
        b'<row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_cells_far_apart_do_not_fill_the_memory(book: Path, cells: bytes) -> None:
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><sheetData>' + cells + b"</sheetData></worksheet>"
    )
    assert refusal(repacked(book, {SHEET: sheet})) == "tables.too_many_cells"


def test_a_formatted_row_far_down_does_no_harm(book: Path) -> None:
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>7</v></c></row>'
        b'<row r="1048576" ht="12"><c r="A1048576" s="0"/></row></sheetData></worksheet>'
    )
    assert next(read_sheets(repacked(book, {SHEET: sheet}))).rows[0] == [7.0]


def test_declared_entities_are_refused(book: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaa">]><worksheet><sheetData/></worksheet>'
    assert refusal(repacked(book, {SHEET: laughs})) == "tables.file_damaged"


def test_repeated_full_cells_of_an_open_document_are_counted(tmp_path: Path) -> None:
    rows = write_ods(tmp_path / "a.ods", ods_row(["x"], times=1_000_000))
    assert refusal(rows) == "tables.too_many_cells"
    wide = '<table:table-row><table:table-cell table:number-columns-repeated="16384" '
    wide += 'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    assert refusal(write_ods(tmp_path / "b.ods", wide)) == "tables.too_many_cells"


def test_a_broken_open_document_is_damaged(tmp_path: Path) -> None:
    assert refusal(write_ods(tmp_path / "a.ods", "<table:table-row>")) == "tables.file_damaged"


def test_a_part_packed_in_an_unusual_way_is_not_opened(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(book, "w", zipfile.ZIP_BZIP2) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert refusal(book) == "tables.file_damaged"


def test_a_part_locked_inside_the_archive_is_named_so(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    book.write_bytes(bytes(raw))
    assert refusal(book) == "tables.file_encrypted"


def test_a_document_that_calls_itself_something_else_is_not_a_table(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ods_row(["x"]))
    repacked(path, {"mimetype": b"application/vnd.oasis.opendocument.text"})
    assert refusal(path) == "tables.file_kind"


def test_more_cells_than_any_honest_sheet_are_refused(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CELLS", 5)
    assert refusal(book) == "tables.too_many_cells"
    assert refusal(write_ods(tmp_path / "a.ods", ods_row(["x"] * 6))) == "tables.too_many_cells"
    with pytest.raises(UserError, match="too_many_cells"):
        examine((Path(__file__).parent / "files" / "invented.xls").read_bytes(), "a.xls")
