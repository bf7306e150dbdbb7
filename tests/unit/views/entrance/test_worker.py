"""Slow work of the entrance: beside the window, and nobody is told who is gone."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from commission_app.services.opening import open_workspace
from commission_app.shared.errors import Cancelled, UserError
from commission_app.views.entrance.worker import Worker
from tests.support.seasons import PASSPHRASE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason


def never(found: object) -> None:
    raise AssertionError(found)


def test_answer_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    owner, found = QObject(), list[threading.Thread]()
    worker = Worker(owner)

    def then(thread: threading.Thread) -> None:
        found.extend((thread, threading.current_thread()))

    worker.do(threading.current_thread, owner, then, never)
    qtbot.waitUntil(lambda: worker.idle)
    assert found[0] is not found[1] is threading.main_thread()


def test_refusal_and_stop_are_told_apart(qtbot: QtBot) -> None:
    owner, refused, stopped = QObject(), list[UserError](), list[str]()
    worker = Worker(owner)

    def refuse() -> None:
        raise UserError("models.locked")

    def stop() -> None:
        raise Cancelled

    worker.do(refuse, owner, never, refused.append)
    worker.do(stop, owner, never, refused.append, lambda: stopped.append("x"))
    qtbot.waitUntil(lambda: worker.idle)
    assert [one.key for one in refused] == ["models.locked"]
    assert stopped == ["x"]


def test_bug_is_loud_and_leaves_no_page_waiting(qtbot: QtBot) -> None:
    owner, refused = QObject(), list["UserError"]()
    worker = Worker(owner)
    with qtbot.captureExceptions() as caught:
        worker.do(lambda: 1 // 0, owner, never, refused.append)
        qtbot.waitUntil(lambda: worker.idle and bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert [one.key for one in refused] == ["entrance.fault"]


def test_workspace_that_nobody_waits_for_is_closed(qtbot: QtBot, season: SmallSeason) -> None:
    season.close()
    holder, owner, made = QObject(), QObject(), list["Workspace"]()
    worker = Worker(holder)

    def call() -> Workspace:
        made.append(open_workspace(season.place("office"), PASSPHRASE, season.world("w")))
        return made[0]

    worker.do(call, owner, never, never)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner)
    qtbot.waitUntil(lambda: worker.idle, timeout=20_000)
    assert made[0].hold is None
