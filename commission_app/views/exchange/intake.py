"""Looks into sticks, folders and files, and takes in what a person ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.services.office.brought import TakeInFiles
from commission_app.shared.texts import T
from commission_app.views.exchange.looking import LookInto
from commission_app.views.handing_over.looking import LookForSticks
from commission_app.views.support.backing_up import back_up
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.day.sticks import Stick
    from commission_app.services.office.brought import TakenIn
    from commission_app.services.office.stick import Lying
    from commission_app.shared.errors import UserError
    from commission_app.views.exchange.arrivals import Arrivals
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class Intake(QObject):
    """Knows where a person is looking; a stick that is pulled out takes its packages along.

    Signals
    -------
    moved(): another stick is meant, or none.
    took(object): packages were taken in.
    """

    moved = Signal()
    took = Signal(object)

    def __init__(self, desk: Desk, card: Arrivals) -> None:
        super().__init__(card)
        self._desk, self._card = desk, card
        self._sticks: tuple[Stick, ...] = ()
        self.stick: Stick | None = None  # the one that is meant
        self._paths: tuple[Path, ...] = ()  # what is looked at: its folder, or other files
        self._asking = self._taking = False
        self._time = 0
        card.stick_chosen.connect(self._choose)
        card.wanted.connect(self._take_in)
        card.cancelled.connect(self._cancelled)

    def look_for_sticks(self) -> None:
        """Which sticks there are, never asked twice at once: a dying stick answers slowly."""
        if not self._asking and not self._taking:
            self._asking = True
            self._desk.ask(LookForSticks(), self, self._show_sticks)

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Into these, whatever stick is there."""
        if self._taking:
            return
        self._paths = paths
        self._look()

    def _show_sticks(self, sticks: tuple[Stick, ...]) -> None:
        self._asking = False
        if self._taking:
            return
        there = {stick.path: stick for stick in sticks}
        fresh = [s for s in sticks if s.path not in {old.path for old in self._sticks}]
        gone = self.stick is not None and self.stick.path not in there
        old, self._sticks = self.stick, sticks
        if gone and old is not None and self._paths == (old.path,):
            self._paths = ()
            self._show((), self._time)
        if fresh:
            self._choose(fresh[0])
            return
        self.stick = there.get(old.path) if old is not None else None
        self._card.show_sticks(sticks, self.stick)
        if gone:
            self.moved.emit()

    def _choose(self, stick: Stick) -> None:
        self.stick = stick
        self._card.show_sticks(self._sticks, stick)
        self.moved.emit()
        self.look_at((stick.path,))

    def _look(self) -> None:
        self._time += 1
        polled = self._card.waiting.begin(phrase(T("office.looking")))
        time = self._time
        query = LookInto(self._paths, time, polled)
        self._desk.ask(query, self, lambda lying: self._show(lying, time))

    def _show(self, lying: tuple[Lying, ...], time: int) -> None:
        if time != self._time:
            return  # a person looks elsewhere now
        self._card.waiting.end()
        self._card.show_lying(lying, self._where(lying))

    def _where(self, lying: tuple[Lying, ...]) -> Words:
        if not self._paths:
            return ""
        count = phrase_n(T("exchange_screen.found"), len(lying))
        if self.stick is not None and self._paths == (self.stick.path,):
            return joined(self.stick.label, count, between=": ")
        name = self._paths[0].name if len(self._paths) == 1 else ""
        return joined(name, count, between=": ")

    def _cancelled(self) -> None:
        """Looking ends at once; taking in ends after the file that is under way."""
        if not self._taking:
            self._time += 1
            self._card.waiting.end()

    def _take_in(self) -> None:
        files = self._card.packages.files
        if not files or self._taking:
            return
        self._taking = True
        self._card.be_busy(busy=True)
        self._card.result.forget()
        polled = self._card.waiting.begin(phrase(T("services.taking_in")))
        self._desk.act(TakeInFiles(files, polled), self, self._took, self._refused)

    def _took(self, taken: TakenIn) -> None:
        self._end()
        self._card.result.show_taken(taken)
        self._look()  # what was new is known now
        self.took.emit(taken)
        if any(one.taken.result == "taken" for one in taken.packages):
            back_up(self._desk, self, "taken-in")

    def _refused(self, error: UserError) -> None:
        self._end()
        self._card.result.show_refusal(error)

    def _end(self) -> None:
        self._taking = False
        self._card.waiting.end()
        self._card.be_busy(busy=False)
