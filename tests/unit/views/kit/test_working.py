"""A long act tells how far it is, can be stopped, and says whether anything was done."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from commission_app.services.changes import Done
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.working import Working

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace
    from commission_app.shared.progress import Progress
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@dataclass(frozen=True)
class Slow:
    """Goes on until it is let go or stopped."""

    progress: Progress
    gate: threading.Event

    def __call__(self, workspace: Workspace) -> Done[int]:
        while not self.gate.wait(0.02):
            self.progress.step(T("services.printing"), 3, 8)
        return Done(7)


def started(driver: Driver, gate: threading.Event, told: list[object]) -> Working:
    working = Working(driver.desk)
    place = holder(column(working))
    place.setParent(driver.window)
    place.show()
    working.stopped.connect(lambda: told.append("stopped"))

    def make(progress: Progress) -> Slow:
        return Slow(progress, gate)

    working.run("Сохранение", make, told.append, told.append)
    return working


def test_the_bar_comes_late_and_the_answer_ends_it(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver, gate, told = desk_of(practice("founded")), threading.Event(), list[object]()
    working = started(driver, gate, told)
    assert not working.isVisible()
    driver.wait_for(working.isVisible)
    driver.wait_for(lambda: driver.sees("3 из 8"))
    gate.set()
    driver.wait_for(lambda: told)
    assert (told, working.isVisible(), working.going) == ([7], False, False)


def test_what_was_stopped_is_said_to_be_stopped(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver, gate, told = desk_of(practice("founded")), threading.Event(), list[object]()
    working = started(driver, gate, told)
    driver.wait_for(working.isVisible)
    working.findChildren(QAbstractButton)[0].click()
    driver.wait_for(lambda: told)
    assert (told, working.going) == (["stopped"], False)


@dataclass(frozen=True)
class Refused:
    """Says no."""

    def __call__(self, workspace: Workspace) -> Done[int]:
        raise UserError(T("office.need_number"))


def test_a_refusal_is_told_where_it_was_asked(practice: OnePractice, desk_of: Openers) -> None:
    driver, told = desk_of(practice("founded")), list[UserError]()
    working = Working(driver.desk)
    working.setParent(driver.window)
    working.run("Сохранение", lambda _: Refused(), print, told.append)
    driver.settle()
    assert [one.key for one in told] == ["office.need_number"]
    assert not driver.refused
