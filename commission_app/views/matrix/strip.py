"""The strip below the matrix: the details of a cell, or for a moment an act on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from commission_app.services.office.cell import ReadCell
from commission_app.shared.texts import T
from commission_app.views.kit.empty import Empty
from commission_app.views.matrix.asking import (
    AskGap,
    Asking,
    AskOutcome,
    AskRecuse,
    AskReveal,
)
from commission_app.views.matrix.details import Details
from commission_app.views.support.theme import OFFICE, density
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.office.cell import CellDetails
    from commission_app.views.support.desk import Desk

HEIGHT = 204
Page = TypeVar("Page", bound=Asking)


class Strip(QStackedWidget):
    """Of one height, so that the matrix above it never jumps.

    Signals
    -------
    asking(bool): an act is being asked about, or not any more.
    revealed(int): so many interviews were opened.
    exchange_wanted(str): to the laptop of this member.
    settling(str): to the conflict of this `interview/member`.
    paper_wanted(str): to the form of a paper sheet, as `interview/member`.
    sitting_wanted(str): to the sitting that must end first, "" while there is none.
    candidate_wanted(str): to the candidate who gives up.
    """

    asking = Signal(bool)
    revealed = Signal(int)
    exchange_wanted = Signal(str)
    settling = Signal(str)
    paper_wanted = Signal(str)
    sitting_wanted = Signal(str)
    candidate_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._place: tuple[str, str] | None = None
        self._found: CellDetails | None = None
        self._still = False
        self.setProperty("box", "card")
        self.setFixedHeight(HEIGHT * density().body // OFFICE.body)
        self.details = Details()
        self._nothing = Empty(
            "ph.grid-four", phrase(T("matrix.no_cell")), phrase(T("matrix.no_cell_means"))
        )
        self.addWidget(self._nothing)
        self.addWidget(self.details)
        self.details.wanted.connect(self._ask)
        self.details.exchange_wanted.connect(self.exchange_wanted)

    @cached_property
    def _outcome(self) -> AskOutcome:
        page = self._made(AskOutcome())
        page.candidate_wanted.connect(self.candidate_wanted)
        return page

    @cached_property
    def _recuse(self) -> AskRecuse:
        return self._made(AskRecuse())

    @cached_property
    def _gap(self) -> AskGap:
        page = self._made(AskGap())
        page.sitting_wanted.connect(self._to_sitting)
        return page

    @cached_property
    def _reveal(self) -> AskReveal:
        return self._made(AskReveal())

    def _made(self, page: Page) -> Page:
        """A page of an act, made when it is first asked for: sheets polish slowly."""
        self.addWidget(page)
        page.closed.connect(self.go_back)
        page.wanted.connect(self._do)
        return page

    @property
    def busy(self) -> bool:
        """Whether an act is being asked about."""
        return isinstance(self.currentWidget(), Asking)

    def look(self, place: tuple[str, str] | None, *, still: bool) -> None:
        """At this cell, None: at nothing; what was being asked about another one is left."""
        moved = place != self._place
        self._place, self._still = place, still
        if moved and self.busy:
            self.go_back()
        if place is None:
            self._found = None
            self.setCurrentWidget(self._nothing)
        else:
            self._desk.ask(ReadCell(*place), self, self._show)

    def ask_reveal_all(self, codes: tuple[str, ...], left: int) -> None:
        """Open all that are complete."""
        self._reveal.ask(codes, left)
        self._begin(self._reveal)

    def go_back(self) -> None:
        """To the details; nothing has changed."""
        shown = self._nothing if self._found is None else self.details
        self.setCurrentWidget(shown)
        self.asking.emit(False)  # noqa: FBT003 - a signal's value

    def _show(self, found: CellDetails) -> None:
        if (found.cell.interview, found.cell.member) != self._place:
            return  # a person went on meanwhile
        self._found = found
        self.details.show_details(found, still=self._still)
        if not self.busy:
            self.setCurrentWidget(self.details)

    def _ask(self, what: str) -> None:
        found = self._found
        if found is None:
            return
        match what:
            case "settle":
                self.settling.emit(f"{found.cell.interview}/{found.cell.member}")
            case "paper":
                self.paper_wanted.emit(f"{found.cell.interview}/{found.cell.member}")
            case "outcome":
                self._outcome.ask(found)
                self._begin(self._outcome)
            case "recuse":
                self._recuse.ask(found)
                self._begin(self._recuse)
            case "explain_gap":
                self._gap.ask(found)
                self._begin(self._gap)
            case _:
                whom = joined(found.cell.interview, found.person.names, between=" ")
                self._reveal.ask((found.cell.interview,), 0, whom)
                self._begin(self._reveal)

    def _begin(self, page: Asking) -> None:
        self.setCurrentWidget(page)
        self.asking.emit(True)  # noqa: FBT003 - a signal's value
        page.begin()

    def _to_sitting(self, code: str) -> None:
        self.go_back()
        self.sitting_wanted.emit(code)

    def _do(self, act: Any) -> None:
        page = self.currentWidget()
        if isinstance(page, Asking):
            self._desk.act(act, self, self._done, page.refuse)

    def _done(self, value: object) -> None:
        opened = isinstance(self.currentWidget(), AskReveal)
        self.go_back()
        if opened:
            self.revealed.emit(len(cast("tuple[str, ...]", value)))
