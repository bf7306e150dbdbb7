"""The whole program on a computer of its own, from its door on, worked by keys and words."""

from __future__ import annotations

import os
import re
import secrets
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from commission_app.app import Desktop
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.kit.lines import Lines
from commission_app.views.shell.work import Work
from tests.support.chosen_files import ChosenFiles
from tests.support.hands import Hands
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from commission_app.services.changes import Query

SIZE = (1366, 768)


class FlowingWorld:
    """A clock that goes on by itself from a moment, and is set forward over nights."""

    def __init__(self, start: datetime) -> None:
        self._start, self._since = start, time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def at(self, moment: datetime) -> None:
        """Later, all at once: to the program its computer was asleep."""
        self._start, self._since = max(moment, self.now()), time.monotonic()

    def random(self, size: int) -> bytes:
        return secrets.token_bytes(size)


class Person(Hands):
    """Sits at a computer with the program open: at the entrance or at work."""

    patience: ClassVar[float] = 60.0  # passphrases are dear, and seven laptops take their time

    def __init__(self, app: QApplication, world: FlowingWorld, computer: Path) -> None:
        self.world, self.files = world, ChosenFiles()
        self._computer = computer
        self._be_here()
        self.desktop = Desktop(app, world, self.files)
        super().__init__(self.desktop.window)
        self.window.setProperty("a_window", True)
        self.window.resize(*SIZE)
        self.desktop.show()
        self.come_back()

    @property
    @override
    def idle(self) -> bool:
        content = self.desktop.window.content
        if isinstance(content, Work):
            return content.desk.runner.idle
        return not isinstance(content, Entrance) or content.hall.worker.idle

    @property
    def work(self) -> Work:
        """The open workspace; the test fails where none is open."""
        content = self.desktop.window.content
        assert isinstance(content, Work), self.reads()
        return content

    @property
    def screen(self) -> str:
        """The key of the screen in front."""
        current = self.work.pages.current
        return current.key if current else ""

    def come_back(self) -> None:
        """To this window, from that of another computer of the test."""
        self._be_here()
        self.desktop.dress()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, 2000)
        self.settle()

    def wait_for_work(self) -> None:
        """Until a workspace is open, with its first screen."""
        self.wait_for(lambda: isinstance(self.desktop.window.content, Work))
        self.settle()

    def sleep(self, until: datetime) -> None:
        """The computer sleeps until then; it is locked when somebody comes back to it."""
        self.world.at(until)
        self.wait_for(lambda: isinstance(self.desktop.window.content, Entrance))

    def unlock(self, passphrase: str) -> None:
        """Come back to it."""
        self.come_back()
        self.fill("Пароль", passphrase)
        self.press("Enter")
        self.wait_for_work()

    def sleep_until(self, moment: datetime, passphrase: str) -> None:
        """And go on then."""
        self.sleep(moment)
        self.unlock(passphrase)

    @override
    def click(self, words: str, within: QWidget | None = None) -> None:
        button = self.button(words, within)
        if not button.isEnabled():
            pytest.fail(f"{words!r} cannot be pressed: {button.toolTip()}\n{self.reads()}")
        super().click(words, within)

    def can(self, words: str, within: QWidget | None = None) -> bool:
        """Whether a visible button says this and may be pressed."""
        for button in (within or self.window).findChildren(QAbstractButton):
            names = (button.text().replace("&", "").strip(), button.accessibleName())
            if button.isVisible() and words in names:
                return button.isEnabled()
        return False

    @override
    def type(self, text: str) -> None:
        type_text(self.window, text)
        self.settle()

    def turn(self, title: str) -> None:
        """To a screen, by its words in the navigation."""
        self.click(title, self.work.ways)

    def fill(self, label: str, text: str) -> None:
        """Type into the field that is called so, in place of what stood there."""
        field = self.field(label)
        field.setFocus()
        field.selectAll()
        type_text(field, text)
        self.settle()

    def field(self, label: str) -> QLineEdit | QPlainTextEdit:
        """A visible field by the beginning of its name."""
        named: list[str] = []
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.window.findChildren(kind):
                if field.isVisible() and field.isEnabled():
                    if field.accessibleName().startswith(label):
                        return field
                    named.append(field.accessibleName())
        pytest.fail(f"no field is called {label!r}; there are {named}")

    def list_called(self, label: str) -> Lines:
        """A visible list by its name."""
        for found in self.window.findChildren(Lines):
            if found.isVisible() and found.accessibleName().startswith(label):
                return found
        pytest.fail(f"no list is called {label!r}")

    def click_last(self, words: str) -> None:
        """Click the act of a form, where the button that asked for it says the same."""
        self._click_last(words, lambda text: text == words)

    def click_last_starting(self, words: str) -> None:
        """The same, where its words only begin so."""
        self._click_last(words, lambda text: text.startswith(words))

    def _click_last(self, words: str, fits: Callable[[str], bool]) -> None:
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and fits(button.text().strip())
        ]
        assert found, f"no button says {words!r}:\n{self.reads()}"
        QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)
        self.settle()

    def click_starting(self, words: str) -> None:
        """Click the visible button whose words or name begin so."""
        for button in self.window.findChildren(QAbstractButton):
            names = (button.text(), button.accessibleName())
            if button.isVisible() and any(name.startswith(words) for name in names):
                assert button.isEnabled(), f"{words!r}: {button.toolTip()}\n{self.reads()}"
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.settle()
                return
        self.click(words)  # which says what there is

    def read(self, pattern: str) -> str:
        """What the window shows in this form; the test fails where nothing does."""
        found = re.search(pattern, self.reads())
        assert found is not None, f"{pattern} is nowhere in:\n{self.reads()}"
        return found[0]

    def ask(self, query: Query[Any]) -> Any:
        """What the workspace knows, past the window."""
        return query(self.work.desk._workspace)

    def close(self) -> None:
        """As a person closes the program."""
        self._be_here()
        self.window.close()
        self.window.deleteLater()  # a process would take everything along
        QTest.qWait(1)

    @override
    def no_fault(self) -> None:
        dialog = self.desktop.crash.dialog
        if dialog is not None:
            pytest.fail(dialog.report.toPlainText())

    def _be_here(self) -> None:
        """What is kept for a user of a computer is kept on this one."""
        os.environ["COMMISSION_DATA"] = str(self._computer)
