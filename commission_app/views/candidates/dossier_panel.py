"""A dossier beside the list: data, stages and documents of one candidate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.candidates.candidacy_form import CandidacyForm, act_words
from commission_app.views.candidates.columns import glyph_of, name_of
from commission_app.views.candidates.data_page import data_page
from commission_app.views.candidates.name_form import NameForm
from commission_app.views.candidates.papers_page import papers_page
from commission_app.views.candidates.stages_page import stages_page
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.layouts import clear, column, holder, line, row
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.candidates import CandidateRow
    from commission_app.services.people.dossier import Dossier
    from commission_app.shared.errors import UserError
    from commission_app.views.candidates.reasoned_form import ReasonedForm

TABS = (
    ("data", phrase(T("candidates.tab_data"))),
    ("stages", phrase(T("candidates.tab_stages"))),
    ("papers", phrase(T("candidates.tab_papers"))),
)


class DossierPanel(SidePanel):
    """What the list knows is there at once, the rest comes when the dossier is open.

    Signals
    -------
    number_wanted(str): show the whole number of this candidate.
    correct_wanted(CorrectName): correct the name so.
    status_wanted(SetStatus): take out of the selection, or back.
    """

    number_wanted = Signal(str)
    correct_wanted = Signal(object)
    status_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.code, self._number = "", ""
        self._dossier: Dossier | None = None
        self._name = Text("", "heading", wrap=True)
        self._state = State("waiting")
        self.tabs = Choice(TABS, "tab")
        self.tabs.choose("data")
        self._page = column(gap=7)
        self.form, self.candidacy = NameForm(), CandidacyForm()
        self._front: ReasonedForm | None = None
        self.correct = Button(phrase(T("candidates.correct")), "", "ph.note-pencil")
        self.moving = Button(act_words(None), "quiet", "ph.prohibit")
        self._do = Button(phrase(T("candidates.do_correct")), "primary")
        self._leave = Button(phrase(T("candidates.leave")), "quiet")
        self._reading = holder(
            column(self._name, self._state, row(self.tabs, None), line(), 4, self._page, gap=6)
        )
        self._reading_acts = holder(column(self.correct, self.moving, gap=4))
        self._form_acts = holder(row((self._do, 1), self._leave))
        self.fill(self._reading, self.form, self.candidacy)
        self.act(self._reading_acts, self._form_acts)
        self._show_form(None)
        self._connect()

    @property
    def focus_first(self) -> QWidget:
        """Where F6 leads."""
        return self.tabs.button(self.tabs.key or "data")

    def show_row(self, one: CandidateRow) -> None:
        """Somebody: code, name and state are known already."""
        if one.code != self.code:
            self._dossier, self._number, self.code = None, "", one.code
            clear(self._page)
            for button in (self.correct, self.moving):
                button.setEnabled(False)
            self._show_form(None)
        self._name.say(name_of(one))
        glyph, tone = glyph_of(one.place)
        self._state.show_as(glyph, one.state, tone)
        if self.isHidden():
            self.open(one.code)
        self.head.say(one.code)

    def show_dossier(self, one: Dossier) -> None:
        """The same person's dossier, opened or read again."""
        if one.code == self.code:
            same = one == self._dossier
            self._dossier = one
            self._name.say(one.names)
            for button in (self.correct, self.moving):
                button.setEnabled(True)
            self.moving.say(act_words(one))
            if not same:
                self._fill_page()

    def show_number(self, number: str) -> None:
        """The whole number, until somebody else is shown."""
        self._number = number
        self._fill_page()

    def refuse(self, error: UserError) -> None:
        """It was not done; told in the form that asked for it."""
        if self._front is not None:
            self._front.refuse(error)
            self.page.ensureWidgetVisible(self._front.reason)

    def corrected(self) -> None:
        """Back to the dossier, to the button that led away."""
        back = self.moving if self._front is self.candidacy else self.correct
        self._show_form(None)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._fill_page)
        self.correct.clicked.connect(partial(self._begin_form, self.form))
        self.moving.clicked.connect(partial(self._begin_form, self.candidacy))
        for form in (self.form, self.candidacy):
            form.closed.connect(self.corrected)
        self._leave.clicked.connect(self.corrected)
        self._do.clicked.connect(self._submit)
        self.form.wanted.connect(self.correct_wanted)
        self.candidacy.wanted.connect(self.status_wanted)

    def _submit(self) -> None:
        if self._front is not None:
            self._front.submit()

    def _begin_form(self, form: ReasonedForm) -> None:
        if self._dossier is not None:
            form.show_person(self._dossier)
            named = form is self.form
            do = phrase(T("candidates.do_correct")) if named else act_words(self._dossier)
            self._do.say(do)
            self._show_form(form)
            self.page.verticalScrollBar().setValue(0)
            form.begin()

    def _show_form(self, form: ReasonedForm | None) -> None:
        self._front = form
        for part in (self._reading, self._reading_acts):
            part.setHidden(form is not None)
        self._form_acts.setHidden(form is None)
        for one in (self.form, self.candidacy):
            one.setHidden(one is not form)

    def _fill_page(self, _tab: str = "") -> None:
        if self._dossier is None:
            return
        clear(self._page)
        for part in self._parts(self._dossier):
            self._page.addWidget(part)

    def _parts(self, one: Dossier) -> Iterable[QWidget]:
        match self.tabs.key:
            case "stages":
                return stages_page(one)
            case "papers":
                return papers_page(one)
            case _:
                return data_page(one, self._number, self._number_button())

    def _number_button(self) -> Button:
        shown = bool(self._number)
        found = Button(phrase(T("candidates.hide") if shown else T("candidates.show")), "link")
        found.clicked.connect(self._toggle_number)
        return found

    def _toggle_number(self) -> None:
        if self._number:
            self.show_number("")
        else:
            self.number_wanted.emit(self.code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and self._front is not None:
            self.corrected()
        else:
            super().keyPressEvent(event)
