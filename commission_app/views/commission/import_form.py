"""Members out of a table: choose the file, see what it would do, take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.services.importing import ImportMembers
from commission_app.services.people.intake import CheckMembers, Consequences
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.people.intake import Difference, Newcomer
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

ENDINGS = ("xlsx", "xls", "ods", "csv")


class ImportForm(FormPanel):
    """Nothing is written before its consequences were shown.

    Signals
    -------
    done(): the members were taken in.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("commission.import_means"))
        super().__init__(phrase(T("commission.import_title")), means)
        self._desk = desk
        self._path: Path | None = None
        self._choose = Button(phrase(T("commission.import_choose")), "", "ph.folder-open")
        self._file = Text("", "strong", wrap=True)
        self._found = column(gap=6)
        box = QFrame()
        box.setProperty("box", "bare")
        box.setLayout(self._found)
        self._take = Button(phrase(T("commission.import_act")), "primary", "ph.check")
        self._choose.clicked.connect(self._ask_file)
        self._take.clicked.connect(self._do)
        self.reason = LineField(phrase(T("commission.reason")), required=True)
        self.lay(row(self._choose, None), self._file, box, self.reason, acts=(self._take,))
        self.first = self._choose

    def ask(self, *, frozen: bool = False) -> None:
        """From the beginning; `frozen`: laptops are out, the changes ask for a reason."""
        self._path = None
        self.reason.put("")
        self.reason.error()
        self.reason.setVisible(frozen)
        self._file.say("")
        clear(self._found)
        self._take.forbid(phrase(T("commission.import_first")))
        self.begin()

    def look_at(self, path: Path) -> None:
        """What this file would do."""
        self.forgive()
        self._path = path
        self._file.say(path.name)
        clear(self._found)
        self._take.forbid(phrase(T("commission.import_first")))
        self._desk.act(CheckMembers(path), self, self._show, self.refuse)

    def _ask_file(self) -> None:
        title = phrase(T("commission.import_title"))
        files = self._desk.files.open_files(self, title, ENDINGS)
        if files:
            self.look_at(files[0])

    def _show(self, found: Consequences) -> None:
        differences = [_difference(one) for one in found.differences]
        newcomers = [words for one in found.newcomers for words in _newcomer(one)]
        for count, about in (
            (phrase_n(T("commission.import_added"), found.added), newcomers),
            (phrase_n(T("commission.import_changed"), found.changed), differences),
            (phrase_n(T("commission.import_same"), found.unchanged), ()),
        ):
            add(self._found, Text(count, wrap=True))
            for words in about:
                add(self._found, Text(words, "small", wrap=True))
        nothing = not found.added and not found.changed
        self._take.forbid(phrase(T("commission.import_nothing")) if nothing else "")
        if nothing:
            add(self._found, Text(phrase(T("commission.import_nothing")), "small", wrap=True))
        if not nothing:
            self._take.setFocus()

    def _do(self) -> None:
        if self._path is not None:
            act = ImportMembers(self._path, reason=self.reason.text)
            self._desk.act(act, self, lambda _: self.done.emit(), self._wrong)

    def _wrong(self, error: UserError) -> None:
        if error.key == "people.reason_frozen":
            self.reason.error(error)
            self.reason.setFocus()
            return
        self._take.forbid(phrase(T("commission.import_first")))
        self.refuse(error)


def _newcomer(one: Newcomer) -> tuple[Words, ...]:
    """Who is new; a name that stands here already is pointed out below it."""
    if not one.stands:
        return (one.names,)
    return one.names, phrase(T("commission.import_stands"), code=one.stands)


def _difference(one: Difference) -> Words:
    change = phrase(
        T("commission.import_difference"), field=one.field, old=one.old, new=one.new
    )
    return joined(one.names, change)
