"""A member's day at the window: twenty interviews, eight key presses each besides the words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.services.day.own_sheets import ReadOwnSheets
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.season import Size
from tests.support.desks import desk_of
from tests.support.practice import practice, shelf
from tests.support.pulse import STALL, Pulse

if TYPE_CHECKING:
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice

__all__ = ("desk_of", "practice", "shelf")
pytestmark = [pytest.mark.journey, pytest.mark.slow]

DAY = Size(60, 40, 4, 2)
INTERVIEWS, PRESSES = 20, 8
WORDS = "Ответил общими словами, примера из школы не привёл."


def test_twenty_interviews_by_keys_alone(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("prepared", DAY), "M01")
    marks: dict[str, list[int]] = {}
    for number in range(INTERVIEWS):
        interview = driver.ask(ReadToday()).next
        given = [2 + (number + place) % 4 for place in range(6)]
        driver.presses = written = 0
        driver.press("Enter")
        for level in given:
            driver.press(str(level))
            if level == 2:
                driver.type(WORDS)
                driver.press("Enter")
                written += 1
        driver.press("Ctrl+Enter")
        assert driver.presses - written <= PRESSES
        assert driver.screen == "today"
        marks[interview] = given
    sealed = {
        sheet.interview: [mark.level for mark in sheet.current.marks]
        for sheet in driver.ask(ReadOwnSheets()).sheets
    }
    assert sealed == marks
    assert not driver.refused


def test_the_window_never_stalls_while_marks_are_given(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("prepared", DAY), "M01")
    driver.press("Enter")
    pulse = Pulse()
    for level in "435343":
        driver.press(level)
    assert driver.sees("6 / 6 критериев")
    assert pulse.longest < STALL, f"{pulse.longest * 1000:.0f} ms without an answer"
