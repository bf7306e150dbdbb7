"""A sealed sheet: who, the control code, the marks, the note, and how it came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import clear, column, frame, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.own_sheets.history import Revisions
from commission_app.views.own_sheets.mark_row import MarkRow
from commission_app.views.own_sheets.sheet_lines import name_of
from commission_app.views.own_sheets.whose import WhoseMarks
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.day.bench import Bench
    from commission_app.services.day.own_sheets import OwnSheet

MEANINGS = {
    "sealed": T("own_sheets.sealed_means"),
    "delivered": T("own_sheets.delivered_means"),
    "confirmed": T("own_sheets.confirmed_means"),
    "void": T("own_sheets.void_state_means"),
    "recused": T("own_sheets.recused_means"),
    "conflict": T("own_sheets.conflict_means"),
}


class SheetDetail(QFrame):
    """Only to be read; its acts stand at the bottom.

    Signals
    -------
    print_wanted(), correct_wanted(), void_wanted(): of the sheet that is shown.
    left(): Esc, back to the list.
    """

    print_wanted = Signal()
    correct_wanted = Signal()
    void_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._name, self._about = Text("", "title", wrap=True), Text("", "caption", wrap=True)
        self._state, self._means = State("sealed"), Text("", "caption", wrap=True)
        self._code = Text("", "figure")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._total, self._highest = Text("", "figure"), Text("", "soft")
        self.whose, self._marks = WhoseMarks(), column(gap=0)
        self._note_label = Text(phrase(T("own_sheets.note")), "label")
        self._note = Text("", "", wrap=True)
        self._revisions = Revisions()
        self.print = Button(phrase(T("own_sheets.print_act")), "", "ph.printer")
        self.correct = Button("", "", "ph.note-pencil")
        self.void = Button(phrase(T("own_sheets.void_wish")), "quiet", "ph.prohibit")
        self.print.clicked.connect(self.print_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self.void.clicked.connect(self.void_wanted)
        self._lay_out()

    def show_sheet(self, sheet: OwnSheet, bench: Bench) -> None:
        """Everything of one sheet, named as the rules of today name it."""
        card, now = sheet.card, sheet.current
        self._name.say(name_of(sheet))
        sealed = phrase(T("own_sheets.sealed_at"), at=now.sealed) if now.sealed else ""
        self._about.say(joined(sheet.interview, card.region, sealed, between=" · "))
        self._state.show_as(sheet.state)
        self._means.say(phrase(MEANINGS[sheet.state]))
        self._code.say(now.control)
        counts = now.total is not None and not now.void
        self._total.say(now.total if counts and now.total is not None else "–")
        self._highest.say(phrase(T("own_sheets.of_highest"), highest=sheet.highest))
        self._show_marks(sheet, bench)
        self._note_label.setVisible(bool(now.note))
        self._note.setVisible(bool(now.note))
        self._note.say(now.note)
        self._revisions.show_sheet(sheet, {one.code: one for one in bench.criteria})
        self.whose.setVisible(sheet.state == "void")
        self._allow(sheet)

    def _show_marks(self, sheet: OwnSheet, bench: Bench) -> None:
        criteria = {one.code: one for one in bench.criteria}
        clear(self._marks)
        for number, mark in enumerate(sheet.current.marks, 1):
            if number > 1:
                self._marks.addWidget(line())
            self._marks.addWidget(MarkRow(number, mark, criteria.get(mark.criterion)))

    def _allow(self, sheet: OwnSheet) -> None:
        """Which acts there are now; one that is not possible says why."""
        void, fixed = sheet.current.void, not sheet.may_be_corrected
        why = phrase(MEANINGS[sheet.state]) if fixed else ""
        self.correct.say(phrase(T("own_sheets.mark_anew") if void else T("own_sheets.correct")))
        self.correct.forbid(why)
        self.void.forbid(why or (phrase(T("own_sheets.void_already")) if void else ""))
        unprinted = void or sheet.state == "conflict"
        self.print.forbid(phrase(T("own_sheets.not_printed")) if unprinted else "")

    def _lay_out(self) -> None:
        who = column(self._name, self._about, gap=2)
        top = row((who, 1), column(self._state, None), gap=12, margins=(24, 16, 24, 0))
        code = column(Text(phrase(T("own_sheets.control")), "label"), self._code, gap=0)
        total = row(self._total, self._highest, gap=6)
        total.setAlignment(self._highest, Qt.AlignmentFlag.AlignBottom)
        figures = column(Text(phrase(T("own_sheets.total_label")), "label"), total, gap=0)
        band = frame("sunken", row(code, None, figures, gap=24, margins=(14, 8, 18, 8)))
        inner = QFrame()
        inner.setProperty("box", "bare")
        self.whose.hide()
        inner.setLayout(
            column(
                *(self.whose, self._marks, self._note_label, self._note),
                *(self._revisions, None),
                gap=10,
                margins=(24, 4, 24, 8),
            )
        )
        self._scroll = Scroll(inner)
        self._means.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        middle = column(band, self._means, gap=6, margins=(24, 0, 24, 0))
        foot = row(self.print, self.correct, None, self.void, gap=10, margins=(24, 8, 24, 14))
        self.setLayout(column(top, middle, (self._scroll, 1), line(), foot, gap=10))

    def to_top(self) -> None:
        """Another sheet is read from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
