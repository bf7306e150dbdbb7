"""Appointments change while nothing was sealed, and not afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.language import Bilingual
from commission_app.services.people.appointments import (
    AddInterview,
    CancelSlot,
    ChangePanel,
    MoveSlot,
    Reschedule,
    SwapSlots,
)
from commission_app.services.people.places import places
from commission_app.services.people.schedule import ReadSchedule, SlotSeen
from commission_app.services.scheduling import Schedule
from commission_app.services.sealing import RecordInterview
from commission_app.services.workspace import slots_of
from tests.support.seasons import MEMBERS, MORNING, people, refused
from tests.unit.services.people.test_places import import_stage

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason
    from tests.unit.services.people.test_dossier import Noted

LATER = MORNING + timedelta(days=1)
TITLE = Bilingual("1-панель, 214-бөлме", "Панель 1, каб. 214")


def seen(season: SmallSeason) -> dict[str, SlotSeen]:
    found = ReadSchedule()(season.office)
    return {s.interview: s for day in found.days for p in day.panels for s in p.slots}


def slots(season: SmallSeason, who: str) -> dict[str, Slot]:
    with season.workspace(who).read() as now:
        return {code: slot for code, (_, slot) in slots_of(now.facts).items()}


def in_time(season: SmallSeason) -> list[str]:
    """The interviews as they follow each other."""
    return sorted(season.interviews, key=lambda code: str(seen(season)[code].at))


def test_a_slot_moves_to_a_free_time(founded: SmallSeason, noted: Noted) -> None:
    one = founded.interviews[0]
    done = MoveSlot(one, "A", LATER)(founded.office).value
    assert (done.interviews, done.update) == ((one,), ())
    assert seen(founded)[one].at == LATER
    assert slots(founded, "office")[one].seed == ""  # not where the draw had it
    assert noted(founded.office, "slot.moved") == [one]


def test_those_after_it_move_by_as_much(founded: SmallSeason, noted: Noted) -> None:
    before = seen(founded)
    first, *rest = in_time(founded)
    later = MORNING + timedelta(hours=5)
    done = MoveSlot(first, "A", later, rest=True)(founded.office).value
    assert done.interviews == (*rest, first)
    now = seen(founded)
    for code in founded.interviews:
        was, then = before[code].at, now[code].at
        assert was is not None
        assert then == was + timedelta(hours=5)
        assert now[code].position == before[code].position
    assert noted(founded.office, "slot.moved") == [" ".join((first, *rest))]


def test_those_before_it_and_of_another_day_stay(founded: SmallSeason) -> None:
    one, two, three, *rest = in_time(founded)
    MoveSlot(two, "A", LATER)(founded.office)
    before = seen(founded)
    moved = MoveSlot(three, "A", MORNING + timedelta(hours=6), rest=True)(founded.office)
    assert set(moved.value.interviews) == {three, *rest}
    assert [seen(founded)[code].at for code in (one, two)] == [before[c].at for c in (one, two)]


def test_what_is_in_the_way_of_one_of_them_stops_them_all(founded: SmallSeason) -> None:
    _, two, *_ = in_time(founded)
    before, times = founded.digest(), seen(founded)
    with refused("people.slot_taken"):
        MoveSlot(two, "A", MORNING, rest=True)(founded.office)
    assert (founded.digest(), seen(founded)) == (before, times)


def test_a_taken_time_is_refused(founded: SmallSeason) -> None:
    one, two = founded.interviews[:2]
    at = seen(founded)[two].at
    assert at is not None
    before = founded.digest()
    with refused("people.slot_taken"):
        MoveSlot(one, "A", at + timedelta(minutes=5))(founded.office)
    assert founded.digest() == before


def test_once_laptops_are_out_a_reason_is_asked_and_an_update_carries_it(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    for nothing in ("", "…"):
        with refused("people.reason_frozen"):
            MoveSlot(one, "A", LATER, nothing)(equipped.office)
    done = MoveSlot(one, "A", LATER, "Жолда қалды.")(equipped.office).value
    assert done.update == MEMBERS
    equipped.carry_back("M01")
    moved = slots(equipped, "M01")[one].at
    assert datetime.fromisoformat(moved) == LATER


def test_two_slots_change_places(founded: SmallSeason) -> None:
    one, two = founded.interviews[:2]
    before = seen(founded)
    SwapSlots(one, two)(founded.office)
    after = seen(founded)
    assert (after[one].at, after[two].at) == (before[two].at, before[one].at)
    assert after[one].code == one
    with refused("people.slot_same"):
        SwapSlots(one, one)(founded.office)


def test_what_is_sealed_stays_where_it_is(scored: SmallSeason) -> None:
    one, five = scored.interviews[0], scored.interviews[4]
    before = scored.digest()
    acts = (
        MoveSlot(one, "A", LATER, "Себебі."),
        SwapSlots(one, five, "Себебі."),
        CancelSlot(one, "Себебі."),
    )
    for act in acts:
        with refused("people.slot_has_sheets"):
            act(scored.office)
    assert scored.digest() == before


def test_who_did_not_come_gets_a_second_appointment(scored: SmallSeason) -> None:
    five = scored.interviews[4]
    done = Reschedule(five, "A", LATER, "Дәлелді себеп.")(scored.office).value
    assert done.interviews == (five, f"{five}/2")
    assert done.update == MEMBERS
    found = seen(scored)
    assert five not in found
    assert (found[f"{five}/2"].at, found[f"{five}/2"].code) == (LATER, five)
    with scored.office.read() as now:
        assert places(now).place(five).state == "scheduled"
    scored.carry_back("M01")
    scored.clock.at(LATER)
    scored.score("M01", f"{five}/2", 4)
    scored.carry("M01")
    with scored.office.read() as now:
        assert places(now).place(five).sheets == 1


def test_a_third_appointment_has_its_own_number(scored: SmallSeason) -> None:
    five = scored.interviews[4]
    Reschedule(five, "A", LATER, "Ауырып қалған.")(scored.office)
    RecordInterview(f"{five}/2", "absent", "Тағы келмеді.")(scored.office)
    again = LATER + timedelta(days=1)
    done = Reschedule(f"{five}/2", "A", again, "Соңғы рет.")(scored.office).value
    assert done.interviews[-1] == f"{five}/3"


def test_only_what_was_missed_is_rescheduled(scored: SmallSeason, noted: Noted) -> None:
    one, five = scored.interviews[0], scored.interviews[4]
    with refused("people.not_missed"):
        Reschedule(one, "A", LATER, "Себебі.")(scored.office)
    for nothing in (" ", "..."):
        with refused("services.reason_needed"):
            Reschedule(five, "A", LATER, nothing)(scored.office)
    with refused("people.no_panel"):
        Reschedule(five, "Z", LATER, "Себебі.")(scored.office)
    assert noted(scored.office, "slot.rescheduled") == []


def test_somebody_admitted_later_is_added(new_office: SmallSeason) -> None:
    for stage in (1, 2, 3, 4):
        import_stage(new_office, stage, ["прошел"] * 5 + ["не прошел"])
    Schedule(1, "lot", MORNING)(new_office.office)
    late = new_office.interviews[5]
    for nothing in ("", "…"):
        with refused("people.basis_needed"):
            AddInterview(late, "A", LATER, nothing)(new_office.office)
    AddInterview(late, "A", LATER, "Сот шешімі № 12")(new_office.office)
    assert seen(new_office)[late].at == LATER
    with refused("people.scheduled_already"):
        AddInterview(late, "A", LATER, "Тағы.")(new_office.office)
    with refused("people.no_candidate"):
        AddInterview("К-9999", "A", LATER, "Тағы.")(new_office.office)


def test_a_cancelled_slot_leaves_the_list_and_may_come_back(founded: SmallSeason) -> None:
    one = founded.interviews[0]
    for nothing in (" ", "–"):
        with refused("services.reason_needed"):
            CancelSlot(one, nothing)(founded.office)
    CancelSlot(one, "Өтінішін қайтарды.")(founded.office)
    assert one not in seen(founded)
    assert [code for code, _ in ReadSchedule()(founded.office).unscheduled] == [one]
    done = AddInterview(one, "A", LATER)(founded.office).value
    assert done.interviews == (f"{one}/2",)
    with refused("services.no_interview"):
        CancelSlot(one, "Тағы.")(founded.office)


def test_a_panel_gets_its_room(founded: SmallSeason) -> None:
    ChangePanel("A", TITLE, MEMBERS)(founded.office)
    (one,) = ReadSchedule()(founded.office).panels
    assert one.title == TITLE


@pytest.mark.parametrize(
    ("members", "key"),
    [((), "people.panel_empty"), (("M77",), "services.no_member")],
)
def test_a_panel_of_nobody_is_refused(
    founded: SmallSeason, members: tuple[str, ...], key: str
) -> None:
    with refused(key):
        ChangePanel("A", TITLE, members)(founded.office)


def test_a_member_with_sheets_stays_on_the_panel(scored: SmallSeason) -> None:
    with refused("people.panel_has_sheets"):
        ChangePanel("A", TITLE, MEMBERS[1:], "Себебі.")(scored.office)
    ChangePanel("B", TITLE, MEMBERS[:2], "Жаңа панель.")(scored.office)
    assert [one.code for one in ReadSchedule()(scored.office).panels] == ["A", "B"]


def test_who_has_no_vote_sits_on_no_panel(founded: SmallSeason) -> None:
    with founded.office.read() as now:
        members = places(now).light.members
    bare = next(code for code, one in members.items() if not one.votes)
    with refused("people.panel_no_vote"):
        ChangePanel("A", TITLE, (*MEMBERS, bare))(founded.office)


def test_a_time_needs_its_offset(founded: SmallSeason) -> None:
    with refused("people.time_offset"):
        MoveSlot(founded.interviews[0], "A", LATER.replace(tzinfo=None))(founded.office)


def test_a_laptop_arranges_nothing(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        MoveSlot(people()[0].code, "A", LATER, "x")(equipped.workspace("M01"))
