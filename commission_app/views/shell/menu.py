"""The small menu of every window: language, look, help, lock, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from commission_app.shared.texts import T
from commission_app.views.support.icons import icon
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
MODES = {
    "": T("shell.mode_system"),
    "light": T("shell.mode_light"),
    "dark": T("shell.mode_dark"),
}


class Menu(QMenu):
    """Made anew each time it is opened, in the language of the moment.

    Signals
    -------
    language_chosen(str): "kk", "ru" or "en".
    mode_chosen(str): "light", "dark" or "" for the system's.
    help_wanted(), lock_wanted(), close_wanted(): as they say.
    """

    language_chosen = Signal(str)
    mode_chosen = Signal(str)
    help_wanted = Signal()
    lock_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget, mode: str = "") -> None:
        super().__init__(parent)
        self._choices(LANGUAGE_NAMES, language(), self.language_chosen.emit)
        self.addSeparator()
        modes = {key: said(phrase(text)) for key, text in MODES.items()}
        self._choices(modes, mode, self.mode_chosen.emit)
        self.addSeparator()
        for text, glyph, keys, signal in (
            (T("shell.help"), "ph.question", "F1", self.help_wanted),
            (T("shell.lock"), "ph.lock-simple", "Ctrl+L", self.lock_wanted),
            (T("shell.close_work"), "ph.sign-out", "", self.close_wanted),
        ):
            words = said(phrase(text))
            action = self.addAction(icon(glyph), f"{words}\t{keys}" if keys else words)
            action.triggered.connect(signal)

    def _choices(self, names: dict[str, str], chosen: str, then: Callable[[str], None]) -> None:
        group = QActionGroup(self)
        for key, name in names.items():
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            if key == chosen:  # Qt's own tick is a small picture: coarse on a fine screen
                action.setIcon(icon("ph.check", "text"))
            self.addAction(action)

        def choose(action: QAction) -> None:
            then(str(action.data()))

        group.triggered.connect(choose)
