"""The schedule by day and panel, with what overlaps and who must not be there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.language import Bilingual
from commission_app.services.people.schedule import PanelSeen, ReadSchedule, namesakes, overlaps
from commission_app.services.scheduling import Schedule
from commission_app.services.scoring import Declare
from commission_app.services.sealing import Recuse
from tests.support.seasons import MORNING

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def slot(interview: str, panel: str, minutes: int) -> Slot:
    at = (MORNING + timedelta(minutes=minutes)).isoformat(timespec="minutes")
    return Slot(interview=interview, candidate="0" * 64, panel=panel, position=1, at=at)


def test_slots_stand_in_the_order_of_time(founded: SmallSeason) -> None:
    found = ReadSchedule()(founded.office)
    (day,) = found.days
    (panel,) = day.panels
    assert (day.day, day.count, panel.panel) == (MORNING.date(), 6, "A")
    times = [one.at for one in panel.slots if one.at]
    assert times == sorted(times)
    assert times[0].time() == MORNING.time()
    assert {one.names.kk for one in panel.slots} > {""} - {""}
    assert (found.seed, found.minutes, found.frozen) == ("lot", 20, False)
    assert (found.clashes, found.conflicts, found.unscheduled) == ((), (), ())


def test_panels_are_named_with_their_members(founded: SmallSeason) -> None:
    (one,) = ReadSchedule()(founded.office).panels
    assert (one.title.ru, one.count) == ("Панель A", 6)
    assert len(one.members) == 4


def test_an_empty_season_has_no_days(new_office: SmallSeason) -> None:
    found = ReadSchedule()(new_office.office)
    assert (found.days, found.panels, found.unscheduled) == ((), (), ())


def test_two_panels_share_a_day(new_office: SmallSeason) -> None:
    Schedule(2, "lot", MORNING)(new_office.office)
    (day,) = ReadSchedule()(new_office.office).days
    assert [(one.panel, len(one.slots)) for one in day.panels] == [("A", 3), ("B", 3)]


def test_a_recusal_and_a_declared_conflict_are_marked(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    Declare((one,))(equipped.workspace("M02"))
    Recuse(two, "relative", "Туысым.")(equipped.workspace("M03"))
    equipped.carry("M02", "M03")
    found = {s.interview: s.recused for s in ReadSchedule()(equipped.office).conflicts}
    assert found == {one: ("M02",), two: ("M03",)}


def test_what_was_sealed_is_fixed(scored: SmallSeason) -> None:
    found = ReadSchedule()(scored.office)
    fixed = {s.interview: s.fixed for day in found.days for p in day.panels for s in p.slots}
    one, five = scored.interviews[0], scored.interviews[4]
    assert (fixed[one], fixed[five]) == ("sheets", "")
    assert found.frozen


def test_overlaps_are_found_by_panel_candidate_and_member() -> None:
    members = {"A": frozenset({"M1"}), "B": frozenset({"M2"}), "C": frozenset({"M1", "M3"})}
    slots = [
        slot("K1", "A", 0),
        slot("K2", "A", 19),  # begins before the first has ended
        slot("K3", "A", 40),
        slot("K4", "B", 40),  # another panel with other people
        slot("K4/2", "C", 41),  # the same candidate, and a member of A
    ]
    found = overlaps({one.interview: one for one in slots}, members)
    assert found["K1"] == ("panel", ("K2",))
    assert found["K2"] == ("panel", ("K1",))
    assert found["K3"] == ("member", ("K4/2",))
    assert found["K4"] == ("candidate", ("K4/2",))
    assert set(found["K4/2"][1]) == {"K3", "K4"}


def test_one_after_the_other_is_no_overlap() -> None:
    slots = [slot("K1", "A", 0), slot("K2", "A", 20)]
    assert overlaps({one.interview: one for one in slots}, {}) == {}


def test_a_member_of_the_same_surname_is_a_namesake() -> None:
    members = (
        ("M1", Bilingual("Қоңырбаева А.", "Конырбаева А.")),
        ("M2", Bilingual("Ли", "Ли")),
    )
    panel = PanelSeen("A", Bilingual("A", "А"), members, 0)
    same = namesakes(Bilingual("Қоңырбаев Ерлан", "Конырбаев Ерлан"), panel)
    assert [one.ru for one in same] == ["Конырбаева А."]
    assert namesakes(Bilingual("Ким Ли", "Ким Ли"), panel) == ()
