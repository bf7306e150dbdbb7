"""Documents: the papers of the season, the live preview, what is missing, and the acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from commission_app.services.office.papers_desk import Documents, Obstacle, ReadDocuments
from commission_app.services.office.requisites import ReadRequisites, RequisitesView
from commission_app.shared.texts import T
from commission_app.views.documents.completeness import Completeness
from commission_app.views.documents.official import CertificatesForm, OrderForm, ProtocolForm
from commission_app.views.documents.output import PrintForm, SaveForm
from commission_app.views.documents.paper_lines import (
    REQUISITES,
    line_of,
    requisites_line,
)
from commission_app.views.documents.preview import Preview
from commission_app.views.documents.requisites import AnswerForm, question_line
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.lines import Lines
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.theme import density
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.changes import Changes
    from commission_app.services.office.papers_desk import PaperState
    from commission_app.views.kit.form_panel import FormPanel
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

Form = TypeVar(
    "Form", OrderForm, ProtocolForm, CertificatesForm, PrintForm, SaveForm, AnswerForm
)
NARROWEST, WIDEST = 196, 312  # the list, in device-independent pixels


class DocumentsView(Screen):
    """A list of papers; beside it the pages that would be printed and what they lack."""

    shows: ClassVar[Changes] = ReadDocuments.shows | ReadRequisites.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Documents | None = None
        self._requisites: RequisitesView | None = None
        self._wanted = ""
        self.notices = Notices()
        self.list = Lines(phrase(T("documents_screen.title")), wrap=True)
        self.questions = Lines(phrase(T("documents_screen.requisites")))
        self.preview = Preview(desk)
        self.completeness = Completeness(desk.screens)
        self._forms: dict[type[FormPanel], FormPanel] = {}  # made when first wanted
        self._middle, self._right = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: a kind of paper, "requisites", or "requisites" and the name of a question."""
        self._wanted = what
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadRequisites(), self, self._show_requisites)
        self.desk.ask(ReadDocuments(), self, self._show)

    @override
    def print_page(self) -> bool:
        if self.completeness.isVisible() and self.completeness.print.isEnabled():
            self._ask_print()
        return self.list.key != REQUISITES

    @override
    def leave(self) -> None:
        saving = self._forms.get(SaveForm)
        if isinstance(saving, SaveForm):
            saving.stop()

    def _lay_out(self) -> None:
        listed = frame("card", column(self.list, gap=0, margins=(4, 4, 4, 4)))
        listed.setMinimumWidth(NARROWEST)
        listed.setMaximumWidth(WIDEST)
        asked = frame("card", column(self.questions, gap=0, margins=(4, 4, 4, 4)))
        means = Text(phrase(T("documents_screen.requisites_mean")), "soft", wrap=True)
        self._middle.addWidget(self.preview)
        self._middle.addWidget(holder(column(means, (asked, 1), gap=10)))
        self._right.addWidget(self.completeness)
        self._right.setFixedWidth(self.completeness.width())
        head = row(Text(phrase(T("documents_screen.title")), "heading"))
        head.addStrut(density().control)  # as high as where it has buttons
        work = row((listed, 2), (self._middle, 3), gap=12)
        left = column(head, self.notices, (holder(work), 1), gap=10, margins=(24, 16, 12, 14))
        self.setLayout(row((holder(left), 1), self._right, gap=0))

    def _form(self, kind: type[Form]) -> Form:
        """The form of an act, in front."""
        found = self._forms.get(kind)
        if found is None:
            found = self._forms[kind] = kind(self.desk)
            found.done.connect(self._done)
            found.closed.connect(self._close)
            self._right.addWidget(found)
        assert isinstance(found, kind)
        self._front(found)
        return found

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.questions.chosen.connect(self._choose_question)
        self.questions.opened.connect(self._enter_question)
        self.preview.shown.connect(self._allow)
        self.completeness.mend_wanted.connect(self._mend)
        self.completeness.official_wanted.connect(self._ask_official)
        self.completeness.print_wanted.connect(self._ask_print)
        self.completeness.save_wanted.connect(self._ask_save)

    def _show(self, found: Documents) -> None:
        self._found = found
        self._show_list()

    def _show_requisites(self, found: RequisitesView) -> None:
        self._requisites = found
        self.questions.show_lines([question_line(one) for one in found.lines], _first(found))
        self._show_list()

    def _show_list(self) -> None:
        found, asked = self._found, self._requisites
        if found is None or asked is None:
            return
        lines = [line_of(one) for one in found.papers]
        self.list.show_lines([*lines, requisites_line(asked.open)], lines[0].key)
        wanted, _, question = self._wanted.partition(" ")
        self._wanted = ""
        if wanted and wanted != self.list.key:
            self._front(self.completeness)  # a form that is open is about another paper
            self.list.choose(wanted)
        if question:
            self.questions.choose(question)
        self._show_chosen()

    def _choose(self, _: str) -> None:
        self._front(self.completeness)
        self._show_chosen()

    def _show_chosen(self) -> None:
        asking = self.list.key == REQUISITES
        self._middle.setCurrentIndex(1 if asking else 0)
        paper = self._paper
        if asking:
            self._choose_question(self.questions.key)
        elif paper is not None and self._found is not None:
            if isinstance(self._right.currentWidget(), AnswerForm):
                self._front(self.completeness)
            self.completeness.show_paper(paper, self._found)
            self.preview.show_paper(paper)
            self._allow()

    @property
    def _paper(self) -> PaperState | None:
        papers = self._found.papers if self._found is not None else ()
        return next((one for one in papers if one.key == self.list.key), None)

    def _choose_question(self, name: str) -> None:
        found = self._requisites
        if found is None or self.list.key != REQUISITES:
            return
        one = next((line for line in found.lines if line.name == name), found.lines[0])
        papers: dict[str, Words] = {}
        if self._found is not None:
            papers = {paper.key: paper.title for paper in self._found.papers}
        self._form(AnswerForm).show_question(one, found, papers)

    def _allow(self) -> None:
        """What of the paper in front can be printed and saved now."""
        paper = self._paper
        if paper is None:
            return
        none = phrase(T("documents_screen.nothing_to_show"))
        choose = phrase(T("documents_screen.choose_first"))
        pages: Words = ""
        if self.preview.page is None:
            pages = choose if self.preview.choosing else none
        self.completeness.allow(pages=pages, saving="" if paper.can_preview else none)
        to_print = phrase(T("documents_screen.choose_to_print"))
        self.completeness.advise(to_print if self.preview.choosing else "")

    def _mend(self, one: Obstacle) -> None:
        match one.screen:
            case "requisites":
                self.list.choose(REQUISITES)
                self.questions.choose(one.about)
                self._show_chosen()
                self._form(AnswerForm).take_focus()
            case "documents":
                self.list.choose(one.about)
                self._show_chosen()
                self.completeness.official.setFocus()
            case _:
                self.desk.go(one.screen, one.about)

    def _ask_official(self) -> None:
        found, paper = self._found, self._paper
        if found is None or paper is None:
            return
        if paper.key == "protocol":
            self._form(ProtocolForm).ask(found, self.preview.pages.pages)
        elif paper.key == "order":
            self._form(OrderForm).ask(found)
        else:
            self._form(CertificatesForm).ask(found)

    def _ask_print(self) -> None:
        if self._paper is not None:
            self._form(PrintForm).ask(self._paper, self.preview)

    def _ask_save(self) -> None:
        if self._paper is not None:
            self._form(SaveForm).ask(self._paper, self.preview.interview)

    def _front(self, panel: Completeness | FormPanel) -> None:
        self._right.setCurrentWidget(panel)
        panel.show()

    def _close(self) -> None:
        """Back to what the paper lacks, or from a question to the papers."""
        if self.list.key == REQUISITES and self._found is not None:
            self.list.choose(self._found.papers[0].key)
        self._front(self.completeness)
        self._show_chosen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, words: Words) -> None:
        self.notices.put("done", Notice("good", words, closable=True))
        if self.list.key == REQUISITES:
            self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, key: str) -> None:
        if key == REQUISITES:
            self.questions.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.preview.choosing:
            self.preview.chooser.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.preview.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_question(self, _: str) -> None:
        self._form(AnswerForm).take_focus()


def _first(found: RequisitesView) -> str:
    """The first open question, else the first."""
    left = [one.name for one in found.lines if one.answer == "unset"]
    return left[0] if left else found.lines[0].name
