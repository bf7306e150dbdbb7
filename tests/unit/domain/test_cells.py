from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from commission_app.domain.cells import (
    CONFLICT_TEXTS,
    FLAG_TEXTS,
    Cell,
    matrix,
    unexplained,
)
from commission_app.domain.matter import Appointment, Matter, Settlement, SheetView
from commission_app.domain.presence import Presence
from commission_app.shared.texts import LANGUAGES, say

START = datetime(2026, 9, 29, 10, tzinfo=UTC)
SLOT = Appointment("I1", ("M1",), "P1", START, START + timedelta(minutes=20))
KEY = ("I1", "M1")


def sheet(digest: str = "d1", **changes: Any) -> SheetView:
    fields: dict[str, Any] = {"ruleset": "r", "revisions": (digest,)}
    return SheetView("I1", changes.pop("member", "M1"), digest, **fields | changes)


def cell(*sheets: SheetView, **changes: Any) -> Cell:
    """The only cell of one slot with one member."""
    fields: dict[str, Any] = {"appointments": (SLOT,), "sheets": sheets}
    (found,) = matrix(Matter("r", **fields | changes))
    return found


def test_without_anything_a_cell_is_missing_and_unexplained() -> None:
    assert cell() == Cell("I1", "M1", "missing", explained=False)


def test_a_gap_that_was_named_explains_a_missing_sheet() -> None:
    found = cell(gaps={KEY: "ноутбук увезён"})
    assert (found.state, found.explained, found.reason) == ("missing", True, "ноутбук увезён")


def test_a_sealed_sheet_is_received_and_counts() -> None:
    assert cell(sheet()) == Cell("I1", "M1", "received", explained=True, counts="d1")


def test_a_void_sheet_is_void_and_does_not_count() -> None:
    found = cell(sheet(state="void", ruleset="old", countable=False))
    assert found == Cell("I1", "M1", "void", explained=True)


def test_a_paper_sheet_counts() -> None:
    found = cell(paper=(sheet(),))
    assert (found.state, found.counts, found.explained) == ("paper", "d1", True)


def test_a_paper_sheet_beside_a_sealed_one_is_a_conflict() -> None:
    found = cell(sheet(), paper=(sheet("p1"),))
    assert (found.state, found.conflict, found.counts) == ("conflict", "paper_and_sealed", "")
    assert not found.explained


def test_a_person_settles_which_of_two_counts() -> None:
    chosen = Settlement("p1", frozenset({"d1"}))
    found = cell(sheet(), paper=(sheet("p1"),), settlements={KEY: chosen})
    assert (found.state, found.counts) == ("paper", "p1")


def test_a_choice_holds_without_naming_what_it_rejects() -> None:
    found = cell(sheet(), paper=(sheet("p1"),), settlements={KEY: Settlement("d1")})
    assert (found.state, found.counts) == ("received", "d1")


def test_a_later_revision_opens_the_conflict_again() -> None:
    settled = {KEY: Settlement("d1", frozenset({"p1"}))}
    found = cell(sheet("d2"), paper=(sheet("p2"),), settlements=settled)
    assert found.conflict == "paper_and_sealed"


def test_where_a_person_rejected_everything_the_sheet_is_missing() -> None:
    found = cell(sheet(), settlements={KEY: Settlement(rejected=frozenset({"d1"}))})
    assert (found.state, found.counts) == ("missing", "")


def test_a_rejected_sheet_of_another_panel_leaves_no_cell() -> None:
    settled = {("I1", "M9"): Settlement(rejected=frozenset({"d1"}))}
    assert cell(sheet(member="M9"), settlements=settled).member == "M1"


def test_a_contested_sheet_is_a_conflict() -> None:
    found = cell(contested={KEY: frozenset({"d1", "d2"})})
    assert (found.state, found.conflict, found.counts) == ("conflict", "contested", "")


def test_a_fork_after_the_reveal_leaves_what_was_revealed_counting() -> None:
    found = cell(
        contested={KEY: frozenset({"d1", "d2"})}, revealed={"I1": frozenset({"d1", "x"})}
    )
    assert (found.conflict, found.counts) == ("contested", "d1")


def test_a_recusal_wins_over_a_sheet() -> None:
    found = cell(sheet(), recusals={KEY: "relative"})
    assert found == Cell(
        "I1", "M1", "recused", explained=True, reason="relative", flags=("sheet_of_recused",)
    )


