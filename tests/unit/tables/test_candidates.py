from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.shared.errors import Cancelled, UserError
from commission_app.tables.candidates import CandidateTable, ReadCandidates
from commission_app.tables.regions import load_regions
from commission_app.tables.steps import Request
from commission_app.tables.words import CANDIDATES
from tests.support.spreadsheets import HEADINGS, INVENTED, OTHER, write_xlsx

READ = ReadCandidates(load_regions(), date(2026, 9, 1))


def table(tmp_path: Path, *rows: Sequence[object]) -> CandidateTable:
    return READ(Request((write_xlsx(tmp_path / "a.xlsx", rows),)))


def one(tmp_path: Path, **cells: object) -> CandidateTable:
    """One row of the invented candidate with some cells changed or added."""
    usual = dict(zip(HEADINGS, INVENTED, strict=True)) | cells
    return table(tmp_path, tuple(usual), tuple(usual.values()))


def said(read: CandidateTable) -> list[tuple[str, str]]:
    findings = [
        *read.repaired,
        *read.warnings,
        *(f for row in read.rejected for f in row.findings),
    ]
    return [(found.column, found.key.removeprefix("tables.")) for found in findings]


def test_a_row_becomes_values_of_the_domain(tmp_path: Path) -> None:
    read = table(tmp_path, HEADINGS, INVENTED)
    candidate = read.rows[0]
    name = Name("Ойданов", "Болат", "Ерланұлы")
    assert (candidate.iin, candidate.names) == ("850515300701", Names(name, name))
    assert (candidate.birth_date, candidate.sex) == ("1985-05-15", "m")
    assert (candidate.region, candidate.file, candidate.row) == ("KZ-63", "a.xlsx", 2)
    assert (read.rejected, said(read)) == ((), [])


def test_every_field_is_taken(tmp_path: Path) -> None:
    read = one(
        tmp_path,
        **{
            "Тегі": "Ойдан", "Аты": "Болат", "Әкесінің аты": "Ерланұлы",
            "Дата рождения": date(1985, 5, 15), "Пол": "м", "Район": "Глубоковский",
            "Организация": "КГУ «Школа № 1»", "Ұйым": "«№ 1 мектеп» КММ",
            "Тип организации": "школа",
            "Должность": "директор", "Категория": "руководитель-лидер", "Стаж": 12,
            "Язык собеседования": "қазақша", "Телефон": "8 (701) 234-56-78",
            "E-mail": "a@b.kz", "Дата согласия": "01.08.2026",
        },
    )  # fmt: skip
    candidate = read.rows[0]
    assert candidate.names.kk.surname == "Ойдан"
    assert candidate.organisation == Bilingual("«№ 1 мектеп» КММ", "КГУ «Школа № 1»")
    assert candidate.position == Bilingual("директор", "директор")
    assert (candidate.org_type, candidate.category) == ("school", "руководитель-лидер")
    assert (candidate.years_of_service, candidate.language) == ("12", "kk")
    assert (candidate.phone, candidate.email) == ("+77012345678", "a@b.kz")
    assert (candidate.district, candidate.consent) == ("Глубоковский", "2026-08-01")
    assert said(read) == []


