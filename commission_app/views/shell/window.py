"""The one window: the entrance, or an open workspace; it only arranges."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QByteArray, QEvent, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.ring import Ring
from commission_app.views.shell.menu import Menu
from commission_app.views.shell.palette import Palette
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from commission_app.views.shell.work import Work
    from commission_app.views.support.desk import Place

# Whether the window may go; where something is asked first, what it is given comes later.
Guard: TypeAlias = Callable[[Callable[[], None]], bool]
SIZE = (1366, 768)
SMALLEST = (1024, 540)  # 1366 × 768 at 125 % gives so much above the task bar


class Window(QWidget):
    """Holds one thing at a time.

    Signals
    -------
    language_chosen(str), mode_chosen(str): from the menu; app keeps and applies them.
    help_wanted(str): the page of help of a screen.
    closing(): the person closes the program; all work is finished before the window goes.
    """

    language_chosen = Signal(str)
    mode_chosen = Signal(str)
    help_wanted = Signal(str)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "page")
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.resize(*SIZE)
        self.setMinimumSize(*SMALLEST)
        self._ring = Ring(self)
        self._work: Work | None = None
        self._may_close: Guard | None = None
        self.mode = ""  # "light", "dark", or "" for the system's
        self._say()

    @property
    def content(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def show_content(self, widget: QWidget, may_close: Guard | None = None) -> None:
        """This, in place of what was there; `may_close` is asked before the window goes."""
        old, self._work, self._may_close = self.content, None, may_close
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def show_work(self, work: Work, place: Place | None = None) -> None:
        """An open workspace, at the place where it was left."""
        self.show_content(work, work.may_close)
        self._work = work
        work.menu_wanted.connect(self._open_menu)
        work.palette_wanted.connect(self._open_palette)
        work.help_wanted.connect(self.help_wanted)
        work.language_wanted.connect(self.language_chosen)
        work.mode_wanted.connect(self.mode_chosen)
        work.begin(place)

    def geometry_text(self) -> str:
        """Where the window stands, to be kept."""
        return b64encode(self.saveGeometry().data()).decode()

    def restore(self, text: str) -> None:
        """Stand where it stood."""
        if text:
            self.restoreGeometry(QByteArray(b64decode(text)))

    def _open_menu(self, at: QPoint) -> None:
        menu = Menu(self, self.mode)
        menu.language_chosen.connect(self.language_chosen)
        menu.mode_chosen.connect(self.mode_chosen)
        menu.lock_wanted.connect(self._lock)
        menu.close_wanted.connect(self.close)
        menu.help_wanted.connect(self._help)
        menu.popup(at)

    def _open_palette(self) -> None:
        if self._work is not None:
            palette = Palette(self, self._work)
            palette.help_wanted.connect(self.help_wanted)
            palette.open_over()

    def _lock(self) -> None:
        if self._work is not None:
            self._work.desk.lock()

    def _close(self) -> None:
        self.close()

    def _help(self) -> None:
        if self._work is not None:
            self._work.ask_help()

    def _say(self) -> None:
        self.setWindowTitle(said(phrase(T("shell.title"))))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close is not None and not self._may_close(self._close):
            event.ignore()
            return
        self.closing.emit()
        event.accept()
