"""The member's queue: who is next, what became of each."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.commission import RuleSet, Slot
from commission_app.domain.language import Bilingual
from commission_app.services.changes import Changes
from commission_app.services.day.repairs import Interrupt
from commission_app.services.day.today import QueueItem, ReadToday, Today, local
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.handing_over import HandOver
from commission_app.services.scoring import Declare, GiveMark, WriteNote
from commission_app.services.sealing import RecordInterview, Recuse, VoidSheet
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import MORNING, SmallSeason, people

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

DAY = MORNING.date()


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    equipped.clock.at(MORNING)
    return equipped.workspace("M01")


def today(laptop: Workspace, day: date | None = None) -> Today:
    return ReadToday(day)(laptop)


def item(laptop: Workspace, interview: str) -> QueueItem:
    return next(i for i in today(laptop).queue if i.interview == interview)


def in_order(laptop: Workspace) -> list[str]:
    with laptop.read() as now:
        slots = [slot for _, slot in now.facts.current(Slot).values()]
    return [s.interview for s in sorted(slots, key=lambda s: s.at)]


def replan(season: SmallSeason, member: str, **changes: object) -> str:
    """The office changes the first appointment and tells the laptop."""
    first = in_order(season.office)[0]
    with season.office.act() as act:
        found = act.facts.current_one(Slot, first)
        assert found is not None
        act.record(msgspec.structs.replace(unsalted(found[1]), **changes))
    season.carry_back(member)
    return first


def test_before_the_declaration_the_list_is_closed(founded: SmallSeason) -> None:
    founded.enrol("M01")
    laptop = founded.workspace("M01")
    closed = today(laptop)
    assert (closed.declared, closed.queue, closed.next, closed.unfinished) == (
        False,
        (),
        "",
        (),
    )
    assert (closed.of, closed.left) == (6, 6)
    Declare()(laptop)
    assert len(today(laptop).queue) == 6


def test_the_queue_stands_in_the_order_of_the_plan(laptop: Workspace) -> None:
    seen = today(laptop)
    assert [i.interview for i in seen.queue] == in_order(laptop)
    assert seen.queue[0].at == time(9)
    assert seen.queue[0].day == seen.day == seen.date == DAY
    assert {i.state for i in seen.queue} == {"waiting"}
    assert seen.next == seen.queue[0].interview
    assert seen.panels == (Bilingual("A панелі", "Панель A"),)


def test_a_card_shows_the_person_in_both_languages_and_no_number(laptop: Workspace) -> None:
    one = people()[0]
    card = item(laptop, one.code).card
    assert card.names.ru == one.names.ru.full
    assert card.organisation.ru == one.organisation.ru
    assert (card.region.kk, card.region.ru) == ("Астана қаласы", "город Астана")
    assert one.iin not in repr(today(laptop))


def test_where_only_codes_are_shown_no_name_is_in_the_answer(equipped: SmallSeason) -> None:
    with equipped.office.act() as act:
        found = act.facts.current_one(RuleSet, "ruleset")
        assert found is not None
        rules = found[1].rules
        coded = msgspec.structs.replace(rules.interview, show="code_only")
        rules = msgspec.structs.replace(rules, interview=coded)
        act.record(
            msgspec.structs.replace(
                unsalted(found[1]), rules=rules, version_number=2, reason="Кодтар ғана."
            )
        )
    equipped.carry_back("M01")
    seen = today(equipped.workspace("M01"))
    names = {word for one in people() for word in (one.names.kk.surname, one.names.ru.surname)}
    assert len(seen.queue) == 6
    assert not [name for name in names if name in repr(seen)]


def test_what_is_begun_comes_next_and_stands_among_the_unfinished(laptop: Workspace) -> None:
    third = in_order(laptop)[2]
    GiveMark(third, "C1", 4)(laptop)
    GiveMark(third, "C2", 3)(laptop)
    seen = today(laptop)
    assert seen.next == third
    assert [(i.interview, i.state, i.marked, i.of) for i in seen.unfinished] == [
        (third, "in_progress", 2, 6)
    ]


def test_an_interrupted_one_is_not_next_and_tells_its_reason(laptop: Workspace) -> None:
    first, second = in_order(laptop)[:2]
    GiveMark(first, "C1", 4)(laptop)
    Interrupt(first, "Өрт дабылы.")(laptop)
    seen = today(laptop)
    assert seen.next == second
    assert [(i.state, i.reason, i.marked) for i in seen.unfinished] == [
        ("interrupted", "Өрт дабылы.", 1)
    ]


def test_a_mark_taken_back_leaves_the_interview_waiting(laptop: Workspace) -> None:
    first = in_order(laptop)[0]
    GiveMark(first, "C1", 4)(laptop)
    GiveMark(first, "C1", None)(laptop)
    assert item(laptop, first).state == "waiting"
    WriteNote(first, "Ойлы.")(laptop)
    assert item(laptop, first).state == "in_progress"


def test_a_sealed_sheet_goes_from_the_laptop_to_the_office(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    code = equipped.score("M01", one, 4)
    sealed = item(laptop, one)
    assert (sealed.state, sealed.control, sealed.marked) == ("sealed", code, 6)
    equipped.carry("M01")
    assert item(laptop, one).state == "delivered"
    equipped.carry_back("M01")
    assert item(laptop, one).state == "confirmed"
    VoidSheet(one, "Басқа адамға.")(laptop)
    assert (item(laptop, one).state, item(laptop, one).reason) == ("void", "Басқа адамға.")


def test_counts_add_up_over_all_days(laptop: Workspace, equipped: SmallSeason) -> None:
    one, two, three, four = equipped.interviews[:4]
    equipped.score("M01", one, 4)
    GiveMark(two, "C1", 3)(laptop)
    Recuse(three, "relative", "Туысым.")(laptop)
    RecordInterview(four, "absent", "Келмеді.")(laptop)
    seen = today(laptop)
    assert (seen.of, seen.scored, seen.left, seen.settled) == (6, 1, 3, 2)
    assert (seen.days[0].interviews, seen.days[0].scored, seen.days[0].left) == (6, 1, 3)
    assert (item(laptop, three).state, item(laptop, three).reason) == ("recused", "Туысым.")
    assert (item(laptop, four).state, item(laptop, four).reason) == ("absent", "Келмеді.")


def test_the_office_decides_what_became_of_an_appointment(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    RecordInterview(one, "rescheduled", "Ауырып қалды.")(equipped.office)
    equipped.carry_back("M01")
    assert (item(laptop, one).state, item(laptop, one).reason) == (
        "rescheduled",
        "Ауырып қалды.",
    )
    RecordInterview(one, "absent")(laptop)
    assert item(laptop, one).state == "rescheduled"
    RecordInterview(one, "held")(equipped.office)
    equipped.carry_back("M01")
    assert item(laptop, one).state == "waiting"


def test_other_days_are_reached_and_the_nearest_is_chosen(equipped: SmallSeason) -> None:
    tomorrow = DAY + timedelta(days=1)
    moved = replan(equipped, "M01", at=f"{tomorrow}T10:00+05:00")
    laptop = equipped.workspace("M01")
    early = today(laptop)  # the season's clock stands eight days before
    assert (early.day, len(early.queue)) == (DAY, 5)
    assert [d.day for d in early.days] == [DAY, tomorrow]
    other = today(laptop, tomorrow)
    assert [i.interview for i in other.queue] == [moved]
    assert other.next == moved
    assert (other.of, other.left) == (6, 6)
    assert today(laptop, DAY + timedelta(days=9)).day == DAY  # nothing there
    equipped.clock.at(MORNING + timedelta(days=5))
    assert today(laptop).day == tomorrow


def test_the_sitting_of_the_day_brings_its_place(equipped: SmallSeason) -> None:
    equipped.clock.at(MORNING)
    OpenSitting("A", "panel")(equipped.office)
    equipped.carry_back("M01")
    assert today(equipped.workspace("M01")).sitting == "A"


def test_somebody_not_on_the_list_stands_at_the_end_of_the_day(laptop: Workspace) -> None:
    AddWalkIn("L26-9999", "Ахметов Болат")(laptop)
    last = today(laptop).queue[-1]
    assert (last.interview, last.card.names.kk, last.card.listed) == (
        "L26-9999",
        "Ахметов Болат",
        False,
    )
    assert (last.day, last.at, last.state) == (DAY, None, "waiting")


def test_a_draft_whose_appointment_went_stays_in_sight(equipped: SmallSeason) -> None:
    first = in_order(equipped.office)[0]
    GiveMark(first, "C1", 4)(equipped.workspace("M01"))
    replan(equipped, "M01", cancelled=True)
    seen = today(equipped.workspace("M01"))
    (lost,) = seen.unfinished
    assert (lost.interview, lost.card.listed, lost.marked) == (first, False, 1)


def test_a_member_sees_no_mark_of_another(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M02", one, 5)
    equipped.carry("M02")
    equipped.carry_back("M01")
    assert item(equipped.workspace("M01"), one).state == "waiting"


def test_the_answer_changes_with_what_it_names(laptop: Workspace) -> None:
    assert Changes.DRAFTS in ReadToday().shows
    assert hash(ReadToday(DAY)) == hash(ReadToday(DAY))
    before = today(laptop)
    HandOver(laptop.folder.parent / "stick.cmx")(laptop)
    assert today(laptop) == before


def test_times_are_those_of_the_wall() -> None:
    assert local("2026-09-29T09:00+05:00").time() == time(9)
    assert local("2026-09-29T04:00:00.000Z").time() == time(9)
    assert local("2026-09-29T10:00+06:00").time() == time(9)
