from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables.results import ResultTable, read_results
from commission_app.tables.steps import Request
from tests.support.spreadsheets import write_xlsx


def table(tmp_path: Path, *rows: Sequence[object]) -> ResultTable:
    return read_results(Request((write_xlsx(tmp_path / "a.xlsx", rows),)))


def test_scores_and_outcomes_are_read_by_code_or_number(tmp_path: Path) -> None:
    read = table(
        tmp_path,
        ("Код", "ИИН", "Балл", "Результат"),
        ("L26-0001", "", "87,25", "прошёл"),
        ("", 850515300701, 64.5, "өтпеді"),
        ("L26-0003", "", "", "келмеді"),
    )
    assert [(one.code, one.iin, one.score, one.outcome) for one in read.rows] == [
        ("L26-0001", "", Decimal("87.25"), "passed"),
        ("", "850515300701", Decimal("64.5"), "failed"),
        ("L26-0003", "", None, "absent"),
    ]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("", "87", ""), "tables.person_missing"),
        (("L26 1", "87", ""), "tables.code_form"),
        (("L26-1", "восемь", ""), "tables.score_form"),
        (("L26-1", "", ""), "tables.score_missing"),
        (("L26-1", "87", "почти"), "tables.not_a_choice"),
    ],
)
def test_a_wrong_cell_refuses_its_row(tmp_path: Path, row: tuple[str, ...], key: str) -> None:
    read = table(tmp_path, ("Код", "Балл", "Итог"), row)
    assert [found.key for found in read.rejected[0].findings] == [key]


def test_a_person_who_stands_twice_is_refused_twice(tmp_path: Path) -> None:
    read = table(tmp_path, ("Код", "Балл"), ("A-1", 5), ("A-2", 6), ("A-1", 7))
    assert [row.row for row in read.rejected] == [2, 4]
    assert [one.code for one in read.rows] == ["A-2"]


def test_a_table_without_a_person_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        table(tmp_path, ("Балл", "Результат"), ("5", "прошёл"))
    assert refused.value.values["field"] == "code / iin"
