"""A lost laptop is ended: what came from it stays, what comes later does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.services.devices.ending import EndDevice, ForeseeEnd
from commission_app.services.handing_over import HandOver
from commission_app.shared.keys import short_fingerprint
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

WHY = "Ноутбук ұрланды."


def test_the_end_names_the_last_statement_that_is_known(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.score("M01", two, 4)
    device = equipped.workspace("M01").device
    done = EndDevice("cm-01", WHY)(equipped.office).value
    with equipped.office.read() as now:
        end = now.facts.current_one(DeviceEnd, device)
        assert end is not None
        assert (end[1].last, end[1].digest) == now.facts.head(device)
        assert (end[1].reason, done.last, done.sheets) == (WHY, end[1].last, 1)
    assert f"{one}/M01" in equipped.state().sheets


def test_the_screen_can_say_before_what_stays_and_what_goes(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    equipped.carry("M01")
    found = ForeseeEnd(equipped.workspace("M01").device)(equipped.office)
    assert (found.laptop.label, found.sheets, found.package) == ("CM-01", 1, 2)
    assert found.last is not None
    assert found.made is not None
    assert found.last <= found.made
    assert found.others == ()
    equipped.enrol("M01", "new")
    equipped.carry("new")
    (other,) = ForeseeEnd("CM-01")(equipped.office).others
    assert (other.label, other.state) == ("CM-05", "waiting")


def test_an_end_needs_a_reason(equipped: SmallSeason) -> None:
    with refused("services.reason_needed"):
        EndDevice("CM-01", "  ")(equipped.office)
    with refused("services.reason_needed"):
        EndDevice("CM-01", "...")(equipped.office)
    assert equipped.facts("device-end") == 0


@pytest.mark.parametrize("text", ["CM-99", "0" * 64, ""])
def test_an_unknown_laptop_is_not_ended(equipped: SmallSeason, text: str) -> None:
    with refused("devices.unknown"):
        EndDevice(text, WHY)(equipped.office)


def test_the_office_does_not_end_itself(equipped: SmallSeason) -> None:
    device = equipped.office.device
    for text in (device, short_fingerprint(device)):
        with refused("devices.office_stays"):
            EndDevice(text, WHY)(equipped.office)


def test_a_laptop_is_ended_once(equipped: SmallSeason) -> None:
    EndDevice("CM-01", WHY)(equipped.office)
    with refused("devices.ended_already"):
        EndDevice("CM-01", WHY)(equipped.office)


def test_two_laptops_of_a_member_are_told_apart(equipped: SmallSeason) -> None:
    short = short_fingerprint(equipped.workspace("M01").device)
    equipped.enrol("M01", "new")
    equipped.carry("new")
    with refused("devices.several"):
        EndDevice("M01", WHY)(equipped.office)
    assert EndDevice(short, WHY)(equipped.office).value.laptop.label == "CM-01"


def test_an_unconfirmed_laptop_is_not_found_by_its_fingerprint(equipped: SmallSeason) -> None:
    short = equipped.enrol("M01", "new")
    equipped.carry("new")
    with refused("devices.unknown"):
        EndDevice(short, WHY)(equipped.office)


def test_a_laptop_ends_nobody(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        EndDevice("CM-02", WHY)(equipped.workspace("M01"))


def test_nothing_goes_to_a_laptop_that_was_ended(equipped: SmallSeason) -> None:
    EndDevice("CM-01", WHY)(equipped.office)
    with refused("services.no_laptops"):
        HandOver(equipped.folder / "usb", "M01")(equipped.office)
    assert len(HandOver(equipped.folder / "usb")(equipped.office).value) == 3
