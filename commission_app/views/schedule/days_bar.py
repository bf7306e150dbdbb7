"""Which day is shown: named, or the one before and after; and where somebody is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from commission_app.domain.searching import Findable, Index, index
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField, SearchField
from commission_app.views.kit.layouts import row
from commission_app.views.schedule.board import slots_of
from commission_app.views.schedule.words import day_words, key_of
from commission_app.views.support.tab_order import tab_after
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.people.schedule import ScheduleSeen

SEARCH = 220  # pixels


class DaysBar(QWidget):
    """Alt+← and Alt+→ turn the days; Ctrl+F looks for somebody on all of them.

    Signals
    -------
    chosen(str): the key of a day.
    found(str): the interview of whom a person looks for.
    down_wanted(): to the board.
    """

    chosen = Signal(str)
    found = Signal(str)
    down_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._interviews: tuple[str, ...] = ()
        self._index: Index = index(())
        self.day = ComboField(phrase(T("schedule.day_shown")))
        self.day.label.hide()
        earlier = Button(phrase(T("schedule.day_before")), "quiet", "ph.caret-left", bare=True)
        later = Button(phrase(T("schedule.day_after")), "quiet", "ph.caret-right", bare=True)
        self.search = SearchField(phrase(T("schedule.search")))
        self.search.setFixedWidth(SEARCH)
        for button, keys, by in ((earlier, "Alt+Left", -1), (later, "Alt+Right", 1)):
            button.setProperty("by", by)
            button.clicked.connect(self._turn)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self._turns = (earlier, later)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)
        self.day.chosen.connect(self._choose)
        self.search.asked.connect(self._ask)
        self.search.down_wanted.connect(self.down_wanted)
        self.search.returnPressed.connect(self.down_wanted)
        self.setLayout(row(earlier, self.day, later, None, self.search, gap=6))
        tab_after(earlier, (self.day, later, self.search))

    @property
    def key(self) -> str:
        """The day that is shown."""
        return self.day.key

    def show_schedule(self, seen: ScheduleSeen) -> None:
        """The days as they are now; who is found where."""
        self._keys = tuple(key_of(day) for day in seen.days)
        self.day.offer([(key_of(day), day_words(day)) for day in seen.days])
        slots = [slot for day in seen.days for slot in slots_of(day)]
        self._interviews = tuple(slot.interview for slot in slots)
        people = (Findable(s.interview, (s.names.kk, s.names.ru)) for s in slots)
        self._index = index(people)
        self._allow()

    def choose(self, key: str) -> None:
        """Show this day as chosen."""
        self.day.choose(key)
        self._allow()

    def _choose(self, key: str) -> None:
        self._allow()
        self.chosen.emit(key)

    def _turn(self) -> None:
        place = self._place() + int(self.sender().property("by"))
        if 0 <= place < len(self._keys):
            self.day.choose(self._keys[place])
            self._choose(self._keys[place])

    def _place(self) -> int:
        return self._keys.index(self.key) if self.key in self._keys else 0

    def _allow(self) -> None:
        earlier, later = self._turns
        earlier.setEnabled(self._place() > 0)
        later.setEnabled(self._place() + 1 < len(self._keys))

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _ask(self, query: str) -> None:
        places = self._index.matches(query) if query else ()
        if places:
            self.found.emit(self._interviews[places[0]])
