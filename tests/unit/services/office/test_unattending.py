"""A mark of presence that was a mistake is taken back by a new word; votes stand on none."""

from __future__ import annotations

import pytest

from commission_app.domain.facts.kinds.deciding import Attendance
from commission_app.models import diary
from commission_app.services.office.attending import Arrive, Leave
from commission_app.services.office.concluding import Conclude
from commission_app.services.office.journal import ReadJournal
from commission_app.services.office.proposing import CastVote, Propose
from commission_app.services.office.sitting import ReadSitting
from commission_app.services.office.unattending import TakeBackArrivals, WasNotThere
from commission_app.services.sittings import CloseSitting, OpenSitting, RevealMarks
from tests.support.seasons import MEMBERS, SmallSeason, refused


@pytest.fixture
def sitting(scored: SmallSeason) -> SmallSeason:
    """The plenary sits, everybody was marked as there, the marks are open."""
    OpenSitting("P", "plenary")(scored.office)
    Arrive("P", MEMBERS)(scored.office)
    RevealMarks()(scored.office)
    return scored


def present(season: SmallSeason) -> list[str]:
    return [s.member for s in ReadSitting("P")(season.office).seats if s.present]


def said(season: SmallSeason, member: str) -> list[Attendance]:
    with season.office.read() as now:
        return [body for _, body in now.facts.revisions(Attendance)[f"P/{member}"]]


def test_who_was_marked_by_mistake_is_absent_with_a_reason_and_both_words_stay(
    sitting: SmallSeason,
) -> None:
    WasNotThere("P", "M03", " Ауырып  қалды. ")(sitting.office)
    assert present(sitting) == ["M01", "M02", "M04"]
    seat = next(s for s in ReadSitting("P")(sitting.office).seats if s.member == "M03")
    assert (seat.reason, seat.left, seat.since) == ("Ауырып қалды.", None, None)
    old, new = said(sitting, "M03")
    assert (len(old.present), len(new.present)) == (1, 0)
    lines = [line.what.say("ru") for line in ReadJournal()(sitting.office).lines]
    assert any("Отметка о присутствии снята" in line for line in lines)
    Arrive("P", ["M03"])(sitting.office)
    assert present(sitting) == list(MEMBERS)


@pytest.mark.parametrize("nothing", ["  ", " … ", "...", "–"])
def test_a_reason_is_asked_for(sitting: SmallSeason, nothing: str) -> None:
    with refused("services.reason_needed"):
        WasNotThere("P", "M03", nothing)(sitting.office)
    assert present(sitting) == list(MEMBERS)


def test_everybody_who_came_by_one_press_goes_by_one(sitting: SmallSeason) -> None:
    assert TakeBackArrivals("P", MEMBERS)(sitting.office).value == len(MEMBERS)
    assert present(sitting) == []
    with sitting.office.read() as now:
        about = [e.about for e in diary.entries(now.c) if e.what == "attendance.taken_back"]
    assert about == ["P 4"]
    Arrive("P", MEMBERS[:2])(sitting.office)
    assert present(sitting) == list(MEMBERS[:2])


def test_an_earlier_stay_is_kept_and_is_no_matter_of_one_press(sitting: SmallSeason) -> None:
    Leave("P", ["M02"])(sitting.office)
    Arrive("P", ["M02"])(sitting.office)
    with refused("office.came_before"):
        TakeBackArrivals("P", ["M01", "M02"])(sitting.office)
    assert present(sitting) == list(MEMBERS)
    WasNotThere("P", "M02", "Қате белгі.")(sitting.office)
    seat = next(s for s in ReadSitting("P")(sitting.office).seats if s.member == "M02")
    assert seat.left is not None


def test_who_is_not_marked_has_no_mark_to_take_back(sitting: SmallSeason) -> None:
    Leave("P", ["M02"])(sitting.office)
    with refused("office.not_there"):
        WasNotThere("P", "M02", "Ауырып қалды.")(sitting.office)


def test_a_vote_proves_presence_and_a_concluded_one_rests_on_the_quorum(
    sitting: SmallSeason,
) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    CastVote(code, "M01", "for")(sitting.office)
    with refused("office.voted_there"):
        WasNotThere("P", "M01", "Ауырып қалды.")(sitting.office)
    CastVote(code, "M02", "for")(sitting.office)
    CastVote(code, "M03", "for")(sitting.office)
    WasNotThere("P", "M04", "Ауырып қалды.")(sitting.office)
    Arrive("P", ["M04"])(sitting.office)
    Leave("P", ["M03"])(sitting.office)
    Conclude(code)(sitting.office)
    with refused("office.voted_there"):
        WasNotThere("P", "M02", "Ауырып қалды.")(sitting.office)
    assert present(sitting) == ["M01", "M02", "M04"]


def test_the_quorum_of_a_concluded_vote_is_not_taken_away(sitting: SmallSeason) -> None:
    Leave("P", ["M01"])(sitting.office)
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    CastVote(code, "M02", "for")(sitting.office)
    CastVote(code, "M03", "for")(sitting.office)
    Conclude(code)(sitting.office)
    assert sitting.interviews[0] in sitting.state().decisions
    with refused("office.quorum_rests_on_it"):
        WasNotThere("P", "M04", "Ауырып қалды.")(sitting.office)
    assert present(sitting) == ["M02", "M03", "M04"]


def test_after_the_end_nothing_is_taken_back(sitting: SmallSeason) -> None:
    CloseSitting("P")(sitting.office)
    with refused("office.sitting_is_closed"):
        WasNotThere("P", "M02", "Ауырып қалды.")(sitting.office)
    with refused("office.sitting_is_closed"):
        TakeBackArrivals("P", MEMBERS)(sitting.office)
