"""A laptop says why an interview is not on its list any more, in the office's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.services.day.list_changes import ReadListChanges
from commission_app.services.day.today import ReadToday
from commission_app.services.people.appointments import CancelSlot
from tests.support.copies import REASON, choosing, contradict, open_conflicts, record, words

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def read(season: SmallSeason, member: str = "M01") -> dict[str, str]:
    """Interview → what the member reads, in all languages at once."""
    found = ReadListChanges()(season.workspace(member))
    return {one.interview: " ".join(words(one.words).values()) for one in found}


def slot(season: SmallSeason, interview: str) -> Slot:
    with season.office.read() as now:
        found = now.facts.current_one(Slot, interview)
    assert found is not None
    return replace(found[1], salt="")


def queue(season: SmallSeason) -> set[str]:
    return {item.interview for item in ReadToday()(season.workspace("M01")).queue}


def test_a_list_that_did_not_change_says_nothing(equipped: SmallSeason) -> None:
    assert read(equipped) == {}


def test_of_two_appointments_the_one_off_the_list_was_chosen_with_a_reason(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    old = slot(equipped, one)
    contradict(equipped, replace(old, cancelled=True), replace(old, minutes=30))
    equipped.carry_back("M01")
    assert one in queue(equipped)  # until a person settled it
    found = open_conflicts(equipped)["slot"]
    off = next(s.digest for s in found.sides if "off" in words(*s.said)["en"].lower())
    choosing(found, off)(equipped.office)
    equipped.carry_back("M01")
    assert one not in queue(equipped)
    told = read(equipped)
    assert set(told) == {one}
    for text in (
        "taken off the list. Reason: " + REASON,
        "снято со списка",
        "тізімінен алынды",
    ):
        assert text in told[one]


def test_of_two_records_of_a_candidate_the_chosen_one_is_shown_with_the_reason(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    with equipped.office.read() as now:
        found = now.facts.current_one(Candidate, one)
    assert found is not None
    other = replace(found[1], salt="", region="KZ-75")
    contradict(equipped, replace(found[1], salt="", region="KZ-10"), other)
    conflict = open_conflicts(equipped)["candidate"]
    choosing(conflict, conflict.sides[0].digest)(equipped.office)
    equipped.carry_back("M01")
    assert "one was chosen. Reason: " + REASON in read(equipped)[one]
    laptop = equipped.workspace("M01")
    with laptop.read() as now:
        assert now.facts.current_one(Candidate, one) is not None
        assert not {"person", "results", "vote", "status"} & set(now.facts.counts())


def test_what_was_cancelled_or_moved_is_told_without_a_settlement_too(
    equipped: SmallSeason,
) -> None:
    one, two = equipped.interviews[:2]
    CancelSlot(one, "Кандидат бас тартты.")(equipped.office)
    record(
        equipped.office,
        Panel(code="B", members=("M02",)),
        replace(slot(equipped, two), panel="B", position=9),
    )
    equipped.carry_back("M01")
    told = read(equipped)
    assert "taken off the list." in told[one]
    assert "moved to the panel B." in told[two]
    assert {one, two}.isdisjoint(queue(equipped))


def test_before_the_declaration_the_list_is_closed(founded: SmallSeason) -> None:
    founded.enrol("M01")
    founded.carry("M01")
    CancelSlot(founded.interviews[0], "Бас тартты.")(founded.office)
    assert ReadListChanges()(founded.workspace("M01")) == ()
