"""A cell's details: revisions and sides, closed until the reveal; gaps explained afterwards."""

from __future__ import annotations

import pytest

from commission_app.services.office.cell import CellDetails, ExplainGap, ReadCell
from commission_app.services.sealing import CorrectSheet, Recuse, VoidSheet
from commission_app.services.sittings import CloseSitting, OpenSitting, RevealMarks
from tests.support.seasons import MEMBERS, SmallSeason, refused


def read(season: SmallSeason, interview: str, member: str) -> CellDetails:
    return ReadCell(interview, member)(season.office)


def test_revisions_are_listed_without_marks_before_the_reveal(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    CorrectSheet(one, {"C1": (5, "")}, "4 емес, 5.")(scored.workspace("M01"))
    scored.carry("M01")
    shown = read(scored, one, "M01")
    assert [(r.number, r.counts, r.marks) for r in shown.revisions] == [
        (1, False, ()),
        (2, True, ()),
    ]
    assert shown.revisions[1].reason == ""  # it tells a mark
    assert all(r.sealed is not None for r in shown.revisions)
    assert shown.control == shown.revisions[1].control
    assert "4 емес" not in repr(shown)
    RevealMarks()(scored.office)
    shown = read(scored, one, "M01")
    assert shown.revisions[1].reason == "4 емес, 5."
    assert [m.level for m in shown.revisions[1].marks] == [5, 4, 4, 4, 4, 4]
    assert [m.level for m in shown.revisions[0].marks] == [4] * 6


def test_a_void_sheet_says_why_before_the_reveal(scored: SmallSeason) -> None:
    two = scored.interviews[1]
    VoidSheet(two, "Басқа кандидат ашылған.")(scored.workspace("M02"))
    scored.carry("M02")
    shown = read(scored, two, "M02")
    assert shown.revisions[-1].reason == "Басқа кандидат ашылған."
    assert shown.revisions[-1].state == "void"


def test_a_change_after_the_reveal_shows_both_sides(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    RevealMarks()(scored.office)
    CorrectSheet(one, {"C1": (5, "")}, "4 емес, 5.")(scored.workspace("M01"))
    scored.carry("M01")
    shown = read(scored, one, "M01")
    assert shown.cell.state == "conflict"
    assert [side.key for side in shown.sides] == ["services.sides_open"]
    assert "4 → 5" in shown.sides[0].say("ru")
    assert "reveal" not in shown.can


def test_what_can_be_done_follows_from_the_facts(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    assert read(equipped, one, "M01").can == ("paper", "outcome", "recuse", "explain_gap")
    assert read(equipped, one, "M01").control == ""
    with refused("office.no_cell"):
        read(equipped, one, "M09")


def test_a_complete_interview_can_be_revealed(scored: SmallSeason) -> None:
    assert "reveal" in read(scored, scored.interviews[0], "M01").can
    RevealMarks([scored.interviews[0]])(scored.office)
    assert "reveal" not in read(scored, scored.interviews[0], "M01").can


def test_a_gap_is_explained_once_the_day_is_closed(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    with refused("office.gap_no_sitting"):
        ExplainGap(one, "M01", "Ноутбук бұзылды.")(equipped.office)
    OpenSitting("A", "panel")(equipped.office)
    with refused("office.gap_no_sitting", "office.gap_sitting_open"):
        ExplainGap(one, "M01", "Ноутбук бұзылды.")(equipped.office)
    CloseSitting("A")(equipped.office)
    for nothing in ("  ", "…"):
        with refused("services.reason_needed"):
            ExplainGap(one, "M01", nothing)(equipped.office)
    for member in MEMBERS:
        ExplainGap(one, member, "Ноутбук бұзылды.")(equipped.office)
    shown = read(equipped, one, "M01")
    assert shown.cell.explained
    assert "Ноутбук бұзылды." in shown.cell.why[0].say("kk")
    assert "reveal" in shown.can


@pytest.mark.parametrize("member", MEMBERS[2:])
def test_an_earlier_reason_stays_beside_a_new_one(scored: SmallSeason, member: str) -> None:
    six = scored.interviews[5]
    other = next(m for m in MEMBERS[2:] if m != member)
    ExplainGap(six, member, "Жоғалды.")(scored.office)
    assert "Жоғалды." in read(scored, six, member).cell.why[0].say("kk")
    assert "үйде қалды" in read(scored, six, other).cell.why[0].say("kk")


def test_a_recusal_recorded_in_two_ways_is_where_a_person_must_look(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    Recuse(one, "subordinate", "Қол астымда істейді.")(equipped.workspace("M01"))
    Recuse(one, "other", "Телефонмен айтты.", "M01")(equipped.office)
    equipped.carry("M01")
    shown = read(equipped, one, "M01")
    assert shown.cell.asks
    assert shown.cell.flags[-1].key == "office.recusal_contested"
    told = " ".join(side.say("ru") for side in shown.sides)
    assert "Қол астымда істейді." in told
    assert "Телефонмен айтты." in told
    assert "recuse" not in shown.can
    assert read(equipped, one, "M02").cell.flags == ()
