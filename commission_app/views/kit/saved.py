"""Whether everything is on the disk, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commission_app.shared.texts import T
from commission_app.views.kit.state import State
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

SOON_MS = 150  # a commit takes a few milliseconds: what is saved at once is not worth a word


class Saved(State):
    """Says "saved 14:32:07" after the commit only; a commit that takes long says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("ph.check", phrase(T("kit.saved_nothing")), "faint")
        self._desk = desk
        self._kept: Words = phrase(T("kit.saved_nothing"))
        self._refused = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SOON_MS)
        self._late.timeout.connect(self._show_saving)
        desk.runner.saving.connect(self._begin)
        desk.runner.saved.connect(self._show_saved)
        desk.runner.unsaved.connect(self._show_unsaved)

    def settle(self) -> None:
        """A person went on: what was refused is past, what was saved before still is."""
        if self._refused:
            self._refused = False
            self.show_as("ph.check", self._kept, "faint")

    def _begin(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def _show_saving(self) -> None:
        self.show_as("ph.circle", phrase(T("kit.saving")), "faint")

    def _show_saved(self) -> None:
        self._late.stop()
        if not self._desk.runner.wrote:  # something was looked at, as by an import's check
            self._refused = False
            self.show_as("ph.check", self._kept, "faint")
            return
        at = f"{self._desk.now():%H:%M:%S}"
        self._refused, self._kept = False, phrase(T("kit.saved"), at=at)
        self.show_as("ph.check", self._kept, "good")

    def _show_unsaved(self) -> None:
        self._late.stop()
        self._refused = True
        self.show_as("ph.warning-circle", phrase(T("kit.unsaved")), "caution")
