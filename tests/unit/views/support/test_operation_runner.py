"""Acts run in order on one thread, questions beside them; answers come back to the window."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QObject

from commission_app.services.changes import Changes, Done
from commission_app.shared.errors import Cancelled, UserError
from commission_app.views.support.operation_runner import OperationRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from commission_app.services.workspace import Workspace

LOG: list[str] = []


@dataclass(frozen=True)
class Say:
    """An act that leaves its word in the order of the writer's thread."""

    word: str
    changes: Changes = Changes.DRAFTS

    def __call__(self, workspace: Workspace) -> Done[str]:
        LOG.append(self.word)
        return Done(threading.current_thread().name, self.changes)


@dataclass(frozen=True)
class Fail:
    """An act that ends as it is told."""

    error: type[BaseException]

    def __call__(self, workspace: Workspace) -> Done[None]:
        if self.error is UserError:
            raise UserError("services.contested", kind="", about="")
        raise self.error


@dataclass(frozen=True)
class Count:
    """A question that counts how often it was asked."""

    shows: ClassVar[Changes] = Changes.DRAFTS
    asked: ClassVar[list[int]] = []

    def __call__(self, workspace: Workspace) -> int:
        self.asked.append(1)
        return len(self.asked)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[OperationRunner]:
    LOG.clear()
    Count.asked.clear()
    made = OperationRunner(None)  # type: ignore[arg-type]  # these acts need no workspace
    yield made
    made.close()


def idle(qtbot: QtBot, runner: OperationRunner) -> None:
    qtbot.waitUntil(lambda: runner.idle)


def test_acts_run_in_the_order_in_which_they_were_asked_for(
    qtbot: QtBot, runner: OperationRunner
) -> None:
    names: list[str] = []
    for number in range(20):
        runner.act(Say(str(number)), runner, names.append)
    idle(qtbot, runner)
    assert [str(number) for number in range(20)] == LOG
    assert {name.split("_")[0] for name in names} == {"writer"}


def test_an_answer_comes_on_the_windows_thread(qtbot: QtBot, runner: OperationRunner) -> None:
    threads: list[threading.Thread] = []
    runner.act(Say("a"), runner, lambda _: threads.append(threading.current_thread()))
    idle(qtbot, runner)
    assert threads == [threading.main_thread()]


def test_nobody_is_told_who_is_gone(qtbot: QtBot, runner: OperationRunner) -> None:
    told: list[str] = []
    owner = QObject()
    runner.act(Say("a"), owner, told.append)
    owner.deleteLater()
    del owner
    idle(qtbot, runner)
    assert LOG == ["a"]


def test_an_answer_is_kept_until_what_it_shows_changes(
    qtbot: QtBot, runner: OperationRunner
) -> None:
    answers: list[int] = []
    runner.ask(Count(), runner, answers.append)
    idle(qtbot, runner)
    runner.ask(Count(), runner, answers.append)
    assert answers == [1, 1], "the second answer came at once"
    runner.act(Say("other", Changes.RECORDS), runner)
    idle(qtbot, runner)
    runner.ask(Count(), runner, answers.append)
    runner.act(Say("drafts"), runner)
    idle(qtbot, runner)
    runner.ask(Count(), runner, answers.append)
    idle(qtbot, runner)
    assert answers == [1, 1, 1, 2]


def test_two_who_ask_the_same_share_one_answer(qtbot: QtBot, runner: OperationRunner) -> None:
    answers: list[int] = []
    runner.ask(Count(), runner, answers.append)
    runner.ask(Count(), runner, answers.append)
    idle(qtbot, runner)
    assert answers == [1, 1]


def test_a_refusal_goes_to_who_asked_or_else_to_everybody(
    qtbot: QtBot, runner: OperationRunner
) -> None:
    mine: list[UserError] = []
    everybody: list[UserError] = []
    runner.refused.connect(everybody.append)
    runner.act(Fail(UserError), runner, refused=mine.append)
    idle(qtbot, runner)
    assert (len(mine), len(everybody)) == (1, 0)
    runner.act(Fail(UserError), runner)
    idle(qtbot, runner)
    assert (len(mine), len(everybody)) == (1, 1)


def test_a_wish_to_stop_is_silent_and_a_bug_is_loud(
    qtbot: QtBot, runner: OperationRunner
) -> None:
    faults: list[BaseException] = []
    runner.failed.connect(faults.append)
    runner.act(Fail(Cancelled), runner)
    idle(qtbot, runner)
    assert not faults
    runner.act(Fail(RuntimeError), runner)
    idle(qtbot, runner)
    assert [type(one) for one in faults] == [RuntimeError]


def test_saved_is_said_when_everything_is_done(qtbot: QtBot, runner: OperationRunner) -> None:
    order: list[str] = []
    runner.saved.connect(lambda: order.append("saved"))
    for number in range(3):
        runner.act(Say(str(number)), runner, lambda _, n=number: order.append(str(n)))
    idle(qtbot, runner)
    assert order[-1] == "saved"
    assert order.count("saved") >= 1
    assert [one for one in order if one != "saved"] == ["0", "1", "2"]


def test_closing_finishes_what_was_asked_for(qtbot: QtBot) -> None:
    LOG.clear()
    runner = OperationRunner(None)  # type: ignore[arg-type]
    for number in range(50):
        runner.act(Say(str(number)), runner)
    runner.close()
    assert len(LOG) == 50
    runner.act(Say("late"), runner)
    assert len(LOG) == 50


def test_what_was_refused_is_not_called_saved(qtbot: QtBot, runner: OperationRunner) -> None:
    order: list[str] = []
    runner.saved.connect(lambda: order.append("saved"))
    runner.unsaved.connect(lambda: order.append("unsaved"))
    runner.act(Fail(RuntimeError), runner)
    idle(qtbot, runner)
    runner.act(Say("again"), runner)
    idle(qtbot, runner)
    assert order == ["unsaved", "saved"]


def test_what_changed_nothing_is_not_said_to_be_written(
    runner: OperationRunner, qtbot: QtBot
) -> None:
    for changes, wrote in ((Changes.NOTHING, False), (Changes.DRAFTS, True)):
        with qtbot.waitSignal(runner.saved):
            runner.act(Say("x", changes), runner)
        assert runner.wrote is wrote
    with qtbot.waitSignal(runner.saved):
        runner.act(Say("x"), runner)
        runner.act(Say("x", Changes.NOTHING), runner)
    assert runner.wrote
