"""A workspace on a window, driven by keys and read by what is visible."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
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
from tests.support.hands import Hands
from tests.support.practice import noon
from tests.support.visitors import DOOR, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.changes import Query
    from commission_app.services.demo.practice import Practice
    from commission_app.shared.errors import UserError
    from commission_app.shared.world import World


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


class Driver(Hands):
    """A person at the window: presses keys, clicks what is read, waits for what is seen."""

    def __init__(self, season: Practice, desk: Desk, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self.season, self.desk, self.work = season, desk, work
        self.files = ChosenFiles()
        self.refused: list[str] = []
        desk.runner.refused.connect(self._refuse)
        desk.runner.failed.connect(self.failed.append)

    @property
    @override
    def idle(self) -> bool:
        return self.desk.runner.idle

    @property
    def screen(self) -> str:
        """The key of the screen in front."""
        return self.work.pages.current.key if self.work.pages.current else ""

    def go(self, screen: str, what: str = "") -> None:
        """Come to a screen as another one would send us there."""
        self.work.pages.go(Place(screen, what))
        self.settle()

    def ask(self, query: Query[Any]) -> Any:
        """What the workspace knows, past the window."""
        return query(self.desk._workspace)

    def _refuse(self, error: UserError) -> None:
        self.refused.append(error.key)


@dataclass
class Openers:
    """Opens windows for one test and closes them after it."""

    strays: Strays
    opened: list[Driver] = field(default_factory=list[Driver])
    visitors: list[Visitor] = field(default_factory=list[Visitor])

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

    def come(
        self,
        practice: Practice,
        who: str,
        world: World | None = None,
        size: tuple[int, int] = (1366, 768),
    ) -> Driver | Visitor:
        """The same, or before the entrance for whoever has opened nothing yet."""
        if who != DOOR:
            return self(practice, who, world, size)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if theme.density() is not theme.MEMBER:
            theme.dress(app, theme.mode(), theme.MEMBER)
        visitor = Visitor(practice, world or noon(practice), size)
        self.visitors.append(visitor)
        assert QTest.qWaitForWindowActive(visitor.window, 2000)
        visitor.settle()
        return visitor

    def close_all(self) -> None:
        for driver in list(self.opened):
            self.close(driver)
        while self.visitors:
            self.visitors.pop().close()
            QTest.qWait(1)


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
