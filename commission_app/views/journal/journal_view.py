"""Journal: facts and the diary in one line of time; verified, compared, backed up, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from commission_app.services.office.backups import ReadBackups
from commission_app.services.office.journal import Journal, JournalLine, ReadJournal
from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.journal.auditing import AuditPanel
from commission_app.views.journal.backups import BackupPanel
from commission_app.views.journal.chips import GROUPS, Chips
from commission_app.views.journal.comparing import ComparePanel
from commission_app.views.journal.details import LineDetails
from commission_app.views.journal.extracting import ExtractPanel
from commission_app.views.journal.lines import COLUMNS
from commission_app.views.journal.verifying import VerifyPanel
from commission_app.views.kit.beside import Beside
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import SearchField
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.print_button import PrintButton
from commission_app.views.kit.table import Table
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.views.kit.side_panel import SidePanel
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

PAGE = 100  # lines more at a time
SOON = 200  # milliseconds after the last letter
Panel = TypeVar("Panel", VerifyPanel, ComparePanel, BackupPanel, ExtractPanel, AuditPanel)


class JournalView(Screen):
    """The newest comes first; a line says who and when, never a mark."""

    shows: ClassVar[Changes] = ReadJournal.shows | ReadBackups.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._journal: Journal | None = None
        self._limit = PAGE
        self._count = Text("", "soft")
        self.search = SearchField(phrase(T("journal.search")))
        self.chips = Chips()
        self.table: Table[JournalLine] = Table(
            COLUMNS, _identity, name=phrase(T("journal.title"))
        )
        self.more = Button("", "link", "ph.caret-down")
        self._empty = Empty(
            "ph.book-open", phrase(T("journal.nothing")), phrase(T("journal.nothing_means"))
        )
        self.details = LineDetails()
        self.verify, self.compare = VerifyPanel(desk), ComparePanel(desk)
        self.backups = BackupPanel(desk)
        self.extract, self.audit = ExtractPanel(desk), AuditPanel(desk)
        panels = (self.verify, self.compare, self.backups, self.extract, self.audit)
        self.beside = Beside(self.details, *panels)
        self.print = PrintButton(desk, phrase(T("journal.print")), "journal", self._seen)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._acts = self._buttons()
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: "verify", "compare", "backups", "extract", "audit", or words to look for."""
        if what in self._acts:
            self._acts[what].click()
            return
        if what:
            self.search.setText(what)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        asked = ReadJournal(self.search.text().strip(), self.chips.chosen, limit=self._limit)
        self.desk.ask(asked, self, self._show)
        if self.beside.current is self.backups:
            self.backups.ask()

    @override
    def print_page(self) -> bool:
        if self.print.isEnabled():
            self.print.click()
        return True

    @override
    def leave(self) -> None:
        self.verify.stop()
        self.audit.stop()

    def _buttons(self) -> dict[str, Button]:
        return {
            "verify": Button(phrase(T("journal.verify")), "", "ph.shield-check"),
            "compare": Button(phrase(T("journal.compare")), "", "ph.magnifying-glass"),
            "backups": Button(phrase(T("journal.backups")), "", "ph.archive"),
            "extract": Button(phrase(T("offices.extract_button")), "", "ph.package"),
            "audit": Button(phrase(T("audit.button")), "", "ph.calculator"),
        }

    def _lay_out(self) -> None:
        title = Text(phrase(T("journal.title")), "heading")
        acts = holder(Flow(tuple(self._acts.values()), even=True))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        head = row(title, 8, (acts, 1), gap=8)
        self._empty.hide()
        self.more.hide()
        foot = holder(row(None, self.more, None, margins=(0, 4, 0, 6)))
        parts = column((self.table, 1), self._empty, foot, gap=0, margins=(2, 2, 2, 2))
        listed = frame("card", parts)
        finding = row((self.search, 1), self.print, gap=8)
        groups = row((self.chips, 1), self._count, gap=8)
        left = column(head, finding, groups, (listed, 1), gap=10, margins=(24, 16, 24, 14))
        self.setLayout(row((holder(left), 1), self.beside, gap=0))

    def _connect(self) -> None:
        self.search.asked.connect(self._type)
        self.search.down_wanted.connect(self.table.setFocus)
        self.search.take_letters(self, self.table)
        self._soon.timeout.connect(self._ask_anew)
        self.chips.changed.connect(self._ask_anew)
        self.more.clicked.connect(self._ask_more)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.details.previous_wanted.connect(self._step_back)
        self.details.next_wanted.connect(self._step_on)
        self.beside.closed.connect(self._back)
        self._acts["verify"].clicked.connect(self._open_verify)
        self._acts["compare"].clicked.connect(self._open_compare)
        self._acts["backups"].clicked.connect(self._open_backups)
        self._acts["extract"].clicked.connect(self._open_extract)
        self._acts["audit"].clicked.connect(self._open_audit)
        finding = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        finding.activated.connect(self.search.setFocus)

    def _show(self, journal: Journal) -> None:
        self._journal = journal
        self._count.say(phrase_n(T("journal.found"), journal.found))
        self.chips.count(journal.counts)
        self.table.show_rows(journal.lines)
        if self.table.current is None and journal.lines:
            self.table.go_to(0)
        rest = min(PAGE, journal.found - len(journal.lines))
        self.more.say(phrase_n(T("journal.more"), rest))
        self.more.setVisible(bool(journal.next))
        self.table.setVisible(bool(journal.lines))
        self._empty.setVisible(not journal.lines)
        self.print.rows = len(journal.lines)
        none = "" if journal.lines else phrase(T("journal.nothing"))
        self.print.forbid(none)

    def _type(self, _: str) -> None:
        self._soon.start()

    def _ask_anew(self) -> None:
        self._limit = PAGE
        self.refresh()

    def _ask_more(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _choose(self, line: JournalLine | None) -> None:
        if line is not None and self.beside.current is self.details:
            self.details.show_line(line)

    def _open(self, line: JournalLine) -> None:
        self._front(self.details)
        self.details.show_line(line)

    def _back(self) -> None:
        """To the lines, or where there are none to what was looked for."""
        listed = bool(self._journal and self._journal.lines)
        (self.table if listed else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_back(self) -> None:
        self.table.step(-1)

    def _step_on(self) -> None:
        self.table.step(1)

    def _open_verify(self) -> None:
        self._begin(self.verify)

    def _open_compare(self) -> None:
        self._begin(self.compare)

    def _open_backups(self) -> None:
        self._begin(self.backups)
        self.backups.ask()

    def _open_extract(self) -> None:
        self._begin(self.extract)

    def _open_audit(self) -> None:
        self._begin(self.audit)

    def _begin(self, panel: Panel) -> None:
        self._front(panel)
        panel.begin()

    def _front(self, panel: SidePanel) -> None:
        self.beside.show_panel(panel)

    def _seen(self) -> Seen:
        seen = self.table.seen()
        filters: list[Words] = [phrase(GROUPS[key]) for key in self.chips.chosen]
        if self.search.text().strip():
            filters.append(phrase(T("journal.searched"), text=self.search.text().strip()))
        found = self._journal.found if self._journal is not None else 0
        shown = phrase(T("journal.shown_of"), shown=len(seen.rows), found=found)
        notes = (shown, *filters)
        title = said(phrase(T("journal.title")))
        words = tuple(map(said, notes))
        return Seen(title, seen.headings, seen.rows, language(), words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self.beside.current
        if event.key() == Qt.Key.Key_Escape and panel is not None:
            panel.close_panel()
        else:
            super().keyPressEvent(event)


def _identity(line: JournalLine) -> str:
    return line.key
