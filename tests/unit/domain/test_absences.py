"""A missing sheet is explained by what a person recorded, never by what is only not here."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from commission_app.domain.absences import away
from commission_app.domain.cells import Cell, matrix
from commission_app.domain.matter import Appointment, Matter, Settlement, SheetView
from commission_app.domain.presence import Presence

START = datetime(2026, 9, 29, 14, tzinfo=UTC)
SLOT = Appointment("I1", ("M1",), "P1", START, START)
KEY, THERE = ("I1", "M1"), ("P1", "M1")
MORNING = Presence(((START - timedelta(hours=4), START - timedelta(minutes=90)),))
ALL_DAY = Presence(((START - timedelta(hours=4), None),))


def cell(**said: Any) -> Cell:
    (found,) = matrix(Matter("r", (SLOT,), **said))
    return found


def test_a_bare_absence_without_a_word_explains_nothing() -> None:
    found = cell(presence={THERE: Presence()})
    assert (found.state, found.explained) == ("missing", False)
    assert not cell(presence={THERE: Presence(reason=" ")}).explained


def test_a_bare_absence_is_explained_by_the_reason_for_this_cell() -> None:
    found = cell(presence={THERE: Presence()}, gaps={KEY: "ауырды"})
    assert (found.state, found.explained, found.reason) == ("absent", True, "ауырды")


def test_a_stay_that_ended_before_the_interview_explains_and_tells_its_hours() -> None:
    found = cell(presence={THERE: MORNING})
    assert (found.state, found.explained) == ("absent", True)
    gone = away(Matter("r", presence={THERE: MORNING}), SLOT, "M1")
    assert gone is not None
    assert (gone.stays, gone.start, gone.said) == (MORNING.intervals, START, True)


def test_who_was_there_or_of_whom_nothing_is_known_is_not_away() -> None:
    assert away(Matter("r", presence={THERE: ALL_DAY}), SLOT, "M1") is None
    assert away(Matter("r"), SLOT, "M1") is None
    assert away(Matter("r", presence={THERE: MORNING}), None, "M1") is None


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"presence": {THERE: MORNING}},
        {"presence": {THERE: Presence(reason="іссапар")}},
        {"member_outcomes": {KEY: "absent", ("I1", "M2"): "absent"}},
    ],
)
def test_where_a_laptop_said_more_than_is_here_nothing_but_a_persons_word_explains(
    said: dict[str, Any],
) -> None:
    found = cell(**said, lacking=frozenset({"M1"}))
    assert (found.state, found.explained) == ("missing", False)
    assert found.flags == ("may_lie_in_gap",)
    named = cell(**said, lacking=frozenset({"M1"}), gaps={KEY: "диск сынды"})
    assert (named.explained, bool(named.reason)) == (True, True)


def test_a_gap_touches_only_its_member_and_only_cells_without_a_sheet() -> None:
    sheet = SheetView("I1", "M1", "d1", ruleset="r")
    here = cell(sheets=(sheet,), lacking=frozenset({"M1"}))
    assert (here.state, here.flags) == ("received", ())
    other = cell(presence={THERE: MORNING}, lacking=frozenset({"M2"}))
    assert (other.state, other.flags) == ("absent", ())


def test_the_offices_word_and_a_recusal_hold_over_a_gap() -> None:
    gap = frozenset({"M1"})
    assert cell(office_outcomes={"I1": "absent"}, lacking=gap).explained
    assert cell(recusals={KEY: "other"}, lacking=gap).explained


def test_what_was_said_of_a_kept_sheet_explains_its_cell_only_while_it_is_here() -> None:
    word = {KEY: Settlement(rejected=frozenset({"x"}), reason="бөтен адам")}
    assert cell(kept={KEY: frozenset({"x"})}, judged=word).reason == "бөтен адам"
    assert not cell(judged=word).explained
