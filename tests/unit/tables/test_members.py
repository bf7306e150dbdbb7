from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.domain.language import Bilingual
from commission_app.shared.errors import UserError
from commission_app.tables.members import MemberRow, read_members
from tests.support.spreadsheets import write_xlsx

HEADING = "code,name_kk,name_ru,position_kk,position_ru,function,votes\n"


def members(tmp_path: Path, *rows: str) -> tuple[MemberRow, ...]:
    (tmp_path / "m.csv").write_text(HEADING + "\n".join(rows), "utf-8")
    return read_members(tmp_path / "m.csv")


def test_members_are_read_with_words_of_any_language(tmp_path: Path) -> None:
    read = members(
        tmp_path,
        "M1,Ойдан Болат,Ойданов Болат,вице-министр,вице-министр,төраға,иә",
        "M2,,Ойданова Сара,,,секретарь,нет",
        "M3,Ойдан Әли,,,,member,1",
    )
    assert [(one.code, one.function, one.votes) for one in read] == [
        ("M1", "chair", True), ("M2", "secretary", False), ("M3", "member", True),
    ]  # fmt: skip
    assert read[1].name == Bilingual("Ойданова Сара", "Ойданова Сара")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("M 1,А,А,,,member,1", "code"),
        ("M/1,А,А,,,member,1", "code"),
        ("M1,,,,,member,1", "name_ru"),
        ("M1,А,А,,,король,1", "function"),
        ("M1,А,А,,,member,2", "votes"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path: Path, row: str, column: str) -> None:
    with pytest.raises(UserError) as refused:
        members(tmp_path, row)
    assert (refused.value.values["row"], refused.value.values["column"]) == (2, column)


@pytest.mark.parametrize("function", ["секретарь", "бақылаушы"])
def test_nobody_gives_a_vote_to_who_never_has_one(tmp_path: Path, function: str) -> None:
    with pytest.raises(UserError, match="member_vote") as refused:
        members(tmp_path, "M1,А,А,,,chair,1", f"M2,Б,Б,,,{function},1")
    assert refused.value.values["row"] == 3


def test_one_code_for_two_members_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="row_repeated"):
        members(tmp_path, "M1,А,А,,,member,1", "M1,Б,Б,,,member,1")


def test_a_mapping_takes_members_out_of_any_table(tmp_path: Path) -> None:
    rows = [("Позывной", "ФИО", "Роль", "Право голоса"), ("M1", "Ким Олег", "төраға", "иә")]
    file = write_xlsx(tmp_path / "any.xlsx", rows)
    (one,) = read_members(file, {"code": "Позывной"})
    assert (one.code, one.name.kk, one.function, one.votes) == ("M1", "Ким Олег", "chair", True)
    with pytest.raises(UserError) as found:
        read_members(file, {"function": "B", "name_ru": "A"})  # a name is no role
    assert found.value.key == "tables.cell_wrong"
    with pytest.raises(UserError, match="column_missing"):
        read_members(
            write_xlsx(tmp_path / "no_role.xlsx", [rows[0][:2], rows[1][:2]]), {"code": "A"}
        )


def test_a_list_as_people_keep_it_is_read_below_its_title_and_without_codes(
    tmp_path: Path,
) -> None:
    rows = [
        ("Состав комиссии",), (),
        ("№", "Ф.И.О. члена комиссии", "Должность", "Роль в комиссии"),
        (1, "Ким Олег", "ректор", "председатель"),
        (2, "Ли Анна", "эксперт", "секретарь"),
    ]  # fmt: skip
    chair, secretary = read_members(write_xlsx(tmp_path / "list.xlsx", rows))
    assert (chair.code, chair.function, chair.votes) == ("", "chair", True)
    assert (secretary.name.ru, secretary.votes) == ("Ли Анна", False)


def test_a_table_of_something_else_is_refused_with_the_headings_to_use(tmp_path: Path) -> None:
    rows = [("Сотрудник", "Отдел"), ("Ким Олег", "Кадры")]
    with pytest.raises(UserError) as refused:
        read_members(write_xlsx(tmp_path / "leave.xlsx", rows))
    assert refused.value.key == "tables.headings_unknown"
