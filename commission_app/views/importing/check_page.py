"""The third step: what the import would do, in figures and row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.importing.guard_card import GuardCard
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.table import Column, Table
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.people.intake import CellFound, Consequences
from commission_app.views.support.words import Words

LEAST = 150  # pixels of the list: below a long question of the guard it is scrolled to
FIGURE = re.compile(r"-?\d{1,4}\.\d+")


LISTS = {
    "rejected": T("import.list_rejected"),
    "repaired": T("import.list_repaired"),
    "changed": T("import.list_changed"),
    "warnings": T("import.list_warnings"),
}
SHOWN = ("rejected", "changed", "repaired", "warnings")  # the first that has lines is shown


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the table, of whatever list is shown."""

    number: int
    where: Words
    what: Words
    value: Words
    reason: Words

    @property
    def happened(self) -> str:
        """The first sentence of the reason."""
        return said(self.reason).partition(". ")[0]

    @property
    def to_do(self) -> str:
        """What is said after it."""
        return said(self.reason).partition(". ")[2]


class _Figure(QFrame):
    """One figure with its words."""

    def __init__(self, glyph: str, role: str) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._look, self._glyph = (glyph, role), Glyph(glyph, role)
        self._number, self._words = Text("", "figure"), Text("", "small", wrap=True)
        texts = column(self._number, self._words, gap=0)
        self.setLayout(row(self._glyph, (texts, 1), gap=14, margins=(18, 10, 18, 10)))

    def show_figure(self, number: int, words: Words) -> None:
        """So many of this; no colour where there are none."""
        glyph, role = self._look
        self._glyph.show_as(glyph, role if number else "faint")
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
        self._lines: dict[str, tuple[_Line, ...]] = {}
        self._taken = _Figure("ph.check", "good")
        self._same = _Figure("ph.equals", "soft")
        self._refused = _Figure("ph.warning-circle", "caution")
        self._guard = GuardCard()
        self._guard.accepted.connect(self.accepted)
        self._guard.columns_wanted.connect(self.columns_wanted)
        self._lists = Choice([(key, phrase(title)) for key, title in LISTS.items()])
        self._lists.chosen.connect(self._show_list)
        self._report = Button(phrase(T("import.save_report")), "", "ph.file-arrow-down")
        self._report.clicked.connect(self.report_wanted)
        name = phrase(T("import.found"))
        self._cells = Table(_CELLS, lambda line_: line_.number, name=name)
        self._changes = Table(_CHANGES, lambda line_: line_.number, name=name)
        self._empty = Empty("ph.check", phrase(T("import.list_empty")))
        self._rejected = Text(phrase(T("import.rejected_mean")), "small", wrap=True)
        figures = row((self._taken, 1), (self._same, 1), (self._refused, 1), gap=12)
        tables = (self._cells, 1), (self._changes, 1), (self._empty, 1)
        table = frame("card", column(*tables, margins=(1, 4, 1, 4)))
        head = row(self._lists, None, self._report)
        table.setMinimumHeight(LEAST)
        table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inner = holder(column(figures, self._guard, head, self._rejected, (table, 1), gap=12))
        self.setLayout(column(Scroll(inner)))

    def show_found(self, found: Consequences) -> None:
        """What would happen."""
        self._lines = {key: _lines(found, key) for key in SHOWN}
        new = phrase_n(T("import.figure_new"), found.added)
        changed = phrase_n(T("import.figure_changed"), found.changed)
        self._taken.show_figure(found.added + found.changed, joined(new, changed, between=", "))
        same, refused = found.unchanged, found.rejected_rows
        self._same.show_figure(same, phrase_n(T("import.figure_same"), same))
        self._refused.show_figure(refused, phrase_n(T("import.figure_rejected"), refused))
        self._guard.show_guard(found)
        noted = bool(found.rejected or found.repaired or found.warnings)
        self._report.setVisible(noted)
        for key, lines in self._lines.items():
            rows = found.rejected_rows if key == "rejected" else len(lines)
            many = rows or ""  # a row may be refused for several of its cells
            self._lists.button(key).say(joined(phrase(LISTS[key]), many, between=" · "))
        first = next((key for key, lines in self._lines.items() if lines), "rejected")
        self._lists.choose(first)
        self._show_list(first)

    def take_focus(self) -> None:
        """To the guard's answer where it asks, else to what was found."""
        shown = self._guard.other, self._cells, self._changes, self._lists.button("rejected")
        first = next(one for one in shown if one.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, key: str) -> None:
        lines = self._lines.get(key, ())
        used, other = (
            (self._changes, self._cells) if key == "changed" else (self._cells, self._changes)
        )
        used.show_rows(lines)
        used.setVisible(bool(lines))
        self._rejected.setVisible(key == "rejected" and bool(lines))
        other.hide()
        self._empty.setVisible(not lines)


def _lines(found: Consequences, key: str) -> tuple[_Line, ...]:
    """One list, built when the files were checked: it may have thousands of lines."""
    if key == "changed":
        return tuple(
            _Line(n, joined(d.names, d.code, between=" · "), d.field, _fig(d.old), _fig(d.new))
            for n, d in enumerate(found.differences)
        )
    cells = {
        "rejected": found.rejected,
        "repaired": found.repaired,
        "warnings": found.warnings,
    }
    several = len({one.file for one in cells[key]}) > 1
    return tuple(_cell(n, one, several=several) for n, one in enumerate(cells[key]))


def _fig(words: Words) -> Words:
    """A score as the language writes it; anything else as it stands."""
    text = said(words)
    return Decimal(text) if FIGURE.fullmatch(text) else words


def _cell(number: int, one: CellFound, *, several: bool) -> _Line:
    """Where several files were chosen, each row says which one it is of."""
    row_ = str(one.row)
    where = phrase(T("import.row"), row=row_)
    if several:
        where = phrase(T("import.row_of"), row=row_, file=one.file)
    value = one.value or phrase(T("import.empty_cell"))
    return _Line(number, where, one.column, value, one.reason)


_CELLS: tuple[Column[_Line], ...] = (
    Column("where", phrase(T("import.column_where")), lambda one: one.where, 130),
    Column("what", phrase(T("import.column_what")), lambda one: one.what, 160),
    Column("value", phrase(T("import.column_value")), lambda one: one.value, 170, weight=500),
    Column(
        "reason",
        phrase(T("import.column_reason")),
        lambda one: one.happened,
        second=lambda one: one.to_do,
    ),
)
_CHANGES: tuple[Column[_Line], ...] = (
    Column("where", phrase(T("import.column_who")), lambda one: one.where, weight=500),
    Column("what", phrase(T("import.column_what")), lambda one: one.what, 180),
    Column("value", phrase(T("import.column_old")), lambda one: one.value, 220),
    Column("reason", phrase(T("import.column_new")), lambda one: one.reason, 220, weight=500),
)
