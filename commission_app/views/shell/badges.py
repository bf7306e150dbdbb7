"""How many things wait at a screen, at the end of its way in the side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commission_app.services.people.overview import ReadSeason

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.changes import Changes
    from commission_app.services.people.overview import Season
    from commission_app.views.shell.navigation import SideBar
    from commission_app.views.support.desk import Desk

COUNTED = ("exchange", "matrix", "conflicts")
CALM_MS = 700  # after the last change: a row of acts is counted once
MINUTE_MS = 60_000  # planned times pass although nothing changes


class Badges(QObject):
    """The same tasks that the season names, counted by the screen that solves them."""

    def __init__(self, desk: Desk, bar: SideBar) -> None:
        super().__init__(bar)
        self._desk, self._bar = desk, bar
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM_MS)
        self._timer.timeout.connect(self.count)
        desk.runner.changed.connect(self._later)
        self._season: Season | None = None
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE_MS)
        self._minutes.timeout.connect(self.show_again)
        self._minutes.start()

    def count(self) -> None:
        """Ask what is left to do."""
        self._desk.ask(ReadSeason(), self, self._show)

    def _later(self, changes: Changes) -> None:
        if ReadSeason.shows & changes:
            self._timer.start()

    def _show(self, season: Season) -> None:
        self._season = season
        self.show_again()

    def show_again(self) -> None:
        """As it stands at this moment."""
        if self._season is None:
            return
        for screen in COUNTED:
            if screen in self._bar.buttons:
                number = _waiting(self._season, screen, self._desk.now())
                self._bar.count(screen, number or "")


def _waiting(season: Season, screen: str, now: datetime) -> int:
    """The number that the screen itself names; the matrix counts its cells."""
    if screen == "matrix":
        later = sum(count for at, count in season.figures.to_come if at <= now)
        return season.figures.asking + later
    return sum(task.count for task in season.tasks if task.screen == screen)
