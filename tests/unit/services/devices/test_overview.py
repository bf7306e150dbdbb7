"""Laptops in a list: no fingerprint before it was typed from the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.overview import DeviceRow, device_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def rows(season: SmallSeason) -> list[DeviceRow]:
    with season.office.read() as now:
        return [r for r in device_rows(season.office, now) if r.member == "M01"]


def test_each_state_has_its_words(
    equipped: SmallSeason,
    saved: Callable[[SmallSeason, str], Path],
    restored: Callable[[SmallSeason, Path, str], str],
) -> None:
    restored(equipped, saved(equipped, "M01"), "again")
    equipped.carry("again")
    short = equipped.enrol("M01", "new")
    equipped.carry("new")
    found = {row.state: row for row in rows(equipped)}
    assert set(found) == {"replaced", "confirmed", "waiting"}
    assert found["replaced"].fingerprint
    assert (found["confirmed"].fingerprint, found["confirmed"].laptop) == ("", "CM-01")
    assert found["waiting"].fingerprint == ""
    told = " ".join(row.words.say("en") for row in rows(equipped))
    assert "waits to be confirmed" in told
    assert short not in told


def test_an_ended_one_says_so_and_holds_nothing_any_more(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    equipped.carry("M01")
    assert rows(equipped)[0].holds is not None
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    (one,) = rows(equipped)
    assert (one.state, one.sheets, one.unconfirmed, one.holds) == ("ended", 1, 1, None)
    assert one.words.say("en") == f"M01 CM-01: ended, fingerprint {one.fingerprint}"
