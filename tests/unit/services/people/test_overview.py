"""The season at a glance, from an empty office to decisions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from commission_app.services.people.overview import ReadSeason
from tests.support.practice import opened
from tests.support.seasons import MEMBERS
from tests.unit.services.people.test_places import import_stage

if TYPE_CHECKING:
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason


def test_an_empty_season_has_no_figures(empty_office: SmallSeason) -> None:
    found = ReadSeason()(empty_office.office)
    assert (found.applied, found.figures.interviews_all, found.figures.last_package) == (
        0,
        0,
        None,
    )
    assert [stage.share for stage in found.stages] == [Fraction(0)] * 5
    assert found.stages[0].state == "open"


def test_the_funnel_narrows_with_each_stage_that_has_results(new_office: SmallSeason) -> None:
    import_stage(new_office, 1, ["прошел"] * 4 + ["не прошел"] * 2)
    import_stage(new_office, 2, ["прошел"] * 3 + ["не прошел"])
    found = ReadSeason()(new_office.office)
    assert [stage.entered for stage in found.stages] == [6, 4, 3, 3, 3]
    assert [stage.passed for stage in found.stages] == [4, 3, None, None, None]
    assert [stage.state for stage in found.stages] == [
        "done",
        "done",
        "open",
        "waiting",
        "waiting",
    ]
    assert found.stages[1].share == Fraction(4, 6)
    came = found.stages[1].results_at
    assert came is not None
    assert came <= found.at
    assert came.utcoffset() == found.at.utcoffset()


def test_the_figures_of_a_day(scored: SmallSeason) -> None:
    found = ReadSeason()(scored.office).figures
    assert (found.interviews_held, found.interviews_all) == (5, 6)
    assert (found.sheets_received, found.sheets_expected) == (17, 19)
    assert (found.laptops_handed_over, found.laptops_all) == (4, 4)
    assert (found.sheets_missing, found.contradictions) == (0, 0)  # the gaps have a reason
    assert found.last_package is not None
    assert found.last_package.member in MEMBERS


def test_the_interview_is_open_until_all_is_decided(scored: SmallSeason) -> None:
    last = ReadSeason()(scored.office).stages[-1]
    assert (last.state, last.passed) == ("open", None)
    scored.open_plenary()
    scored.decide_all()
    last = ReadSeason()(scored.office).stages[-1]
    assert (last.state, last.passed) == ("done", 3)


def test_a_question_can_be_kept_by_what_it_asks() -> None:
    assert {ReadSeason(): 1}[ReadSeason()] == 1


def test_contradictions_are_as_many_in_the_figures_as_in_what_is_left(
    practice: OnePractice,
) -> None:
    with opened(practice("scoring")) as office:
        season = ReadSeason()(office)
    (task,) = [one for one in season.tasks if one.kind == "contradictions"]
    assert season.figures.contradictions == task.count == 2  # a sheet and a recusal
