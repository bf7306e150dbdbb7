from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.importing import ImportMembers
from commission_app.services.member_codes import next_code
from commission_app.services.people.intake import CheckMembers
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason

ROWS = [
    ("ФИО", "Должность", "Роль", "Право голоса"),
    ("Ким Олег", "ректор", "член", "да"),
    ("Ли Анна", "директор", "член", "да"),
    ("Ли Анна", "завуч", "член", "да"),  # a namesake
]


def test_the_first_code_that_nobody_has_is_next() -> None:
    assert next_code({"M01", "M03"}) == "M02"


def test_a_table_without_codes_is_taken_in_twice_and_nobody_becomes_two(
    founded: SmallSeason, tmp_path: Path
) -> None:
    file = write_xlsx(tmp_path / "list.xlsx", ROWS)
    before = CheckMembers(file)(founded.office).value
    assert (before.added, before.changed) == (3, 0)
    assert ImportMembers(file)(founded.office).value == (3, 0)
    again = CheckMembers(file)(founded.office).value
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)


@pytest.mark.parametrize("name", ["Олег Ким", "КИМ, Олег"])
def test_a_name_in_another_order_is_the_same_member(
    founded: SmallSeason, tmp_path: Path, name: str
) -> None:
    ImportMembers(write_xlsx(tmp_path / "list.xlsx", ROWS))(founded.office)
    rows = [ROWS[0], (name, *ROWS[1][1:]), *ROWS[2:]]
    again = CheckMembers(write_xlsx(tmp_path / "again.xlsx", rows))(founded.office).value
    assert (again.added, again.newcomers, again.changed) == (0, (), 1)  # the spelling alone
