"""Somebody at the entrance, before any workspace is open: worked by keys and visible words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commission_app.services.preferences import Preferences
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.entrance.first import FirstPage
from commission_app.views.entrance.keys import KeysPage
from commission_app.views.entrance.new_office import NewOfficePage
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.recover import RecoverPage
from commission_app.views.entrance.restore import RestorePage
from commission_app.views.entrance.set_up import SetUpPage
from commission_app.views.entrance.unlock import UnlockPage
from commission_app.views.entrance.workspaces import WorkspacesPage
from commission_app.views.kit.ring import Ring
from tests.support.chosen_files import ChosenFiles
from tests.support.hands import Hands

if TYPE_CHECKING:
    from commission_app.services.demo.practice import Practice
    from commission_app.shared.world import World
    from commission_app.views.entrance.page import Page

DOOR = "door"  # who somebody is before a workspace is open
PAGES: dict[str, type[Page]] = {
    "first": FirstPage,
    "unlock": UnlockPage,
    "workspaces": WorkspacesPage,
    "recover": RecoverPage,
    "keys": KeysPage,
    "set_up": SetUpPage,
    "new_office": NewOfficePage,
    "restore": RestorePage,
    "practice": PracticePage,
    "once": OncePage,
}
P = TypeVar("P", bound="Page")


class Visitor(Hands):
    """Comes to a page as another one would send them there; the computer knows the season."""

    patience: ClassVar[float] = 60.0  # what keeps a passphrase safe is slow

    def __init__(self, season: Practice, world: World, size: tuple[int, int]) -> None:
        self.season, self.files = season, ChosenFiles()
        self.gone = season.folder / "Былтырғы маусым.commission"  # it was there last year
        known = (season.office, season.laptop().folder, self.gone)
        likes = Preferences(workspaces=tuple(map(str, known)))
        self.entrance = Entrance(world, self.files, likes)
        window = QWidget()
        super().__init__(window)
        window.setProperty("a_window", True)
        window.setProperty("box", "page")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.entrance)
        Ring(window).setObjectName("ring")
        window.resize(*size)
        window.show()
        window.activateWindow()

    @property
    @override
    def idle(self) -> bool:
        return self.entrance.hall.worker.idle

    @property
    def screen(self) -> str:
        """The name of the page in front."""
        return next(name for name, kind in PAGES.items() if type(self.entrance.page) is kind)

    def go(self, screen: str, about: Path | None = None) -> None:
        """To a page, about the office unless something else is named."""
        of_the_office = screen in {"unlock", "recover", "keys"}
        if about is None and of_the_office:
            about = self.season.office
        self.entrance._forget()
        self.entrance._go(screen, about)
        self.settle()

    def page(self, kind: type[P]) -> P:
        """The page in front, which is of this kind; the test fails where it is not."""
        page = self.entrance.page
        if not isinstance(page, kind):
            pytest.fail(f"{type(page).__name__} is in front:\n{self.reads()}")
        return page

    def close(self) -> None:
        """The program is closed."""
        self.settle()
        self.window.close()
        self.window.deleteLater()
