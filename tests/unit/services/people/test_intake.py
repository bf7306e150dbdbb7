"""What an import would do, before it does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.importing import ImportMembers
from commission_app.services.people.files import ReadFile
from commission_app.services.people.intake import (
    CHOICES,
    CheckCandidates,
    CheckMembers,
    CheckResults,
    spelt,
)
from commission_app.services.people.members import ReadCommission
from commission_app.services.results import ImportResults
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import people, person_row, write_members, write_people
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_differences_are_told_in_words(founded: SmallSeason) -> None:
    one, two, three = people()[:3]
    rows = [
        person_row(one, surname="Өзгеше", region="Алматы"),
        person_row(two),
        person_row(three, iin="123"),
        person_row(people(8)[7]),
    ]
    file = write_people(founded.folder / "newer.xlsx", rows)
    before = founded.digest()
    found = CheckCandidates([file])(founded.office).value
    assert founded.digest() == before
    assert (found.added, found.changed, found.unchanged, found.rejected_rows) == (1, 1, 1, 1)
    assert found.accepted == 3
    said = {one.field.say("ru"): (one.old, one.new) for one in found.differences}
    assert said["ФИО"][0].ru == one.names.ru.full
    assert said["ФИО"][1].ru.startswith("Өзгеше ")
    assert said["Область, город"][1].ru == "город Алматы"
    assert {d.names.ru for d in found.differences} == {one.names.ru.full}


def test_a_refused_cell_is_named(founded: SmallSeason) -> None:
    file = write_people(founded.folder / "bad.xlsx", [person_row(people()[0], iin="123")])
    found = CheckCandidates([file])(founded.office).value
    (cell,) = found.rejected
    assert (cell.row, cell.column, cell.value) == (2, "ИИН", "123")
    assert all(cell.reason.say(lang) for lang in LANGUAGES)
    assert found.imported is not None
    assert found.imported.report("ru")


def test_a_repaired_cell_is_named(founded: SmallSeason) -> None:
    row = person_row(people(8)[7], surname="Kасымова")  # K is Latin
    file = write_people(founded.folder / "latin.xlsx", [row])
    found = CheckCandidates([file])(founded.office).value
    assert [(one.column, one.value) for one in found.repaired] == [("Фамилия", "Kасымова")]
    assert "Касымова" in found.repaired[0].reason.say("kk")


def test_the_guard_shows_the_best_and_the_worst(founded: SmallSeason) -> None:
    rows = [(code, str(place)) for place, code in enumerate(founded.interviews, 1)]
    file = write_xlsx(founded.folder / "ranks.xlsx", [("Код", "Балл"), *rows])
    found = CheckResults(1, [file])(founded.office).value
    assert "ranks" in [one.key for one in found.guard]
    assert all("{" not in one.words.say(lang) for one in found.guard for lang in LANGUAGES)
    assert [str(one.score) for one in found.best] == ["6", "5", "4", "3", "2"]
    assert [str(one.score) for one in found.worst] == ["1", "2", "3", "4", "5"]
    assert {one.names.ru for one in found.best} <= {one.names.ru.full for one in people()}


def test_changed_results_are_told(new_office: SmallSeason) -> None:
    one = new_office.interviews[0]
    first = write_xlsx(new_office.folder / "1.xlsx", [("Код", "Балл"), (one, "70")])
    ImportResults(1, [first])(new_office.office)
    second = write_xlsx(new_office.folder / "2.xlsx", [("Код", "Балл"), (one, "75,5")])
    (found,) = CheckResults(1, [second])(new_office.office).value.differences
    assert (found.code, found.old.ru, found.new.ru) == (one, "70", "75.5")


def test_members_are_compared_too(founded: SmallSeason) -> None:
    file = write_members(founded.folder / "again.csv")
    found = CheckMembers(file)(founded.office).value
    assert (found.added, found.changed) == (0, 0)
    text = file.read_text(encoding="utf-8").splitlines()
    text[2] = text[2].rsplit(",", 1)[0] + ",0"
    file.write_text("\n".join([*text, 'M99,"Ким","Ким","–","–",observer,0']), encoding="utf-8")
    found = CheckMembers(file)(founded.office).value
    assert (found.added, found.changed) == (1, 1)
    (one,) = found.differences
    assert (one.old.ru, one.new.ru) == ("да", "нет")


def test_a_new_code_for_a_name_that_stands_here_is_told_with_the_old_one(
    founded: SmallSeason,
) -> None:
    file = write_members(founded.folder / "again.csv")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("M02,", "M12,"), encoding="utf-8")
    (one,) = CheckMembers(file)(founded.office).value.newcomers
    assert (one.names, one.stands) == (founded.state().members["M02"].names, "M02")


def test_a_namesake_with_a_row_of_his_own_is_another_person(founded: SmallSeason) -> None:
    file = write_members(founded.folder / "again.csv")
    lines = file.read_text(encoding="utf-8").splitlines()
    (own,) = [line for line in lines if line.startswith("M02,")]
    file.write_text("\n".join([*lines, own.replace("M02,", "M12,")]), encoding="utf-8")
    found = CheckMembers(file)(founded.office).value
    assert [one.stands for one in found.newcomers] == [""]
    text = "\n".join([*lines, 'M99,"Ким","Ким","–","–",observer,0'])
    file.write_text(text, encoding="utf-8")
    assert [one.stands for one in CheckMembers(file)(founded.office).value.newcomers] == [""]


def test_members_come_from_any_table_by_a_mapping(new_office: SmallSeason) -> None:
    rows = [
        ("Состав комиссии", "", "", "", ""),
        ("№", "ФИО", "Должность", "Роль", "Право голоса"),
        ("M91", "Ким Олег", "директор", "эксперт", "нет"),
    ]
    file = write_xlsx(new_office.folder / "m.xlsx", rows)
    seen = ReadFile(file, "members", (("code", "A"),))()
    assert (seen.missing, seen.heading_row) == ((), 2)
    mapping = dict(seen.mapping)
    assert CheckMembers(file, mapping)(new_office.office).value.added == 1
    assert ImportMembers(file, mapping)(new_office.office).value == (1, 0)
    lines = ReadCommission()(new_office.office).members
    assert [(m.names.kk, m.function) for m in lines if m.code == "M91"] == [
        ("Ким Олег", "expert")
    ]


@pytest.mark.parametrize(
    ("field", "value", "ru"),
    [
        ("birth_date", "1984-08-03", "03.08.1984"),
        ("phone", "", "–"),
        ("sex", "f", "женский"),
        ("organisation", Bilingual("мектеп", "школа"), "школа"),
        ("votes", True, "да"),
        ("category", "first", "first"),
    ],
)
def test_values_are_spelt_as_people_read_them(field: str, value: object, ru: str) -> None:
    assert spelt(field, value).ru == ru


def test_every_choice_has_a_word() -> None:
    for choice in CHOICES:
        assert spelt("function", choice).kk
