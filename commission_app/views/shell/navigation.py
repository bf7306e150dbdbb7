"""Ways between screens: the office's side bar, the member's tabs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QSpacerItem, QVBoxLayout
from typing_extensions import override

from commission_app.services.whereabouts import ReadWhereabouts, Whereabouts
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, KeyCap
from commission_app.views.kit.layouts import Item, column, holder, row
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.text import Glyph, OneLine, Text
from commission_app.views.support.words import Words, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.changes import Changes
    from commission_app.views.screens import Entry
    from commission_app.views.support.desk import Desk

WIDE, NARROW = 226, 56
FUNCTIONS = {
    "chair": T("shell.is_chair"),
    "deputy": T("shell.is_deputy"),
    "member": T("shell.member"),
    "expert": T("shell.is_expert"),
    "observer": T("shell.is_observer"),
    "secretary": T("shell.is_secretary"),
}
DEFAULT_USER = "secretary"  # nobody gave a name when the office was founded


class NavButton(Button):
    """The way to a screen; when the bar is narrow, its icon alone."""

    def __init__(self, words: Words, kind: str, icon: str) -> None:
        super().__init__(words, kind, icon)
        self._badge = Text("", "badge")
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        if kind == "nav":
            self.setLayout(row(None, self._badge, margins=(0, 0, 10, 0)))

    def badge(self, words: Words) -> None:
        """How much waits there; "" for nothing."""
        self._badge.say(words)
        self._badge.setVisible(bool(words) and not self.bare)

    def fold(self, *, narrow: bool) -> None:
        """Without words or with them."""
        self.be_bare(bare=narrow)
        self._badge.setVisible(bool(self._badge.text()) and not narrow)


class _Ways(QFrame):
    """Buttons of screens, one of them chosen.

    Signals
    -------
    asked(str): the key of the screen that a person chose.
    menu_wanted(), palette_wanted(), help_wanted(): the buttons beside them.
    """

    asked = Signal(str)
    menu_wanted = Signal()
    palette_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, NavButton] = {}
        self._here = ""

    def choose(self, key: str) -> None:
        """Show where we are."""
        self._here = key
        for other, button in self.buttons.items():
            button.setChecked(other == key)

    def _button(self, entry: Entry, kind: str) -> NavButton:
        button = NavButton(phrase(entry.title), kind, entry.icon if kind == "nav" else "")
        button.setCheckable(True)
        button.clicked.connect(self._ask)
        button.setProperty("screen", entry.key)
        self.buttons[entry.key] = button
        return button

    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.choose(self._here)  # a person may be asked first, and stay
            self.asked.emit(str(button.property("screen")))


class SideBar(_Ways):
    """The office's: the season, a search, groups by task; icons alone when it is narrow."""

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setProperty("box", "side")
        self._season = Text("", "strong")
        self._who = OneLine("", "small")
        self._groups: list[Text] = []
        self._search = _SearchButton()
        self._search.clicked.connect(self.palette_wanted)
        menu = Button(phrase(T("shell.menu")), "quiet", "ph.dots-three", bare=True)
        menu.clicked.connect(self.menu_wanted)
        self.menu_button = menu
        self._foot = holder(row(Glyph("ph.user-circle"), (self._who, 1), menu, gap=8))
        head = row(Mark(22), self._season, None, gap=10, margins=(10, 0, 0, 0))
        self.setLayout(
            column(
                *(
                    head,
                    _air(12),
                    self._search,
                    _air(6),
                    *self._entries(entries),
                    None,
                    self._foot,
                ),
                gap=1,
                margins=(10, 14, 10, 12),
            )
        )
        self.fold(narrow=False)
        desk.ask(ReadWhereabouts(), self, self._show)
        plain = desk.user == DEFAULT_USER
        named = phrase(T("shell.secretary"), user=desk.user)
        self._who.say(phrase(T("shell.secretary_alone")) if plain else named)

    def fold(self, *, narrow: bool) -> None:
        """Icons with tooltips where the window is narrow."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for part in (self._season, self._who, *self._groups):
            part.setVisible(not narrow)
        self._search.fold(narrow=narrow)
        for button in self.buttons.values():
            button.fold(narrow=narrow)

    def count(self, key: str, words: Words) -> None:
        """How many things wait at a screen, at the end of its button."""
        self.buttons[key].badge(words)

    def _entries(self, entries: Sequence[Entry]) -> list[Item]:
        found: list[Item] = []
        shown = [entry for entry in entries if not entry.hidden]
        for group, members in groupby(shown, key=lambda e: e.group):
            if group:
                heading = Text(phrase(group), "caption")
                heading.setContentsMargins(10, 0, 0, 0)
                self._groups.append(heading)
                found += [_air(10), heading, _air(2)]
            found += [self._button(entry, "nav") for entry in members]
        return found

    def _show(self, where: Whereabouts) -> None:
        self._season.say(phrase(T("shell.season"), year=str(where.year)))


def _air(height: int) -> QVBoxLayout:
    """A gap that a low window may squeeze: every way stays in sight."""
    found = QVBoxLayout()
    yields = QSizePolicy.Policy.Maximum
    found.addItem(QSpacerItem(0, height, QSizePolicy.Policy.Minimum, yields))
    return found


class _SearchButton(NavButton):
    """Looks like a field and opens the palette."""

    def __init__(self) -> None:
        super().__init__(phrase(T("shell.find")), "search", "ph.magnifying-glass")
        self._cap = KeyCap("Ctrl K")
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(None, self._cap, margins=(0, 0, 6, 0)))

    @override
    def fold(self, *, narrow: bool) -> None:
        """The glass alone."""
        self._cap.setVisible(not narrow)
        super().fold(narrow=narrow)


class TopBar(_Ways):
    """The member's: the sign, a few large tabs, the name, the menu, help."""

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setProperty("box", "top")
        self.setFixedHeight(60)
        self._who = OneLine("", "soft")
        self._who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tabs = [self._button(entry, "tab") for entry in entries if not entry.hidden]
        for tab in tabs:
            tab.setFixedHeight(59)
        menu = Button(phrase(T("shell.menu")), "quiet", "ph.dots-three", bare=True)
        menu.clicked.connect(self.menu_wanted)
        self.menu_button = menu
        help_ = Button("F1", "quiet", "ph.question")
        help_.clicked.connect(self.help_wanted)
        self.setLayout(
            row(
                *(Mark(26), 20, row(*tabs, gap=20), 12, (self._who, 1), 8, help_, menu),
                gap=0,
                margins=(24, 0, 16, 0),
            )
        )
        self._desk = desk
        desk.runner.changed.connect(self._refresh)
        self._refresh(ReadWhereabouts.shows)

    def _refresh(self, changes: Changes) -> None:
        if changes & ReadWhereabouts.shows:
            self._desk.ask(ReadWhereabouts(), self, self._show)

    def _show(self, where: Whereabouts) -> None:
        known = FUNCTIONS.get(where.function, FUNCTIONS["member"])
        self._who.say(phrase(known, name=where.member))
