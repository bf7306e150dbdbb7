"""Imports: dry runs, reports, the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED
from commission_app.services.sample.people import applicants

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Line

HEADINGS = ("ИИН", "ФИО")


def people(line: Line, count: int = 12, bad: int = 0) -> str:
    rows = [(p.iin, p.names.ru.full) for p in applicants(1, count)]
    wrong = [("123", "Ошибкин Пример")] * bad
    return line.table("people.csv", HEADINGS, *rows, *wrong)


def results(line: Line, scores: list[object]) -> str:
    rows = [(p.iin, s) for p, s in zip(applicants(1, len(scores)), scores, strict=True)]
    return line.table("results.csv", ("ИИН", "Балл"), *rows)


def test_counts_and_no_report_where_all_is_well(office: Line) -> None:
    said = office.here("candidates", "import", people(office), "--json")
    assert said.found == {
        "added": 12,
        "changed": 0,
        "unchanged": 0,
        "rejected": 0,
        "repaired": 0,
        "report": None,
        "stopped": None,
    }
    assert not (office.folder / "people.report.xlsx").exists()


def test_bad_rows_are_reported_and_the_good_ones_taken(office: Line) -> None:
    said = office.here("candidates", "import", people(office, bad=2), "--json")
    assert (said.code, said.found["rejected"], said.found["added"]) == (0, 2, 12)
    assert (office.folder / "people.report.xlsx").exists()


def test_report_goes_where_it_is_told(office: Line) -> None:
    place = office.folder / "here.xlsx"
    office.here("candidates", "import", people(office, bad=1), "--report", str(place))
    assert place.exists()


def test_report_never_lies_in_a_workspace(office: Line) -> None:
    place = office.office / "report.xlsx"
    said = office.here("candidates", "import", people(office, bad=1), "--report", str(place))
    assert said.code == REFUSED
    assert not place.exists()


def test_report_that_cannot_be_written_undoes_nothing(office: Line) -> None:
    place = office.folder / "no such folder" / "report.xlsx"
    said = office.here(
        *("candidates", "import", people(office, bad=1), "--json"), "--report", str(place)
    )
    assert (said.code, said.found["added"], said.found["report"]) == (0, 12, None)
    assert "--report" in said.err


def test_reasons_of_bad_rows_are_shown_to_a_person(office: Line) -> None:
    said = office.here("candidates", "import", people(office, bad=1))
    assert "people.csv, row 14" in said.out


def test_dry_run_changes_nothing(office: Line) -> None:
    first = office.here("candidates", "import", people(office), "--dry-run", "--json")
    second = office.here("candidates", "import", people(office), "--json")
    assert first.found["added"] == second.found["added"] == 12


def test_same_rows_again_change_nothing(office: Line) -> None:
    office.here("candidates", "import", people(office))
    said = office.here("candidates", "import", people(office), "--json")
    assert (said.found["added"], said.found["unchanged"]) == (0, 12)


def test_mapping_with_an_unknown_field_is_refused(office: Line) -> None:
    mapping = office.folder / "mapping.json"
    mapping.write_text('{"surprise": "A"}', encoding="utf-8")
    said = office.here("candidates", "import", people(office), "--mapping", str(mapping))
    assert said.code == REFUSED
    assert "surprise" in said.err


def test_ranks_in_place_of_scores_are_stopped_with_the_best_and_the_worst(
    office: Line,
) -> None:
    office.here("candidates", "import", people(office))
    file = results(office, list(range(1, 13)))
    said = office.here("results", "import", file, "--stage", "1", "--json")
    assert said.code == REFUSED
    assert said.found["stopped"] == "ranks"
    assert "--accept ranks --reason" in said.err
    assert said.err.count("L26-") == 10


def test_what_was_stopped_is_accepted_with_a_reason(office: Line) -> None:
    office.here("candidates", "import", people(office))
    file = results(office, list(range(1, 13)))
    bare = office.here("results", "import", file, "--stage", "1", "--accept", "ranks")
    assert bare.code == REFUSED
    said = office.here(
        *("results", "import", file, "--stage", "1", "--json"),
        *("--accept", "ranks", "--reason", "A short test, one point a question."),
    )
    assert (said.code, said.found["added"]) == (0, 12)


def test_results_of_strangers_are_rejected(office: Line) -> None:
    office.here("candidates", "import", people(office, count=3))
    file = results(office, [50, 60, 70, 80])
    said = office.here("results", "import", file, "--stage", "1", "--json")
    assert (said.found["added"], said.found["rejected"]) == (3, 1)


def test_export_can_be_imported_again(office: Line, tmp_path: Path) -> None:
    office.here("candidates", "import", people(office))
    file = str(tmp_path / "out.xlsx")
    assert office.here("candidates", "export", file, "--json").found["candidates"] == 12
    again = office.here("candidates", "import", file, "--json")
    assert (again.found["added"], again.found["changed"]) == (0, 0)


def test_export_into_the_workspace_is_refused(office: Line) -> None:
    said = office.here("candidates", "export", str(office.office / "out.xlsx"))
    assert said.code == REFUSED


@pytest.mark.parametrize("header", ["code,names", "code,name_kk,name_ru,wrong"])
def test_wrong_columns_of_members_are_named(office: Line, header: str) -> None:
    said = office.here("members", "import", office.table("m.csv", header.split(",")))
    assert said.code == REFUSED
    assert "m.csv" in said.err


def test_nobody_is_scheduled_before_members_and_candidates(office: Line) -> None:
    assert office.here("schedule", "--panels", "1", "--seed", "x").code == REFUSED


def test_first_day_must_be_a_day(office: Line) -> None:
    said = office.here("schedule", "--panels", "1", "--seed", "x", "--first-day", "soon")
    assert said.code == 2
