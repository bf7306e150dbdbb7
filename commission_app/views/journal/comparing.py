"""Codes from paper, typed in: what each of them stands for here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.checking import CodeAnswer, CompareCodes
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, holder, line, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.desk import Desk

MOST = 50  # codes at a time


class ComparePanel(FormPanel):
    """Look-alike letters are understood: O for 0, I for 1."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("journal.compare_title")), phrase(T("journal.compare_means")))
        self._desk = desk
        self.codes = AreaField(phrase(T("journal.codes")), lines=3)
        self.codes.hint(phrase(T("journal.codes_hint")))
        self._result = column(gap=8)
        self.go = Button(phrase(T("journal.compare_act")), "primary", "ph.check")
        self.go.clicked.connect(self._compare)
        self.first = self.codes
        self.lay(self.codes, self._result, acts=(self.go,))

    def _compare(self) -> None:
        lines = [one.strip() for one in self.codes.text.splitlines()]
        codes = tuple(dict.fromkeys(filter(None, lines)))[:MOST]
        clear(self._result)
        self.codes.error("" if codes else phrase(T("journal.no_codes")))
        if codes:
            self._desk.ask(CompareCodes(codes), self, self._show)
        else:
            self.codes.setFocus()

    def _show(self, answers: tuple[CodeAnswer, ...]) -> None:
        clear(self._result)
        items: list[Item] = []
        for one in answers:
            items += [line(), _answer(one)]
        for item in items:
            add(self._result, item)


def _answer(one: CodeAnswer) -> QWidget:
    glyph = ("ph.check", "good") if one.known else ("ph.warning-circle", "caution")
    words = column(Text(one.code or one.typed, "strong", wrap=True), gap=2)
    if one.what is not None:
        about = joined(one.what, *one.of, between=" · ")
        words.addWidget(Text(about, "", wrap=True))
    words.addWidget(Text(one.word, "small", wrap=True))
    return holder(row(column(Glyph(*glyph, 18), None), (words, 1), gap=8))
