"""A few of everything happens, to no interview twice."""

from __future__ import annotations

from functools import cache

import pytest

from commission_app.domain.ruleset import RuleSet, ruleset_from_json
from commission_app.services.sample.day import Appointment, Incidents, incidents
from commission_app.services.sample.sheets import sheet
from commission_app.shared.paths import resources

PANELS = (("M01", "M03", "M05", "M07"), ("M02", "M04", "M06"))


@cache
def rules() -> RuleSet:
    return ruleset_from_json(
        (resources() / "presets" / "rulesets" / "1000-leaders.json").read_bytes()
    )


def appointments(count: int) -> list[Appointment]:
    return [
        Appointment(f"L26-{number:05d}", PANELS[number % 2], "kk" if number % 3 else "ru")
        for number in range(count)
    ]


def touched(given: Incidents) -> list[str]:
    single = (
        *given.recusals,
        *given.no_shows,
        *given.interruptions,
        *given.corrections,
        *given.voids,
    )
    away = [code for one in given.absences for code in one.interviews]
    return [*(one.interview for one in single), *away]


@pytest.mark.parametrize("count", [0, 4, 5, 8, 12, 60, 411])
def test_nothing_happens_twice_to_one_interview(count: int) -> None:
    codes = touched(incidents(1, rules(), appointments(count)))
    assert len(codes) == len(set(codes))
    assert (len(codes) > 0) == (count >= 5)


@pytest.mark.parametrize("count", [12, 60, 411])
def test_every_kind_happens(count: int) -> None:
    given = incidents(1, rules(), appointments(count))
    assert given.recusals
    assert given.absences
    assert given.no_shows
    assert given.interruptions
    assert given.corrections
    assert len(given.voids) == 1


def test_members_are_of_the_panel_and_the_sick_one_can_be_spared() -> None:
    whole = {one.interview: one.members for one in appointments(411)}
    given = incidents(1, rules(), appointments(411))
    for one in (*given.recusals, *given.corrections, *given.voids):
        assert one.member in whole[one.interview]
    for away in given.absences:
        assert all(away.member in whole[code] for code in away.interviews)
        assert all(len(whole[code]) == 4 for code in away.interviews)


def test_an_illness_covers_interviews_that_follow_one_another() -> None:
    (away,) = incidents(1, rules(), appointments(411)).absences
    panel = [one.interview for one in appointments(411) if len(one.members) == 4]
    first = panel.index(away.interviews[0])
    assert tuple(panel[first : first + 12]) == away.interviews


def test_a_correction_is_to_another_level() -> None:
    whole = {one.interview: one for one in appointments(411)}
    for one in incidents(1, rules(), appointments(411)).corrections:
        language = whole[one.interview].language
        before = sheet(1, rules(), one.interview, one.member, language)
        level = {mark.criterion: mark.level for mark in before.marks}[one.criterion]
        assert one.level != level
        assert one.level in rules().scale.levels


def test_the_same_day_gives_the_same_incidents_and_another_seed_others() -> None:
    one, same, other = (incidents(seed, rules(), appointments(60)) for seed in (1, 1, 2))
    assert one == same != other


def test_every_incident_has_a_reason() -> None:
    given = incidents(1, rules(), appointments(411))
    for one in (*given.recusals, *given.absences, *given.no_shows, *given.interruptions):
        assert one.reason
    for one in (*given.corrections, *given.voids):
        assert one.reason
