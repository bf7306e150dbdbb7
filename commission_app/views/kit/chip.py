"""A filter as a quiet button with a caret; filled while it narrows the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from commission_app.views.support.words import Words

CLEARING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class Chip(Button):
    """One of several, or all. Space opens the list, Backspace clears.

    Signals
    -------
    chosen(str): the key of what a person chose, "" for all.
    """

    chosen = Signal(str)

    def __init__(self, all_: Words) -> None:
        self._all = all_
        self._options: tuple[tuple[str, Words, Words], ...] = ()
        super().__init__(all_, "quiet", "ph.caret-down")
        self.key = ""
        self.setCheckable(True)
        self.clicked.connect(self._offer)

    @property
    def words(self) -> Words:
        """What it says: the option that narrows, or all."""
        return self._words

    def offer(self, options: Sequence[tuple[str, Words, Words]]) -> None:
        """Key, words in the list, words on the chip; what is gone narrows no longer."""
        self._options = tuple(options)
        if self.key not in {key for key, _, _ in options}:
            self.key = ""
        self._wear()

    def choose(self, key: str) -> None:
        """Show this one as chosen; nobody is told."""
        self.key = key
        self._wear()

    def _wear(self) -> None:
        short = next((short for key, _, short in self._options if key == self.key), "")
        self.say(short or self._all)
        self.setChecked(bool(self.key))
        self._draw()

    def _offer(self) -> None:
        self.setChecked(bool(self.key))
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for key, words, _ in (("", self._all, ""), *self._options):
            action = QAction(said(words).replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(key == self.key)
            action.setData(key)
            menu.addAction(action)
            if key == self.key:
                menu.setActiveAction(action)
        group.triggered.connect(self._choose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, action: QAction) -> None:
        self._take(str(action.data()))

    def _take(self, key: str) -> None:
        changed = key != self.key
        self.choose(key)
        if changed:
            self.chosen.emit(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in CLEARING:
            self._take("")
        elif Qt.Key(event.key()) is Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()

    @override
    def _say(self) -> None:
        super()._say()
        self._name()

    def _name(self) -> None:
        state = (
            joined(self._all, self._words, between=": ")
            if self._words != self._all
            else self._all
        )
        self.setAccessibleName(said(state))
        self.setToolTip(said(phrase(T("kit.chip_keys"))))