def test_a_full_name_in_one_cell_is_split(tmp_path: Path) -> None:
    read = table(tmp_path, ("ЖСН", "ФИО / Т.А.Ә."), ("850515300701", "Ойданов Болат Ерланұлы"))
    assert read.rows[0].names.kk == Name("Ойданов", "Болат", "Ерланұлы")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("ИИН", "", "iin_missing"),
        ("ИИН", "850515300702", "iin_check_digit"),
        ("ИИН", "8505153007", "iin_form"),
        ("ИИН", "8.50515E+11", "iin_form"),
        ("Имя", "", "name_incomplete"),
        ("Фамилия", "", "name_incomplete"),
        ("Фамилия", "Ойданов2", "name_letters"),
        ("Фамилия", "=HYPERLINK(A1)", "name_letters"),
        ("Фамилия", "О" * 101, "too_long"),
        ("Регион", "Марс", "region_unknown"),
        ("Код", "L26 0001", "code_form"),
        ("Код", "L26/0001", "code_form"),
        ("Дата рождения", "15.05.85", "day_form"),
        ("Дата рождения", "15.05.2030", "day_range"),
        ("Пол", "да", "not_a_choice"),
        ("Стаж", "давно", "years_form"),
        ("Стаж", "71", "years_form"),
        ("Язык собеседования", "француз", "not_a_choice"),
        ("Дата согласия", "01.01.2027", "day_range"),
    ],
)
def test_a_wrong_cell_refuses_its_row(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    read = one(tmp_path, **{column: value})
    assert read.rows == ()
    assert (column, reason) in said(read) or ("Имя", reason) in said(read)


def test_a_lone_surname_in_one_cell_is_not_enough(tmp_path: Path) -> None:
    read = table(tmp_path, ("ЖСН", "ФИО"), ("850515300701", "Ойданов"))
    assert said(read) == [("ФИО", "name_incomplete")]


@pytest.mark.parametrize(
    "written", ["8 701 234 56 78", "+7(701)234-56-78", "7012345678", 77012345678]
)
def test_phones_of_the_country_get_one_form(tmp_path: Path, written: object) -> None:
    assert one(tmp_path, Телефон=written).rows[0].phone == "+77012345678"


@pytest.mark.parametrize("word", ["нет", "Жоқ", "не имеет", "-"])
def test_a_patronymic_that_is_not_there_is_not_printed(tmp_path: Path, word: str) -> None:
    read = one(tmp_path, Отчество=word)
    assert read.rows[0].names.ru.patronymic == ""
    assert [found.key for found in read.repaired] == (
        [] if word == "-" else ["tables.repaired_no_patronymic"]
    )


def test_a_row_without_any_name_is_refused(tmp_path: Path) -> None:
    read = one(tmp_path, Фамилия="-", Имя="", Отчество="")
    assert said(read) == [("Фамилия", "name_missing")]


@pytest.mark.parametrize(
    ("column", "value", "repair"),
    [
        ("ИИН", "850515 300701", "repaired_iin"),
        ("ИИН", "850515300701.0", "repaired_iin"),
        ("ИИН", 61211600012, "repaired_iin"),
        ("Фамилия", "Oйдaнoв", "repaired_lookalike"),
        ("Фамилия", "Ойда\u00adнов", "repaired_invisible"),
        ("Имя", "Бо\u00a0лат", "repaired_space"),
        ("Код", "L26-ООО1", "repaired_lookalike"),
        ("Дата рождения", 31182, "repaired_day"),
        ("Стаж", "12,5", "repaired_years"),
    ],
)
def test_what_can_be_known_is_repaired_and_reported(
    tmp_path: Path, column: str, value: object, repair: str
) -> None:
    read = one(tmp_path, **{column: value})
    assert len(read.rows) == 1
    assert [(found.column, found.key) for found in read.repaired] == [
        (column, f"tables.{repair}")
    ]


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [
        ("Дата рождения", "16.05.1985", "domain.iin_other_date"),
        ("Пол", "ж", "domain.iin_other_sex"),
        ("Телефон", "+7 727", "tables.phone_form"),
        ("E-mail", "a@b", "tables.email_form"),
        ("Тип организации", "корабль", "tables.org_type_unknown"),
        ("Имя", "Anna", "tables.name_latin"),
    ],
)
def test_what_is_odd_is_taken_with_a_warning(
    tmp_path: Path, column: str, value: str, key: str
) -> None:
    read = one(tmp_path, **{column: value})
    assert len(read.rows) == 1
    assert key in [found.key for found in read.warnings]


def test_a_stated_birth_date_and_sex_win_over_the_number(tmp_path: Path) -> None:
    candidate = one(tmp_path, **{"Дата рождения": "16.05.1985", "Пол": "ж"}).rows[0]
    assert (candidate.birth_date, candidate.sex) == ("1985-05-16", "f")


def test_one_number_in_two_files_refuses_both_rows_and_names_them(tmp_path: Path) -> None:
    first = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, INVENTED])
    again = ("L26-0009", *INVENTED[1:])
    second = write_xlsx(tmp_path / "b.xlsx", [HEADINGS, OTHER, again])
    read = READ(Request((first, second)))
    assert [candidate.code for candidate in read.rows] == ["L26-0002"]
    assert [row.findings[0].reason("en") for row in read.rejected] == [
        "This IIN also stands in rows: b.xlsx: 3. Keep one of them.",
        "This IIN also stands in rows: a.xlsx: 2. Keep one of them.",
    ]


def test_one_code_for_two_people_refuses_both(tmp_path: Path) -> None:
    read = table(tmp_path, HEADINGS, INVENTED, ("L26-0001", *OTHER[1:]))
    assert [row.findings[0].key for row in read.rejected] == ["tables.code_repeated"] * 2


def test_all_that_is_wrong_with_a_row_is_said_at_once(tmp_path: Path) -> None:
    read = one(tmp_path, ИИН="1", Регион="Марс", Имя="2")
    assert len(read.rejected[0].findings) == 3
    assert read.rejected[0].cells == ("L26-0001", "1", "Ойданов", "2", "Ерланұлы", "Марс")


