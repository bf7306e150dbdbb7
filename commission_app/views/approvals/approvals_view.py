"""Approvals: what the office asks about sheets, and the word of the chair or the author."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from typing_extensions import override

from commission_app.services.day.approving import (
    Approve,
    ReadApprovals,
    SheetToApprove,
    Wanted,
    asked_words,
)
from commission_app.shared.texts import T
from commission_app.views.approvals.answer import AnswerForm
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import clear, column, holder, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.list_detail import ListDetail
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.desk import Notice as Told
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

LIST = 420
FORMS = {
    "sealed": T("approving.form_sealed"),
    "void": T("approving.form_void"),
    "paper": T("approving.form_paper"),
}
MEANS = {
    "chair": T("approving.means"),
    "author": T("approving.means"),
    "chair_only": T("approving.chair_only_means"),
    "deputy_only": T("approving.deputy_only_means"),
    "recused": T("approving.recused_means"),
}
OUT_MEANS = {
    "chair": T("approving.out_means"),
    "chair_only": T("approving.out_chair_only_means"),
    "deputy_only": T("approving.out_deputy_only_means"),
    "recused": T("approving.recused_means"),
}
STATES: dict[str, tuple[str, tuple[str, str]]] = {
    "open": (T("approving.state_open"), ("ph.warning-circle", "caution")),
    "given": (T("approving.state_given"), ("ph.check-circle", "good")),
    "let_go": (T("approving.state_let_go"), ("ph.check-circle", "good")),
    "chair_only": (T("approving.state_chair"), ("ph.clock", "soft")),
    "deputy_only": (T("approving.state_deputy"), ("ph.clock", "soft")),
    "recused": (T("approving.state_recused"), ("ph.hand-palm", "soft")),
}


class ApprovalsView(Screen):
    """No mark stands here, and no code before it was typed from the paper."""

    shows: ClassVar[Changes] = ReadApprovals.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: dict[str, Wanted] = {}
        self._shown = ""
        self.list = Lines(phrase(T("approving.title")), low=True, wrap=True)
        self._who, self._whose = Text("", "person", wrap=True), Text("", "soft", wrap=True)
        self._unnamed = Text(phrase(T("approving.unnamed")), "small", wrap=True)
        self._conflict, self._means = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self._sheets = column(gap=6)
        self.form = AnswerForm()
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.form.wanted.connect(self._approve)
        self.form.withdrawn.connect(self._withdraw)
        self.form.left.connect(self.list.setFocus)

    @override
    def open_at(self, what: str) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadApprovals(), self, self._show)

    def _lay_out(self) -> None:
        told = column(
            *(self._who, self._unnamed, self._whose, 4),
            *(self._conflict, self._means, 4, self._sheets, 8, self.form, None),
            gap=6,
            margins=(24, 18, 24, 18),
        )
        nothing = Empty(
            "ph.check-circle",
            phrase(T("approving.empty")),
            phrase(T("approving.empty_means")),
        )
        self._scroll = Scroll(holder(told))  # kept: Python lets go what only Qt holds
        self._all = ListDetail(self.list, self._scroll, nothing)
        self._all.listed.setFixedWidth(LIST)
        self.back = Button(phrase(T("approving.back")), "quiet", "ph.arrow-left")
        self.back.clicked.connect(self._leave)
        head = row(Text(phrase(T("approving.title")), "heading"), None, self.back)
        self.setLayout(column(head, (self._all, 1), gap=12, margins=(24, 12, 24, 12)))

    def _show(self, found: tuple[Wanted, ...]) -> None:
        self._found = {_key(one): one for one in found}
        self._all.show_some(some=bool(found))
        if found:
            self.list.show_lines([_line(one) for one in found], _key(found[0]))
            self._choose(self.list.key)

    def _choose(self, key: str) -> None:
        one = self._found.get(key)
        if one is None:
            return
        self._who.say(joined(one.card.interview, one.card.names, between=" "))
        self._unnamed.setVisible(not (one.card.names.kk or one.card.names.ru))
        own = phrase(T("approving.own"))
        named = phrase(T("approving.whose"), name=joined(one.member, one.names, between=" "))
        self._whose.say(own if one.own else named)
        self._conflict.say(phrase(asked_words(one)))
        self._means.say(phrase((OUT_MEANS if one.out else MEANS)[one.may]))
        clear(self._sheets)
        for sheet in one.sheets:
            self._sheets.addWidget(Text(_sheet(sheet, out=one.out), "", wrap=True))
        self.form.show_question(one, anew=key != self._shown)
        self._shown = key

    def _enter(self, _: str) -> None:
        self.form.begin()

    def _approve(self, code: str, reason: str) -> None:
        one = self._found[self._shown]
        act = Approve(code, reason, of=(one.card.interview, one.member), out=one.out)
        self.desk.act(act, self, self._let_go if one.out else self._approved, self._refused)

    def _approved(self, code: str) -> None:
        self._tell(T("approving.done"), code)

    def _let_go(self, code: str) -> None:
        self._tell(T("approving.let_go_done"), code)

    def _withdraw(self, reason: str) -> None:
        one = self._found[self._shown]
        code = next(sheet.control for sheet in one.sheets if sheet.approved)
        of = (one.card.interview, one.member)
        act = Approve(code, reason, withdraw=True, of=of, out=one.out)
        self.desk.act(act, self, self._taken_back, self._refused)

    def _taken_back(self, code: str) -> None:
        self._tell(T("approving.withdrawn"), code)

    def _refused(self, error: UserError) -> None:
        self.form.refuse(error)

    def _tell(self, key: str, code: str) -> None:
        self.form.empty()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        means, act = phrase(T("approving.hand_over")), phrase(T("approving.to_hand_over"))
        title = phrase(key, code=code)
        self.desk.tell(Told("approval", "good", title, means, act, self._to_hand_over))

    def _leave(self) -> None:
        self.desk.go("today")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _to_hand_over(self) -> None:
        self.desk.untell("approval")
        self.desk.go("handover")


def _key(one: Wanted) -> str:
    return f"{one.card.interview}/{one.member}"


def _line(one: Wanted) -> Line:
    given = "let_go" if one.out else "given"
    state = one.may if one.may in STATES else ("open" if one.open else given)
    word, glyph = STATES[state]
    names, code = one.card.names, one.card.interview
    upper, lower = code, joined(one.member, one.names, between=" ")
    if names.kk or names.ru:
        upper, lower = names, joined(code, one.member, between=" · ")
    return Line(key=_key(one), upper=upper, lower=lower, word=phrase(word), glyph=glyph)


def _sheet(sheet: SheetToApprove, *, out: bool) -> Words:
    """What tells the sheets apart; the code is on the paper, and here once it was typed."""
    told = phrase(FORMS[sheet.form], at=sheet.at)
    if not sheet.approved:
        return told
    key = T("approving.let_go") if out else T("approving.approved")
    said = phrase(key, code=sheet.control, reason=sheet.reason)
    return joined(told, said, between=" · ")
