"""One picture: a screen in a phase of the season, after what a person does there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commission_app.services.demo.phases import Phase
    from tests.support.desks import Driver
    from tests.support.visitors import Visitor

MEMBER = "M01"


@dataclass(frozen=True, slots=True)
class Shot:
    """A screen in a phase of the season, after what a person does there.

    `spoils`: the season (or the window) is of no use for other pictures after it, like one
    with a lost laptop or a form that asks before one leaves it. It has one for itself.
    """

    name: str
    screen: str
    phase: Phase
    who: str = "office"
    does: Callable[[Any], object] | None = None  # by a Driver, or a Visitor at the entrance
    spoils: bool = False
    seen: Callable[[Any], QWidget] | None = None  # another window than the program's
    size: tuple[int, int] | None = None  # a smaller window than the others have

    def show(self, driver: Driver | Visitor, size: tuple[int, int]) -> None:
        """Come to the screen in a window of this size, and do it."""
        driver.window.resize(*(self.size or size))
        driver.go(self.screen)
        assert driver.screen == self.screen, f"{self.name}: {driver.screen} does not let go"
        if self.does is not None:
            self.does(driver)
        driver.settle()

    def window(self, driver: Driver | Visitor) -> QWidget:
        """What is looked at."""
        return self.seen(driver) if self.seen is not None else driver.window
