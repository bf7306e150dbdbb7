"""How far everybody came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.people import Status
from commission_app.services.people.places import Place, Places, places, turn
from commission_app.services.results import ImportResults
from commission_app.shared.texts import LANGUAGES
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def read(season: SmallSeason) -> Places:
    with season.office.read() as now:
        return places(now)


def states(season: SmallSeason) -> list[str]:
    here = read(season)
    return [here.place(code).state for code in season.interviews]


def import_stage(season: SmallSeason, stage: int, outcomes: list[str]) -> None:
    rows = list(zip(season.interviews, outcomes, strict=False))
    file = write_xlsx(season.folder / f"stage-{stage}.xlsx", [("Код", "Результат"), *rows])
    done = ImportResults(stage, [file])(season.office).value
    assert not done.rejected


def test_scheduled_ones_wait_for_their_day(founded: SmallSeason) -> None:
    assert states(founded) == ["scheduled"] * 6


def test_a_day_leaves_sheets_absences_and_gaps(scored: SmallSeason) -> None:
    here = read(scored)
    found = [here.place(code) for code in scored.interviews]
    assert [one.state for one in found] == ["held", "held", "held", "held", "absent", "held"]
    assert [(one.sheets, one.of) for one in found][3:] == [(3, 3), (0, 0), (2, 4)]


def test_a_decision_is_shown_once_there_is_one(decided: SmallSeason) -> None:
    here = read(decided)
    said = [here.place(code).decision for code in decided.interviews]
    assert said == ["enrol", "enrol", "refuse", "enrol", "refuse", "postpone"]


def test_results_let_some_through(new_office: SmallSeason) -> None:
    import_stage(new_office, 1, ["прошел"] * 4 + ["не прошел"] * 2)
    import_stage(new_office, 2, ["прошел"] * 3 + ["не прошел"])
    assert states(new_office) == ["applied"] * 3 + ["out"] * 3
    here = read(new_office)
    assert [here.place(code).stage for code in new_office.interviews] == [2, 2, 2, 2, 1, 1]


def test_who_passed_all_stages_is_admitted(new_office: SmallSeason) -> None:
    for stage in (1, 2, 3, 4):
        import_stage(new_office, stage, ["прошел"] * 6)
    assert states(new_office) == ["admitted"] * 6


def test_who_withdrew_is_out_whatever_else(scored: SmallSeason) -> None:
    with scored.office.act() as act:
        act.record(Status(candidate=scored.interviews[0], status="withdrawn", day="2026-09-30"))
    assert read(scored).place(scored.interviews[0]).state == "withdrawn"


def test_a_place_is_said_in_every_language() -> None:
    for place in (
        Place("out", 2),
        Place("held", 4, "К-1", 3, 4),
        Place("decided", 4, "К-1", 4, 4, "refuse"),
        Place("withdrawn", word="annulled"),
    ):
        assert all("{" not in place.words.say(lang) for lang in LANGUAGES)
    assert Place("held", 4, "К-1", 3, 4).words.say("ru") == "Листы: 3 из 4"


def test_the_tenth_appointment_comes_after_the_second() -> None:
    assert sorted(["К/10", "К/2", "К"], key=turn) == ["К", "К/2", "К/10"]
