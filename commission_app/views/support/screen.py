"""A screen: one page of the program, which shows what is true and refreshes when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from commission_app.services.changes import Changes

if TYPE_CHECKING:
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class Screen(QWidget):
    """One page. It asks its questions in `refresh` and never waits for an answer."""

    shows: ClassVar[Changes] = Changes.NOTHING  # it is refreshed when one of these changed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def open_at(self, what: str) -> None:
        """Come to the front, at one interview, candidate or filter; "" where it was."""

    @property
    def at(self) -> str:
        """What is in front here, as `open_at` takes it; "" where that says nothing."""
        return ""

    def refresh(self) -> None:
        """Ask again; an answer that is still true comes at once."""

    def take_focus(self) -> None:
        """To where the keys were when it was left, else to what can be done first here."""
        last = self.focusWidget()
        to = last if last and last.isVisible() and last.isEnabled() else self._first_usable()
        if to is not None:
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_usable(self) -> QWidget | None:
        tab = Qt.FocusPolicy.TabFocus
        parts = (one for one in self.findChildren(QWidget) if one.focusPolicy() & tab == tab)
        return next((one for one in parts if one.isVisible() and one.isEnabled()), None)

    def print_page(self) -> bool:
        """Print in a way of its own; False: the page is printed as it is seen."""
        return False

    def keep(self) -> None:
        """Have what is being written kept."""

    @property
    def unkept(self) -> Words:
        """What was to be kept and was refused: it would be lost with the screen."""
        return ""

    @property
    def unfinished(self) -> Words:
        """The title of the question, where it is a form that only a person can finish."""
        return ""

    def lose(self) -> None:
        """A person decided to go on without what could not be kept."""

    def leave(self) -> None:
        """Give way to another screen; words that are being written are kept first."""
