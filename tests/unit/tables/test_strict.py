from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables.strict import Columns, StrictRow, refuse_second, strict_rows

COLUMNS = Columns(("a", "b"), ("c",))


def rows(tmp_path: Path, text: str) -> list[StrictRow]:
    (tmp_path / "t.csv").write_text(text, "utf-8")
    return list(strict_rows(tmp_path / "t.csv", COLUMNS))


def row(value: str) -> StrictRow:
    return StrictRow("t.csv", 2, {"a": value})


def test_columns_may_stand_in_any_order_and_case(tmp_path: Path) -> None:
    assert rows(tmp_path, "B,a\n1,2\n")[0].texts == {"b": "1", "a": "2"}


def test_empty_rows_are_left_out_and_keep_the_count(tmp_path: Path) -> None:
    assert [one.number for one in rows(tmp_path, "a,b\n1,2\n,\n3,4\n")] == [2, 4]


@pytest.mark.parametrize("heading", ["a", "a,b,d", "a,b,b", "x,y"])
def test_other_columns_are_refused_with_what_is_allowed(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UserError) as refused:
        rows(tmp_path, f"{heading}\n1,2,3\n")
    assert refused.value.key == "tables.columns_wrong"
    assert refused.value.values["allowed"] == "a,b [,c]"


def test_a_wrong_cell_is_named_whole() -> None:
    with pytest.raises(UserError) as refused:
        row("7").whole("a", 0, 5)
    assert refused.value.values == {
        "file": "t.csv", "row": 2, "column": "a", "value": "7", "allowed": "0–5",
    }  # fmt: skip


@pytest.mark.parametrize("value", ["", "-1", "1.5", "٣", "9999999999"])
def test_other_numbers_are_refused(value: str) -> None:
    with pytest.raises(UserError):
        row(value).whole("a", 0, 5)


def test_a_time_needs_its_offset() -> None:
    moment = row("2026-09-29T09:00:00+05:00").moment("a")
    assert moment is not None
    assert moment.utcoffset() is not None
    assert row("").moment("a") is None
    with pytest.raises(UserError):
        row("2026-09-29T09:00:00").moment("a")


@pytest.mark.parametrize("value", ["", "A B", "A:B", "A" * 49])
def test_a_code_is_one_word(value: str) -> None:
    with pytest.raises(UserError):
        row(value).code("a")


def test_texts_are_cleaned_and_bounded() -> None:
    assert row("Мeктеп\u00a0").line("a") == "Мектеп"
    assert row("бір\nекі\u200b").prose("a") == "бір\nекі"
    with pytest.raises(UserError):
        row("а" * 601).line("a")
    with pytest.raises(UserError):
        row("").line("a", required=True)
    with pytest.raises(UserError):
        row("а" * 20_001).prose("a")


def test_a_second_row_about_one_thing_is_refused() -> None:
    seen: dict[str, int] = {}
    refuse_second(seen, "x", row("1"), "a")
    with pytest.raises(UserError) as refused:
        refuse_second(seen, "x", StrictRow("t.csv", 3, {"a": "1"}), "a")
    assert refused.value.values["first"] == 2


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file_empty"):
        rows(tmp_path, "\n\n")
