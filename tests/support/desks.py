"""A workspace on a window, driven by keys and read by what is visible."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from commission_app.services.opening import open_workspace
from commission_app.views.kit.ring import Ring
from commission_app.views.shell.work import Work
from commission_app.views.support import theme
from commission_app.views.support.desk import Desk, Place
from tests.support.chosen_files import ChosenFiles
from tests.support.practice import noon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commission_app.services.changes import Query
    from commission_app.services.demo.practice import Practice
    from commission_app.shared.errors import UserError
    from commission_app.shared.world import World

PATIENCE = 10.0  # seconds until something that should come is missed
KEYS = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Del": Qt.Key.Key_Delete}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Strays(QObject):
    """Notices widgets that were shown before they had a parent: windows for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if kind is Qt.WindowType.Window and not watched.property("a_window"):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


class Driver:
    """A person at the window: presses keys, clicks what is read, waits for what is seen."""

    def __init__(self, season: Practice, desk: Desk, work: Work, window: QWidget) -> None:
        self.season, self.desk, self.work, self.window = season, desk, work, window
        self.files = ChosenFiles()
        self.refused: list[str] = []
        self.failed: list[BaseException] = []
        self.presses = 0
        desk.runner.refused.connect(self._refuse)
        desk.runner.failed.connect(self.failed.append)

    @property
    def screen(self) -> str:
        """The key of the screen in front."""
        return self.work.pages.current.key if self.work.pages.current else ""

    def go(self, screen: str, what: str = "") -> None:
        """Come to a screen as another one would send us there."""
        self.work.pages.go(Place(screen, what))
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, like "4", "Ctrl+Enter", "N"."""
        for key in keys:
            self.presses += 1
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= MODIFIERS[one]
            code = KEYS.get(name) or getattr(Qt.Key, f"Key_{name}")
            QTest.keyClick(QApplication.focusWidget() or self.window, code, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        """Type words into the field that has the focus."""
        field_ = QApplication.focusWidget()
        if isinstance(field_, QPlainTextEdit):
            field_.insertPlainText(text)
        elif isinstance(field_, QLineEdit):
            field_.insert(text)
            field_.textEdited.emit(field_.text())
        else:
            pytest.fail(f"nothing to type into: {field_}")
        self.settle()

    def click(self, words: str, within: QWidget | None = None) -> None:
        """Click the button that says this."""
        QTest.mouseClick(self.button(words, within), Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """A visible button by its words or its accessible name."""
        for button in (within or self.window).findChildren(QAbstractButton):
            names = (button.text().replace("&", "").strip(), button.accessibleName())
            if button.isVisible() and words in names:
                return button
        seen = [b.text() for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        pytest.fail(f"no button says {words!r}; there are {seen}")

    def reads(self) -> str:
        """Every visible word, one label a line."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible() and one.text())

    def sees(self, words: str) -> bool:
        """Whether a visible label or button says this somewhere."""
        buttons = self.window.findChildren(QAbstractButton)
        said_ = [one.text() for one in buttons if one.isVisible()]
        return words in self.reads() or any(words in text for text in said_)

    def wait_for(self, what: Callable[[], object], message: str = "") -> None:
        """Until it is true; a test fails that waits longer than anybody would."""
        end = time.monotonic() + PATIENCE
        while not what():
            if time.monotonic() > end:
                pytest.fail(message or f"never came; the window says:\n{self.reads()}")
            QTest.qWait(10)
        self._no_fault()

    def wait_to_see(self, words: str) -> None:
        """Until the window says this."""
        self.wait_for(lambda: self.sees(words), f"{words!r} never came:\n{self.reads()}")

    def settle(self) -> None:
        """Until nothing is under way."""
        QTest.qWait(1)
        self.wait_for(lambda: self.desk.runner.idle, "never came to rest")
        QTest.qWait(1)
        self._no_fault()

    def ask(self, query: Query[Any]) -> Any:
        """What the workspace knows, past the window."""
        return query(self.desk._workspace)

    def _refuse(self, error: UserError) -> None:
        self.refused.append(error.key)

    def _no_fault(self) -> None:
        if self.failed:
            raise self.failed[0]


@dataclass
class Openers:
    """Opens windows for one test and closes them after it."""

    strays: Strays
    opened: list[Driver] = field(default_factory=list[Driver])

    def __call__(
        self,
        practice: Practice,
        who: str = "office",
        world: World | None = None,
        size: tuple[int, int] = (1366, 768),
    ) -> Driver:
        folder, passphrase = practice.office, practice.passphrase
        if who != "office":
            laptop = practice.laptop(who)
            folder, passphrase = laptop.folder, laptop.passphrase
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wanted = theme.OFFICE if who == "office" else theme.MEMBER
        if theme.density() is not wanted:
            theme.dress(app, theme.mode(), wanted)
        workspace = open_workspace(folder, passphrase, world or noon(practice, who))
        files = ChosenFiles()
        desk = Desk(workspace, files)
        window = QWidget()
        window.setProperty("a_window", True)
        window.setProperty("box", "page")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        work = Work(desk)
        layout.addWidget(work)
        ring = Ring(window)
        ring.setObjectName("ring")
        window.resize(*size)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window, 2000)
        driver = Driver(practice, desk, work, window)
        driver.files = files
        self.opened.append(driver)
        work.begin()
        driver.settle()
        return driver

    def close(self, driver: Driver) -> None:
        """As a person closes the program: everything is kept."""
        self.opened.remove(driver)
        driver.work.close_work()
        driver.window.close()
        driver.window.deleteLater()
        QTest.qWait(1)

    def close_all(self) -> None:
        for driver in list(self.opened):
            self.close(driver)


@pytest.fixture
def desk_of(qapp: QApplication) -> Iterator[Openers]:
    """`desk_of(practice("scoring"), "M01")`: a window on a workspace, with its driver."""
    strays = Strays()
    qapp.installEventFilter(strays)
    openers = Openers(strays)
    try:
        yield openers
    finally:
        openers.close_all()
        qapp.removeEventFilter(strays)
    assert not strays.seen, f"shown without a parent: {strays.seen}"
