"""Candidates: found as one types, filtered and sorted at once, a dossier beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget
from typing_extensions import override

from commission_app.services.people.candidates import CandidateRow, Candidates, ReadCandidates
from commission_app.services.people.dossier import OpenDossier, ReadDossier, ShowIin
from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.candidates import candidacy_form
from commission_app.views.candidates.columns import cells_of
from commission_app.views.candidates.corrected import notice_of
from commission_app.views.candidates.dossier_panel import DossierPanel
from commission_app.views.candidates.filter_bar import FilterBar
from commission_app.views.candidates.filters import last_stage
from commission_app.views.candidates.list import CandidateList
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, frame, holder, row
from commission_app.views.kit.print_button import Later, PrintButton
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.theme import density
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.services.people.candidacy import SetStatus
    from commission_app.services.people.naming import Corrected, CorrectName
    from commission_app.views.support.desk import Desk

PAUSE = 250  # milliseconds on a row until its dossier opens: passing by leaves no line


class CandidatesView(Screen):
    """A dossier is opened once a person, which the diary tells; reading it again is quiet."""

    shows: ClassVar[Changes] = ReadCandidates.shows | ReadDossier.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Candidates | None = None
        self._wanted = self._opened = ""
        self._count = Text("", "soft")
        words = phrase(T("candidates.print"))
        self.print = PrintButton(desk, words, "candidates", self._seen)
        self.bar, self.panel = FilterBar(), DossierPanel()
        self.table = CandidateList()
        self._pages = QStackedWidget()
        self._import, self._first = self._import_button(), self._import_button("primary")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._keys()

    @override
    def open_at(self, what: str) -> None:
        self._wanted = what

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadCandidates(), self, self._show)

    @override
    def take_focus(self) -> None:
        """To the list; where it is empty, to what fills it."""
        at = (self.table, self.bar.search, self._first)[self._pages.currentIndex()]
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = row(Text(phrase(T("candidates.title")), "heading"), self._count, None, gap=12)
        head.addStrut(density().control)  # the same height without its buttons
        head.addWidget(self.print)
        if "import" in self.desk.screens:
            head.addWidget(self._import)
        table = frame("card", column(self.table, margins=(1, 4, 1, 6)))
        everybody = Button(phrase(T("candidates.everybody")))
        everybody.clicked.connect(self.bar.clear)
        nothing, means = phrase(T("candidates.nothing")), phrase(T("candidates.nothing_means"))
        nobody = Empty("ph.magnifying-glass", nothing, means, everybody)
        self._pages.addWidget(table)
        self._pages.addWidget(holder(column(card(nobody), None)))
        self._pages.addWidget(holder(column(card(self._empty()), None)))
        margins = (24, 16, 24, 16)
        left = holder(column(head, self.bar, (self._pages, 1), gap=10, margins=margins))
        self.panel.hide()
        self.setLayout(row((left, 1), self.panel, gap=0))

    def _import_button(self, kind: str = "") -> Button:
        found = Button(phrase(T("candidates.import")), kind, "ph.file-arrow-down")
        found.clicked.connect(self._to_import)
        return found

    def _empty(self) -> Empty:
        """What an office without candidates does first."""
        title, means = phrase(T("candidates.empty")), phrase(T("candidates.empty_means"))
        acts = [self._first] if "import" in self.desk.screens else []
        return Empty("ph.users", title, means, *acts)

    def _connect(self) -> None:
        self.bar.changed.connect(self._apply)
        self.bar.search.down_wanted.connect(self._to_table)
        self.bar.search.take_letters(self, self.table)
        self.bar.search.returnPressed.connect(self._to_table)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._open_current)
        self._patience.timeout.connect(self._open_current)
        self.panel.closed.connect(self._close)
        self.panel.previous_wanted.connect(partial(self._step, -1))
        self.panel.next_wanted.connect(partial(self._step, 1))
        self.panel.number_wanted.connect(self._ask_number)
        self.panel.correct_wanted.connect(self._correct)
        self.panel.status_wanted.connect(self._move)

    def _keys(self) -> None:
        for keys, act in (("Ctrl+F", self._to_search), ("F6", self._other_pane)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, found: Candidates) -> None:
        came = not (self._found and self._found.rows)  # nothing was there to begin at
        self._found = found
        self._count.say(len(found.rows))
        self.bar.setVisible(bool(found.rows))
        self.print.setVisible(bool(found.rows))
        if "import" in self.desk.screens:  # an empty list offers it in the middle
            self._import.setVisible(bool(found.rows))
        self.bar.offer(found)
        self.table.make_room_for(found.rows)
        self._apply()
        if came:
            self.table.go_to(0)
            self.take_focus()
        if self._wanted:
            self._bring(self._wanted)
            self._wanted = ""
        if self._opened:
            self.desk.ask(ReadDossier(self._opened), self, self.panel.show_dossier)

    def _apply(self) -> None:
        """Those that are looked for, in the order that is on."""
        if self._found is None:
            return
        rows, wanted = self._found.rows, self.bar.filter
        last = last_stage(self._found)
        fitting = [wanted.keeps(row, last) for row in rows] if wanted.narrows else None
        places = self._found.search.matches(self.bar.asked)
        shown = rows if len(places) == len(rows) else tuple(rows[n] for n in places)
        if fitting is not None:
            shown = tuple(rows[n] for n in places if fitting[n])
        of = sum(fitting) if fitting is not None and self.bar.asked else len(rows)
        self.table.show_rows(shown)
        self.print.rows = len(shown)
        self.bar.count(len(shown), of)
        self._pages.setCurrentIndex(0 if shown else 1 if rows else 2)

    def _bring(self, code: str) -> None:
        """Somebody that another screen names: found whatever the filter says."""
        if not self.table.choose(code):
            self.bar.clear()
        if self.table.choose(code):
            self._open_current()

    def _follow(self, one: CandidateRow | None) -> None:
        """An open panel goes with the list."""
        if self.panel.isHidden():
            return
        if one is None:
            self.panel.close_panel()
        elif one.code != self.panel.code:
            self._opened = ""
            self.panel.show_row(one)
            self._patience.start()

    def _open_current(self) -> None:
        if (one := self.table.current) is not None:
            self._open(one)

    def _open(self, one: CandidateRow) -> None:
        self._patience.stop()
        self.panel.show_row(one)
        if one.code != self._opened:
            self._opened = one.code
            self.desk.act(OpenDossier(one.code), self, self.panel.show_dossier)

    def _step(self, by: int) -> None:
        self.table.step(by)
        self._open_current()

    def _close(self) -> None:
        self._patience.stop()
        self._opened = self.panel.code = ""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_number(self, code: str) -> None:
        self.desk.act(ShowIin(code), self, partial(self._show_number, code))

    def _show_number(self, code: str, number: str) -> None:
        if code == self.panel.code:
            self.panel.show_number(number)

    def _correct(self, act: CorrectName) -> None:
        self.desk.act(act, self, partial(self._corrected, act.code), self.panel.refuse)

    def _corrected(self, code: str, done: Corrected) -> None:
        if code == self.panel.code:
            self.panel.corrected()
        self.desk.tell(notice_of(code, done, self.desk))

    def _move(self, act: SetStatus) -> None:
        self.desk.act(act, self, partial(self._moved, act), self.panel.refuse)

    def _moved(self, act: SetStatus, interview: str) -> None:
        if act.code == self.panel.code:
            self.panel.corrected()
        self.desk.tell(candidacy_form.notice_of(act, interview, self.desk))

    def _to_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _to_table(self) -> None:
        if self.table.rows.rowCount():
            if self.table.current is None:
                self.table.go_to(0)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _other_pane(self) -> None:
        inside = self.panel.isAncestorOf(QApplication.focusWidget() or self)
        if inside or self.panel.isHidden():
            self._to_table()
        else:
            self.panel.focus_first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_import(self) -> None:
        self.desk.go("import")

    def _seen(self) -> Later:
        """The list as it stands, for a print."""
        rows, lang = self.table.rows.in_order(), language()
        notes = tuple(said(words) for words in self.bar.words())
        title = said(phrase(T("candidates.title")))
        headings = tuple(said(one.title) for one in self.table.rows.columns)

        def compose() -> Seen:
            return Seen(title, headings, tuple(cells_of(r, lang) for r in rows), lang, notes)

        return Later(title, compose)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and not self.panel.isHidden():
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)
