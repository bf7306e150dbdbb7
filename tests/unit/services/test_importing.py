"""Tables come in: again, corrected, by parts; only what differs becomes a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.people import Candidate, Person, Results, Status
from commission_app.models import diary
from commission_app.services.admission import admitted, funnel
from commission_app.services.exporting import ExportCandidates
from commission_app.services.importing import Acceptance, ImportCandidates, ImportMembers
from commission_app.services.people.cells import light_state
from commission_app.services.results import ImportResults
from commission_app.services.scheduling import Schedule
from commission_app.services.verifying import Verify
from commission_app.shared.texts import LANGUAGES, say
from commission_app.tables.workbooks import Page, workbook
from tests.support.copies import record
from tests.support.seasons import (
    FOUNDED,
    MORNING,
    Clock,
    SmallSeason,
    people,
    person_row,
    refused,
    write_members,
    write_people,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commission_app.services.importing import Imported

ROWS = [person_row(one) for one in people()]
STRANGER = people(20)[19]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SmallSeason]:
    """An office without anybody."""
    season = SmallSeason(tmp_path, Clock(FOUNDED), "empty")
    season.found()
    yield season
    season.close()


def taken(season: SmallSeason, *files: Path, accept: Acceptance | None = None) -> Imported:
    return ImportCandidates(files, accept=accept or Acceptance())(season.office).value


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.added, done.changed, done.unchanged, done.rejected


def candidate(season: SmallSeason, code: str) -> Candidate:
    with season.office.read() as now:
        found = now.facts.current_one(Candidate, code)
    assert found is not None
    return found[1]


def lines(season: SmallSeason, what: str) -> list[str]:
    with season.office.read() as now:
        return [line.about for line in diary.entries(now.c) if line.what == what]


def table(path: Path, rows: list[tuple[str, ...]]) -> Path:
    """Results as a centre would send them."""
    path.write_bytes(workbook([Page("Итог", ("ИИН", "Балл", "Результат"), (16, 9, 14), rows)]))
    return path


def test_a_file_is_taken_in_and_the_same_file_again_changes_nothing(empty: SmallSeason) -> None:
    file = write_people(empty.folder / "people.xlsx")
    assert counts(taken(empty, file)) == (6, 0, 0, 0)
    facts, digest = empty.facts(), empty.digest()
    assert counts(taken(empty, file)) == (0, 0, 6, 0)
    assert (empty.facts(), empty.digest()) == (facts, digest)


def test_a_corrected_file_changes_what_differs_and_says_what(founded: SmallSeason) -> None:
    one = people()[2]
    rows = [*ROWS]
    rows[2] = person_row(one, organisation="№ 5 мектеп", region="Алматы")
    facts = founded.facts()
    done = taken(founded, write_people(founded.folder / "new.xlsx", rows))
    assert counts(done) == (0, 1, 5, 0)
    assert done.differences == ((one.code, ("region", "organisation")),)
    assert founded.facts() == facts + 1
    assert candidate(founded, one.code).organisation.ru == "№ 5 мектеп"


def test_a_changed_name_keeps_the_earlier_one(founded: SmallSeason) -> None:
    one, rows = people()[0], [*ROWS]
    rows[0] = person_row(one, surname="Жаңатегі")
    taken(founded, write_people(founded.folder / "new.xlsx", rows))
    now = candidate(founded, one.code)
    assert now.names.ru.surname == "Жаңатегі"
    assert [name.ru.surname for name in now.earlier] == [one.names.ru.surname]


def test_nobody_is_withdrawn_for_missing_in_a_newer_file(founded: SmallSeason) -> None:
    done = taken(founded, write_people(founded.folder / "new.xlsx", ROWS[:2]))
    assert counts(done) == (0, 0, 2, 0)
    assert founded.facts("candidate") == 6


def test_an_empty_cell_takes_nothing_away(founded: SmallSeason) -> None:
    one, rows = people()[0], [*ROWS]
    rows[0] = person_row(one, organisation="", position="")
    assert counts(taken(founded, write_people(founded.folder / "x.xlsx", rows))) == (0, 0, 6, 0)
    assert candidate(founded, one.code).organisation.ru == one.organisation.ru


def test_the_code_of_another_person_is_refused(founded: SmallSeason) -> None:
    one, other = people()[:2]
    rows = [person_row(STRANGER, code=one.code), person_row(other, code="L26-99999")]
    done = taken(founded, write_people(founded.folder / "x.xlsx", rows))
    assert counts(done) == (0, 0, 0, 2)
    for rejected in done.table.rejected:
        assert rejected.findings[0].key == "services.code_of_another"
    for lang in LANGUAGES:
        assert done.report(lang)
        assert say("services.code_of_another", lang)


def test_a_person_is_found_again_by_iin_where_the_file_has_no_codes(
    founded: SmallSeason,
) -> None:
    rows = [person_row(one, code="") for one in [*people(), STRANGER]]
    done = taken(founded, write_people(founded.folder / "x.xlsx", rows))
    assert counts(done) == (1, 0, 6, 0)
    with founded.office.read() as now:
        codes = {p.iin: code for code, (_, p) in now.facts.current(Person).items()}
    assert codes[STRANGER.iin].startswith("L26-")


def test_several_files_come_in_together(empty: SmallSeason) -> None:
    first = write_people(empty.folder / "a.xlsx", ROWS[:3])
    second = write_people(empty.folder / "b.xlsx", ROWS[3:])
    assert counts(taken(empty, first, second)) == (6, 0, 0, 0)
    assert lines(empty, "candidates.imported") == ["a.xlsx, b.xlsx"]


def test_a_person_who_stands_twice_is_shown_and_not_taken(empty: SmallSeason) -> None:
    first = write_people(empty.folder / "a.xlsx", ROWS[:4])
    second = write_people(empty.folder / "b.xlsx", ROWS[3:])
    assert counts(taken(empty, first, second)) == (5, 0, 0, 2)
    assert empty.facts("candidate") == 5


def test_a_dry_run_says_the_same_and_writes_nothing(empty: SmallSeason) -> None:
    file = write_people(empty.folder / "people.xlsx")
    facts, before = empty.facts(), empty.place("office").joinpath("commission.db").read_bytes()
    done = ImportCandidates([file], dry_run=True)(empty.office).value
    assert counts(done) == (6, 0, 0, 0)
    assert empty.facts() == facts
    assert empty.place("office").joinpath("commission.db").read_bytes() == before
    assert lines(empty, "candidates.imported") == []


def test_what_leaves_comes_in_again_unchanged(founded: SmallSeason) -> None:
    data, count = ExportCandidates("kk")(founded.office).value
    file = founded.folder / "export.xlsx"
    file.write_bytes(data)
    assert count == 6
    assert counts(taken(founded, file)) == (0, 0, 6, 0)
    assert lines(founded, "candidates.exported") == ["6"]


def test_a_vote_that_a_table_once_gave_to_the_secretary_stops_nobody(
    founded: SmallSeason,
) -> None:
    """An earlier program took such a table in: the office opens, proves itself and goes on."""
    with founded.office.read() as now:
        _, secretary = now.facts.current(Member)["S01"]
    (digest,) = record(founded.office, replace(secretary, salt="", votes=True))
    state = founded.state()
    assert not state.members["S01"].votes
    with founded.office.read() as now:
        assert "S01" in light_state(now).members
        assert not now.facts.difference()
        assert b'"votes":true' in (now.facts.find([digest])[digest].body or b"")
    assert Verify()(founded.office).ok
    file = write_members(founded.folder / "again.csv")
    assert ImportMembers(file)(founded.office).value == (0, 0)
    founded.equip("M01")
    founded.carry_back("M01")


def test_members_come_in_once(founded: SmallSeason) -> None:
    file = write_members(founded.folder / "again.csv")
    assert ImportMembers(file)(founded.office).value == (0, 0)


@pytest.mark.parametrize(
    ("was", "now", "key"),
    [
        ("secretary,0", "secretary,1", "tables.member_vote"),
        ("member,1", "chair,1", "people.second_chair"),
        ("member,1", "secretary,0", "people.second_secretary"),
    ],
)
def test_a_table_makes_no_second_chair_and_gives_no_secretary_a_vote(
    founded: SmallSeason, was: str, now: str, key: str
) -> None:
    file = write_members(founded.folder / "again.csv")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, now, 1), encoding="utf-8")
    with refused(key):
        ImportMembers(file)(founded.office)


def test_a_table_moves_the_chair_to_another_member(founded: SmallSeason) -> None:
    file = write_members(founded.folder / "again.csv")
    text = file.read_text(encoding="utf-8").replace("member,1", "CHAIR,1", 1)
    text = text.replace("chair,1", "member,1", 1).replace("CHAIR", "chair")
    file.write_text(text, encoding="utf-8")
    assert ImportMembers(file)(founded.office).value == (0, 2)


def test_a_laptop_imports_nobody(equipped: SmallSeason) -> None:
    file = write_people(equipped.folder / "x.xlsx")
    with refused("services.office_only"):
        ImportCandidates([file])(equipped.workspace("M01"))


# Results of the stages before the interview.


def results(season: SmallSeason, rows: list[tuple[str, ...]], **how: object) -> Imported:
    file = table(season.folder / "results.xlsx", rows)
    stage = how.pop("stage", 1)
    act = ImportResults(stage, [file], **how)  # pyright: ignore[reportArgumentType]
    return act(season.office).value


def scores(*points: str) -> list[tuple[str, ...]]:
    return [(one.iin, text, "") for one, text in zip(people(), points, strict=True)]


GOOD = ("81,5", "72,25", "64", "90,75", "55", "77,5")


def test_results_are_taken_by_iin_and_again_without_change(founded: SmallSeason) -> None:
    assert counts(results(founded, scores(*GOOD))) == (6, 0, 0, 0)
    facts = founded.facts()
    assert counts(results(founded, scores(*GOOD))) == (0, 0, 6, 0)
    assert founded.facts() == facts


def test_a_correction_restates_one_bucket(founded: SmallSeason) -> None:
    results(founded, scores(*GOOD))
    facts = founded.facts()
    done = results(founded, scores("82,5", *GOOD[1:]))
    assert counts(done) == (0, 1, 5, 0)
    assert founded.facts() == facts + 1
    with founded.office.read() as now:
        rows = {
            row.candidate: row.score
            for _, said in now.facts.current(Results).values()
            for row in said.rows_
        }
    assert rows[people()[0].code] == "82.5"
    assert len(rows) == 6


def test_a_correction_of_some_keeps_the_results_of_the_others(founded: SmallSeason) -> None:
    results(founded, scores(*GOOD))
    results(founded, [(people()[0].iin, "60", "")])
    with founded.office.read() as now:
        assert sum(len(b.rows_) for _, b in now.facts.current(Results).values()) == 6


def test_a_stranger_is_refused(founded: SmallSeason) -> None:
    done = results(founded, [*scores(*GOOD), (STRANGER.iin, "70", "")])
    assert counts(done) == (6, 0, 0, 1)
    assert done.table.rejected[0].findings[0].key == "services.no_candidate"


def test_the_interview_has_no_imported_results(founded: SmallSeason) -> None:
    with founded.office.read() as now:
        stages = now.rules()[1].rules.stages
    last = max(stage.order for stage in stages)
    with refused("services.stage_interview"):
        results(founded, scores(*GOOD), stage=last)


def test_the_guard_stops_ranks_and_writes_nothing(founded: SmallSeason) -> None:
    facts = founded.facts()
    done = results(founded, scores("1", "2", "3", "4", "5", "6"))
    assert done.stopped
    assert founded.facts() == facts


def test_what_the_guard_stopped_needs_a_reason(founded: SmallSeason) -> None:
    ranks = scores("1", "2", "3", "4", "5", "6")
    key = results(founded, ranks).stopped
    assert key is not None
    with refused("services.reason_needed"):
        results(founded, ranks, accept=Acceptance(key, "  "))
    with refused("services.reason_needed"):
        results(founded, ranks, accept=Acceptance(key, "…"))
    assert results(founded, ranks, accept=Acceptance("another", "because")).stopped == key


def test_a_confirmation_is_kept_in_the_fact_and_in_the_diary(founded: SmallSeason) -> None:
    ranks = scores("1", "2", "3", "4", "5", "6")
    key = results(founded, ranks).stopped
    assert key is not None
    done = results(founded, ranks, accept=Acceptance(key, "Так решил центр."))
    assert (done.stopped, done.added) == (None, 6)
    with founded.office.read() as now:
        reasons = {body.reason for _, body in now.facts.current(Results).values()}
    assert reasons == {"Так решил центр."}
    assert lines(founded, "import.accepted") == [f"{key}: Так решил центр."]


def test_a_dry_run_of_results_writes_nothing(founded: SmallSeason) -> None:
    facts = founded.facts()
    assert counts(results(founded, scores(*GOOD), dry_run=True)) == (6, 0, 0, 0)
    assert founded.facts() == facts


def test_who_fails_a_stage_is_not_admitted(founded: SmallSeason) -> None:
    rows = [
        (one.iin, "70", "passed" if number < 4 else "failed")
        for number, one in enumerate(people())
    ]
    rows = [(iin, str(60 + n * 3), word) for n, (iin, _, word) in enumerate(rows)]
    results(founded, rows)
    with founded.office.read() as now:
        assert admitted(now.facts) == sorted(one.code for one in people()[:4])
        assert {stage: len(left) for stage, left in funnel(now.facts).items()} == {0: 6, 1: 4}


def test_the_word_of_the_office_goes_before_results(founded: SmallSeason) -> None:
    results(founded, scores(*GOOD))
    out = people()[0].code
    with founded.office.act() as act:
        act.record(Status(candidate=out, status="withdrawn", day="2026-09-22"))
    with founded.office.read() as now:
        assert out not in admitted(now.facts)


def test_a_schedule_drawn_again_leaves_nothing_of_the_old_one(founded: SmallSeason) -> None:
    Schedule(2, "lot", MORNING)(founded.office)
    results(founded, [(one.iin, "70", "passed") for one in people()[:3]])
    Schedule(1, "lot", MORNING)(founded.office)
    state = founded.state()
    assert sorted(state.slots) == sorted(one.code for one in people()[:3])
    assert {slot.panel for _, slot in state.slots.values()} == {"A"}
    assert [code for code, panel in state.panels.items() if panel.members] == ["A"]


@pytest.mark.parametrize(
    ("old", "new"),
    [(",member,1", ",member,0"), (",deputy,1", ",member,1"), (",chair,1", ",deputy,1")],
)
def test_once_laptops_are_out_a_table_changes_nobody_s_vote_or_function(
    equipped: SmallSeason, old: str, new: str
) -> None:
    """Both need a reason, and decide whose sheets count and whose approval."""
    table = equipped.folder / "members.csv"
    before = equipped.state().members
    text = table.read_text("utf-8")
    table.write_text(text.replace(old, new), "utf-8")
    with refused("services.members_frozen"):
        ImportMembers(table)(equipped.office)
    table.write_text(text, "utf-8")
    assert ImportMembers(table)(equipped.office).value == (0, 0)
    assert equipped.state().members == before


def test_once_laptops_are_out_a_table_asks_for_the_reason_of_what_it_changes(
    equipped: SmallSeason, tmp_path: Path
) -> None:
    table = write_members(tmp_path / "members.csv")
    old = equipped.state().members["M03"]
    table.write_text(table.read_text(encoding="utf-8").replace(old.position.ru, "советник"))
    with refused("people.reason_frozen"):
        ImportMembers(table, reason=" … ")(equipped.office)
    added, changed = ImportMembers(table, reason="Қате түзетілді.")(equipped.office).value
    assert (added, changed > 0) == (0, True)
    new = equipped.state().members["M03"]
    assert (new.position.ru, new.reason) == ("советник", "Қате түзетілді.")
    assert ImportMembers(table)(equipped.office).value == (0, 0)
