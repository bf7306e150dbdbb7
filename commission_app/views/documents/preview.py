"""The paper as it prints now: real pages, or why there are none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from commission_app.services.office.printing import Page, PreviewPaper
from commission_app.shared.texts import T
from commission_app.views.documents.chooser import InterviewChooser
from commission_app.views.documents.preview_bar import PreviewBar
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, holder
from commission_app.views.kit.page_view import PageView
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.office.papers_desk import PaperState
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

SOON, PATIENCE = 120, 600  # milliseconds: a person goes on in the list; nothing is shown yet
OF = {  # whose file it is, where a paper has several
    "summary": T("documents_screen.of_panel"),
    "attendance": T("documents_screen.of_sitting"),
}
CHOOSES = ("sheets", "certificates")  # of one interview, or of one person


class Preview(QWidget):
    """Asks for the pages beside the window's thread; the newest question counts.

    Signals
    -------
    shown(): other pages are in front, or none.
    """

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paper: PaperState | None = None
        self.interview = ""
        self.documents: tuple[Page, ...] = ()
        self._file = ""
        self.pages = PageView(phrase(T("documents_screen.preview")))
        self.bar = PreviewBar(self.pages)
        self.chooser = InterviewChooser(desk)
        self._empty = Empty("ph.file", "", " ")
        self._waiting = Text(phrase(T("documents_screen.composing")), "soft", wrap=True)
        self._stack = QStackedWidget()
        nothing, waiting = card(self._empty), column(self._waiting, None)
        self._places = (self.pages, holder(column(nothing, None)), holder(waiting))
        for one in (*self._places, self.chooser):
            self._stack.addWidget(one)
        self.setLayout(column(self.bar, (self._stack, 1), gap=8))
        self._soon, self._late = _timer(self, SOON), _timer(self, PATIENCE)
        self._soon.timeout.connect(self._ask)
        self._late.timeout.connect(self._waiting.show)
        self.bar.file_chosen.connect(self._choose_file)
        self.bar.interview_wanted.connect(self.choose_interview)
        self.chooser.chosen.connect(self.show_interview)
        self._keys = self._shortcuts()

    @property
    def page(self) -> Page | None:
        """The file in front; None while there is none."""
        return next((one for one in self.documents if one.name == self._file), None)

    @property
    def choosing(self) -> bool:
        """Whether an interview is waited for."""
        return self._stack.currentWidget() is self.chooser

    def show_paper(self, paper: PaperState) -> None:
        """This paper, as it is now; a person stays at the same page of the same one."""
        same = self._paper is not None and self._paper.key == paper.key
        self._paper = paper
        if not same:
            self.interview, self._file = "", ""
            self.pages.go_to(1)
        if not paper.can_preview:
            why = next(one.text for one in paper.obstacles if one.draft)
            self._say_none(phrase(T("documents_screen.nothing_to_show")), why)
        elif paper.key == "sheets" and not self.interview:
            if not (same and self.choosing):
                self._offer_interviews()
        elif same and not self.choosing:
            self._ask()
        elif not same:
            self._wait()

    def show_interview(self, code: str) -> None:
        """Only this one's; "" all of them."""
        self.interview = code
        self._wait()
        self.pages.setFocus()

    def choose_interview(self) -> None:
        """A person wants to choose."""
        self._offer_interviews()
        self.chooser.search.setFocus()

    def _offer_interviews(self) -> None:
        self._forget()
        self._front(self.chooser)
        self.chooser.ask(sheets=self._kind == "sheets")

    @property
    def _kind(self) -> str:
        return self._paper.key if self._paper is not None else ""

    def _wait(self) -> None:
        self._forget()
        self._waiting.hide()
        self._front(self._places[2])
        self._soon.start()
        self._late.start()

    def _ask(self) -> None:
        asked = PreviewPaper(self._kind, self.interview)
        then, refused = partial(self._show, asked), partial(self._refuse, asked)
        self._desk.ask(asked, self, then, refused)

    def _show(self, asked: PreviewPaper, documents: tuple[Page, ...]) -> None:
        if asked != PreviewPaper(self._kind, self.interview) or self.choosing:
            return  # somebody went on meanwhile
        self._late.stop()
        self._front(self.pages)
        if documents is self.documents:
            return
        self.documents = documents
        if self.page is None:
            self._file = documents[0].name
        names = tuple((one.name, _short(one.name, self._kind)) for one in documents)
        self.bar.offer_files(names, self._file)
        self._show_file()

    def _refuse(self, asked: PreviewPaper, error: UserError) -> None:
        if asked == PreviewPaper(self._kind, self.interview):
            self._say_none(phrase(T("documents_screen.nothing_to_show")), error)

    def _say_none(self, title: Words, why: Words) -> None:
        self._forget()
        self._empty.title.say(title)
        self._empty.text.say(why)
        self._front(self._places[1])

    def _forget(self) -> None:
        self._soon.stop()
        self._late.stop()
        self.documents = ()
        self.pages.forget()
        self.bar.offer_files((), "")

    def _front(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self.bar.rest(resting=widget is not self.pages)
        offered = self._kind in CHOOSES and bool(self._paper and self._paper.can_preview)
        self.bar.offer_interview(self.interview, offered=offered and not self.choosing)
        for key in self._keys:
            key.setEnabled(widget is self.pages)
        self.shown.emit()

    def _choose_file(self, name: str) -> None:
        self._file = name
        self._show_file()

    def _show_file(self) -> None:
        if self.page is not None:
            self.pages.show_document(self.page.pdf)
            self.shown.emit()

    def _shortcuts(self) -> tuple[QShortcut, ...]:
        """The keys of the pages, wherever on the screen a person is."""
        bar = self.bar
        return tuple(
            shortcut
            for keys, act in (
                (("PgUp",), bar.turn_back),
                (("PgDown",), bar.turn_on),
                (("Ctrl++", "Ctrl+="), bar.grow),
                (("Ctrl+-",), bar.shrink),
                (("Ctrl+0",), self.pages.fit),
            )
            for shortcut in (_shortcut(key, act, self) for key in keys)
        )


def _shortcut(keys: str, act: object, owner: QWidget) -> QShortcut:
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.activated.connect(act)
    return shortcut


def _timer(owner: QWidget, after: int) -> QTimer:
    found = QTimer(owner)
    found.setSingleShot(True)
    found.setInterval(after)
    return found


def _short(name: str, kind: str) -> Words:
    """What tells a file from the others: its panel, its sitting, or the code of its sheet."""
    stem = name.removesuffix(".pdf")
    code = stem.removeprefix(f"{kind.removesuffix('s')}-").removeprefix("s-")
    return phrase(OF[kind], code=code) if kind in OF else code
