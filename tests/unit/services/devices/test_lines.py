"""Every laptop that ever introduced itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.lines import find, laptops, last_fact, one_of
from commission_app.shared.keys import fingerprint
from tests.support.seasons import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def test_a_prepared_laptop_is_none_until_it_spoke(founded: SmallSeason) -> None:
    founded.enrol("M01")
    with founded.office.read() as now:
        assert laptops(now.facts) == {}
    founded.carry("M01")
    with founded.office.read() as now:
        (one,) = laptops(now.facts).values()
    assert (one.member, one.label, one.state, one.checked) == ("M01", "CM-01", "waiting", False)
    assert find([one], fingerprint(one.device)) == ()


def test_a_heir_of_a_heir_keeps_label_and_member(
    equipped: SmallSeason,
    saved: Callable[[SmallSeason, str], Path],
    restored: Callable[[SmallSeason, Path, str], str],
) -> None:
    second = restored(equipped, saved(equipped, "M01"), "second")
    third = restored(equipped, saved(equipped, "second"), "third")
    equipped.carry("third")
    with equipped.office.read() as now:
        known = laptops(now.facts)
    mine = {d: one for d, one in known.items() if one.member == "M01"}
    assert {one.label for one in mine.values()} == {"CM-01"}
    assert (mine[second].state, mine[third].state) == ("replaced", "confirmed")
    assert mine[third].old == second
    assert one_of(known.values(), "CM-01").device == third


@pytest.mark.parametrize("how", ["label", "small", "member", "id", "short", "whole"])
def test_a_laptop_is_found_as_a_person_names_it(equipped: SmallSeason, how: str) -> None:
    with equipped.office.read() as now:
        known = laptops(now.facts)
    one = next(o for o in known.values() if o.member == "M03")
    whole = fingerprint(one.device)
    texts = {
        "label": "CM-03",
        "small": " cm-03 ",
        "member": "M03",
        "id": one.device,
        "short": whole.replace("-", "")[:8].lower(),
        "whole": whole,
    }
    assert one_of(known.values(), texts[how]) == one


def test_an_ended_one_keeps_its_reason(equipped: SmallSeason) -> None:
    device = equipped.workspace("M02").device
    EndDevice(device, "Қайтарылды.")(equipped.office)
    with equipped.office.read() as now:
        one = laptops(now.facts)[device]
        assert (one.state, one.why, one.at_work) == ("ended", "Қайтарылды.", False)
        last = last_fact(now.facts, device)
        assert last is not None
        assert last_fact(now.facts, device, last.header.n) == last
        assert last_fact(now.facts, device, last.header.n + 1) is None
    with refused("devices.ended_already"):
        one_of([one], "CM-02")
