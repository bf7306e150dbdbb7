"""A fault is told once, in words, with a report that holds nobody's data."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from commission_app.views.shell.crash import CrashNet
from commission_app.views.support import tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("caplog")  # faults are logged


@pytest.fixture
def net(qtbot: QtBot) -> Iterator[CrashNet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    net = CrashNet(window)
    yield net
    net.stop()


def report(net: CrashNet) -> str:
    assert net.dialog is not None
    return net.dialog.report.toPlainText()


def raised(text: str) -> ValueError:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - any will do
        raise ValueError(text)
    return caught.value


def test_fault_says_where_it_was_and_not_what_it_was_about(net: CrashNet, qtbot: QtBot) -> None:
    sys.excepthook(ValueError, raised("Ахметова Сауле"), None)
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert "builtins.ValueError" in report(net)
    assert "raised" in report(net)
    assert "Ахметова" not in report(net)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("kk", "бірде-бірі жоғалған жоқ"), ("ru", "ничего не потеряно"), ("en", "is lost")],
)
def test_nothing_saved_is_lost_in_every_language(
    net: CrashNet, qtbot: QtBot, lang: str, words: str
) -> None:
    tongue.switch(lang)  # type: ignore[arg-type]
    net.show_fault(raised("x"))
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert net.dialog is not None
    assert any(words in label.text() for label in net.dialog.findChildren(QLabel))


def test_report_can_be_copied(net: CrashNet, qtbot: QtBot) -> None:
    net.show_fault(raised("x"))
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert net.dialog is not None
    net.dialog.copy_button.click()
    assert QApplication.clipboard().text() == report(net)


def test_further_faults_join_the_one_dialog(net: CrashNet, qtbot: QtBot) -> None:
    error = raised("x")
    net.show_fault(error)
    net.show_fault(error)
    net.show_fault(KeyError("y"))
    qtbot.waitUntil(lambda: net.dialog is not None and "KeyError" in report(net))
    assert report(net).count("builtins.ValueError") == 1


def test_closed_dialog_gives_way_to_a_new_one(net: CrashNet, qtbot: QtBot) -> None:
    net.show_fault(raised("x"))
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert net.dialog is not None
    net.dialog.close_button.click()
    assert net.dialog is None
    net.show_fault(KeyError("y"))
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert "ValueError" not in report(net)


def test_fault_of_another_thread_is_told_in_the_window(net: CrashNet, qtbot: QtBot) -> None:
    def fail() -> None:
        raise RuntimeError("somewhere else")

    hook = threading.excepthook  # pytest puts its own in place while a test runs
    thread = threading.Thread(target=fail)
    assert hook == net._thread_hook
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert "RuntimeError" in report(net)


def test_hooks_are_as_before_after_the_end(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = sys.excepthook, threading.excepthook
    net = CrashNet(window)
    assert sys.excepthook != before[0]
    net.stop()
    assert (sys.excepthook, threading.excepthook) == before


def test_interruption_at_the_terminal_is_no_fault(net: CrashNet, qtbot: QtBot) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(20)
    assert net.dialog is None