def test_titles_and_empty_rows_do_not_shift_the_numbers(tmp_path: Path) -> None:
    read = table(tmp_path, ("Список",), (), HEADINGS, (), INVENTED, ("", ""), OTHER)
    assert [candidate.row for candidate in read.rows] == [5, 7]


def test_the_first_sheet_with_headings_is_read(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - only here

    book = openpyxl.Workbook()
    book.active.append(["Пояснение"])  # type: ignore[union-attr]
    page = book.create_sheet("Список")
    page.append(HEADINGS)
    page.append(INVENTED)
    book.save(tmp_path / "a.xlsx")
    read = READ(Request((tmp_path / "a.xlsx",)))
    assert (len(read.rows), read.sources[0].sheet) == (1, "Список")
    assert read.mapping[0]["surname_ru"] == "Фамилия"


def test_a_table_of_something_else_is_refused_with_its_headings(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        table(tmp_path, ("Товар", "Цена"), ("Стол", "5"))
    assert refused.value.values["found"] == "«Товар», «Цена»"


def test_a_workbook_of_empty_sheets_is_empty(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file_empty"):
        table(tmp_path)


def test_a_mapping_reads_a_table_with_strange_headings(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [("№", "Кто"), ("850515300701", "Ойданов Болат")])
    read = READ(Request((path,), {"iin": "A", "full_name_ru": "Кто"}))
    assert read.rows[0].names.ru == Name("Ойданов", "Болат")


def test_a_stopped_reading_changes_nothing(tmp_path: Path) -> None:
    class Stop:
        def step(self, text_key: str, done: int, of: int) -> None:
            raise Cancelled

    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, INVENTED])
    with pytest.raises(Cancelled):
        READ(Request((path,), progress=Stop()))


def test_a_word_that_is_none_of_the_list_is_told_with_words_that_are(tmp_path: Path) -> None:
    read = one(tmp_path, **{"Язык собеседования": "француз"})
    words = read.rejected[0].findings[0].reason("ru")
    assert "казахский, русский (қазақша, орысша)" in words
    for word in ("казахский", "русский", "қазақша", "орысша"):
        assert one(tmp_path, **{"Язык собеседования": word}).rows


def test_a_row_twice_over_is_told_once_a_row_and_rightly(tmp_path: Path) -> None:
    read = table(tmp_path, HEADINGS, INVENTED, OTHER, INVENTED)
    said = [[one.reason("ru") for one in row.findings] for row in read.rejected]
    assert said == [
        [f"Эта строка повторяется целиком, другие строки: {n}. Оставьте одну из них."]
        for n in (4, 2)
    ]


def test_one_person_twice_with_one_code_is_told_of_the_number_alone(tmp_path: Path) -> None:
    again = (*INVENTED[:2], "Иванов", *INVENTED[3:])
    read = table(tmp_path, HEADINGS, INVENTED, again)
    keys = [[one.key for one in row.findings] for row in read.rejected]
    assert keys == [["tables.iin_repeated"]] * 2


@pytest.mark.parametrize("words", ["Итого: 61 чел.", "ВСЕГО 2", "Барлығы:", "Total"])
def test_a_row_of_totals_is_passed_over_and_told(tmp_path: Path, words: str) -> None:
    read = table(tmp_path, HEADINGS, INVENTED, (words,), ("", "", words, "2"))
    assert (len(read.rows), read.rejected, read.sources[0].rows) == (1, (), 1)
    assert [(one.row, one.column, one.value, one.key) for one in read.warnings] == [
        (3, HEADINGS[0], words, "tables.total_row"),
        (4, HEADINGS[2], words, "tables.total_row"),
    ]


def test_a_person_whose_name_begins_like_a_total_is_a_person(tmp_path: Path) -> None:
    read = table(tmp_path, HEADINGS, (INVENTED[0], INVENTED[1], "Итого", *INVENTED[3:]))
    assert [one.names.ru.surname for one in read.rows] == ["Итого"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Шифр", "code"),
        ("Дата рожд.", "birth_date"),
        ("Пед. стаж", "years_of_service"),
        ("Пед. өтілі", "years_of_service"),
        ("Язык собес.", "language"),
        ("Тел.", "phone"),
        ("Ұялы тел.", "phone"),
        ("Эл. адрес", "email"),
        ("Наим. организации", "organisation_ru"),
        ("Квал. категория", "category"),
    ],
)
def test_headings_as_offices_shorten_them_are_known(heading: str, field: str) -> None:
    assert CANDIDATES.recognise(heading) == field
