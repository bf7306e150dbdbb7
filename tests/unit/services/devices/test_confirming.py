"""A fingerprint from paper finds the laptop that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.confirming import ConfirmDevice
from commission_app.services.devices.lines import laptops
from commission_app.shared.keys import short_fingerprint
from tests.support.seasons import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def test_a_new_laptop_and_a_restored_one_are_confirmed_alike(
    equipped: SmallSeason,
    saved: Callable[[SmallSeason, str], Path],
    restored: Callable[[SmallSeason, Path, str], str],
) -> None:
    device = restored(equipped, saved(equipped, "M01"), "again")
    short = equipped.enrol("M01", "new")
    equipped.carry("again", "new")
    with refused("services.fingerprint_differs"):
        ConfirmDevice("M01", "0000-0000")(equipped.office)
    with refused("services.fingerprint_differs"):
        ConfirmDevice("M02", short)(equipped.office)
    ConfirmDevice("M01", short_fingerprint(device))(equipped.office)
    ConfirmDevice("M01", short)(equipped.office)
    with equipped.office.read() as now:
        mine = [one for one in laptops(now.facts).values() if one.member == "M01"]
    assert sorted(one.state for one in mine) == ["confirmed", "confirmed", "replaced"]
    assert all(one.checked for one in mine)
