"""Which interview: typed by code or name, chosen from a list; nothing here says a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.domain.collation import search_key
from commission_app.services.office.matrix import Matrix, ReadMatrix, Row
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import SearchField
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.views.support.desk import Desk


class InterviewChooser(QWidget):
    """Sheets exist for one interview at a time; a certificate may be printed for one person.

    Signals
    -------
    chosen(str): the code of an interview; "" for all of them.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: tuple[tuple[str, Row], ...] = ()
        self._sheets = True
        self._title = Text(phrase(T("documents_screen.choose_interview")), "title", wrap=True)
        self._count = Text("", "caption")
        self.search = SearchField(phrase(T("documents_screen.find_interview")))
        self.list = Lines(phrase(T("documents_screen.interviews")))
        self.all = Button(phrase(T("documents_screen.all_certificates")), "link")
        self.search.asked.connect(self._filter)
        self.search.down_wanted.connect(self._walk)
        self.search.returnPressed.connect(self._open)
        self.search.take_letters(self.list)
        self.list.opened.connect(self.chosen)
        self.list.clicked.connect(self._open)
        self.all.clicked.connect(self._all)
        head = row((self._title, 1), self.all, gap=10)
        box = frame("card", column(self.list, gap=0, margins=(4, 4, 4, 4)))
        self.setLayout(column(head, self.search, (box, 1), self._count, gap=10))

    def ask(self, *, sheets: bool) -> None:
        """All interviews of the season; of sheets only revealed ones are open."""
        self._sheets = sheets
        self.all.setVisible(not sheets)
        self.search.clear()
        self._desk.ask(ReadMatrix(), self, self._show)

    def _show(self, matrix: Matrix) -> None:
        self._rows = tuple((_key(one), one) for one in matrix.rows)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        wanted = search_key(text)
        found = [one for key, one in self._rows if wanted in key]
        lines = [_line(one, sheets=self._sheets) for one in found]
        self.list.show_lines(lines, lines[0].key if lines and text else "")
        self._count.say(phrase_n(T("documents_screen.interviews_found"), len(found)))

    def _walk(self) -> None:
        if self.list.lines and not self.list.key:
            self.list.choose(self.list.lines[0].key)
        self.list.setFocus()

    def _open(self) -> None:
        if self.list.key:
            self.chosen.emit(self.list.key)

    def _all(self) -> None:
        self.chosen.emit("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._sheets:
            self._all()
        else:
            super().keyPressEvent(event)


def _key(one: Row) -> str:
    return search_key(f"{one.interview} {one.person.names.kk} {one.person.names.ru}")


def _line(one: Row, *, sheets: bool) -> Line:
    closed = sheets and not one.revealed
    return Line(
        key=one.interview,
        upper=one.person.names,
        lower=one.interview,
        word=phrase(T("documents_screen.closed")) if closed else "",
        glyph=("ph.lock-simple", "faint") if closed else ("", "faint"),
    )
