"""An open workspace on the window: navigation, the page in front, notices, the status line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.services.printed import NoteScreenPrinted
from commission_app.shared.texts import T
from commission_app.views.actions import actions_of
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.shell.badges import Badges
from commission_app.views.shell.navigation import SideBar, TopBar
from commission_app.views.shell.notices import Above, NoticeBar
from commission_app.views.shell.pages import Pages
from commission_app.views.shell.projection import Projection
from commission_app.views.shell.ribbon import Ribbon
from commission_app.views.shell.status_line import StatusLine
from commission_app.views.support.desk import Place
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from commission_app.views.screens import Entry
    from commission_app.views.support.desk import Desk

FOLDS_BELOW = 1180  # device-independent pixels


class Work(QWidget):
    """What stands around the screens of one role.

    Signals
    -------
    menu_wanted(QPoint), palette_wanted(), help_wanted(str): of the screen in front.
    language_wanted(str), mode_wanted(str): by an act that was chosen in the palette.
    """

    menu_wanted = Signal(QPoint)
    palette_wanted = Signal()
    help_wanted = Signal(str)
    language_wanted = Signal(str)
    mode_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages = Pages(desk)
        self.notices = NoticeBar(desk)
        office = desk.role == "office"
        ways = SideBar if office else TopBar
        self.ways: SideBar | TopBar = ways(desk, self.pages.entries)
        self.status = StatusLine(desk)
        page = holder(column(Above(self.notices), (self.pages, 1), gap=0))
        top = [Ribbon()] if desk.practice else []
        middle = row if office else column
        body = holder(middle(self.ways, (page, 1), gap=0))
        self.setLayout(column(*top, (body, 1), self.status, gap=0))
        self.ways.asked.connect(self._go)
        self.ways.menu_wanted.connect(self._menu)
        self.ways.palette_wanted.connect(self.palette_wanted)
        self.ways.help_wanted.connect(self.ask_help)
        self.pages.turned.connect(self._turned)
        self.projection = Projection(self)
        desk.projected.connect(self.projection.show)
        desk.presenting = lambda: self.projection.window is not None
        if isinstance(self.ways, SideBar):
            badges = Badges(desk, self.ways)
            badges.count()
            self.pages.turned.connect(badges.show_again)
        self._shortcuts()

    @property
    def desk(self) -> Desk:
        """The open workspace."""
        return self._desk

    @property
    def pages(self) -> Pages:
        """Its screens."""
        return self._pages

    def print_seen(self) -> None:
        """The page in front to paper, in its own way or as it is seen; the diary says so."""
        screen, entry = self._pages.screen_in_front, self._pages.current
        if screen is None or entry is None or screen.print_page():
            return
        picture = screen.grab().toImage()
        if self._desk.files.print_pages(screen, phrase(T("palette.printed")), [picture]):
            self._desk.act(NoteScreenPrinted(entry.key), screen)

    def open_palette(self) -> None:
        """Open the palette."""
        self.palette_wanted.emit()

    def next_notice(self) -> None:
        """To what waits for a person."""
        self.notices.go_on()

    def speak(self, language: str) -> None:
        """Every window in another language."""
        self.language_wanted.emit(language)

    def look(self, mode: str) -> None:
        """Light, dark, or as the system."""
        self.mode_wanted.emit(mode)

    def close_program(self) -> None:
        """Close the window, and with it the program."""
        self.window().close()

    def begin(self, place: Place | None = None) -> None:
        """Show where one was, else the first screen."""
        self.pages.go(place or Place(self.pages.entries[0].key))

    def may_close(self, then: Callable[[], None]) -> bool:
        """Whether nothing would be lost; where something would, a person is asked first."""
        return self.pages.may_close(then)

    def close_work(self) -> None:
        """Keep what is being written, finish what was asked for, close the workspace."""
        self.pages.close_all()
        self.projection.show(None)
        self.desk.close()

    def _shortcuts(self) -> None:
        shown = [entry for entry in self.pages.entries if not entry.hidden]
        for number, entry in enumerate(shown[:10], 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number % 10}"), self)
            shortcut.setProperty("screen", entry.key)
            shortcut.activated.connect(self._go_by_key)
        for action in actions_of(self.desk.role):
            if action.shortcut and not action.own_shortcut:
                shortcut = QShortcut(QKeySequence(action.shortcut), self)
                shortcut.activated.connect(partial(action.run, self))

    def _go_by_key(self) -> None:
        self._go(str(self.sender().property("screen")))

    def _go(self, key: str) -> None:
        self.pages.go(Place(key))

    def _turned(self, entry: Entry) -> None:
        self.ways.choose(entry.key)
        if "disk" not in self.notices.keys:
            self.status.saved.settle()
        whole_page = entry.hidden and self.desk.role == "laptop"  # scoring: no navigation
        self.ways.setVisible(not whole_page)
        self.status.setVisible(not whole_page)

    def _menu(self) -> None:
        button = self.ways.menu_button
        self.menu_wanted.emit(button.mapToGlobal(QPoint(0, button.height())))

    def ask_help(self) -> None:
        """The page of help of the screen in front."""
        entry = self.pages.current
        self.help_wanted.emit(entry.key if entry else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.ways, SideBar):
            self.ways.fold(narrow=self.width() < FOLDS_BELOW)
