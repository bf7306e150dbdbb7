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


OPENED = {"I1": frozenset({"old", "x"})}
LATER = SheetView("I1", "M1", "d2", ruleset="r")


def test_what_was_opened_counts_although_its_laptop_says_no_more() -> None:
    found = cell(revealed=OPENED)
    assert (found.conflict, found.explained, found.counts) == ("kept_of_ended", False, "old")
    assert cell(revealed=OPENED, void=frozenset({"old"})).counts == ""


def test_the_office_alone_leaves_no_opened_sheet_out() -> None:
    found = cell(revealed=OPENED, judged=JUDGED)
    assert (found.conflict, found.explained, found.counts) == ("kept_of_ended", False, "old")
    for other in (frozenset({"x"}), frozenset[str]()):
        assert cell(revealed=OPENED, judged=JUDGED, released=other) == found
    assert cell(revealed=OPENED, judged=JUDGED, approved=frozenset({"old"})) == found


def test_with_the_chairs_word_it_is_left_out_and_the_word_alone_does_nothing() -> None:
    free = frozenset({"old"})
    assert cell(revealed=OPENED, released=free).counts == "old"
    found = cell(revealed=OPENED, released=free, judged=JUDGED)
    assert (found.state, found.explained, found.counts) == ("missing", True, "")


def test_the_office_lets_stand_what_was_opened() -> None:
    stands = {KEY: Settlement("old", reason="r")}
    found = cell(revealed=OPENED, judged=stands)
    assert (found.state, found.explained, found.counts) == ("received", True, "old")
    assert found.flags == ()
    void = cell(revealed=OPENED, judged=stands, void=frozenset({"old"}))
    assert (void.state, void.counts) == ("void", "")
    assert cell(judged=stands).counts == ""  # nothing was opened


def test_a_later_sheet_counts_with_the_chairs_approval_only() -> None:
    late: dict[str, Any] = {"revealed": OPENED, "sheets": (LATER,)}
    found = cell(**late)
    assert (found.conflict, found.counts) == ("changed_after_reveal", "old")
    assert cell(**late, judged=JUDGED).counts == "old"
    good = cell(**late, approved=frozenset({"d2"}))
    assert (good.state, good.counts) == ("received", "d2")
    assert "kept_of_ended" in good.flags
    seen = cell(**late, approved=frozenset({"d2"}), judged=JUDGED)
    assert seen.flags == ("changed_after_reveal",)


def test_what_was_opened_is_chosen_in_the_place_of_a_later_sheet() -> None:
    chosen = {KEY: Settlement("old", frozenset({"d2"}))}
    found = cell(revealed=OPENED, sheets=(LATER,), settlements=chosen)
    assert (found.state, found.explained, found.counts) == ("received", True, "old")
    assert found.flags == ("changed_after_reveal", "kept_of_ended")


def test_of_two_that_were_opened_the_refused_one_takes_no_place() -> None:
    both = {"I1": frozenset({"old", "p1"})}
    paper = SheetView("I1", "M1", "p1", ruleset="r")
    said: dict[str, Any] = {"revealed": both, "paper": (paper,)}
    wanted = {KEY: Settlement("old", frozenset({"p1"}))}
    assert cell(**said, settlements=wanted, judged=JUDGED).counts == "old"
    other = {KEY: Settlement("p1", frozenset({"old"}))}
    found = cell(**said, settlements=other, judged=JUDGED)
    assert (found.state, found.counts, found.flags) == ("paper", "p1", ())


def test_no_word_that_names_another_members_sheet_refuses_one_that_was_opened() -> None:
    forged = {KEY: Settlement("x", frozenset({"old"}))}
    assert cell(revealed=OPENED, settlements=forged, judged=JUDGED).counts == "old"


def test_an_opened_sheet_counts_where_no_appointment_is_left() -> None:
    stands = {KEY: Settlement("old", reason="r")}
    fields: dict[str, Any] = {"kept": KEPT, "revealed": OPENED, "judged": stands}
    (found,) = matrix(Matter("r", (), **fields))
    assert found.counts == "old"


def test_a_paper_sheet_withdrawn_before_the_reveal_contradicts_nothing_after_it() -> None:
    sealed = SheetView("I1", "M1", "d1", ruleset="r", revisions=("d1",))
    paper = SheetView("I1", "M1", "p2", "void", "r", ("p1", "p2"))
    said: dict[str, Any] = {"kept": {}, "sheets": (sealed,), "paper": (paper,)}
    assert cell(**said, revealed={"I1": frozenset({"d1", "p2"})}).state == "received"
    opened = cell(**said, revealed={"I1": frozenset({"d1", "p1"})})
    assert opened.conflict == "paper_and_sealed"


def test_a_kept_sheet_that_nobody_expected_is_a_cell_until_it_is_judged() -> None:
    stranger = {("X9", "M9"): frozenset({"old"})}
    found = matrix(Matter("r", (SLOT,), kept=stranger))
    assert [(c.interview, c.conflict) for c in found] == [("I1", ""), ("X9", "kept_of_ended")]
    word = {("X9", "M9"): Settlement(rejected=frozenset({"old"}), reason="r")}
    left = cases(Matter("r", (SLOT,), kept=stranger, judged=word))
    assert [case.key for case in left] == [KEY]
