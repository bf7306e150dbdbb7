"""The customer's questions: answered here in both languages, or said not to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import UNSET
from commission_app.services.office.requisites import KeepRequisites
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.lines import Line
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.ruleset import Requisite
    from commission_app.services.office.requisites import RequisiteLine, RequisitesView
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

STATES = {
    "unset": (T("documents_screen.answer_unset"), ("ph.warning-circle", "caution")),
    "none": (T("documents_screen.answer_none"), ("ph.minus-circle", "soft")),
    "given": (T("documents_screen.answer_given"), ("ph.check", "soft")),
}

CHOICES = (
    ("given", T("documents_screen.choose_text")),
    ("none", T("documents_screen.choose_none")),
    ("unset", T("documents_screen.choose_unset")),
)


def question_line(one: RequisiteLine) -> Line:
    """A question as a row: its answer below it."""
    word, glyph = STATES[one.answer]
    lower: Words = one.text if one.answer == "given" else ""
    return Line(one.name, one.title, lower, phrase(word), glyph)


class AnswerForm(FormPanel):
    """One question. Once laptops are prepared a change asks for its reason.

    Signals
    -------
    done(object): the words of what was done.
    """

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self._desk = desk
        self._line: RequisiteLine | None = None
        self._frozen = False
        options = [(key, phrase(text)) for key, text in CHOICES]
        self.answer = ComboField(phrase(T("documents_screen.answer")), options)
        self.kk = AreaField(phrase(T("documents_screen.in_kazakh")), required=True)
        self.ru = AreaField(phrase(T("documents_screen.in_russian")), required=True)
        self._means = Text("", "small", wrap=True)
        self.reason = AreaField(phrase(T("documents_screen.change_reason")), required=True)
        self.reason.hint(phrase(T("documents_screen.change_reason_why")))
        self.go = Button(phrase(T("documents_screen.keep_answer")), "primary", "ph.check")
        self.go.clicked.connect(self._keep)
        self.answer.chosen.connect(self._choose)
        self.first = self.kk
        fields = (self.answer, self._means, self.kk, self.ru, self.reason)
        self.lay(*fields, acts=(self.go,))

    def show_question(
        self, one: RequisiteLine, found: RequisitesView, papers: Mapping[str, Words]
    ) -> None:
        """This question and its answer; what is being written stays."""
        same = self._line is not None and self._line == one and self._frozen == found.frozen
        self._line, self._frozen = one, found.frozen
        if same:
            return
        self.forgive()
        self.title.say(one.title)
        names = [papers[key] for key in one.used_by if key in papers]
        printed = joined(*names, between=", ")
        used = phrase(T("documents_screen.printed_in"), papers=printed)
        self.means.say(used if names else phrase(T("documents_screen.printed_nowhere")))
        given = one.answer == "given"
        self.kk.put(one.text.kk if given else "")
        self.ru.put(one.text.ru if given else "")
        self.reason.put("")
        self.reason.setVisible(found.frozen)
        shown = "given" if one.answer == "unset" else one.answer
        self.answer.choose(shown)
        self._choose(shown)
        left = phrase_n(T("documents_screen.open_questions"), found.open)
        self.open(left if found.open else phrase(T("documents_screen.all_answered")))

    def take_focus(self) -> None:
        """To the field where the answer goes."""
        first = self.kk if self.answer.key == "given" else self.go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: str) -> None:
        for field in (self.kk, self.ru):
            field.setVisible(key == "given")
            field.error()
        needed = bool(self._line and self._line.needed_by)
        blocks = T("documents_screen.needed_for_final")
        means = {
            "given": "",
            "none": phrase(blocks if needed else T("documents_screen.none_means")),
            "unset": phrase(T("documents_screen.unset_means")),
        }
        self._means.say(means[key])
        self._means.setVisible(bool(means[key]))

    def _keep(self) -> None:
        one = self._line
        if one is None or not self._complete():
            return
        answers: dict[str, Requisite] = {
            "given": Bilingual(self.kk.text, self.ru.text),
            "none": None,
            "unset": UNSET,
        }
        reason = self.reason.text if self._frozen else ""
        act = KeepRequisites(((one.name, answers[self.answer.key]),), reason)
        self._desk.act(act, self, self._kept, self.refuse)

    def _complete(self) -> bool:
        """Whether every field that is asked for is filled in; the first gap gets the focus."""
        asked: list[tuple[AreaField, Words]] = []
        if self.answer.key == "given":
            both = phrase(T("documents_screen.both_languages"))
            asked += [(self.kk, both), (self.ru, both)]
        if self._frozen:
            asked.append((self.reason, phrase(T("documents_screen.reason_missing"))))
        for field, _ in asked:
            field.error()
        gaps = [(field, words) for field, words in asked if not field.text]
        for field, words in gaps:
            field.error(words)
        if gaps:
            gaps[0][0].setFocus()
        return not gaps

    def _kept(self, version: int) -> None:
        self.done.emit(phrase(T("documents_screen.answer_kept"), version=version))
