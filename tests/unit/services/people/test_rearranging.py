"""What every act on the schedule asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.rearranging import Rearranging, slot_time
from commission_app.services.people.schedule import ReadSchedule
from tests.support.seasons import MORNING, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_a_slot_s_time_keeps_its_offset() -> None:
    assert slot_time(MORNING) == "2026-09-29T09:00+05:00"


def test_a_new_place_comes_after_the_last(founded: SmallSeason) -> None:
    with founded.office.act() as act:
        assert Rearranging(act, "").position("A") == 7
        assert Rearranging(act, "").position("Z") == 1


def test_codes_count_on_from_every_appointment_that_there_was(founded: SmallSeason) -> None:
    with founded.office.act() as act:
        work = Rearranging(act, "")
        assert work.next_code(founded.interviews[0]) == f"{founded.interviews[0]}/2"
        assert work.next_code("NEW") == "NEW"


def test_a_formed_panel_is_asked_for(founded: SmallSeason) -> None:
    with founded.office.act() as act, refused("people.no_panel") as found:
        Rearranging(act, "").panel("Z")
    assert found.value.values["known"] == "A"
    assert len(ReadSchedule()(founded.office).panels) == 1
