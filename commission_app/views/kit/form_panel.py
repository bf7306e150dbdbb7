"""A side panel that asks for something: what it means, its fields, the act, and a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commission_app.views.kit.layouts import Item, column, frame
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.text import Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words


class FormPanel(SidePanel):
    """Esc or the cross takes it away and nothing was done."""

    def __init__(self, title: Words, means: Words = "") -> None:
        super().__init__(neighbours=False)
        self.title = Text(title, "person", wrap=True)
        self.means = Text(means, "small", wrap=True)
        self._told = Text("", "small", tone="critical", wrap=True)
        self._box = frame("notice", column(self._told, margins=(12, 8, 12, 8)), "critical")
        self._box.hide()
        self.first: QWidget = self

    def lay(self, *items: Item, acts: tuple[QWidget, ...]) -> None:
        """The fields, and what stands below them and does not scroll."""
        self.fill(self.title, self.means, 4, *items)
        self.act(self._box, *acts)

    def begin(self) -> None:
        """Nothing is refused yet; the first field has the focus."""
        self.forgive()
        self.open()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """What happened, and what to do next."""
        self._told.say(error)
        self._box.show()
        announce(self, said(error), urgent=True)

    def forgive(self) -> None:
        """What was refused is over."""
        self._told.say("")
        self._box.hide()
