"""The window itself: how small it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.shared.texts import LANGUAGES
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped

if TYPE_CHECKING:
    from commission_app.shared.texts import Language
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice

LOW = (1093, 540)  # what a laptop of 1366 × 768 has at 125 %, without title and task bar


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_members_day_fits_a_laptop_at_125_percent(
    practice: OnePractice, desk_of: Openers, language: Language
) -> None:
    driver = desk_of(practice("scoring"), "M01")
    tongue.switch(language)
    driver.window.resize(*LOW)
    for keys in ((), ("Enter",), ("Esc", "Alt+2"), ("Alt+3",)):
        driver.press(*keys)
        driver.settle()
        assert (driver.window.width(), driver.window.height()) == LOW, driver.screen
        assert not clipped(driver.window), driver.screen
