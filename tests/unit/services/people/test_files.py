"""A file before it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.importing import ImportCandidates
from commission_app.services.people.files import (
    VOCABULARIES,
    FileSeen,
    Kind,
    ReadFile,
)
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import (
    HEADINGS,
    people,
    person_row,
    refused,
    write_members,
    write_people,
)
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def problems(found: FileSeen) -> list[str]:
    assert all("{" not in one.say(lang) for one in found.problems for lang in LANGUAGES)
    return [one.key for one in found.problems]


def test_headings_are_recognised(tmp_path: Path) -> None:
    found = ReadFile(write_people(tmp_path / "people.xlsx"), "candidates")()
    assert [one.heading for one in found.columns] == list(HEADINGS)
    assert [one.field for one in found.columns][:3] == ["code", "iin", "surname_ru"]
    assert (found.heading_row, found.missing, problems(found)) == (1, (), [])
    assert [one.rows for one in found.sheets if one.used] == [6]
    assert found.first[0] == person_row(people()[0])
    assert found.columns[1].samples[0] == people()[0].iin


def test_an_unknown_heading_is_left_to_a_person(tmp_path: Path) -> None:
    rows = [("ИИН", "Абвгд", "Имя"), (people()[0].iin, "Ким", "Олег")]
    found = ReadFile(write_xlsx(tmp_path / "odd.xlsx", rows), "candidates")()
    assert [one.heading for one in found.unmapped] == ["Абвгд"]
    assert problems(found) == ["people.file_column_missing"]
    mapped = ReadFile(tmp_path / "odd.xlsx", "candidates", (("surname_ru", "B"),))()
    assert (mapped.unmapped, mapped.missing) == ((), ())


def test_the_mapping_that_is_seen_can_be_imported(new_office: SmallSeason) -> None:
    one = people(8)[7]
    name = one.names.ru
    rows = [("ИИН", "Абвгд", "Имя"), (one.iin, name.surname, name.given)]
    file = write_xlsx(new_office.folder / "odd.xlsx", rows)
    seen = ReadFile(file, "candidates", (("surname_ru", "Абвгд"),))()
    done = ImportCandidates([file], dict(seen.mapping))(new_office.office).value
    assert (done.added, done.rejected) == (1, 0)


def test_a_file_without_known_headings_shows_its_rows(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "other.xlsx", [("один", "два"), ("1", "2")])
    found = ReadFile(file, "candidates")()
    assert (found.heading_row, problems(found)) == (0, ["people.file_no_headings"])
    assert found.first == (("один", "два"), ("1", "2"))
    assert [one.letters for one in found.columns] == ["A", "B"]


def test_a_mapping_to_a_column_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    file = write_people(tmp_path / "people.xlsx")
    found = ReadFile(file, "candidates", (("surname_ru", "Нет такого"),))()
    assert problems(found) == ["tables.mapping_column"]


def test_headings_without_rows_are_a_problem(tmp_path: Path) -> None:
    found = ReadFile(write_xlsx(tmp_path / "empty.xlsx", [HEADINGS]), "candidates")()
    assert problems(found) == ["people.file_no_rows"]


def test_results_and_members_have_their_own_fields(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "r.xlsx", [("Код", "Балл"), ("К-1", "70")])
    assert ReadFile(file, "results")().mapping == (("code", "A"), ("score", "B"))
    members = ReadFile(write_members(tmp_path / "members.csv"), "members")()
    assert (members.missing, len(members.mapping)) == ((), 7)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with refused("tables.file_missing"):
        ReadFile(tmp_path / "nothing.xlsx", "candidates")()


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_every_field_has_a_name(kind: Kind, tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "x.xlsx", [("a", "b")])
    for field in ReadFile(file, kind)().fields:
        assert all(field.words.say(lang) for lang in LANGUAGES)
