"""Sticks are looked at anew each time: no answer about them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.views.handing_over.looking import LookForSticks

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.day.sticks import Stick
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice


def test_a_stick_that_went_is_gone_at_the_next_look(
    practice: OnePractice, desk_of: Openers, tmp_path: Path
) -> None:
    driver = desk_of(practice("scoring"), "M01")
    usb = tmp_path / "KINGSTON"
    usb.mkdir()
    looks: list[Stick] = []

    def look() -> None:
        driver.desk.ask(
            LookForSticks((usb,)), driver.window, lambda all_: looks.append(all_[-1])
        )
        driver.settle()

    look()
    usb.rmdir()
    look()
    assert [one.ready for one in looks] == [True, False]