def test_a_recusal_without_a_sheet_has_nothing_to_flag() -> None:
    assert cell(recusals={KEY: "other"}).flags == ()


@pytest.mark.parametrize("outcome", ["absent", "interrupted", "rescheduled"])
def test_where_the_office_says_not_held_no_sheet_is_expected(outcome: str) -> None:
    found = cell(office_outcomes={"I1": outcome})
    assert (found.state, found.explained) == ("absent", True)


def test_the_offices_word_decides_over_a_sheet() -> None:
    found = cell(sheet(), office_outcomes={"I1": "absent"})
    assert (found.state, found.counts) == ("absent", "")
    assert found.flags == ("sheet_without_interview",)


def test_the_offices_word_decides_over_the_members() -> None:
    found = cell(office_outcomes={"I1": "held"}, member_outcomes={KEY: "absent"})
    assert found.state == "missing"


def test_members_who_agree_are_believed() -> None:
    assert cell(member_outcomes={KEY: "absent", ("I1", "M2"): "absent"}).state == "absent"


def test_one_members_word_explains_no_cell_of_another() -> None:
    """A sheet of the other one may lie on a laptop that has not handed over."""
    slot = Appointment("I1", ("M1", "M2"), "P1")
    own, other = matrix(Matter("r", (slot,), member_outcomes={KEY: "absent"}))
    assert (own.state, own.explained) == ("absent", True)
    assert (other.state, other.explained) == ("missing", False)


def test_members_who_disagree_explain_nothing() -> None:
    found = cell(member_outcomes={KEY: "absent", ("I1", "M2"): "held"})
    assert (found.state, found.flags) == ("missing", ("outcome_disputed",))


def test_a_sealed_sheet_says_that_the_interview_was_held() -> None:
    slot = Appointment("I1", ("M1", "M2"), "P1")

    first, second = matrix(
        Matter("r", (slot,), (sheet(),), member_outcomes={("I1", "M2"): "absent"})
    )

    assert (first.state, first.flags) == ("received", ("outcome_disputed",))
    assert (second.state, second.explained) == ("missing", False)


def test_a_member_who_was_away_is_absent_with_the_reason() -> None:
    found = cell(presence={("P1", "M1"): Presence(reason="іссапар")})
    assert (found.state, found.reason, found.explained) == ("absent", "іссапар", True)


def test_presence_must_contain_the_whole_interview() -> None:
    half = Presence(((START, START + timedelta(minutes=10)),))
    whole = Presence(((START, START + timedelta(minutes=20)),))

    assert cell(presence={("P1", "M1"): half}).state == "absent"
    assert cell(presence={("P1", "M1"): whole}).state == "missing"


def test_without_a_time_of_the_interview_any_presence_is_enough() -> None:
    slot = Appointment("I1", ("M1",), "P1")
    there = Presence(((START, None),))

    assert cell(appointments=(slot,), presence={("P1", "M1"): there}).state == "missing"
    gone = Presence(reason="r")
    assert cell(appointments=(slot,), presence={("P1", "M1"): gone}).state == "absent"


def test_without_an_end_of_the_interview_its_start_decides() -> None:
    slot = Appointment("I1", ("M1",), "P1", START)
    until = Presence(((START, START),))
    assert cell(appointments=(slot,), presence={("P1", "M1"): until}).state == "missing"


def test_a_sheet_of_a_member_who_was_away_counts_and_is_flagged() -> None:
    found = cell(sheet(), presence={("P1", "M1"): Presence()})
    assert (found.state, found.flags) == ("received", ("sheet_of_absent",))


def test_a_sheet_of_an_older_ruleset_is_flagged() -> None:
    assert cell(sheet(ruleset="old")).flags == ("older_ruleset",)


def test_marks_that_do_not_fit_the_rules_are_a_conflict() -> None:
    found = cell(sheet(countable=False))
    assert (found.conflict, found.counts) == ("not_countable", "")


def test_the_revealed_sheet_stands() -> None:
    found = cell(sheet(), revealed={"I1": frozenset({"d1"})})
    assert (found.state, found.flags) == ("received", ())


def test_a_sheet_changed_after_the_reveal_is_a_conflict_and_the_revealed_one_counts() -> None:
    found = cell(sheet("d2", revisions=("d1", "d2")), revealed={"I1": frozenset({"d1"})})

    assert (found.state, found.conflict) == ("conflict", "changed_after_reveal")
    assert (found.counts, found.flags) == ("d1", ("changed_after_reveal",))


