"""What is left to do appears when it must be done, and goes when it was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.keeping import MakeBackup
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.people.overview import ReadSeason
from commission_app.services.sealing import RecordInterview
from commission_app.services.sittings import RevealMarks
from commission_app.shared.texts import LANGUAGES
from tests.unit.services.people.test_places import import_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.people.todo import Task
    from tests.support.seasons import SmallSeason


def tasks(season: SmallSeason) -> dict[str, Task]:
    found = ReadSeason()(season.office).tasks
    for task in found:
        for lang in LANGUAGES:
            assert "{" not in task.title.say(lang) + task.detail.say(lang)
    return {task.kind: task for task in found}


def kinds(season: SmallSeason) -> set[str]:
    return set(tasks(season)) - {"backup_old"}


def test_a_season_begins_with_candidates(empty_office: SmallSeason) -> None:
    assert set(tasks(empty_office)) == {"no_candidates"}


def test_then_results_and_a_schedule_are_asked_for(new_office: SmallSeason) -> None:
    assert kinds(new_office) == {"no_results", "no_schedule"}
    import_stage(new_office, 1, ["прошел"] * 6)
    found = [t for t in ReadSeason()(new_office.office).tasks if t.kind == "no_results"]
    assert [task.about for task in found] == [("2",), ("3",), ("4",)]


def test_a_schedule_asks_for_laptops(founded: SmallSeason) -> None:
    assert tasks(founded)["laptops_not_prepared"].count == 4
    PrepareLaptop("M01", founded.folder)(founded.office)
    found = tasks(founded)
    assert found["laptops_not_prepared"].count == 3
    assert found["laptops_silent"].about == ("M01",)


def test_a_laptop_whose_paper_was_not_compared_is_named(founded: SmallSeason) -> None:
    founded.enrol("M01")
    founded.carry("M01")
    found = tasks(founded)
    assert found["laptops_not_confirmed"].about == ("M01",)
    assert "laptops_silent" not in found


def test_nothing_is_left_between_preparing_and_the_day(equipped: SmallSeason) -> None:
    assert kinds(equipped) == set()


def test_a_package_that_may_hold_what_is_nowhere_else_is_asked_for(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    lost_for_good(equipped)
    found = tasks(equipped)["packages_missing"]
    assert (found.count, found.about, found.screen) == (1, ("M01",), "exchange")


def test_a_missing_sheet_of_a_held_interview_is_asked_for(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    equipped.carry("M01")
    found = tasks(equipped)["missing_sheets"]
    assert (found.count, found.about, found.screen) == (3, (equipped.interviews[0],), "matrix")


def test_who_did_not_come_waits_until_the_office_says_so(equipped: SmallSeason) -> None:
    five = equipped.interviews[4]
    RecordInterview(five, "absent", "Не явился.")(equipped.workspace("M01"))
    equipped.carry("M01")
    assert tasks(equipped)["no_shows"].about == (five,)
    RecordInterview(five, "absent", "Не явился.")(equipped.office)
    assert "no_shows" not in tasks(equipped)


def test_members_who_disagree_are_named(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    RecordInterview(one, "absent")(equipped.workspace("M01"))
    equipped.score("M02", one, 4)
    equipped.carry("M01", "M02")
    assert tasks(equipped)["disputed"].about == (one,)


def test_complete_interviews_wait_for_the_reveal_then_for_a_decision(
    scored: SmallSeason,
) -> None:
    assert tasks(scored)["unrevealed"].count == 6
    RevealMarks()(scored.office)
    found = tasks(scored)
    assert "unrevealed" not in found
    assert found["undecided"].count == 6


def test_decisions_ask_for_a_protocol_then_an_order(decided: SmallSeason) -> None:
    assert kinds(decided) == {"no_protocol"}
    FinaliseProtocol()(decided.office)
    assert kinds(decided) == {"no_order"}


def test_a_backup_of_yesterday_is_old(founded: SmallSeason) -> None:
    assert tasks(founded)["backup_old"].title.key == "people.todo_backup_none"
    MakeBackup()(founded.office)
    assert "backup_old" not in tasks(founded)
    founded.clock.moment += timedelta(hours=25)
    assert tasks(founded)["backup_old"].title.key == "people.todo_backup_old"


def test_contradictions_come_first(scored: SmallSeason) -> None:
    RecordInterview(scored.interviews[0], "held")(scored.office)
    order = [task.tone for task in ReadSeason()(scored.office).tasks]
    ranks = {"critical": 0, "caution": 1, "plain": 2}
    assert order == sorted(order, key=lambda tone: ranks[tone])
