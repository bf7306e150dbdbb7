"""A slip that was used twice: one person alone does not let the second laptop in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.trust import Confirmation
from commission_app.services.devices.lines import laptops
from commission_app.services.devices.second import ApproveLaptop
from commission_app.services.devices.setting_up import ConfirmLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

WHY = "Бірінші ноутбуктің экраны сынды."


@pytest.fixture
def twice(equipped: SmallSeason) -> tuple[SmallSeason, str]:
    """M01 opened the same package on two laptops; the fingerprint of the second one."""
    package = equipped.folder / "twice.cmx"
    slip = PrepareLaptop("M01", package)(equipped.office).value.slip
    first = equipped.open_laptop("M01", package, slip, "first")
    second = equipped.open_laptop("M01", package, slip, "second")
    equipped.carry("first")
    ConfirmLaptop("M01", first)(equipped.office)
    equipped.score("second", equipped.interviews[0], 4)
    equipped.carry("second")
    return equipped, second


def state(season: SmallSeason, who: str) -> str:
    with season.office.read() as now:
        return laptops(now.facts)[season.workspace(who).device].state


def test_the_second_one_waits_and_is_shown(twice: tuple[SmallSeason, str]) -> None:
    season, second = twice
    with refused("services.second_enrolment"):
        ConfirmLaptop("M01", second)(season.office)
    assert (state(season, "first"), state(season, "second")) == ("confirmed", "waiting")
    assert not season.state().sheets
    assert read_status(season.office).waiting == ("M01",)


@pytest.mark.parametrize(
    "people",
    [
        ("Айгүл",),
        ("Айгүл", " айгүл "),
        ("Айгүл", ""),
        ("Айгүл", "\u200b."),
        ("Айгүл Серік", "Серік, Aйгүл"),  # with a Latin A
        ("A", "B", "C"),
    ],
)
def test_two_people_are_two(twice: tuple[SmallSeason, str], people: tuple[str, ...]) -> None:
    season, second = twice
    with refused("devices.two_people"):
        ConfirmLaptop("M01", second, people)(season.office)


def test_two_people_of_the_office_are_named_in_the_confirmation(
    twice: tuple[SmallSeason, str],
) -> None:
    season, second = twice
    ConfirmLaptop("M01", second, ("Айгүл  Серік", "Болат Ә."))(season.office)
    assert state(season, "second") == "confirmed"
    assert len(season.state().sheets) == 1
    with season.office.read() as now:
        named = [c.people for _, c in now.facts.current(Confirmation).values() if c.people]
    assert named == [("Айгүл Серік", "Болат Ә.")]


def test_the_first_laptop_s_word_is_enough(twice: tuple[SmallSeason, str]) -> None:
    season, second = twice
    _carry_back(season, "first")
    ApproveLaptop(second, WHY)(season.workspace("first"))
    season.carry("first")
    ConfirmLaptop("M01", second)(season.office)
    assert state(season, "second") == "confirmed"


def test_nobody_but_the_member_and_the_chair_approves(twice: tuple[SmallSeason, str]) -> None:
    season, second = twice
    season.carry_back("M02")
    with refused("devices.not_yours_to_approve"):
        ApproveLaptop(second, WHY)(season.workspace("M02"))
    with refused("devices.nothing_to_approve"):
        ApproveLaptop("0000-0000", WHY)(season.workspace("M02"))
    with refused("services.reason_needed"):
        ApproveLaptop(second, " ")(season.workspace("M02"))
    with refused("services.reason_needed"):
        ApproveLaptop(second, "...")(season.workspace("M02"))


def test_the_second_laptop_does_not_approve_itself(twice: tuple[SmallSeason, str]) -> None:
    season, second = twice
    with refused("devices.nothing_to_approve"):
        ApproveLaptop(second, WHY)(season.workspace("second"))


def test_the_chair_s_laptop_approves_another_member_s(equipped: SmallSeason) -> None:
    package = equipped.folder / "twice.cmx"
    slip = PrepareLaptop("M02", package)(equipped.office).value.slip
    first = equipped.open_laptop("M02", package, slip, "first")
    second = equipped.open_laptop("M02", package, slip, "second")
    equipped.carry("first", "second")
    ConfirmLaptop("M02", first)(equipped.office)
    equipped.carry_back("M01")  # the chair
    ApproveLaptop(second, WHY)(equipped.workspace("M01"))
    with refused("services.second_enrolment"):
        ConfirmLaptop("M02", second)(equipped.office)
    equipped.carry("M01")
    ConfirmLaptop("M02", second)(equipped.office)


def _carry_back(season: SmallSeason, who: str) -> None:
    folder = season.folder / "for M01"
    folder.mkdir()
    HandOver(folder, "M01")(season.office)
    TakeIn(sorted(folder.iterdir()))(season.workspace(who))
