"""Sheets of ended laptops: judged once, in words, and hidden by nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from commission_app.domain.cases import cases
from commission_app.domain.cells import Cell, matrix
from commission_app.domain.matter import Appointment, Matter, Settlement, SheetView
from commission_app.domain.presence import Presence

START = datetime(2026, 9, 29, 14, tzinfo=UTC)
SLOT = Appointment("I1", ("M1",), "P1", START, START)
KEY = ("I1", "M1")
KEPT = {KEY: frozenset({"old"})}
JUDGED = {KEY: Settlement(rejected=frozenset({"old"}), reason="Бөтен адам толтырған.")}
MORNING = Presence(((START - timedelta(hours=4), START - timedelta(hours=1)),))


def cell(**said: Any) -> Cell:
    fields: dict[str, Any] = {"kept": KEPT, **said}
    (found,) = matrix(Matter("r", (SLOT,), **fields))
    return found


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"gaps": {KEY: "ноутбук жоғалды"}},
        {"presence": {("P1", "M1"): MORNING}},
        {"presence": {("P1", "M1"): Presence(reason="іссапар")}},
        {"member_outcomes": {("I1", "M2"): "absent"}},
    ],
)
def test_neither_a_gap_nor_an_attendance_hides_a_kept_sheet(said: dict[str, Any]) -> None:
    found = cell(**said)
    assert (found.state, found.conflict) == ("conflict", "kept_of_ended")
    assert (found.explained, found.counts) == (False, "")


def test_one_word_with_a_reason_is_enough() -> None:
    found = cell(judged=JUDGED)
    assert (found.state, found.explained) == ("missing", True)
    assert (found.reason, found.flags) == ("Бөтен адам толтырған.", ())
    gone = cell(judged=JUDGED, presence={("P1", "M1"): MORNING})
    assert (gone.state, gone.flags) == ("absent", ())


def test_a_further_kept_sheet_is_judged_again() -> None:
    found = cell(judged=JUDGED, kept={KEY: frozenset({"old", "newer"})})
    assert (found.conflict, found.explained) == ("kept_of_ended", False)


def test_a_word_about_other_sheets_of_the_cell_judges_no_kept_one() -> None:
    assert cell(settlements=JUDGED).conflict == "kept_of_ended"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"sheets": (SheetView("I1", "M1", "d1", ruleset="r"),)}, "received"),
        ({"sheets": (SheetView("I1", "M1", "d1", "void"),)}, "void"),
        ({"paper": (SheetView("I1", "M1", "p1", ruleset="r"),)}, "paper"),
        ({"recusals": {KEY: "relative"}}, "recused"),
        ({"office_outcomes": {"I1": "absent"}}, "absent"),
    ],
)
def test_beside_what_is_settled_it_is_flagged_until_it_is_judged(
    said: dict[str, Any], state: str
) -> None:
    found = cell(**said)
    assert (found.state, found.explained, found.flags) == (state, True, ("kept_of_ended",))
    assert cell(**said, judged=JUDGED).flags == ()


def test_a_kept_sheet_that_nobody_expected_is_a_cell_until_it_is_judged() -> None:
    stranger = {("X9", "M9"): frozenset({"old"})}
    found = matrix(Matter("r", (SLOT,), kept=stranger))
    assert [(c.interview, c.conflict) for c in found] == [("I1", ""), ("X9", "kept_of_ended")]
    word = {("X9", "M9"): Settlement(rejected=frozenset({"old"}), reason="r")}
    left = cases(Matter("r", (SLOT,), kept=stranger, judged=word))
    assert [case.key for case in left] == [KEY]
