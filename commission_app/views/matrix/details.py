"""The cell a person is at: its state in words, its sheets, both sides of a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.domain.cells import CONFLICT_TEXTS
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import clear, column, holder, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.state import STATE_WORDS, State
from commission_app.views.kit.text import Text
from commission_app.views.matrix.mark_table import MarkTable
from commission_app.views.matrix.shown import shown_state
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.office.cell import CellDetails, Revision
    from commission_app.views.support.words import Words

ACTS = {
    "paper": (T("matrix.paper"), "ph.note-pencil"),
    "reveal": (T("matrix.reveal_one"), "ph.eye"),
    "outcome": (T("matrix.outcome"), "ph.user-minus"),
    "recuse": (T("matrix.recuse"), "ph.hand-palm"),
    "settle": (T("matrix.settle"), "ph.warning"),
    "explain_gap": (T("matrix.gap"), "ph.minus-circle"),
}


class Details(QFrame):
    """Marks stand here only after the reveal.

    Signals
    -------
    wanted(str): one of what can be done here, a key of ACTS.
    exchange_wanted(str): to the laptop of this member.
    """

    wanted = Signal(str)
    exchange_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._member = ""
        self._state, self._closed = State("waiting"), State("closed")
        self._title = Text("", "strong", wrap=True)
        self._body = column(gap=4, margins=(0, 0, 8, 10))
        self.acts = {key: Button(phrase(text), "", icon) for key, (text, icon) in ACTS.items()}
        self.exchange = Button(phrase(T("matrix.to_exchange")), "", "ph.hard-drive")
        self.settle = self.acts["settle"]
        for key, button in self.acts.items():
            button.setProperty("act", key)
            button.clicked.connect(self._want)
        self.exchange.clicked.connect(self._to_exchange)
        self._scroll = Scroll(holder(self._body))
        head = row(self._state, (self._title, 1), self._closed, gap=14)
        self._ways = self._own_places()
        body = row((self._scroll, 1), self._ways, gap=12)
        inner = column(head, (body, 1), gap=6, margins=(16, 12, 14, 0))
        acts = Flow([one for one in self.acts.values() if one is not self.settle])
        self._foot = holder(column(line(), holder(column(acts, margins=(16, 6, 14, 12)))))
        self.setLayout(column((inner, 1), self._foot, gap=0, margins=(1, 0, 1, 1)))

    def _own_places(self) -> QWidget:
        """Ways to another screen: each stands where it stands, whether the other one does."""
        for button in (self.exchange, self.settle):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self._beside = column(None, self.exchange, self.settle, gap=6, margins=(0, 0, 0, 8))
        return holder(self._beside)

    def show_details(self, found: CellDetails, *, still: bool) -> None:
        """Everything about this cell; `still`: its interview is to come."""
        cell = found.cell
        self._member = cell.member
        state = shown_state(cell, still=still)
        self._state.show_as(state, STATE_WORDS[state])
        who = joined(cell.member, found.member, between=" ")
        whom = joined(cell.interview, found.person.names, between=" ")
        self._title.say(joined(who, whom, between=" × "))
        opened = ("ph.eye", phrase(T("matrix.opened")), "good")
        closed = ("closed", phrase(T("matrix.closed")), "soft")
        self._closed.show_as(*(opened if found.revealed else closed))
        clear(self._body)
        for one in _lines(found, still=still):
            self._body.addWidget(one)
        self._body.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        why_not = {str(name): reason for name, reason in found.acts.closed}
        for key, button in self.acts.items():
            why = why_not.get(key)
            button.forbid(heard(why) if why else "")
        away = cell.state in {"conflict", "missing"} and not still
        quarrel = self.settle.isEnabled()
        self.exchange.setVisible(away)
        self.settle.setVisible(quarrel)
        self._ways.setVisible(away or quarrel)
        self._make_room(acts=any(one != "settle" for one in found.can))

    def _make_room(self, *, acts: bool) -> None:
        """Where nothing can be done what is told has the room of the acts; no way moves."""
        self._foot.setVisible(acts)
        below = 0 if acts else self._foot.heightForWidth(self.width() - 2)
        self._beside.setContentsMargins(0, 0, 0, 8 + below)

    def _want(self) -> None:
        self.wanted.emit(str(self.sender().property("act")))

    def _to_exchange(self) -> None:
        self.exchange_wanted.emit(self._member)


def _lines(found: CellDetails, *, still: bool) -> Iterator[QWidget]:
    cell = found.cell
    if still:
        yield Text(phrase(T("matrix.still_means")), "soft", wrap=True)
    elif cell.why:
        yield Text(joined(*map(heard, cell.why), between=" "), "soft", wrap=True)
    for words in _cautions(found):
        yield Text(words, "small", tone="caution", wrap=True)
    for side in found.sides:
        yield Text(heard(side), "small", wrap=True)
    if cell.state == "conflict":
        strange = any(one.key == CONFLICT_TEXTS["no_slot"] for one in cell.why)
        means = T("matrix.stranger_means") if strange else T("matrix.conflict_means")
        yield Text(phrase(means), "small", wrap=True)
    for one in reversed(found.revisions):
        yield Text(_revision(one), "small", wrap=True)
        if one.marks:
            yield MarkTable(one.marks)


def _cautions(found: CellDetails) -> Iterator[Words]:
    if found.cell.state != "conflict" or not found.cell.why:  # there the reason says it
        yield from map(heard, found.cell.flags)
    if found.half:
        yield phrase(T("matrix.half_typed"), name=found.half)


def _revision(one: Revision) -> Words:
    if one.state == "paper":
        return _paper(one)
    void = one.state == "void"
    sealed = phrase(T("matrix.voided") if void else T("matrix.sealed"), at=one.sealed or "")
    return joined(
        phrase(T("matrix.revision"), number=one.number),
        sealed,
        phrase(T("matrix.code"), code=one.control.replace(" ", "\N{NO-BREAK SPACE}")),
        phrase(T("matrix.counts")) if one.counts else "",
        phrase(T("matrix.reason"), reason=one.reason) if one.reason else "",
        between=" · ",
    )


def _paper(one: Revision) -> Words:
    """Who typed it, from which paper."""
    return joined(
        phrase(T("matrix.revision"), number=one.number),
        phrase(
            T("matrix.paper_withdrawn") if one.withdrawn else T("matrix.paper_typed"),
            first=one.typed[0],
            second=one.typed[1],
        ),
        phrase(T("matrix.paper_number"), number=one.paper) if one.paper else "",
        phrase(T("matrix.code"), code=one.control.replace(" ", "\N{NO-BREAK SPACE}")),
        phrase(T("matrix.counts")) if one.counts else "",
        phrase(T("matrix.reason"), reason=one.reason) if one.reason else "",
        between=" · ",
    )
