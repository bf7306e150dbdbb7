"""Members come to a panel's sitting that is opened after its interviews: the time is asked."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commission_app.services.office.attending import Arrive, Leave
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.sitting import ReadSitting
from commission_app.services.sealing import RecordInterview
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import MEMBERS, MORNING, PLENARY, SmallSeason, refused

NOON = MORNING + timedelta(hours=3)


@pytest.fixture
def late(equipped: SmallSeason) -> SmallSeason:
    """The interviews are over and taken in; only now the panel's sitting is opened."""
    equipped.score_all()
    equipped.carry(*MEMBERS)
    equipped.clock.at(NOON)
    OpenSitting("A", "panel")(equipped.office)
    return equipped


def awaited(season: SmallSeason) -> dict[str, datetime | None]:
    return {s.member: s.awaited for s in ReadSitting("A")(season.office).seats if s.votes}


def test_now_is_refused_where_the_interviews_went_on_before(late: SmallSeason) -> None:
    with refused("office.since_when") as told:
        Arrive("A", MEMBERS)(late.office)
    assert told.value.values == {"hour": MORNING.strftime("%H:%M")}
    first = awaited(late)["M01"]
    assert first is not None
    assert first.strftime("%H:%M") == MORNING.strftime("%H:%M")
    Arrive("A", MEMBERS, first.replace(second=0, microsecond=0))(late.office)
    assert set(awaited(late).values()) == {None}
    shown = ReadCell(late.interviews[0], "M01")(late.office)
    assert shown.cell.state == "received"
    assert shown.cell.flags == ()


def test_who_really_came_later_is_absent_only_by_a_time_that_was_named(
    late: SmallSeason,
) -> None:
    Arrive("A", MEMBERS, late.office.world.now())(late.office)
    assert ReadCell(late.interviews[5], "M04")(late.office).cell.state == "absent"


def test_who_comes_back_comes_now(late: SmallSeason) -> None:
    Arrive("A", MEMBERS, MORNING - timedelta(minutes=5))(late.office)
    Leave("A", ["M02"])(late.office)
    assert Arrive("A", ["M02"])(late.office).value == 1


def test_only_planned_interviews_before_now_are_asked_about_too(equipped: SmallSeason) -> None:
    equipped.clock.at(NOON)
    OpenSitting("A", "panel")(equipped.office)
    with refused("office.since_when"):
        Arrive("A", ["M01"])(equipped.office)


def test_a_sitting_that_is_opened_before_its_interviews_asks_nothing(
    equipped: SmallSeason,
) -> None:
    equipped.clock.at(MORNING - timedelta(hours=1))
    OpenSitting("A", "panel")(equipped.office)
    assert set(awaited(equipped).values()) == {None}
    assert Arrive("A", MEMBERS)(equipped.office).value == len(MEMBERS)


def test_a_plenary_sitting_and_another_day_ask_nothing(scored: SmallSeason) -> None:
    scored.clock.at(PLENARY)
    OpenSitting("P", "plenary")(scored.office)
    OpenSitting("B", "panel")(scored.office)
    for code in ("P", "B"):
        assert Arrive(code, MEMBERS)(scored.office).value == len(MEMBERS)


def test_a_rescheduled_interview_is_none_of_the_day(equipped: SmallSeason) -> None:
    for code in equipped.interviews:
        RecordInterview(code, "rescheduled", "Ауысты.")(equipped.office)
    equipped.clock.at(NOON)
    OpenSitting("A", "panel")(equipped.office)
    assert Arrive("A", MEMBERS)(equipped.office).value == len(MEMBERS)
