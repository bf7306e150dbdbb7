"""The pages of an open workspace: made when first shown, refreshed after a change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.screens import Entry, screens_of
from commission_app.views.shell.parting import Parting
from commission_app.views.support.desk import Place
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.changes import Changes
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.screen import Screen


class Pages(QStackedWidget):
    """One screen in front; the others wait as they were left, and in the language they had.

    Signals
    -------
    turned(Entry): another screen came to the front.
    """

    turned = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entries = screens_of(desk.role)
        self._by_key = {entry.key: entry for entry in self.entries}
        desk.screens = frozenset(self._by_key)
        self._made: dict[str, Screen] = {}
        self._behind: set[Screen] = set()  # these still speak another language
        self.current: Entry | None = None
        self._trail: list[Place] = []
        self.parting = Parting(desk)
        desk.going.connect(self.go)
        desk.runner.changed.connect(self._refresh)

    @property
    def screen_in_front(self) -> Screen | None:
        """The screen that is shown."""
        return self._made.get(self.current.key) if self.current else None

    @property
    def place(self) -> Place | None:
        """Where one is, to come back to; a page that only another one leads to is none."""
        entry, screen = self.current, self.screen_in_front
        if entry is None or screen is None or entry.hidden:
            return None
        return Place(entry.key, screen.at)

    def go(self, place: Place) -> None:
        """Bring a screen to the front, at something; KeyError for one that this role lacks."""
        entry, front = self._by_key[place.screen], self.screen_in_front
        if front is not None:
            lose = phrase(T("shell.lose_and_go"))
            if not self.parting.may_go([front], partial(self.go, place), lose):
                return
            front.leave()
        screen = self._made.get(entry.key)
        if screen is None:
            screen = self._made[entry.key] = entry.make(self._desk)
            self.addWidget(screen)
        self._translate(screen)
        self.current = entry
        self.setCurrentWidget(screen)
        screen.open_at(place.what)
        screen.refresh()
        self.turned.emit(entry)
        if not screen.isAncestorOf(QApplication.focusWidget() or self):
            screen.take_focus()

    def may_close(self, then: Callable[[], None]) -> bool:
        """Whether everything written is kept; where not it is asked, and `then` comes later."""
        lose = phrase(T("shell.lose_and_close"))
        return self.parting.may_go(list(self._made.values()), then, lose)

    def give_forms_up(self) -> bool:
        """Half typed words of forms are let go; whether there were any."""
        forms = [screen for screen in self._made.values() if screen.unfinished]
        for screen in forms:
            screen.lose()
        return bool(forms)

    def close_all(self) -> None:
        """Let every screen keep what is being written."""
        for screen in self._made.values():
            screen.leave()

    def _translate(self, screen: Screen) -> None:
        if screen in self._behind:
            self._behind.remove(screen)
            QApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))

    @override
    def event(self, event: QEvent) -> bool:
        """Another language is for the screen in front; the others take it when they come."""
        if event.type() is not QEvent.Type.LanguageChange:
            return super().event(event)
        self._behind.update(self._made.values())
        front = self.screen_in_front
        if front is not None:
            self._translate(front)
        return True

    def _refresh(self, changes: Changes) -> None:
        screen = self.screen_in_front
        if screen is not None and screen.shows & changes:
            screen.refresh()
