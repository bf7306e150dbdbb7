"""What pages of the entrance have in their hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.views.entrance.worker import Worker

if TYPE_CHECKING:
    from commission_app.services.preferences import Preferences
    from commission_app.shared.world import World
    from commission_app.views.support.files import Files


class Hall(QObject):
    """The way between pages, the worker, and the signals of the entrance.

    Signals
    -------
    opened(Workspace): somebody is in.
    going(str, object): a page by its name, and what it is about; left(): one step back.
    language_chosen(str), help_wanted(str): from whatever page.
    """

    opened = Signal(object)
    going = Signal(str, object)
    left = Signal()
    language_chosen = Signal(str)
    help_wanted = Signal(str)

    def __init__(
        self,
        world: World,
        files: Files,
        preferences: Preferences,
        parent: QObject,
        *,
        but: Path,
    ) -> None:
        super().__init__(parent)
        self.world, self.files = world, files
        found = map(Path, preferences.workspaces)
        # Below `but` lies the practice season, whose passphrases nobody was ever told.
        self.remembered = tuple(one for one in found if not one.is_relative_to(but))
        self.worker = Worker(self)

    def go(self, page: str, about: object = None) -> None:
        """Show another page."""
        self.going.emit(page, about)
