from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables.headings import (
    Field,
    Vocabulary,
    check_required,
    find_layout,
    letters,
    load_mapping,
)
from commission_app.tables.reading import Sheet
from commission_app.tables.words import CANDIDATES


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ИИН", "iin"),
        ("ИИH", "iin"),
        ("ИИН/ЖСН", "iin"),
        ("1. ИИН", "iin"),
        ("Тегі", "surname_kk"),
        ("Фамилия", "surname_ru"),
        ("Тегі / Фамилия", "surname_ru"),
        ("Фамилия (каз.)", "surname_kk"),
        ("Отчество (при наличии)", "patronymic_ru"),
        ("Әкесінің аты (бар болса)", "patronymic_kk"),
        ("ФИО / Т.А.Ә.", "full_name_ru"),
        ("Аты-жөні", "full_name_kk"),
        ("ФИО на казахском языке", "full_name_kk"),
        ("Наименование\nорганизации\u00a0образования", "organisation_ru"),
        ("Лауазымы (қазақ тілінде)", "position_kk"),
        ("Область, город", "region"),
        ("Дата рождения (дд.мм.гггг)", "birth_date"),
        ("E-mail", "email"),
        ("surname_kk", "surname_kk"),
        ("Date of birth", "birth_date"),
    ],
)
def test_headings_of_three_languages_are_recognised(heading: str, field: str) -> None:
    assert CANDIDATES.recognise(heading) == field


@pytest.mark.parametrize("heading", ["№", "п/п", "Примечание", "Фамилия / ИИН", "123", "()"])
def test_other_headings_are_left_alone(heading: str) -> None:
    assert CANDIDATES.recognise(heading) is None


def sheet(*rows: list[str]) -> Sheet:
    return Sheet("Лист1", rows)


def test_the_headings_may_stand_below_titles() -> None:
    layout = find_layout(sheet(["Список"], [], ["№", "ИИН", "Имя", "Фамилия"]), CANDIDATES, {})
    assert layout is not None
    assert (layout.row, layout.columns) == (3, {"iin": 1, "given_ru": 2, "surname_ru": 3})


def test_a_sheet_of_something_else_has_no_layout() -> None:
    assert find_layout(sheet(["Отчёт", "Сумма"], ["1", "2"]), CANDIDATES, {}) is None


def test_the_first_of_two_equal_headings_counts() -> None:
    layout = find_layout(sheet(["ИИН", "ФИО", "ЖСН"]), CANDIDATES, {})
    assert layout is not None
    assert layout.columns["iin"] == 0


def test_a_mapping_overrules_by_heading_and_by_letters() -> None:
    rows = sheet(["ИИН", "Кто", "Личный номер"])
    layout = find_layout(rows, CANDIDATES, {"iin": "личный номер", "full_name_ru": "b"})
    assert layout is not None
    assert layout.columns == {"iin": 2, "full_name_ru": 1}
    assert layout.heading("iin") == "Личный номер"


def test_a_mapping_to_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        find_layout(sheet(["ИИН", "ФИО"]), CANDIDATES, {"iin": "Номер карты"})
    assert refused.value.key == "tables.mapping_column"
    assert "«ФИО»" in str(refused.value.values["found"])


def test_a_missing_column_is_named_with_what_was_found() -> None:
    layout = find_layout(sheet(["ИИН", "Регион"]), CANDIDATES, {})
    assert layout is not None
    with pytest.raises(UserError) as refused:
        check_required(layout, CANDIDATES, "a.xlsx")
    assert str(refused.value.values["field"]).startswith("surname_ru")
    assert refused.value.values["found"] == "«ИИН», «Регион»"


def test_a_mapping_file_names_fields_of_the_table(tmp_path: Path) -> None:
    file = tmp_path / "mapping.json"
    file.write_text('{"iin": "C", "surname": "Кто"}', "utf-8")
    assert load_mapping(file, CANDIDATES) == {"iin": "C", "surname_ru": "Кто"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[1]", "tables.mapping_form"),
        ("{", "tables.mapping_form"),
        ('{"x": "A"}', "tables.mapping_field"),
    ],
)
def test_a_wrong_mapping_file_is_refused(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "mapping.json").write_text(text, "utf-8")
    with pytest.raises(UserError) as refused:
        load_mapping(tmp_path / "mapping.json", CANDIDATES)
    assert refused.value.key == key


def test_a_missing_mapping_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file_unreadable"):
        load_mapping(tmp_path / "none.json", CANDIDATES)


def test_a_column_without_a_heading_is_named_by_its_letters() -> None:
    layout = find_layout(sheet(["ИИН", ""]), CANDIDATES, {"full_name_ru": "B", "code": "AB"})
    assert layout is not None
    assert [layout.heading(field) for field in ("full_name_ru", "code", "sex")] == [
        "B",
        "AB",
        "",
    ]
    assert [layout.over(place) for place in (0, 1, 27)] == ["ИИН", "B", "AB"]


@pytest.mark.parametrize(
    ("place", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(place: int, text: str) -> None:
    assert letters(place) == text


def test_a_vocabulary_lists_its_fields() -> None:
    small = Vocabulary((Field("a", "x"), Field("b", "y", "z", spelt=True)), (("a",),))
    assert small.names == ("a", "b_kk", "b_ru")
