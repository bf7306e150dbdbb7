"""A laptop is entered when its package lies on the stick, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary, packages
from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.people.members import ReadCommission
from commission_app.services.verifying import Verify
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from tests.support.seasons import SmallSeason, refused

if TYPE_CHECKING:
    from pathlib import Path


def entered(season: SmallSeason) -> tuple[int, int, int]:
    """Assignments, packages that went, lines of the diary."""
    with season.office.read() as now:
        gone = packages.count(now.c, now.own.season, "out")
        return season.facts("assignment"), gone, diary.head(now.c)[0]


def test_a_stick_that_was_pulled_out_leaves_no_laptop(founded: SmallSeason) -> None:
    before, stick = entered(founded), founded.stick("M01")
    with refused("shared.file_missing"):
        PrepareLaptop("M01", stick)(founded.office)
    assert entered(founded) == before
    assert ReadCommission()(founded.office).laptops == ()


def test_preparing_again_gives_a_good_slip_and_the_same_label(founded: SmallSeason) -> None:
    stick = founded.stick("M01")
    with refused("shared.file_missing"):
        PrepareLaptop("M01", stick)(founded.office)
    stick.parent.mkdir()
    prepared = PrepareLaptop("M01", stick)(founded.office).value
    assert prepared.laptop == "CM-01"
    assert founded.open_laptop("M01", stick, prepared.slip, "M01")
    assert founded.facts("assignment") == 1
    assert Verify()(founded.office).ok


def test_a_stick_that_forgets_leaves_neither_package_nor_laptop(
    founded: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(path: Path, data: bytes) -> None:
        raise UserError(T("shared.file_not_as_written"), file=str(path))

    before, stick = entered(founded), founded.stick("M01")
    stick.parent.mkdir()
    monkeypatch.setattr(atomic_file, "verify_on_medium", forgetful)
    with refused("shared.file_not_as_written"):
        PrepareLaptop("M01", stick)(founded.office)
    assert entered(founded) == before
    assert list(stick.parent.iterdir()) == []
    assert list(founded.office.outbox.iterdir()) == []


def test_a_prepared_laptop_is_entered_with_its_package(founded: SmallSeason) -> None:
    assignments, gone, _ = entered(founded)
    stick = founded.stick("M01")
    stick.parent.mkdir()
    sent = PrepareLaptop("M01", stick)(founded.office).value.sent
    assert entered(founded)[:2] == (assignments + 1, gone + 1)
    assert (founded.office.outbox / f"{sent.package}.cmx").read_bytes() == stick.read_bytes()
