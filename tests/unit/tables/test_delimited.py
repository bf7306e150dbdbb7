from __future__ import annotations

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables import limits
from commission_app.tables.delimited import read_delimited

TEXT = "ЖСН;Тегі;Балл\n850515300701;Ойданов;4,5\n791028302728;Ойданова;3,25\n"
ROWS = [line.split(";") for line in TEXT.splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read(encoding: str) -> None:
    assert read_delimited(TEXT.encode(encoding), "a.csv") == ROWS


def test_windows_1251_is_read() -> None:
    text = "ИИН;Фамилия\n850515300701;Ёлкин\n"
    assert read_delimited(text.encode("cp1251"), "a.csv")[1] == ["850515300701", "Ёлкин"]


def test_kazakh_letters_of_the_old_code_page_are_read() -> None:
    text = "ЖСН;Тегі\n850515300701;Әбдіғаниқызы\n"
    assert read_delimited(text.encode("kz1048"), "a.csv")[1][1] == "Әбдіғаниқызы"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_decimal_comma_does_not_part_cells(delimiter: str) -> None:
    raw = TEXT.replace(";", delimiter).encode()
    assert read_delimited(raw, "a.csv") == ROWS


def test_commas_part_cells_where_they_do() -> None:
    raw = b'code,name\nL26-1,"Oidan, B."\nL26-2,"a ""b"" c"\n'
    assert read_delimited(raw, "a.csv") == [
        ["code", "name"], ["L26-1", "Oidan, B."], ["L26-2", 'a "b" c'],
    ]  # fmt: skip


def test_one_column_is_one_column() -> None:
    assert read_delimited(b"code\nL26-1\n", "a.csv") == [["code"], ["L26-1"]]


def test_the_announced_delimiter_is_believed() -> None:
    assert read_delimited(b"sep=,\na,b\n", "a.csv") == [[], ["a", "b"]]


def test_empty_rows_keep_the_count() -> None:
    assert read_delimited(b"a;b\n\n1;2\n", "a.csv")[2] == ["1", "2"]


def test_a_line_break_inside_quotes_stays_in_its_cell() -> None:
    assert read_delimited(b'a;b\n"1\n2";3\n', "a.csv")[1] == ["1\n2", "3"]


def test_an_open_quotation_mark_does_not_swallow_the_rest() -> None:
    with pytest.raises(UserError) as refused:
        read_delimited(b'a;b\n1;2\n"3;4\n5;6\n', "a.csv")
    assert (refused.value.key, refused.value.values["row"]) == ("tables.csv_quotes", 3)


@pytest.mark.parametrize("raw", [b"a;\0b\n1;2", b"\x98\x98\xff\n"])
def test_bytes_that_are_no_text_are_another_kind_of_file(raw: bytes) -> None:
    with pytest.raises(UserError, match="file_kind"):
        read_delimited(raw, "a.csv")


def test_one_line_of_nothing_but_commas_is_refused() -> None:
    with pytest.raises(UserError, match="too_many_cells"):
        read_delimited(b"a,b" + b"," * 5_000_001, "a.csv")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)
    with pytest.raises(UserError, match="too_many_rows"):
        read_delimited(b"a;b\n" * 4, "a.csv")
