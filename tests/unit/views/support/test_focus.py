"""The focus is followed by who lives; who is gone is asked no more."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from shiboken6 import delete

from commission_app.views.kit.ring import Ring
from commission_app.views.support import focus
from commission_app.views.support.focus import follow_focus, leave_focus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Follower(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget | None] = []

    def note(self, now: QWidget | None) -> None:
        self.seen.append(now)


def fields(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QLineEdit]:
    window, one, other = QWidget(), QLineEdit(), QLineEdit()
    layout = QHBoxLayout(window)
    layout.addWidget(one)
    layout.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, one, other


def test_a_follower_is_told(qtbot: QtBot) -> None:
    _, one, other = fields(qtbot)
    follower = Follower()
    qtbot.addWidget(follower)
    follow_focus(follower.note)
    one.setFocus()
    other.setFocus()
    assert follower.seen[-1] is other
    leave_focus(follower.note)
    one.setFocus()
    assert follower.seen[-1] is other


def test_who_is_gone_is_asked_no_more(qtbot: QtBot) -> None:
    _, one, other = fields(qtbot)
    gone, deleted = Follower(), Follower()
    follow_focus(gone.note)
    follow_focus(deleted.note)
    before = len(focus._followers)
    del gone
    gc.collect()
    delete(deleted)
    one.setFocus()
    other.setFocus()
    assert len(focus._followers) <= before - 2
    assert not deleted.seen


def test_a_ring_outlives_the_field_it_was_on(qtbot: QtBot) -> None:
    window, one, other = fields(qtbot)
    ring = Ring(window)
    one.setFocus()
    delete(one)
    other.setFocus()
    window.grab()
    assert ring.target is other


def test_a_window_goes_with_its_ring_and_another_lives(qtbot: QtBot) -> None:
    first, one, _ = fields(qtbot)
    Ring(first)
    one.setFocus()
    delete(first)
    second, again, _ = fields(qtbot)
    ring = Ring(second)
    again.setFocus()
    assert ring.target is again
