"""Gaps and forks of laptops in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.chains import troubles
from commission_app.services.devices.gaps import gaps
from commission_app.services.handing_over import HandOver
from commission_app.services.status import read_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.seasons import SmallSeason


def said(season: SmallSeason) -> list[str]:
    with season.office.read() as now:
        return [one.say("en") for one in troubles(now, gaps(now))]


def test_nothing_is_said_of_chains_that_are_whole(scored: SmallSeason) -> None:
    assert said(scored) == []


def test_packages_that_may_hold_what_is_not_here_are_named_by_laptop(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    lost_for_good(equipped)
    text, fork = said(equipped)
    assert text.startswith("Package 3 of M01's CM-01 has not come.")
    assert "goes on in two places" in fork


def test_packages_that_a_later_one_made_good_are_not_told(equipped: SmallSeason) -> None:
    for name in ("lost", "lost too"):
        HandOver(equipped.folder / f"{name}.cmx")(equipped.workspace("M03"))
    equipped.carry("M03")
    assert said(equipped) == []


def test_a_copied_laptop_goes_on_in_two_places(
    equipped: SmallSeason, copied: Callable[[SmallSeason, str, str], None]
) -> None:
    one, two, three = equipped.interviews[:3]
    copied(equipped, "M01", "copy")
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 4)
    equipped.score("copy", two, 2)
    equipped.score("copy", three, 4)
    taken = equipped.carry("M01", "copy")
    assert [one.result for one in taken] == ["taken", "taken"]
    (text,) = said(equipped)
    assert text.startswith("CM-01 (M01) goes on in two places")
    state = equipped.state()
    assert set(state.sheets) == {f"{one}/M01", f"{three}/M01"}
    assert state.contested == (("sheet", f"{two}/M01"),)
    assert text in [m.say("en") for m in read_status(equipped.office).missing_packages]
    before = equipped.digest()
    equipped.carry("copy", "M01")
    assert equipped.digest() == before


def test_a_copy_that_only_hands_over_is_known_by_its_number(
    equipped: SmallSeason, copied: Callable[[SmallSeason, str, str], None]
) -> None:
    """No chain has two ends yet: what the copy seals later would come as a surprise."""
    copied(equipped, "M01", "copy")
    equipped.carry("M01")
    assert said(equipped) == []
    equipped.carry("copy")
    (text,) = said(equipped)
    assert text.startswith("Two packages of M01's CM-01 bear one number: 2.")
