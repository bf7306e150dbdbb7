"""The third step: what the import would do, in figures and row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.shared.texts import T
from commission_app.views.importing.guard_card import GuardCard
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.table import Column, Table
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.people.intake import CellFound, Consequences
    from commission_app.views.support.words import Words


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table, of whatever list is shown."""

    number: int
    where: Words
    what: Words
    value: Words
    reason: Words


class _Figure(QFrame):
    """One figure with its words."""

    def __init__(self, glyph: str, role: str) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._number, self._words = Text("", "figure"), Text("", "small", wrap=True)
        texts = column(self._number, self._words, gap=0)
        self.setLayout(row(Glyph(glyph, role), (texts, 1), gap=14, margins=(18, 10, 18, 10)))

    def show_figure(self, number: int, words: Words) -> None:
        """So many of this."""
        self._number.say(number)
        self._words.say(words)


class CheckPage(QWidget):
    """Still nothing is written.

    Signals
    -------
    accepted(str), columns_wanted(): the guard's answers.
    report_wanted(): the workbook of what was found is to be saved.
    """

    accepted = Signal(str)
    columns_wanted = Signal()
    report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Consequences | None = None
        self._taken = _Figure("ph.check", "good")
        self._same = _Figure("ph.equals", "soft")
        self._refused = _Figure("ph.warning-circle", "caution")
        self._guard = GuardCard()
        self._guard.accepted.connect(self.accepted)
        self._guard.columns_wanted.connect(self.columns_wanted)
        self._lists = Choice(
            [
                ("rejected", phrase(T("import.list_rejected"))),
                ("repaired", phrase(T("import.list_repaired"))),
                ("changed", phrase(T("import.list_changed"))),
                ("warnings", phrase(T("import.list_warnings"))),
            ]
        )
        self._lists.chosen.connect(self._show_list)
        self._report = Button(phrase(T("import.save_report")), "", "ph.file-arrow-down")
        self._report.clicked.connect(self.report_wanted)
        self._table = Table(
            _COLUMNS, lambda line_: line_.number, name=phrase(T("import.found"))
        )
        self._empty = Empty("ph.check", phrase(T("import.list_empty")))
        figures = row((self._taken, 1), (self._same, 1), (self._refused, 1), gap=12)
        inside = column((self._table, 1), self._empty, None, margins=(1, 4, 1, 4))
        table = frame("card", inside)
        head = row(self._lists, None, self._report)
        self.setLayout(column(figures, self._guard, head, (table, 1), gap=12))

    def show_found(self, found: Consequences) -> None:
        """What would happen."""
        self._found = found
        new = phrase_n(T("import.figure_new"), found.added)
        changed = phrase_n(T("import.figure_changed"), found.changed)
        self._taken.show_figure(found.added + found.changed, joined(new, changed, between=", "))
        self._same.show_figure(found.unchanged, phrase(T("import.figure_same")))
        self._refused.show_figure(found.rejected_rows, phrase(T("import.figure_rejected")))
        self._guard.show_guard(found)
        noted = bool(found.rejected or found.repaired or found.warnings)
        self._report.setVisible(noted)
        lists = ("rejected", "changed", "repaired", "warnings")
        first = next((key for key in lists if self._lines(key)), "rejected")
        self._lists.choose(first)
        self._show_list(first)

    def _show_list(self, key: str) -> None:
        lines = self._lines(key)
        self._table.show_rows(lines)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def _lines(self, key: str) -> tuple[_Line, ...]:
        found = self._found
        if found is None:
            return ()
        if key == "changed":
            return tuple(
                _Line(n, joined(d.names, d.code, between=" · "), d.field, d.old, d.new)
                for n, d in enumerate(found.differences)
            )
        cells = {
            "rejected": found.rejected,
            "repaired": found.repaired,
            "warnings": found.warnings,
        }
        return tuple(_cell(n, one) for n, one in enumerate(cells[key]))


def _cell(number: int, one: CellFound) -> _Line:
    where = phrase(T("import.row_of"), row=str(one.row), file=one.file)
    value = one.value or phrase(T("import.empty_cell"))
    return _Line(number, where, one.column, value, one.reason)


_COLUMNS: tuple[Column[_Line], ...] = (
    Column("where", phrase(T("import.column_where")), lambda one: one.where, 230),
    Column("what", phrase(T("import.column_what")), lambda one: one.what, 180),
    Column("value", phrase(T("import.column_value")), lambda one: one.value, 210, weight=500),
    Column("reason", phrase(T("import.column_reason")), lambda one: one.reason),
)
