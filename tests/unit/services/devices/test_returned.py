"""A dead laptop comes back: its later sheets are kept, named, and count for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.day.today import ReadToday
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.returned import Returned, returned
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.reckoning import reckon
from commission_app.services.sealing import CorrectSheet
from commission_app.services.status import read_status
from commission_app.services.verifying import Verify

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def kept(season: SmallSeason) -> tuple[Returned, ...]:
    with season.office.read() as now:
        return returned(season.office, now, lambda: reckon(now.facts).cells)


def test_nothing_is_said_where_nothing_came_back(scored: SmallSeason) -> None:
    assert kept(scored) == ()


def test_later_sheets_of_an_ended_laptop_are_named_with_the_one_that_counts(
    equipped: SmallSeason,
) -> None:
    one, two, three = equipped.interviews[:3]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.score("M01", two, 4)
    lone = equipped.score("M01", three, 4)
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    short = equipped.enrol("M01", "new")
    code = equipped.score("new", two, 2)
    equipped.carry("new")
    ConfirmLaptop("M01", short)(equipped.office)
    before = len(equipped.state().sheets)
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    told = TakeInFiles([equipped.stick("M01")])(equipped.office).value
    assert "this laptop no longer counts" in told.packages[0].text.say("en")
    found = {r.interview: r for r in kept(equipped)}
    assert set(found) == {two, three}
    assert (found[two].instead, found[three].instead) == (code, "")
    assert found[three].code == lone
    assert "CM-01 that was ended" in found[two].words.say("en")
    assert "there is no other" in found[three].words.say("en")
    state = equipped.state()
    assert (len(state.sheets), state.contested) == (before, ())
    assert state.sheets[f"{two}/M01"][1].marks[0].level == 2
    assert ReadExchange()(equipped.office).came[0].result.key == "office.result_ended"
    status = read_status(equipped.office)
    assert len(status.not_counted) == 2
    assert {"levels", "4"}.isdisjoint(" ".join(s.say("en") for s in status.not_counted).split())
    assert Verify()(equipped.office).findings == ()


def test_a_correction_on_a_dead_laptop_changes_nothing(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    CorrectSheet(one, {"C1": (3, "")}, "Кейін.")(equipped.workspace("M01"))
    equipped.carry("M01")
    assert equipped.state().sheets[f"{one}/M01"][1].marks[0].level == 4
    assert [r.interview for r in kept(equipped)] == [one]


def test_a_replacement_goes_on_where_the_dead_one_stopped(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    short = equipped.enrol("M01", "new")
    new = equipped.workspace("new")
    today = ReadToday()(new)
    assert today.declared
    assert {i.interview for i in today.queue if i.state == "confirmed"} == {one}
    equipped.score("new", two, 5)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(new)
    equipped.carry("new")
    ConfirmLaptop("M01", short)(equipped.office)
    sheets = equipped.state().sheets
    assert sheets[f"{one}/M01"][1].marks[0].level == 5
    assert sheets[f"{two}/M01"][1].marks[0].level == 5
    assert Verify()(new).findings == ()


def test_what_only_the_dead_one_sealed_comes_to_a_replacement_as_not_counting(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.enrol("M01", "new")
    states = {i.interview: i.state for i in ReadToday()(equipped.workspace("new")).queue}
    assert states[one] == "waiting"
    equipped.score("new", one, 3)


def test_without_an_end_two_sheets_of_one_interview_are_a_conflict(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    short = equipped.enrol("M01", "new")
    equipped.score("new", one, 3)
    equipped.score("M01", one, 4)
    equipped.carry("new", "M01")
    ConfirmLaptop("M01", short)(equipped.office)
    assert equipped.state().contested == (("sheet", f"{one}/M01"),)
    (conflict,) = read_status(equipped.office).conflicts
    assert (conflict.interview, conflict.member) == (one, "M01")
