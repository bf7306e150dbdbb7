"""Results of the earlier stages admit exactly as many as are asked for."""

from __future__ import annotations

import re

import pytest

from commission_app.services.sample.ability import ability
from commission_app.services.sample.funnel import STAGES, Funnel, funnel
from commission_app.services.sample.people import applicants

SIZES = [(8068, 411), (60, 12), (20, 5), (7, 7), (3, 0), (0, 0)]


def outcomes(given: Funnel, stage: int, outcome: str) -> set[str]:
    return {row.code for row in given.results[stage] if row.outcome == outcome}


@pytest.mark.parametrize(("applied", "interviewed"), SIZES)
def test_exactly_so_many_are_admitted(applied: int, interviewed: int) -> None:
    assert len(funnel(1, applicants(1, applied), interviewed).admitted) == interviewed


@pytest.mark.parametrize(("applied", "interviewed"), SIZES)
def test_only_who_passed_a_stage_has_a_result_of_the_next(
    applied: int, interviewed: int
) -> None:
    given = funnel(1, applicants(1, applied), interviewed)
    assert len(given.results[1]) == applied
    for stage in STAGES[:-1]:
        assert {row.code for row in given.results[stage + 1]} == outcomes(
            given, stage, "passed"
        )
    assert {one.code for one in given.admitted} == outcomes(given, 4, "passed")


def test_a_big_season_loses_somebody_at_every_stage() -> None:
    given = funnel(1, applicants(1, 8068), 411)
    for stage in STAGES:
        assert outcomes(given, stage, "failed")
        assert outcomes(given, stage, "absent")


def test_nobody_fails_with_the_score_of_somebody_who_passed() -> None:
    for rows in funnel(1, applicants(1, 8068), 411).results.values():
        passed = min(float(row.score) for row in rows if row.outcome == "passed")
        failed = [float(row.score) for row in rows if row.outcome == "failed"]
        assert all(score < passed for score in failed)


def test_scores_are_hundredths_and_absence_has_none() -> None:
    for rows in funnel(1, applicants(1, 500), 40).results.values():
        for row in rows:
            absent = row.outcome == "absent"
            assert row.score == "" if absent else re.fullmatch(r"\d{1,2}\.\d\d", row.score)


def test_the_able_get_on() -> None:
    people = applicants(1, 1000)
    admitted = funnel(1, people, 100).admitted
    assert sum(ability(1, one.code) for one in admitted) / 100 > 0.8


def test_more_interviews_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="6"):
        funnel(1, applicants(1, 5), 6)
