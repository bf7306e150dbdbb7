"""The desktop: builds everything once and connects it; holds no logic of its own."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from commission_app import __version__
from commission_app.services.preferences import (
    Preferences,
    keep_preferences,
    read_preferences,
    with_workspace,
)
from commission_app.shared.world import RealWorld, World
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.kit.wheel import guard_wheel
from commission_app.views.shell.crash import CrashNet
from commission_app.views.shell.help import HelpWindow
from commission_app.views.shell.idle import IdleLock
from commission_app.views.shell.window import Window
from commission_app.views.shell.work import Work
from commission_app.views.support import theme, tongue
from commission_app.views.support.collecting import Collector
from commission_app.views.support.desk import Desk
from commission_app.views.support.files import Files, SystemFiles
from commission_app.views.support.qt_words import QtWords

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.shared.texts import Language
    from commission_app.views.support.desk import Place

# How long one thread may keep Python to itself while others wait. A list of 8 068 is read in
# 0.8 s: at Python's usual 5 ms a turn of the window took twice as long. And a commit asks for
# Python a dozen times while the window paints: at 1 ms the slowest of a hundred marks was on
# the disk after 23 ms, at 0.2 ms after 10; at 0.05 ms the changing itself begins to cost.
SWITCH = 0.0002  # seconds


@dataclass(frozen=True)
class Left:
    """Where the last workspace was locked: its folder, who had it open, and the page."""

    of: tuple[Path, str]
    place: Place | None


class Desktop:
    """The program's window and what is in it: the entrance, or one open workspace."""

    def __init__(
        self,
        app: QApplication,
        world: World | None = None,
        files: Files | None = None,
        practice: Path | None = None,
    ) -> None:
        self.app, self.world = app, world or RealWorld()
        self.files: Files = files or SystemFiles()
        self.preferences = read_preferences()
        self._practice = practice
        self._desk: Desk | None = None
        self._left: Left | None = None
        self._alone = 0  # minutes for which nobody was there, when that locked it
        self._lost = False  # words of a form were given up with the lock
        self._keys_of: Path | None = None  # the workspace whose keys are to be changed
        self._density = theme.OFFICE
        self.dress()
        self.window = Window()
        self.window.mode = self.preferences.mode
        self._wheel = guard_wheel(app)
        self.crash = CrashNet(self.window)
        self._idle = IdleLock(app)
        self._help: HelpWindow | None = None
        self.collector: Collector | None = None  # the process's own; tests do without
        self.window.language_chosen.connect(self.speak)
        self.window.mode_chosen.connect(self.look)
        self.window.help_wanted.connect(self.help)
        self.window.closing.connect(self.finish)
        self._idle.idle.connect(self.lock_alone)
        app.styleHints().colorSchemeChanged.connect(self.dress)

    def show(self) -> None:
        """Open the window at the entrance."""
        self.window.restore(self.preferences.window)
        self.enter()
        self.window.show()

    def enter(self) -> None:
        """The entrance, in large letters: whoever comes may be a guest."""
        self._wear(theme.MEMBER)
        entrance = Entrance(self.world, self.files, self.preferences, self._practice)
        entrance.opened.connect(self.work)
        entrance.language_chosen.connect(self.speak)
        entrance.help_wanted.connect(self.help)
        self.window.show_content(entrance, entrance.may_close)
        if self._alone:
            entrance.tell_locked(self._alone, lost=self._lost)
            self._alone, self._lost = 0, False
        if self._keys_of is not None:
            entrance.hall.go("keys", self._keys_of)
            self._keys_of = None

    def work(self, workspace: Workspace) -> None:
        """A workspace was opened: its screens. A device without a season has none."""
        if not workspace.own.season:
            workspace.close()
            self.enter()
            return
        self._keep(with_workspace(self.preferences, workspace.folder))
        office = workspace.own.role == "office"
        self._wear(theme.OFFICE if office else theme.MEMBER)
        self._desk = Desk(workspace, self.files, self.window)
        self._desk.locked.connect(self.lock)
        self._desk.keys_wanted.connect(self.change_keys)
        self._desk.runner.failed.connect(self.crash.show_fault)
        self._idle.watch(self._desk, self._minutes(self._desk))
        left, self._left = self._left, None
        same = left is not None and left.of == (workspace.folder, workspace.user)
        self.window.show_work(Work(self._desk), left.place if left and same else None)

    def lock(self) -> None:
        """Close the workspace and stand before the entrance; nothing is lost unasked."""
        work, desk = self.window.content, self._desk
        if isinstance(work, Work) and desk is not None:
            if not work.may_close(self.lock):
                return
            self._left = Left((desk.folder, desk.user), work.pages.place)
        self._close_work()
        # Once the screens are gone: the look of the entrance would be put on each of them.
        if (work := self.window.content) is not None:
            work.destroyed.connect(self._enter_soon)
            if desk is not None:  # with all that was read from the workspace
                work.destroyed.connect(desk.deleteLater)
        self.window.show_content(QWidget())
        if self.collector is not None:
            self.collector.look_at_all()

    def lock_alone(self, asked: bool) -> None:  # noqa: FBT001 - a slot
        """Nobody is there. Half typed words are asked about once, then given up."""
        work, desk = self.window.content, self._desk
        if not isinstance(work, Work) or desk is None:
            return
        self._lost |= asked and work.pages.give_forms_up()
        minutes = self._minutes(desk)
        self.lock()
        if self._desk is not None:
            self._idle.watch(desk, minutes, asked=True)
        else:
            self._alone = minutes

    def change_keys(self) -> None:
        """Lock, and stand before the page of keys."""
        folder = self._desk.folder if self._desk is not None else None
        self.lock()
        self._keys_of = folder if self._desk is None else None

    def finish(self) -> None:
        """The program ends: everything that was asked for is finished first."""
        self._close_work()
        self._keep(
            msgspec.structs.replace(self.preferences, window=self.window.geometry_text())
        )
        self._idle.stop()
        self.crash.stop()
        self.app.removeEventFilter(self._wheel)
        if self.collector is not None:
            self.collector.stop()

    def speak(self, language: Language) -> None:
        """Every window in another language, at once."""
        self._keep(msgspec.structs.replace(self.preferences, language=language))
        tongue.switch(language)

    def look(self, mode: str) -> None:
        """Light, dark, or as the system."""
        said = {**msgspec.structs.asdict(self.preferences), "mode": mode}
        self._keep(msgspec.convert(said, Preferences))
        self.window.mode = mode
        self.dress()

    def help(self, page: str) -> None:
        """The page of help of a screen, beside the work."""
        if self._help is None:
            self._help = HelpWindow(self.window)
        self._help.open_page(page)

    def dress(self) -> None:
        """The colours that were chosen, or the system's."""
        chosen = self.preferences.mode
        mode = theme.Mode(chosen) if chosen else theme.system_mode(self.app)
        theme.dress(self.app, mode, self._density)

    def _minutes(self, desk: Desk) -> int:
        """After how long without anybody it locks."""
        likes = self.preferences
        return likes.lock_office if desk.role == "office" else likes.lock_laptop

    def _enter_soon(self) -> None:
        QTimer.singleShot(0, self.window, self.enter)

    def _wear(self, density: theme.Density) -> None:
        self._density = density
        self.dress()

    def _close_work(self) -> None:
        work = self.window.content
        self._idle.rest()
        if isinstance(work, Work):
            work.close_work()
        self._desk = None

    def _keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
        keep_preferences(preferences)


def run(language: Language, practice: Path | None = None, workspace: Path | None = None) -> int:
    """Open the desktop and stay until its window is closed; the process's exit code.

    It stands before `workspace` where one was named, else where it was left.
    """
    likes = read_preferences()
    if likes.scale:
        os.environ["QT_SCALE_FACTOR"] = f"{likes.scale / 100:.2f}"
    sys.setswitchinterval(SWITCH)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("commission-app")
    app.setApplicationVersion(__version__)
    tongue.switch(likes.language or language)
    app.installTranslator(QtWords(app))
    desktop = Desktop(app, practice=practice)
    if workspace is not None:
        desktop.preferences = with_workspace(desktop.preferences, workspace)
    desktop.show()
    desktop.collector = Collector(app)
    return app.exec()
