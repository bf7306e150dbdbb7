"""The entrance: one calm card after the other, until a workspace is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from commission_app import __version__
from commission_app.shared.paths import data_folder
from commission_app.shared.texts import T
from commission_app.views.entrance.first import FirstPage
from commission_app.views.entrance.hall import Hall
from commission_app.views.entrance.keys import KeysPage
from commission_app.views.entrance.new_office import NewOfficePage
from commission_app.views.entrance.page import Page
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.recover import RecoverPage
from commission_app.views.entrance.restore import RestorePage
from commission_app.views.entrance.set_up import SetUpPage
from commission_app.views.entrance.unlock import UnlockPage
from commission_app.views.entrance.workspaces import WorkspacesPage
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from commission_app.services.preferences import Preferences
    from commission_app.shared.world import World
    from commission_app.views.support.files import Files

PRACTICE = "practice"


class Entrance(QWidget):
    """Pages one at a time; a step back leads to the page before.

    Signals
    -------
    opened(Workspace): somebody is in.
    language_chosen(str), help_wanted(str): to be done by whoever holds the windows.
    """

    opened = Signal(object)
    language_chosen = Signal(str)
    help_wanted = Signal(str)

    def __init__(
        self, world: World, files: Files, preferences: Preferences, practice: Path | None = None
    ) -> None:
        super().__init__()
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._practice = practice or data_folder() / PRACTICE
        self.hall = Hall(world, files, preferences, self, but=self._practice)
        self._stack = QStackedWidget()
        self._pages: list[Page] = []
        self._makers: dict[str, Callable[[object], Page]] = {
            "first": lambda _: FirstPage(self.hall),
            "unlock": lambda about: UnlockPage(self.hall, Path(str(about))),
            "workspaces": lambda _: WorkspacesPage(self.hall),
            "recover": lambda about: RecoverPage(self.hall, Path(str(about))),
            "keys": lambda about: KeysPage(self.hall, Path(str(about))),
            "set_up": lambda _: SetUpPage(self.hall),
            "new_office": lambda _: NewOfficePage(self.hall),
            "restore": lambda about: RestorePage(self.hall, _path(about)),
            "practice": lambda _: PracticePage(self.hall, self._practice),
        }
        foot = row(
            Glyph("ph.wifi-slash", "faint", 18),
            Text(phrase(T("entrance.no_network")), "caption"),
            None,
            Text(phrase(T("entrance.version"), version=__version__), "caption"),
            margins=(24, 10, 24, 12),
        )
        self.setLayout(column((self._stack, 1), foot, gap=0))
        self.hall.going.connect(self._go)
        self.hall.left.connect(self._back)
        self.hall.opened.connect(self.opened)
        self.hall.language_chosen.connect(self.language_chosen)
        self.hall.help_wanted.connect(self.help_wanted)
        self._put(self._first_page(practice))

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[-1]

    def tell_locked(self, minutes: int, *, lost: bool) -> None:
        """Nobody was there for so long: why one stands here, and what became of the work."""
        page = self.page
        if isinstance(page, UnlockPage):
            page.tell_locked(minutes, lost=lost)

    def may_close(self, then: Callable[[], None]) -> bool:
        """Whether the page in front has nothing to ask before the window goes."""
        return self.page.may_close(then)

    def _first_page(self, practice: Path | None) -> Page:
        """Where this computer begins."""
        if practice is not None:
            return PracticePage(self.hall, practice, back=False)
        if self.hall.remembered:
            return UnlockPage(self.hall, self.hall.remembered[0])
        return FirstPage(self.hall)

    def _go(self, name: str, about: object) -> None:
        page = about if isinstance(about, Page) else self._makers[name](about)
        if not page.returns:
            self._forget()
        self._put(page)

    def _put(self, page: Page) -> None:
        self._pages.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _back(self) -> None:
        if len(self._pages) > 1:
            self._drop(self._pages.pop())
            self.page.setFocus()

    def _forget(self) -> None:
        """There is no way back from what was just made."""
        while self._pages:
            self._drop(self._pages.pop())

    def _drop(self, page: Page) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.setFocus()


def _path(about: object) -> Path | None:
    return about if isinstance(about, Path) else None
