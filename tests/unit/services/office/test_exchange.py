"""What came, what lacks, what was refused, which laptop an update waits for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.for_laptop import facts_for
from commission_app.services.handing_over import HandOver
from commission_app.services.office.exchange import Exchange, ReadExchange
from commission_app.services.office.laptop_states import outgoing
from commission_app.services.sealing import Recuse
from commission_app.services.taking_in import TakeIn
from tests.support.asked import asked_anywhere
from tests.support.offices import give, second_office
from tests.support.seasons import MEMBERS, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.office.laptop_states import LaptopState

NUMBERS = "SELECT package.device, package.number \nFROM package"  # what is missing among them


def read(season: SmallSeason) -> Exchange:
    return ReadExchange()(season.office)


def laptop(season: SmallSeason, member: str) -> LaptopState:
    return next(one for one in read(season).laptops if one.member == member)


def test_packages_are_listed_the_newest_first_with_what_they_held(scored: SmallSeason) -> None:
    shown = read(scored)
    assert [one.member for one in shown.came[:4]] == ["M04", "M03", "M02", "M01"]
    newest = shown.came[3]
    assert (newest.laptop, newest.number, newest.sheets) == ("CM-01", 2, 5)
    assert newest.result.key == "office.result_taken"
    assert newest.made is not None
    assert newest.taken is not None
    assert newest.made <= newest.taken
    assert shown.missing_sheets == 2
    assert shown.lacking == ()


def test_a_number_that_was_skipped_is_missing_in_words(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    lost_for_good(equipped)
    one, _ = read(equipped).lacking
    assert one.text.key == "devices.packages_missing"
    words = "Package 3 of Сарсенбаева Айгуль Кайратовна's CM-01 has not come."
    assert one.text.say("en").startswith(words)


def test_what_a_later_package_brought_stands_at_that_package_alone(
    equipped: SmallSeason,
) -> None:
    for _ in range(2):
        HandOver(equipped.stick("lost"))(equipped.workspace("M01"))
    equipped.carry("M01")
    found = read(equipped)
    assert found.lacking == ()
    assert [(one.number, one.instead) for one in found.came if one.member == "M01"] == [
        (4, (2, 3)),
        (1, ()),
    ]


def test_what_is_missing_is_reckoned_once(equipped: SmallSeason) -> None:
    """For the list and for what its packages stand in for."""
    HandOver(equipped.stick("lost"))(equipped.workspace("M01"))
    equipped.carry("M01")
    with asked_anywhere() as statements:
        assert read(equipped).came[0].instead == (2,)
    numbers = [sql for sql in statements if sql.startswith(NUMBERS)]
    assert len(numbers) == 1


def test_an_office_that_counts_its_laptops_packages_too_lost_none(founded: SmallSeason) -> None:
    """One counter for all recipients: its extract is the second, the first went to a laptop."""
    second = second_office(founded)
    PrepareLaptop("M01", founded.folder)(second)
    (taken,) = give(founded, "second", "office")
    assert taken.result == "taken"
    (one,) = read(founded).came
    assert (one.number, one.instead) == (2, ())


def test_a_laptop_that_was_never_heard_of_stands_in_the_list(founded: SmallSeason) -> None:
    founded.enrol("M02")
    assert laptop(founded, "M02").word.key == "office.laptop_not_heard"
    founded.carry("M02")
    waits = laptop(founded, "M02")
    assert (waits.confirmed, waits.word.key) == (False, "office.laptop_unconfirmed")
    assert read(founded).came[0].result.key == "office.result_waits"


def test_an_update_waits_until_it_is_written_and_known_to_have_come(
    equipped: SmallSeason,
) -> None:
    equipped.carry_back("M01")
    equipped.carry("M01")
    assert laptop(equipped, "M01").word.key == "office.laptop_up_to_date"
    Recuse(equipped.interviews[0], "relative", member="M01")(equipped.office)
    waits = laptop(equipped, "M01")
    assert (waits.to_send, waits.word.key) == (1, "office.laptop_update_waits")
    assert read(equipped).updates >= 1
    package = equipped.stick("back")
    HandOver(package, "M01")(equipped.office)
    assert laptop(equipped, "M01").word.key == "office.laptop_under_way"
    TakeIn([package])(equipped.workspace("M01"))
    equipped.carry("M01")
    assert laptop(equipped, "M01").word.key == "office.laptop_up_to_date"


def test_what_waits_is_what_a_package_would_hold(scored: SmallSeason) -> None:
    Recuse(scored.interviews[1], "other", "Таныс.", "M02")(scored.office)
    with scored.office.read() as now:
        for member in MEMBERS:
            sent = {
                f.header.n
                for f in facts_for(now.facts, member)
                if f.header.device == now.facts.me and f.header.kind != "assignment"
            }
            assert set(outgoing(now, member, 0)) == sent


def test_a_refused_file_lies_in_quarantine_with_its_reason(equipped: SmallSeason) -> None:
    bad = equipped.folder / "usb" / "bad.cmx"
    bad.write_bytes(b"nothing")
    TakeIn([bad])(equipped.office)
    (one,) = read(equipped).quarantine
    assert (one.size, one.name.endswith(".refused")) == (7, True)
    assert len({one.reason.kk, one.reason.ru, one.reason.en}) == 3
    (equipped.office.inbox / "quarantine" / one.name).with_suffix(".txt").unlink()
    assert read(equipped).quarantine[0].reason.ru == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipe in a folder")
def test_what_a_hand_puts_into_the_quarantine_does_not_hold_up_the_list(
    equipped: SmallSeason,
) -> None:
    bad, folder = equipped.folder / "bad.cmx", equipped.office.inbox / "quarantine"
    bad.write_bytes(b"nothing")
    TakeIn([bad])(equipped.office)
    (kept,) = read(equipped).quarantine
    (folder / kept.name).with_suffix(".txt").unlink()
    for name in (f"{kept.name.partition('.')[0]}.txt", "pipe.refused"):
        os.mkfifo(folder / name)
    (folder / "lost.refused").symlink_to("nowhere")
    (shown,) = read(equipped).quarantine
    assert (shown.name, shown.reason.en) == (kept.name, "")
