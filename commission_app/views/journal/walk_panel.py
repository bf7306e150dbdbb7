"""A panel of one long look: its act, how far it is, and what it found below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column
from commission_app.views.kit.text import Text
from commission_app.views.kit.working import Working
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError
    from commission_app.views.kit.buttons import Button
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class WalkPanel(FormPanel):
    """What was found goes when the next look begins; a look that was stopped found nothing.

    `words`: text keys of the title, of what it means, and of what is said after a stop.
    """

    def __init__(self, desk: Desk, go: Button, words: tuple[str, str, str]) -> None:
        title, means, self._ended_early = words
        super().__init__(phrase(title), phrase(means))
        self.result = column(gap=8)
        self.working = Working(desk)
        self.working.stopped.connect(self._stopped)
        self.go = go
        self._held = False  # the keys were at the act when the look began

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self.working.give_up()

    def begin_anew(self) -> None:
        """Nothing is said of the last look any more."""
        self.forgive()
        clear(self.result)

    def look(self, why: Words) -> None:
        """The look goes on: it cannot be begun a second time."""
        self._held = self.go.hasFocus()
        self.go.forbid(why)

    def rest(self) -> None:
        """It is over; the keys are where they were."""
        self.go.forbid()
        if self._held and self.isVisible():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self._held = False

    def tell(self, *items: Item) -> None:
        """Below what is there."""
        for item in items:
            add(self.result, item)

    def refused(self, error: UserError) -> None:
        """The look could not be made."""
        self.rest()
        self.refuse(error)

    def _stopped(self) -> None:
        self.rest()
        self.tell(Text(phrase(self._ended_early), "", wrap=True))
