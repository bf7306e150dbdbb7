"""Numbers of packages whose stick failed: never given again, and explained by the laptop."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.handing import Unsent
from commission_app.exchange.envelope import Addressee
from commission_app.models import packages
from commission_app.services.delivering import Delivery, Unwatched, gather
from commission_app.services.devices.chains import troubles
from commission_app.services.devices.gaps import gaps
from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn
from commission_app.services.unsent import missing_packages, state_unsent
from tests.support.offices import give, second_office
from tests.support.seasons import SmallSeason, refused

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace

FAILED = "M01"


def numbers(workspace: Workspace, direction: packages.Direction = "out") -> list[int]:
    with workspace.read() as now:
        rows = packages.all_of(now.c, now.own.season, direction)
        return sorted(row.number for row in rows if row.kind == "sheets")


def said(season: SmallSeason) -> list[str]:
    with season.office.read() as now:
        return [one.say("en") for one in troubles(now, gaps(now))]


def stated(workspace: Workspace) -> set[int]:
    with workspace.read() as now:
        return {body.number for _, body in now.facts.current(Unsent).values()}


def pulled_out(season: SmallSeason) -> None:
    """The stick is not there any more when the package is written."""
    with refused("day.stick_gone"):
        HandOver(season.folder / "no stick" / "package.cmx")(season.workspace(FAILED))


def full(season: SmallSeason) -> None:
    """The kernel refuses to write on after the first bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    laptop = season.workspace(FAILED)
    with laptop.act() as act:
        facts = act.facts.select(devices=[act.keys.device])
        to = Addressee(act.own.office_sealing, act.own.office)
        parcel = gather(act, "sheets", facts, to)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with refused("shared.file_no_room"):
            Delivery(laptop, Unwatched()).put(parcel, season.folder / "full.cmx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def killed_before_the_register(season: SmallSeason) -> Path:
    """Everything was written and compared; then the power failed."""
    laptop = season.workspace(FAILED)
    file = season.folder / "killed.cmx"
    with laptop.act() as act:
        facts = act.facts.select(devices=[act.keys.device])
        to = Addressee(act.own.office_sealing, act.own.office)
        parcel = gather(act, "sheets", facts, to)
    Delivery(laptop, Unwatched()).put(parcel, file)
    return file


def test_a_number_of_a_failed_stick_is_explained_and_not_missed(equipped: SmallSeason) -> None:
    pulled_out(equipped)
    full(equipped)
    equipped.carry(FAILED)
    laptop = equipped.workspace(FAILED)
    assert numbers(laptop) == [1, 4]
    assert stated(equipped.office) == {2, 3}
    assert said(equipped) == []


def test_a_number_is_never_given_again_where_its_file_may_lie_somewhere(
    equipped: SmallSeason,
) -> None:
    file = killed_before_the_register(equipped)
    equipped.score(FAILED, equipped.interviews[0], 4)
    equipped.carry(FAILED)
    assert numbers(equipped.office, "in").count(2) == 0
    assert stated(equipped.office) == {2}
    (taken,) = TakeIn([file])(equipped.office).value  # the file is found: it does no harm
    assert (taken.result, taken.reason) == ("already", None)
    assert {2, 3} <= set(numbers(equipped.office, "in"))
    assert said(equipped) == []


def test_a_package_that_was_written_and_lost_is_still_missed(equipped: SmallSeason) -> None:
    HandOver(equipped.folder / "lost.cmx")(equipped.workspace(FAILED))
    pulled_out(equipped)
    equipped.carry(FAILED)
    with equipped.office.read() as now:
        assert missing_packages(now) == {equipped.workspace(FAILED).device: [2]}


def test_a_number_of_an_office_is_never_missed(founded: SmallSeason) -> None:
    second = second_office(founded)
    PrepareLaptop("M01", founded.folder)(second)
    give(founded, "second", "office")
    with founded.office.read() as now:
        assert packages.missing(now.c, now.own.season) == {second.device: [1]}
        assert missing_packages(now) == {}


def test_nothing_is_stated_twice_or_where_nothing_failed(equipped: SmallSeason) -> None:
    laptop = equipped.workspace(FAILED)
    assert state_unsent(laptop).value == 0
    pulled_out(equipped)
    assert state_unsent(laptop).value == 1
    assert state_unsent(laptop).value == 0


def test_another_member_explains_no_gap(equipped: SmallSeason) -> None:
    HandOver(equipped.folder / "lost.cmx")(equipped.workspace(FAILED))
    device, other = equipped.workspace(FAILED).device, equipped.workspace("M02")
    with other.act() as act:
        for member in ("M02", FAILED):
            act.record(Unsent(device=device, number=2, package="x", member=member))
    equipped.carry(FAILED, "M02")
    with equipped.office.read() as now:
        assert missing_packages(now) == {device: [2]}


def test_a_number_of_the_office_is_not_given_again_after_a_failed_stick(
    founded: SmallSeason,
) -> None:
    one = founded.folder / "one.cmx"
    for _ in range(2):
        with refused("shared.file_missing"):
            PrepareLaptop("M01", founded.folder / "no stick" / "a.cmx")(founded.office)
    PrepareLaptop("M01", one)(founded.office)
    with founded.office.read() as now:
        rows = packages.all_of(now.c, now.own.season, "out")
    assert [row.number for row in rows] == [3]
