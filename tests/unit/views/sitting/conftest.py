"""A secretary at the sitting, with what a person there can read and press."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.services.office.sitting import ReadSitting, SittingView
from commission_app.shared.world import SeededWorld
from commission_app.views.sitting.sitting_view import SittingView as Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.demo.phases import Phase
    from commission_app.services.demo.practice import Practice
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


class Room:
    """The screen and what the workspace says of its sitting."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        driver.go("sitting")

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        found = self.driver.work.pages.screen_in_front
        assert isinstance(found, Screen)
        return found

    @property
    def sitting(self) -> SittingView:
        """The sitting as the services know it."""
        return self.driver.ask(ReadSitting(self.screen._code))

    def go_to(self, interview: str) -> None:
        """Be at this candidate, the list in focus."""
        self.driver.go("sitting", interview)
        self.screen._table.names.focus()
        self.driver.settle()

    def attend(self) -> None:
        """Everybody comes, by the panel of attendance."""
        self.driver.click("Присутствие")
        self.driver.click("Все пришли")
        self.driver.click("Убрать панель")

    def vote(self, *keys: str) -> None:
        """The members in their order."""
        self.screen._table.panel.focus()
        self.driver.press(*keys)


def late(practice: Practice, name: str = "evening", **later: float) -> SeededWorld:
    """A clock after everything that was played: the sitting goes on."""
    start: datetime = practice.first_day.replace(hour=17) + timedelta(days=21, **later)
    return SeededWorld(f"sitting {name}", start)


@pytest.fixture
def room(practice: OnePractice, desk_of: Openers) -> Callable[[Phase], Room]:
    """`room("voting")`: the sitting of a season in this phase."""

    def one(phase: Phase) -> Room:
        season = practice(phase)
        return Room(desk_of(season, "office", late(season)))

    return one
