"""The side bar stays whole in a low window: the air between its groups gives way."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from commission_app.views.shell.navigation import SideBar

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

HIGH, LOW = 768, 614  # the second: a 1366 x 768 screen at 125 per cent


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("scoring"))


def _bar(driver: Driver) -> SideBar:
    assert isinstance(driver.work.ways, SideBar)
    return driver.work.ways


def _gap(driver: Driver) -> int:
    """Between the last way of the first group and the first of the next."""
    season, candidates = _bar(driver).buttons["season"], _bar(driver).buttons["candidates"]
    return candidates.y() - season.y() - season.height()


@pytest.mark.parametrize("width", [1366, 1093])
def test_every_way_is_whole_in_a_low_window(driver: Driver, width: int) -> None:
    driver.window.resize(width, LOW)
    driver.settle()
    assert driver.window.height() == LOW
    shown = [one for one in _bar(driver).buttons.values() if one.isVisible()]
    assert shown
    for button in shown:
        assert button.height() >= button.sizeHint().height()
        assert button.visibleRegion().boundingRect().size() == button.size()
    for above, below in itertools.pairwise(shown):
        assert below.y() >= above.y() + above.height()


def test_the_air_gives_way_and_comes_back(driver: Driver) -> None:
    driver.window.resize(1366, HIGH)
    driver.settle()
    wide = _gap(driver)
    driver.window.resize(1366, driver.window.minimumSizeHint().height())
    driver.settle()
    assert _gap(driver) < wide
    driver.window.resize(1366, HIGH)
    driver.settle()
    assert _gap(driver) == wide
