"""The workspace is locked when nobody is there, and never during an interview."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from commission_app.views.shell.idle import IdleLock
from commission_app.views.support.desk import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from commission_app.views.support.desk import Desk


class Hours:
    """Lets time go by on a desk's clock, looking each second as the timer would."""

    def __init__(self, lock: IdleLock, desk: Desk) -> None:
        self.lock, self.desk = lock, desk
        self.locked, self.asked = 0, False
        self.told: list[Notice] = []
        self.untold: list[str] = []
        lock.idle.connect(self._count)
        desk.told.connect(self.told.append)
        desk.untold.connect(self.untold.append)

    def _count(self, asked: bool) -> None:
        self.locked += 1
        self.asked = asked

    def pass_by(self, seconds: int, *, step: int = 10) -> None:
        world = self.desk._workspace.world
        for _ in range(seconds // step):
            world.at(world.now() + timedelta(seconds=step))  # type: ignore[attr-defined]
            self.lock.look()


@pytest.fixture
def hours(qapp: QApplication, laptop: Desk) -> Iterator[Hours]:
    lock = IdleLock(qapp)
    lock.watch(laptop, 5)
    lock._timer.stop()  # the test looks itself
    yield Hours(lock, laptop)
    lock.stop()


def test_locks_after_the_minutes_and_once(hours: Hours) -> None:
    hours.pass_by(280)
    assert hours.locked == 0
    hours.pass_by(120)
    assert hours.locked == 1


def test_says_whether_it_was_asked_before_until_somebody_comes(
    hours: Hours, qtbot: QtBot
) -> None:
    hours.pass_by(400)
    assert not hours.asked
    hours.lock.watch(hours.desk, 5, asked=True)  # something half typed was asked about
    hours.lock._timer.stop()
    hours.pass_by(400)
    assert hours.asked
    hours.lock.watch(hours.desk, 5, asked=True)
    hours.lock._timer.stop()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_A)
    hours.pass_by(400)
    assert not hours.asked


def test_warns_a_minute_before_and_once(hours: Hours) -> None:
    hours.pass_by(200)
    assert not hours.told
    hours.pass_by(90)
    assert [one.key for one in hours.told] == ["idle"]


def test_any_key_dismisses_the_warning(hours: Hours, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    hours.pass_by(280)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert hours.untold == ["idle"]
    hours.pass_by(280)
    assert hours.locked == 0


def test_never_during_an_interview(hours: Hours) -> None:
    hours.desk.interviewing = True
    hours.pass_by(3600)
    assert hours.locked == 0
    hours.desk.interviewing = False
    hours.pass_by(250)
    assert hours.locked == 0


def test_never_while_a_commission_sits_before_the_projector(hours: Hours) -> None:
    shown = True
    hours.desk.presenting = lambda: shown
    hours.pass_by(3600)
    assert hours.locked == 0
    shown = False
    hours.pass_by(400)
    assert hours.locked == 1


def test_a_computer_that_slept_is_locked_at_once(hours: Hours) -> None:
    hours.pass_by(60, step=60)
    assert hours.locked == 1


def test_a_clock_that_is_set_back_holds_no_lock_off(hours: Hours) -> None:
    hours.pass_by(200)
    hours.desk._workspace.world._now -= timedelta(hours=2)  # type: ignore[attr-defined]
    hours.lock.look()
    assert hours.locked == 0
    hours.pass_by(120)
    assert hours.locked == 1


def test_nothing_is_locked_while_none_is_open(hours: Hours) -> None:
    hours.lock.rest()
    hours.pass_by(3600)
    assert hours.locked == 0
