from __future__ import annotations

from pathlib import Path

from commission_app.tables.headings import Layout
from commission_app.tables.steps import (
    Request,
    Row,
    Source,
    gather,
    read_all,
    refuse_repeated,
)
from commission_app.tables.words import RESULTS
from tests.support.spreadsheets import write_xlsx

LAYOUT = Layout(1, ("Код", "Балл"), {"code": 0, "score": 1})
SOURCE = Source(0, "a.xlsx", "Лист1", LAYOUT, 3)


def code(row: Row) -> str:
    return row.get("code")


def test_a_row_knows_its_fields_and_where_it_stands() -> None:
    row = Row(SOURCE, 7, ["L26-1", 87.0])
    assert (row.get("code"), row.get("score"), row.get("iin")) == ("L26-1", "87", "")


def test_a_dash_means_nothing() -> None:
    assert Row(SOURCE, 2, ["—", "-"]).texts == {}


def test_a_finding_speaks_three_languages() -> None:
    row = Row(SOURCE, 2, ["", "x"])
    row.refuse("score", "tables.score_form")
    finding = row.findings[0]
    assert (finding.column, finding.value, finding.row) == ("Балл", "x", 2)
    assert len({finding.reason(lang) for lang in ("kk", "ru", "en")}) == 3


def test_taken_rows_and_refused_ones_part() -> None:
    good, bad = Row(SOURCE, 2, ["A", "1"]), Row(SOURCE, 3, ["B", "x"])
    good.repair("code", "tables.repaired_space", "A")
    good.warn("code", "tables.email_form")
    bad.repair("code", "tables.repaired_space", "B")
    bad.refuse("score", "tables.score_form")
    table = gather([(good, "A"), (bad, "B")], [SOURCE])
    assert (table.rows, len(table.repaired), len(table.warnings)) == (("A",), 1, 1)
    assert (table.rejected[0].cells, len(table.rejected[0].findings)) == (("B", "x"), 2)


def test_repeated_values_refuse_each_other_but_empty_ones_do_not() -> None:
    rows = [Row(SOURCE, number, [text]) for number, text in enumerate(["A", "B", "A", ""], 2)]
    pairs = [(row, row.get("code")) for row in rows]
    refuse_repeated(pairs, "code", "tables.code_repeated", lambda text: text)
    assert [row.refused for row in rows] == [True, False, True, False]
    assert [rows[0].findings[0].values, rows[2].findings[0].values] == [
        {"others": "4"},
        {"others": "2"},
    ]


def test_many_repeats_are_named_by_the_first_five() -> None:
    rows = [Row(SOURCE, number, ["A"]) for number in range(2, 9)]
    refuse_repeated([(row, "A") for row in rows], "code", "tables.code_repeated", str)
    assert rows[0].findings[0].values["others"] == "3, 4, 5, 6, 7 …"


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths: list[Path] = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        rows = [("Код", "Балл"), ("L26-1", 5)]
        paths.append(write_xlsx(tmp_path / folder / "a.xlsx", rows))
    sources, pairs = read_all(Request(tuple(paths)), RESULTS, code)
    assert [source.place for source in sources] == [0, 1]
    assert [row.source.place for row, _ in pairs] == [0, 1]


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []

    class Listener:
        def step(self, text_key: str, done: int, of: int) -> None:
            heard.append((text_key, done, of))

    path = write_xlsx(tmp_path / "a.xlsx", [("Код", "Балл"), ("L26-1", 5)])
    read_all(Request((path, path), progress=Listener()), RESULTS, code)
    assert heard == [("tables.reading", 0, 2), ("tables.reading", 1, 2)]
