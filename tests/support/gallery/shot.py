"""One picture: a screen in a phase of the season, after what a person does there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commission_app.services.demo.phases import Phase
    from tests.support.desks import Driver

MEMBER = "M01"


@dataclass(frozen=True, slots=True)
class Shot:
    """A screen in a phase of the season, after what a person does there.

    `spoils`: the season (or the window) is of no use for other pictures after it, like one
    with a lost laptop or a form that asks before one leaves it. Such shots come last.
    """

    name: str
    screen: str
    phase: Phase
    who: str = "office"
    does: Callable[[Driver], object] | None = None
    spoils: bool = False
    seen: Callable[[Driver], QWidget] | None = None  # another window than the program's

    def show(self, driver: Driver) -> None:
        """Come to the screen and do it."""
        driver.go(self.screen)
        assert driver.screen == self.screen, f"{self.name}: {driver.screen} does not let go"
        if self.does is not None:
            self.does(driver)
        driver.settle()

    def window(self, driver: Driver) -> QWidget:
        """What is looked at."""
        return self.seen(driver) if self.seen is not None else driver.window
