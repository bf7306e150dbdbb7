"""The second step: which column holds what; what was recognised is chosen already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.layouts import card, clear, column, line, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.people.files import ColumnSeen, FileSeen
    from commission_app.services.people.mappings import Mapped
    from commission_app.views.support.words import Words

SAMPLES, FIELD, LETTERS = 3, 280, 40


class _ColumnRow(QFrame):
    """One column of the file with its first values and what is taken from it.

    Signals
    -------
    changed(): a person chose another field.
    """

    changed = Signal()

    def __init__(self, one: ColumnSeen, options: list[tuple[str, Words]]) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.letters = one.letters
        letters = Text(one.letters, "caption")
        letters.setFixedWidth(LETTERS)
        heading = OneLine(one.heading or phrase(T("import.no_heading")), "name")
        samples = OneLine(joined(*one.samples[:SAMPLES], between=" · "), "small")
        label = joined(phrase(T("import.column")), one.letters, one.heading, between=" ")
        self.field = ComboField(label, options)
        self.field.label.hide()
        self.field.setFixedWidth(FIELD)
        self.field.choose(one.field)
        self.field.chosen.connect(self._tell)
        names = column(heading, samples, gap=1)
        self.setLayout(row(letters, (names, 1), self.field, gap=12, margins=(0, 4, 4, 4)))

    def _tell(self, _key: str) -> None:
        self.changed.emit()


class ColumnsPage(QWidget):
    """Nothing is written yet.

    Signals
    -------
    mapped(object): the mapping that a person chose; it is looked at again.
    """

    mapped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._about = Text("", "soft", wrap=True)
        self._notices = Notices()
        self._rows: list[_ColumnRow] = []
        self._column = column(gap=0)
        inner = QFrame()
        inner.setProperty("box", "bare")
        inner.setLayout(self._column)
        self._sheet = ""
        self.setLayout(column(self._about, self._notices, (card(Scroll(inner)), 1), gap=10))

    @property
    def mapping(self) -> Mapped:
        """As it stands on the page."""
        return tuple((r.field.key, r.letters) for r in self._rows if r.field.key)

    def show_file(self, seen: FileSeen) -> None:
        """What the file holds; the rows are made anew only for another file."""
        sheet = next((s for s in seen.sheets if s.used), None)
        count = phrase_n(T("import.rows"), sheet.rows if sheet else 0)
        self._about.say(joined(seen.file, sheet.name if sheet else "", count, between=" · "))
        self._notices.clear()
        for number, problem in enumerate(seen.problems):
            means = phrase(T("import.choose_column"))
            self._notices.put(str(number), Notice("caution", problem, means))
        self._tell_unmapped(seen)
        if self._sheet != seen.file or len(self._rows) != len(seen.columns):
            self._make(seen)
        for made, one in zip(self._rows, seen.columns, strict=True):
            made.field.choose(one.field)

    def _tell_unmapped(self, seen: FileSeen) -> None:
        """Columns from which nothing would be taken, before one goes on without them."""
        left = seen.idle
        if left and not seen.problems:
            named = (joined(one.letters, one.heading, between=" ") for one in left)
            means = joined(
                joined(*named, between=", "), phrase(T("import.idle_means")), between=". "
            )
            title = phrase_n(T("import.idle"), len(left))
            self._notices.put("idle", Notice("caution", title, means))

    def take_focus(self) -> None:
        """At the first column from which nothing is taken: there something is to be chosen."""
        left = (made for made in self._rows if not made.field.key)
        first = next(left, next(iter(self._rows), None))
        if first is not None:
            first.field.setFocus()

    def forget(self) -> None:
        """Another file comes."""
        self._sheet = ""

    def _make(self, seen: FileSeen) -> None:
        clear(self._column)
        self._sheet, self._rows = seen.file, []
        options: list[tuple[str, Words]] = [("", phrase(T("import.not_taken")))]
        options += [(one.field, one.words) for one in seen.fields]
        for one in seen.columns:
            made = _ColumnRow(one, options)
            made.changed.connect(self._tell)
            if self._rows:
                self._column.addWidget(line())
            self._column.addWidget(made)
            self._rows.append(made)
        self._column.addStretch(1)

    def _tell(self) -> None:
        """A field is taken from one column: the one that was chosen last."""
        chosen = next((r for r in self._rows if r is self.sender()), None)
        if chosen is not None and chosen.field.key:
            for other in self._rows:
                if other is not chosen and other.field.key == chosen.field.key:
                    other.field.choose("")
        self.mapped.emit(self.mapping)
