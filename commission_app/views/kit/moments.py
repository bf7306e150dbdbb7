"""A day or a time that is typed as people write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateTimeEdit
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

TYPED = re.compile(r"(\d{2}|\d(?=\D))[.,/-]?(\d{2}|\d(?=\D))(?:[.,/-]?(\d{4}))?")  # a day
ELSEWHERE = "?"  # typing that began in another part than the first is no whole day
BETWEEN = ".,/-: "  # what people type between day, month, year, hours and minutes


class Moments(QDateTimeEdit):
    """A day or a time in figures; up and down step a part of it.

    It is typed as people write it: over all that stands there, with the dots or without. Qt
    alone refuses to, and takes the 31st for the 30th while the month is still the old one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed, self._at = "", -1  # one after the other, and where the cursor was then
        self._stepped = False  # the last figure filled its part and went on to the next

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign, part = event.text(), self.currentSectionIndex()
        if not sign.isdigit() and (not sign or sign not in BETWEEN):
            self._typed = ""
            super().keyPressEvent(event)
            return
        line = self.lineEdit()
        if line.cursorPosition() != self._at or (line.hasSelectedText() and not self._stepped):
            self._stepped = False
            part = self._enter(0 if line.selectedText() == self.text() else part)
            self._typed = ELSEWHERE if part else ""
        self._typed += sign
        if sign in BETWEEN:
            self._enter(part if self._stepped else part + 1)
            self._stepped = True
        else:
            super().keyPressEvent(event)
            self._stepped = self.currentSectionIndex() != part
            self._take_day()
            if self._stepped:
                self._enter(self.currentSectionIndex())
        self._at = line.cursorPosition()

    def _take_day(self) -> None:
        """What was typed as a whole, once it is a day."""
        found, now = TYPED.fullmatch(self._typed), self.date()
        if found is None or "d" not in self.displayFormat():
            return
        day, month, year = found[1], found[2], found[3] or str(now.year())
        typed, part = QDate(int(year), int(month), int(day)), self.currentSectionIndex()
        if typed.isValid() and typed != now:
            self.setDate(typed)
            self.setCurrentSectionIndex(part)

    def _enter(self, part: int) -> int:
        """To this part, over what stands there."""
        found = min(part, self.sectionCount() - 1)
        self.setCurrentSectionIndex(found)
        self.setSelectedSection(self.sectionAt(found))
        return found

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
