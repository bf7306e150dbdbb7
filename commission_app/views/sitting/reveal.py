"""The reveal: which interviews may be opened, and what opening them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.consolidating import Eyes, ReadFourEyes
from commission_app.services.sittings import RevealMarks
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.four_eyes import FourEyesPart
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.discussing import Closed
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class RevealAside(Aside):
    """All that are complete, or one; a sheet sealed after it does not count by itself.

    Signals
    -------
    revealed(str): the first that is open now.
    """

    revealed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.reveal_title")))
        self._desk = desk
        self._waiting: tuple[Closed, ...] = ()
        self._eyes = Eyes(on=False, confirmed={}, me=desk.user)
        self.eyes = FourEyesPart(desk)
        self.eyes.confirmed.connect(self._ask_eyes)
        self.eyes.refused.connect(self.refuse)
        self.eyes.asking.connect(self._give_way)
        self._list = Lines(phrase(T("sitting.closed_ones")), low=True, wrap=True)
        self._all = Button("", "primary", "ph.eye")
        self._one = Button("", "", "ph.lock-simple-open")
        self._all.clicked.connect(self._reveal_all)
        self._one.clicked.connect(self._reveal_one)
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._reveal_one)
        self.fill(self.eyes, acts=(self._one, self._all), grows=(self._list, 1))
        self.first = self._all

    def show_waiting(self, waiting: tuple[Closed, ...]) -> None:
        """Interviews whose marks are closed."""
        self._waiting = waiting
        self._show_all()
        self._ask_eyes()

    def _ask_eyes(self) -> None:
        self._desk.ask(ReadFourEyes(), self, self._show_eyes)

    def _show_eyes(self, eyes: Eyes) -> None:
        self._eyes = eyes
        complete = [one for one in self._waiting if one.complete]
        told = bool(complete) and not any(map(self._may_open, complete))
        self.eyes.show_eyes(eyes, len(complete), told=told)
        self._show_all()

    def _may_open(self, one: Closed) -> bool:
        return one.complete and self._eyes.may_open(one.interview)

    def _show_all(self) -> None:
        waiting = self._waiting
        complete = [one for one in waiting if self._may_open(one)]
        means = phrase_n(T("sitting.reveal_means"), len(complete), of=len(waiting))
        ready = any(one.complete for one in waiting)
        none = phrase(T("sitting.second_needed") if ready else T("sitting.reveal_none"))
        self.means.say(means if complete else none)
        self._all.say(phrase_n(T("sitting.reveal_all"), len(complete)))
        awaited = self._all.hasFocus() and not complete  # Qt gives its focus to anybody
        self._all.forbid("" if complete else none)
        ordered = sorted(waiting, key=lambda one: not one.complete)
        lines = [_line(one, self._eyes) for one in ordered]
        self._list.show_lines(lines, self._list.key or _first(ordered))
        self._choose(self._list.key)
        if awaited and not self.eyes.focus():
            self._list.setFocus()

    def _give_way(self, asking: bool) -> None:  # noqa: FBT001 - Qt's signature
        for one in (self._list, self._one, self._all):
            one.setVisible(not asking)

    def ask_for(self, interview: str) -> None:
        """Begin at this one."""
        self._list.choose(interview)
        self.first = self._all if self._all.isEnabled() else self._list
        self.begin()

    def _choose(self, interview: str) -> None:
        one = next((w for w in self._waiting if w.interview == interview), None)
        self._one.setVisible(one is not None and not self.eyes.beside.asked)
        if one is not None:
            self._one.say(phrase(T("sitting.reveal_one"), interview=interview))
            self._one.forbid(self._why_not(one))

    def _why_not(self, one: Closed) -> Words:
        if not one.complete:
            return phrase(T("sitting.incomplete_means"))
        return "" if self._may_open(one) else phrase(T("sitting.second_needed"))

    def _reveal_all(self) -> None:
        codes = tuple(one.interview for one in self._waiting if self._may_open(one))
        self._desk.act(RevealMarks(codes), self, self._done, self.refuse)

    def _reveal_one(self) -> None:
        if self._list.key:
            act = RevealMarks((self._list.key,))
            self._desk.act(act, self, self._done, self.refuse)

    def _done(self, codes: tuple[str, ...]) -> None:
        self.forgive()
        self.revealed.emit(codes[0] if codes else "")


def _line(one: Closed, eyes: Eyes) -> Line:
    words: Words = phrase(T("sitting.complete") if one.complete else T("sitting.incomplete"))
    glyph = ("ph.check", "soft") if one.complete else ("ph.circle-half", "caution")
    if eyes.on and one.interview in eyes.confirmed:
        mine = eyes.confirmed[one.interview] == eyes.me
        words = phrase(T("sitting.confirmed_by_me") if mine else T("sitting.confirmed"))
        glyph = ("ph.users", "soft" if mine else "good")
    return Line(one.interview, one.person.names, one.interview, words, glyph)


def _first(ordered: list[Closed]) -> str:
    return ordered[0].interview if ordered else ""
