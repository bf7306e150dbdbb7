"""Schedule: a day's panels side by side; what is chosen stands beside them."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from typing_extensions import override

from commission_app.services.people.members import CommissionSeen, ReadCommission
from commission_app.services.people.schedule import (
    Day,
    ReadSchedule,
    ScheduleSeen,
    SlotSeen,
)
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.print_button import PrintButton
from commission_app.views.kit.text import Text
from commission_app.views.schedule.asides import Asides
from commission_app.views.schedule.board import Board, slots_of
from commission_app.views.schedule.day_list import day_list
from commission_app.views.schedule.days_bar import DaysBar
from commission_app.views.schedule.first import First
from commission_app.views.schedule.warned import Warnings
from commission_app.views.schedule.words import key_of, problems
from commission_app.views.support.screen import Screen
from commission_app.views.support.tab_order import tab_after
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.services.people.print_seen import Seen
    from commission_app.services.people.rearranging import Rearranged
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class ScheduleView(Screen):
    """The day that is shown stays while it exists; a change leads to what it changed."""

    shows: ClassVar[Changes] = ReadSchedule.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: ScheduleSeen | None = None
        self._wanted = ""
        self._sums, self._frozen = Text("", "soft"), Text("", "caption", wrap=True)
        self._draw = Button(phrase(T("schedule.draw")), "", "ph.shuffle")
        self._add = Button(phrase(T("schedule.add")), "", "ph.calendar-plus")
        self._panels = Button(phrase(T("schedule.panels")), "", "ph.users-three")
        title = phrase(T("schedule.print"))
        self._print = PrintButton(desk, title, "schedule", self._day_list)
        self.days, self.warnings, self.board = DaysBar(), Warnings(), Board()
        self.asides = Asides(desk)
        self._first = First(desk.screens)
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        self._wanted = what

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadSchedule(), self, self._show)

    @override
    def take_focus(self) -> None:
        """To the board; without one, to what is done first."""
        (self._first if self.board.isHidden() else self.board).take_focus()

    @override
    def print_page(self) -> bool:
        """The day as a list, not as a picture of the window."""
        if self._day() is None:
            return False
        self._print.click()
        return True

    def _lay_out(self) -> None:
        heading = Text(phrase(T("schedule.title")), "heading")
        head = row(heading, self._sums, None, gap=12)
        self._acts = holder(Flow((self._add, self._panels, self._draw, self._print)))
        parts = (head, self._frozen, self._acts, self.days, self.warnings)
        self._first.hide()
        body = ((self.board, 1), (self._first, 1))
        left = column(*parts, *body, gap=10, margins=(24, 16, 24, 16))
        self.setLayout(row((holder(left), 1), self.asides, gap=0))

    def _connect(self) -> None:
        for signal in (self._draw.clicked, self._first.draw_wanted):
            signal.connect(self.asides.draw)
        self._first.wanted.connect(self.desk.go)
        self._panels.clicked.connect(self.asides.panels)
        for signal in (self._add.clicked, self.warnings.add_wanted):
            signal.connect(self._ask_add)
        self.days.chosen.connect(self._turn)
        self.days.found.connect(self._find)
        self.days.down_wanted.connect(self.board.take_focus)
        self.board.chosen.connect(self._choose)
        self.board.opened.connect(self._open)
        self.board.dropped.connect(self._drop)
        for signal in (self.board.problem_wanted, self.warnings.problem_wanted):
            signal.connect(self._next_problem)
        self.warnings.exchange_wanted.connect(self._to_exchange)
        self.asides.left.connect(self._back)
        self.asides.put_away.connect(self.board.take_focus)
        self.asides.choosing.connect(self.board.take_focus)
        self.asides.rearranged.connect(self._rearranged)
        self.asides.drawn.connect(self._drawn)
        self.asides.step_wanted.connect(self._step)
        self.asides.person_wanted.connect(self._person)

    def _show(self, seen: ScheduleSeen) -> None:
        first, self._seen = self._seen is None, seen
        there = bool(seen.days)
        self.asides.show_schedule(seen)
        self.asides.slot_panel.lead_to_people(there="candidates" in self.desk.screens)
        self._sums.say(_sums(seen))
        self._frozen.say(phrase(T("schedule.frozen")) if seen.frozen else "")
        self._frozen.setVisible(seen.frozen)
        self._draw.forbid(phrase(T("schedule.frozen_draw")) if seen.frozen else "")
        for part in (self.days, self.board, self._acts):
            part.setVisible(there)
        self._first.setVisible(not there)
        if not there:
            self.desk.ask(ReadCommission(), self, partial(self._show_lacking, first=first))
        self.warnings.show_schedule(seen)
        self._show_days(seen)
        self._come(first=first)

    def _show_lacking(self, commission: CommissionSeen, *, first: bool) -> None:
        """What a draw still needs."""
        if self._seen is not None:
            voting = any(member.votes for member in commission.members)
            self._first.show_lacking(people=not self._seen.admitted, members=not voting)
            if first and not self.asides.asking:
                self._first.take_focus()

    def _show_days(self, seen: ScheduleSeen) -> None:
        key = self.days.key
        self.days.show_schedule(seen)
        if seen.days and key not in {key_of(day) for day in seen.days}:
            key = key_of(self._today(seen))
        self.days.choose(key)
        self._show_day()

    def _today(self, seen: ScheduleSeen) -> Day:
        """Today, else the next day with appointments, else the first one."""
        now = self.desk.now().date()
        return next((day for day in seen.days if day.day and day.day >= now), seen.days[0])

    def _show_day(self) -> None:
        day = self._day()
        if day is not None and self._seen is not None:
            troubled = bool(problems(self._seen))
            self.board.show_day(day, self._seen.panels, troubled=troubled)
            tab_after(self.days.search, self.board.columns.values())
            self.days.search.take_letters(self, *self.board.columns.values())
            self._print.rows = day.count
            self._renew()

    def _renew(self) -> None:
        """What is said of the chosen one is as it is now."""
        slot = self._slot(self.board.current)
        if slot is not None:
            self.asides.show_slot(slot)
        else:
            self.asides.close_chosen()

    def _come(self, *, first: bool) -> None:
        """To what was asked for, once its answer is here."""
        wanted, self._wanted = self._wanted, ""
        if wanted == "draw":
            if self._seen is not None and not self._seen.frozen:
                self.asides.draw()
        elif wanted:
            self._find(wanted)
        if wanted != "draw" and (first or wanted):
            self.board.take_focus()

    def _day(self) -> Day | None:
        days = self._seen.days if self._seen else ()
        return next((day for day in days if key_of(day) == self.days.key), None)

    def _slot(self, interview: str) -> SlotSeen | None:
        days = self._seen.days if self._seen else ()
        found = (slot for day in days for slot in slots_of(day))
        return next((slot for slot in found if slot.interview == interview), None)

    def _turn(self, _key: str) -> None:
        self._show_day()

    def _find(self, interview: str) -> None:
        """To this appointment, on whichever day."""
        slot = self._slot(interview)
        if slot is None:
            return
        key = slot.at.date().isoformat() if slot.at else "-"
        if key != self.days.key:
            self.days.choose(key)
            self._show_day()
        self.board.choose(interview)
        self.asides.show_slot(slot)

    def _choose(self, interview: str) -> None:
        slot = self._slot(interview)
        if slot is not None:
            self.asides.show_slot(slot)

    def _open(self, interview: str) -> None:
        """Enter: to what can be done with it, or to the swap it was chosen for."""
        self._choose(interview)
        if self.asides.swapping:
            self.asides.swap_form.take_focus()
        elif not self.asides.asking:
            self.asides.slot_panel.take_focus()

    def _drop(self, moved: str, onto: str, panel: str) -> None:
        one, other = self._slot(moved), self._slot(onto)
        if one is None:
            return
        if other is not None:
            self.asides.exchange(one, other)
        else:
            self.asides.propose(one, panel, self._moment())

    def _moment(self) -> datetime | None:
        """The day that is shown."""
        day = self._day()
        if day is None or day.day is None:
            return None
        return datetime.combine(day.day, time(), self.desk.now().tzinfo)

    def _step(self, by: int) -> None:
        """To the next appointment of the same panel."""
        for lines in self.board.columns.values():
            if lines.key and lines.key == self.board.current:
                lines.enter(lines.row + by)
                return

    def _next_problem(self) -> None:
        """The one after the chosen one, after the last the first again."""
        found = problems(self._seen) if self._seen else ()
        codes = [slot.interview for slot in found]
        if not codes:
            return
        at = codes.index(self.board.current) + 1 if self.board.current in codes else 0
        self._find(codes[at % len(codes)])
        self.board.take_focus()

    def _back(self) -> None:
        """From a form to the appointment it was about."""
        slot = self._slot(self.board.current)
        if slot is not None:
            self.asides.show_slot(slot)
        self.board.take_focus()

    def _rearranged(self, done: Rearranged) -> None:
        """The new answer is on its way."""
        self.asides.close_form()
        self._wanted = done.interviews[-1] if done.interviews else ""
        self.warnings.tell_laptops(done, exchange="exchange" in self.desk.screens)

    def _drawn(self) -> None:
        self.asides.close_form()
        self._seen = None

    def _ask_add(self) -> None:
        self.asides.add(self._moment())

    def _to_exchange(self) -> None:
        self.desk.go("exchange")

    def _person(self, code: str) -> None:
        self.desk.go("candidates", code)

    def _day_list(self) -> Seen:
        day = self._day()
        if day is None or self._seen is None:
            raise LookupError("no day is shown")
        return day_list(self._seen, day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is one step back, wherever the focus is."""
        if event.key() != Qt.Key.Key_Escape or not self.asides.step_back():
            super().keyPressEvent(event)


def _sums(seen: ScheduleSeen) -> Words:
    if not seen.days:
        return ""
    count = sum(day.count for day in seen.days)
    days = len([day for day in seen.days if day.day])
    return joined(
        phrase_n(T("schedule.interviews"), count),
        phrase_n(T("schedule.panels_count"), len(seen.panels)),
        phrase_n(T("schedule.days_count"), days),
    )