def test_a_sheet_made_void_after_the_reveal_is_a_conflict_too() -> None:
    changed = sheet("d2", state="void", revisions=("d1", "d2"))
    found = cell(changed, revealed={"I1": frozenset({"d1"})})
    assert (found.conflict, found.counts) == ("changed_after_reveal", "d1")


def test_a_void_sheet_that_was_revealed_gives_no_marks_when_it_is_changed() -> None:
    revealed = {"I1": frozenset({"d1"})}
    changed = sheet("d2", revisions=("d1", "d2"))
    found = cell(changed, revealed=revealed, void=frozenset({"d1"}))
    assert (found.conflict, found.counts) == ("changed_after_reveal", "")


def test_the_chairs_approval_lets_the_change_count() -> None:
    found = cell(
        sheet("d2", revisions=("d1", "d2")),
        revealed={"I1": frozenset({"d1"})},
        approved=frozenset({"d2"}),
    )
    assert (found.state, found.counts) == ("received", "d2")
    assert found.flags == ("changed_after_reveal",)


def kept(**changes: Any) -> Cell:
    """A person refused what came after the reveal, and chose what was opened."""
    settled = Settlement("d1", frozenset({"d2"}))
    fields: dict[str, Any] = {
        "revealed": {"I1": frozenset({"d1"})},
        "settlements": {KEY: settled},
    }
    return cell(sheet("d2", revisions=("d1", "d2")), **fields | changes)


def test_what_was_opened_counts_where_a_person_refused_the_change() -> None:
    found = kept()
    assert (found.state, found.explained, found.counts) == ("received", True, "d1")
    assert found.flags == ("changed_after_reveal",)


def test_a_void_sheet_that_was_opened_and_kept_gives_no_marks() -> None:
    found = kept(void=frozenset({"d1"}))
    assert (found.state, found.counts) == ("void", "")


def test_nothing_is_kept_that_was_not_opened_or_is_another_sheets() -> None:
    assert kept(revealed={"I1": frozenset({"d0"})}).state == "missing"
    assert kept(settlements={KEY: Settlement("d0", frozenset({"d2"}))}).state == "missing"


def test_a_sheet_that_comes_only_after_the_reveal_does_not_count() -> None:
    found = cell(sheet(), revealed={"I1": frozenset()})
    assert (found.conflict, found.counts) == ("changed_after_reveal", "")


def test_a_sheet_of_another_panel_is_a_conflict() -> None:
    expected, strange = matrix(Matter("r", (SLOT,), (sheet(member="M9"),)))

    assert expected.state == "missing"
    assert (strange.member, strange.conflict, strange.flags) == ("M9", "no_slot", ("no_slot",))


def test_a_sheet_that_names_no_slot_is_a_conflict_until_it_is_chosen() -> None:
    typed = sheet(listed=False)

    assert cell(typed).conflict == "no_slot"
    settled = cell(typed, settlements={KEY: Settlement("d1")})
    assert (settled.state, settled.flags) == ("received", ("no_slot",))


def test_a_sheet_is_linked_to_the_interview_that_a_person_named() -> None:
    typed = SheetView("X7", "M1", "d1", ruleset="r", listed=False)
    settled = {("X7", "M1"): Settlement("d1", link="I1")}
    found = cell(typed, settlements=settled)
    assert (found.interview, found.state, found.counts) == ("I1", "received", "d1")


def test_two_sheets_linked_to_one_cell_are_a_conflict() -> None:
    typed = SheetView("X7", "M1", "d2", ruleset="r", listed=False)
    settled = {("X7", "M1"): Settlement("d2", link="I1")}
    assert cell(sheet(), typed, settlements=settled).conflict == "contested"


def test_what_is_unexplained_is_listed() -> None:
    slot = Appointment("I1", ("M1", "M2"))
    found = matrix(Matter("r", (slot,), (sheet(),)))
    assert [c.member for c in unexplained(found)] == ["M2"]


def test_every_conflict_and_flag_has_its_sentence() -> None:
    for lang in LANGUAGES:
        for key in (*CONFLICT_TEXTS.values(), *FLAG_TEXTS.values()):
            assert say(key, lang)
