"""A laptop's way, as the office knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.people.laptops_seen import LaptopSeen, handed_over, laptops_seen
from commission_app.services.sealing import CorrectSheet
from tests.support.asked import asked

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def seen(season: SmallSeason) -> tuple[LaptopSeen, ...]:
    with season.office.read() as now:
        return laptops_seen(now)


def test_a_prepared_laptop_has_said_nothing(founded: SmallSeason) -> None:
    PrepareLaptop("M01", founded.folder)(founded.office)
    (one,) = seen(founded)
    assert (one.state, one.device, one.label, one.sheets) == ("prepared", "", "CM-01", 0)
    assert one.prepared


def test_it_waits_until_its_fingerprint_was_compared(founded: SmallSeason) -> None:
    short = founded.enrol("M01")
    founded.carry("M01")
    (one,) = seen(founded)
    assert (one.state, one.fingerprint, one.member) == ("waiting", short, "M01")


def test_more_laptops_are_no_more_questions_for_their_packages(founded: SmallSeason) -> None:
    def questions() -> int:
        with founded.office.read() as now, asked(now.c) as statements:
            laptops_seen(now)
        return sum("FROM package" in sql for sql in statements)

    founded.enrol("M01")
    founded.carry("M01")
    before = questions()
    founded.enrol("M02")
    founded.carry("M02")
    assert len(seen(founded)) == 2
    assert questions() == before > 0


def test_its_last_package_says_how_many_sheets_it_holds(equipped: SmallSeason) -> None:
    assert handed_over(seen(equipped)) == frozenset()
    equipped.score("M02", equipped.interviews[0], 4)
    equipped.score("M02", equipped.interviews[1], 4)
    equipped.carry("M02")
    found = {one.member: one for one in seen(equipped)}
    assert (found["M02"].sheets, found["M02"].state) == (2, "confirmed")
    assert found["M02"].last_package > found["M01"].last_package
    assert handed_over(seen(equipped)) == {"M02"}


def test_a_corrected_sheet_of_its_last_package_is_one_sheet(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M02", one, 4)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(equipped.workspace("M02"))
    equipped.carry("M02")
    assert {laptop.member: laptop.sheets for laptop in seen(equipped)}["M02"] == 1
