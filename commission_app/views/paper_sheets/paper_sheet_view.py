"""Paper sheet: what a member wrote by hand, typed in by one person and again by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from typing_extensions import override

from commission_app.domain.names import same_person
from commission_app.services.office.paper_forms import PaperForm, ReadPaperForm
from commission_app.services.paper_sheets.entering import (
    DropPaperDraft,
    EnterPaperSheet,
    Typed,
)
from commission_app.services.paper_sheets.withdrawing import WithdrawPaperSheet
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.layouts import card, column, frame, holder, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.paper_sheets.form import PaperMarks
from commission_app.views.paper_sheets.telling import Telling
from commission_app.views.paper_sheets.withdrawing import WithdrawingPart
from commission_app.views.support.desk import Notice as Told
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

SIDE = 340


class PaperSheetView(Screen):
    """Reached from a cell of the matrix; Esc leads back there."""

    shows: ClassVar[Changes] = ReadPaperForm.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._at: tuple[str, str] | None = None  # interview, member
        self._form: PaperForm | None = None
        self._whom = Text("", "soft", wrap=True)
        self._means = Text("", "soft", wrap=True)
        self.by = LineField(phrase(T("paper_sheets.typed_by")), required=True)
        self.number = LineField(phrase(T("paper_sheets.number")))
        self.number.hint(phrase(T("paper_sheets.number_hint")))
        self.note = AreaField(phrase(T("paper_sheets.note")), lines=2)
        self.reason = AreaField(phrase(T("paper_sheets.reason")), required=True, lines=2)
        self.marks, self.telling = PaperMarks(), Telling()
        self.withdrawing = WithdrawingPart()
        self.act = Button(phrase(T("paper_sheets.act")), "primary", "ph.check")
        self.drop = Button(phrase(T("paper_sheets.drop")), "quiet", "ph.trash")
        self.back = Button(phrase(T("paper_sheets.back")), "quiet", "ph.arrow-left")
        self.matrix = Button(phrase(T("paper_sheets.to_matrix")), "primary", "ph.grid-four")
        self._empty = Empty(
            "ph.note-pencil",
            phrase(T("paper_sheets.no_form")),
            phrase(T("paper_sheets.no_form_means")),
            self.matrix,
        )
        self._nothing = holder(column(card(self._empty), None))
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        interview, _, member = what.rpartition("/")
        if interview and (interview, member) != self._at:
            self._at, self._form = (interview, member), None
            self.telling.clear()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._at is None:
            self._show_nothing(None)
        else:
            self.desk.ask(ReadPaperForm(*self._at), self, self._show, self._show_nothing)

    @property
    @override
    def unkept(self) -> Words:
        begun = self._form is not None and bool(self.marks.marks)
        return phrase(T("paper_sheets.unkept")) if begun else ""

    @property
    @override
    def unfinished(self) -> Words:
        return phrase(T("paper_sheets.unfinished")) if self.unkept else ""

    @override
    def lose(self) -> None:
        self._form = None
        self.telling.clear()

    def _lay_out(self) -> None:
        fields = column(
            *(self.by, self.number, self.reason, self.note, None, self.withdrawing),
            gap=12,
            margins=(18, 14, 18, 14),
        )
        side = frame("card", column((Scroll(holder(fields)), 1), margins=(1, 1, 1, 1)))
        side.setFixedWidth(SIDE)
        foot = row(self.back, None, self.drop, self.act, gap=10, margins=(14, 10, 14, 12))
        sheet = frame(
            "card",
            column((self.marks, 1), line(), self.telling, foot, gap=0, margins=(1, 8, 1, 1)),
        )
        self._body = holder(row(side, (sheet, 1), gap=20))
        self._nothing.hide()
        head = column(Text(phrase(T("paper_sheets.title")), "heading"), self._whom, gap=2)
        self.setLayout(
            column(
                *(head, self._means, (self._body, 1), (self._nothing, 1)),
                gap=12,
                margins=(24, 16, 24, 16),
            )
        )

    def _connect(self) -> None:
        self.act.clicked.connect(self._enter)
        self.drop.clicked.connect(self._drop)
        self.withdrawing.wanted.connect(self._withdraw)
        self.back.clicked.connect(self._to_matrix)
        self.matrix.clicked.connect(self._to_matrix)
        self.by.editor.returnPressed.connect(self.number.setFocus)
        self.number.editor.returnPressed.connect(self._begin)
        self.marks.ended.connect(self._ended)
        for field in (self.by, self.reason):
            field.changed.connect(self._well)
        self.marks.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # as the seal of the score screen
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._enter)

    def _show(self, form: PaperForm) -> None:
        """Anew only where it is another form, so that nothing is lost while one types."""
        self._body.show()
        self._nothing.hide()
        self._means.show()
        if form == self._form:
            return
        self._form = form
        self._whom.say(
            joined(
                joined(form.person.interview, form.person.names, between=" "),
                form.member,
                between=" × ",
            )
        )
        means = phrase(T("paper_sheets.first_means"))
        if form.first:
            means = phrase(T("paper_sheets.second_means"), name=form.first)
        self._means.say(means)
        self.marks.show_form(form)
        self.number.put("")
        self.note.put("")
        self.reason.put("")
        self.note.setVisible(not form.first)
        self.reason.setVisible(form.again and not form.first)
        self.drop.setVisible(bool(form.first or form.withdrawing))
        self.withdrawing.show_form(form)
        first = form.first or form.withdrawing
        if first and same_person(first, self.by.text):
            self.by.put("")
        self._well()
        (self.number if self.by.text else self.by).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self, error: UserError | None) -> None:
        self._form = None
        self._body.hide()
        self._means.hide()
        self._whom.say("")
        self._empty.title.say(error or phrase(T("paper_sheets.no_form")))
        self._nothing.show()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.marks.begin()

    def _ended(self) -> None:
        following = self.reason if self.reason.isVisible() else self.act
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _well(self) -> None:
        for field in (self.by, self.reason):
            field.error()

    def _changed(self) -> None:
        self._well()
        self.telling.tell_left(self.marks.marks)

    def _enter(self) -> None:
        if self._form is None or self._at is None:
            return
        if not any(letter.isalpha() for letter in self.by.text):
            self.by.error(phrase(T("paper_sheets.name_needed")))
            self.by.setFocus()
        elif not self.marks.to_gap():
            if self.reason.isVisible() and not self.reason.text:
                self.reason.error(phrase(T("paper_sheets.reason_needed")))
                self.reason.setFocus()
                return
            said = (self.by.text, self.number.text, self.note.text, self.reason.text)
            act = EnterPaperSheet(*self._at, self.marks.marks, *said)
            self.desk.act(act, self, self._entered, self._refused)

    def _entered(self, typed: Typed) -> None:
        self._form = None  # the next person begins with an empty form
        self.telling.clear()
        assert self._at is not None
        if typed.complete:
            title = phrase(T("paper_sheets.complete"), interview=self._at[0])
            means = phrase(T("paper_sheets.complete_means"), code=typed.code)
            self.desk.tell(Told("paper_sheet", "good", title, means))
            self._to_matrix()
            return
        title = phrase(T("paper_sheets.typed"), name=typed.by[0])
        means = phrase(T("paper_sheets.typed_means"))
        self.telling.tell(title, means)
        self.refresh()

    def _withdraw(self) -> None:
        if self._form is None or self._at is None:
            return
        confirming = self._form.withdrawing
        if not any(letter.isalpha() for letter in self.by.text):
            self.by.error(phrase(T("paper_sheets.name_needed")))
            self.by.setFocus()
        elif not confirming and not self.reason.text:
            self.reason.error(phrase(T("paper_sheets.withdraw_reason_needed")))
            self.reason.setFocus()
        else:
            act = WithdrawPaperSheet(*self._at, self.by.text, self.reason.text)
            self.desk.act(act, self, self._withdrawn, self._refused)

    def _withdrawn(self, said: Typed) -> None:
        self._form = None
        self.telling.clear()
        assert self._at is not None
        if said.complete:
            title = phrase(T("paper_sheets.withdrawn"), interview=self._at[0])
            means = phrase(T("paper_sheets.withdrawn_means"), code=said.code)
            self.desk.tell(Told("paper_sheet", "good", title, means))
            self.desk.go("matrix", "/".join(self._at))
            return
        title = phrase(T("paper_sheets.withdrawing"), name=said.by[0])
        means = phrase(T("paper_sheets.typed_means"))
        self.telling.tell(title, means)
        self.refresh()

    def _refused(self, error: UserError) -> None:
        self.telling.refuse(error, self._form, self.marks.marks)

    def _drop(self) -> None:
        if self._at is not None:
            self.desk.act(DropPaperDraft(*self._at), self, self._dropped, self._refused)

    def _dropped(self, _: None) -> None:
        self.telling.clear()
        self._form = None
        self.refresh()

    def _to_matrix(self) -> None:
        self._form = None if not self.marks.marks else self._form
        self.desk.go("matrix", "/".join(self._at) if self._at else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._to_matrix()
        else:
            super().keyPressEvent(event)
