"""Beside the preview: what the paper lacks and where that is mended, versions, and the acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.shared.texts import T
from commission_app.views.documents.paper_lines import day_of, state_words, version_words
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import add, clear, column, holder, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.side_panel import WIDTH
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.papers_desk import (
        Documents,
        Obstacle,
        PaperState,
        Version,
    )
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words

MENDS = {
    "requisites": T("documents_screen.mend_answer"),
    "documents": T("documents_screen.mend_paper"),
    "sitting": T("documents_screen.mend_sitting"),
    "matrix": T("documents_screen.mend_matrix"),
    "conflicts": T("documents_screen.mend_conflicts"),
    "commission": T("documents_screen.mend_commission"),
    "exchange": T("documents_screen.mend_exchange"),
}
MEANS = {
    "protocol": T("documents_screen.protocol_means"),
    "summary": T("documents_screen.summary_means"),
    "attendance": T("documents_screen.attendance_means"),
    "roll-call": T("documents_screen.roll_call_means"),
    "order": T("documents_screen.order_means"),
    "certificates": T("documents_screen.certificates_means"),
    "sheets": T("documents_screen.sheets_means"),
    "blank-sheet": T("documents_screen.blank_means"),
}


class Completeness(QFrame):
    """Always there; what is missing is said in words, each with its way out.

    Signals
    -------
    mend_wanted(Obstacle): to where this is mended.
    official_wanted(): make it final, record the order, issue certificates.
    print_wanted(), save_wanted(): of what is in front.
    """

    mend_wanted = Signal(object)
    official_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, screens: frozenset[str]) -> None:
        super().__init__()
        self.setProperty("box", "panel")
        self.setFixedWidth(WIDTH)
        self._screens = screens
        self._paper: PaperState | None = None
        self._shown: tuple[PaperState, int, int] | None = None
        self.official = Button("", "", "ph.circle-wavy-check")
        self.print = Button(phrase(T("documents_screen.print")), "", "ph.printer")
        self.save = Button(phrase(T("documents_screen.save")), "", "ph.file-pdf")
        self.official.clicked.connect(self._want)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._advice = Text("", "caption", wrap=True)
        self._advice.hide()
        self.official.hide()
        self._body = column(gap=6, margins=(18, 14, 18, 8))
        out = row((self.print, 1), (self.save, 1), gap=8)
        foot = column(self.official, self._advice, out, gap=8, margins=(18, 8, 18, 14))
        self.setLayout(column((Scroll(holder(self._body)), 1), foot, gap=0))

    def show_paper(self, paper: PaperState, found: Documents) -> None:
        """This paper; the same words stay, so that nobody loses a place."""
        shown = (paper, found.enrolled, found.certified)
        if shown == self._shown:
            return
        self._shown, self._paper = shown, paper
        title = Text(paper.title, "title", wrap=True)
        means = Text(phrase(MEANS[paper.key]), "small", wrap=True)
        state = Text(state_words(paper), "strong", wrap=True)
        clear(self._body)
        parts: list[Item] = [title, state, means, 6, *self._obstacles(paper)]
        for part in (*parts, *_versions(paper), None):
            add(self._body, part)
        self._offer(paper, found)

    def allow(self, *, pages: Words, saving: Words) -> None:
        """Why there is nothing to print, or nothing to save; "" there is."""
        self.print.forbid(pages)
        self.save.forbid(saving)

    def advise(self, words: Words) -> None:
        """What is to be done before it can be printed; "" nothing."""
        self._advice.say(words)
        self._advice.setVisible(bool(words))

    def _offer(self, paper: PaperState, found: Documents) -> None:
        over = paper.key == "certificates" and _is_done(paper, found)
        self.official.setVisible(paper.made_final and not over)
        if not paper.made_final:
            return
        left = sum(one.final for one in paper.obstacles)
        words = _official(paper, found)
        if left:
            lacks = phrase_n(T("documents_screen.left"), left)
            words = joined(words, lacks, between=" · ")
        waits = paper.can_finalise and not _is_done(paper, found)
        self.official.say(words)
        self.official.become("primary" if waits else "")

    def _obstacles(self, paper: PaperState) -> list[Item]:
        if not paper.obstacles:
            return [State("ph.check", phrase(T("documents_screen.complete")), "good")]
        title = phrase_n(T("documents_screen.lacks"), len(paper.obstacles))
        rows: list[Item] = [Text(title, "label")]
        for one in paper.obstacles:
            rows += [line(), self._obstacle(one)]
        return rows

    def _obstacle(self, one: Obstacle) -> QWidget:
        words = column(Text(one.text, "", wrap=True), gap=2)
        if one.draft:
            note = phrase(T("documents_screen.no_draft"))
            words.addWidget(Text(note, "caption", wrap=True))
        items: list[Item] = [
            column(Glyph("ph.warning-circle", "caution", 18), None),
            (words, 1),
        ]
        if one.screen in {"requisites", "documents"} | self._screens:
            mend = Button(phrase(MENDS[one.screen]))
            mend.clicked.connect(partial(self.mend_wanted.emit, one))
            items.append(mend)
        return holder(row(*items, gap=8))

    def _want(self) -> None:
        """With gaps to the first of them, as the seal of a sheet does."""
        paper = self._paper
        if paper is None:
            return
        gaps = [one for one in paper.obstacles if one.final]
        if gaps:
            self.mend_wanted.emit(gaps[0])
        else:
            self.official_wanted.emit()


def _official(paper: PaperState, found: Documents) -> Words:
    if paper.key == "protocol":
        again = T("documents_screen.correct_protocol")
        return phrase(again if paper.versions else T("documents_screen.finalise"))
    if paper.key == "order":
        again = T("documents_screen.another_order")
        return phrase(again if paper.versions else T("documents_screen.record_order"))
    return phrase_n(T("documents_screen.issue"), max(found.enrolled - found.certified, 0))


def _is_done(paper: PaperState, found: Documents) -> bool:
    if paper.key == "certificates":
        return found.certified >= found.enrolled
    return bool(paper.versions)


def _versions(paper: PaperState) -> list[Item]:
    if not paper.versions:
        return []
    items: list[Item] = [10, Text(phrase(T("documents_screen.versions")), "label")]
    for one in paper.versions:
        items += [line(), _version(paper.key, one)]
    return items


def _version(paper: str, one: Version) -> QWidget:
    newest = one.newest or paper == "certificates"
    glyph = ("ph.circle-wavy-check", "good") if newest else ("ph.clock", "soft")
    about: list[Words] = [day_of(one)]
    if one.created is not None:
        about.append(phrase(T("documents_screen.made_at"), at=one.created))
    if not newest:
        about.append(phrase(T("documents_screen.superseded")))
    words = column(
        Text(version_words(paper, one), "name", wrap=True),
        Text(joined(*about, between=" · "), "caption", wrap=True),
        gap=2,
    )
    if one.control:
        code = Text(one.control, "small")
        code.setToolTip(one.control)
        words.addWidget(code)
    return holder(row(column(Glyph(*glyph, 18), None), (words, 1), gap=8))
