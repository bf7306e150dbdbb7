"""A first package says whose prepared laptop it comes from, as far as its slip proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.services.devices.claims import Claim, claim_of
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.support.seasons import SmallSeason

    Save = Callable[[SmallSeason, str], Path]
    Again = Callable[[SmallSeason, Path, str], str]


def package(season: SmallSeason, who: str) -> Package:
    HandOver(season.stick(who))(season.workspace(who))
    office = season.office
    expect = Expect(office.device, office.own.season, office.own.practice)
    return open_package(season.stick(who).read_bytes(), office.keys.open, expect)


def claim(season: SmallSeason, who: str) -> Claim | None:
    opened = package(season, who)
    with season.office.read() as now:
        return claim_of(now, opened)


def test_a_laptop_that_was_opened_with_its_slip_is_called_as_prepared(
    founded: SmallSeason,
) -> None:
    founded.enrol("M02")
    assert claim(founded, "M02") == Claim("M02", "CM-01", waits=True)


def test_who_has_no_slip_of_this_office_stays_a_stranger(
    founded: SmallSeason, tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "another computer"))
    elsewhere = founded.copy(tmp_path / "elsewhere")
    elsewhere.enrol("M02")  # prepared after the copy: here nothing is known of it
    package(elsewhere, "M02")
    elsewhere.close()
    monkeypatch.setenv("COMMISSION_DATA", str(data_folder))
    data = elsewhere.stick("M02").read_bytes()
    office = founded.office
    expect = Expect(office.device, office.own.season, office.own.practice)
    with office.read() as now:
        assert claim_of(now, open_package(data, office.keys.open, expect)) is None


def test_a_restored_laptop_is_called_as_the_one_in_whose_place_it_stands(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    restored(equipped, saved(equipped, "M01"), "again")
    assert claim(equipped, "again") == Claim("M01", "CM-01", waits=False)
    TakeIn([equipped.stick("again")])(equipped.office)
    assert claim(equipped, "again") == Claim("M01", "CM-01", waits=False)
