"""The draw: panels, seed, first day; what it would do is shown before it is done."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.people.foreseeing import ForeseeDraw
from commission_app.services.scheduling import DAY_BEGINS, DAY_ENDS, LUNCH, Schedule
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import DateTimeField
from commission_app.views.kit.fields import LineField, NumberField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, frame, holder, row
from commission_app.views.kit.scroll import bring
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.schedule.board import slots_of
from commission_app.views.schedule.words import weekday
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from datetime import date

    from commission_app.services.people.foreseeing import Foreseen
    from commission_app.services.people.schedule import ScheduleSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

MOST_PANELS, SATURDAY = 26, 5


class DrawForm(FormPanel):
    """The act waits for the consequences of exactly these values.

    Signals
    -------
    done(): the schedule was drawn.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("schedule.draw_means"))
        super().__init__(phrase(T("schedule.draw_title")), means)
        self._desk = desk
        limits = (1, MOST_PANELS)
        self.panels = NumberField(phrase(T("schedule.draw_panels")), limits, required=True)
        self.seed = LineField(phrase(T("schedule.draw_seed")), required=True)
        self.seed.editor.setMaxLength(100)
        self.seed.hint(phrase(T("schedule.draw_seed_hint")))
        self.day = DateTimeField(phrase(T("schedule.draw_day")))
        self.day.hint(phrase(T("schedule.draw_day_hint")))
        self.begins = DateTimeField(phrase(T("schedule.draw_begins")), "time")
        self.ends = DateTimeField(phrase(T("schedule.draw_ends")), "time")
        self._look = Button(phrase(T("schedule.draw_look")), "", "ph.eye")
        self._found = column(gap=6)
        consequences = holder(self._found)
        self._act = Button(phrase(T("schedule.draw_act")), "primary", "ph.shuffle")
        hours = holder(row((self.begins, 1), (self.ends, 1), gap=12))
        fields = (self.panels, self.seed, self.day, hours, self._look, consequences)
        self.lay(*fields, acts=(self._act,))
        self.first = self.panels
        for field in (self.panels, self.seed, self.day, self.begins, self.ends):
            field.changed.connect(self._forget)
        self.seed.editor.returnPressed.connect(self._foresee)
        self._look.clicked.connect(self._foresee)
        self._act.clicked.connect(self._do)

    def ask(self, seen: ScheduleSeen) -> None:
        """As it was drawn before, or from the next working day on."""
        self.panels.put(len(seen.panels) or 1)
        self.seed.put(seen.seed)
        self.seed.error()
        days = [one.day for one in seen.days if one.day]
        self.day.put(min(days) if days else _next_working_day(self._desk.now()))
        times = [slot.at.time() for day in seen.days for slot in slots_of(day) if slot.at]
        self.begins.put(min(times, default=DAY_BEGINS))
        self.ends.put(max([DAY_ENDS, *times]))
        self._forget()
        self.begin()

    def _forget(self) -> None:
        """What was shown is not true of other values."""
        clear(self._found)
        self._act.forbid(phrase(T("schedule.draw_first")))
        self.seed.error()
        self.ends.error()
        self.forgive()

    def _values(self) -> tuple[int, str, datetime, tuple[time, time]] | None:
        panels = self.panels.whole
        if panels is None:
            self.panels.setFocus()
            return None
        if not self.seed.text:
            self.seed.error(phrase(T("schedule.draw_seed_empty")))
            self.seed.setFocus()
            return None
        zone = self._desk.now().tzinfo
        first = datetime.combine(self.day.day, time(), zone)
        return panels, self.seed.text, first, (self.begins.time, self.ends.time)

    def _foresee(self) -> None:
        if (values := self._values()) is not None:
            self._desk.act(ForeseeDraw(*values), self, self._show, self._wrong)

    def _show(self, found: Foreseen) -> None:
        clear(self._found)
        days = phrase_n(T("schedule.days_count"), len(found.days))
        head = joined(phrase_n(T("schedule.count"), found.count), days, between=", ")
        add(self._found, Text(head, "strong", wrap=True))
        if found.replaced:
            self._warn(phrase_n(T("schedule.draw_replaces"), found.replaced))
        for one in found.small:
            values = {"panel": one.code, "members": len(one.members), "least": found.least}
            self._warn(phrase(T("schedule.draw_small"), **values))
        add(self._found, Text(self._hours(found.minutes), "small", wrap=True))
        for panel in found.panels:
            title = phrase_n(T("schedule.draw_panel"), panel.count, panel=panel.code)
            names = joined(*panel.members, between=", ")
            add(self._found, Text(title, "name", wrap=True))
            add(self._found, Text(names, "small", wrap=True))
        codes = [panel.code for panel in found.panels]
        for day, counts in found.days:
            add(self._found, Text(_day(day, codes, counts), "small", wrap=True))
        self._act.forbid()
        self._act.setFocus()

    def _hours(self, minutes: int) -> Words:
        """Where the times come from, and where a room is written."""
        begins, ends = self.begins.time, self.ends.time
        lunch = joined(*LUNCH, between="–")
        values = {"begins": begins, "ends": ends, "lunch": lunch, "minutes": minutes}
        return phrase(T("schedule.draw_hours"), **values)

    def _warn(self, words: Words) -> None:
        glyph = column(Glyph("ph.warning-circle", "caution"), None)
        inner = row(glyph, (Text(words, "small", wrap=True), 1), gap=10)
        inner.setContentsMargins(12, 10, 12, 10)
        warning = frame("notice", inner, "caution")
        add(self._found, warning)
        bring(warning)  # what would be lost is seen before the act

    def _wrong(self, error: UserError) -> None:
        if error.key == "services.panels":
            self.panels.error(error)
            self.panels.setFocus()
        elif error.key == "services.day_short":
            self.ends.error(error)
            self.ends.setFocus()
        else:
            self.refuse(error)

    def _do(self) -> None:
        if (values := self._values()) is not None:
            self._act.forbid(phrase(T("schedule.draw_going")))
            self._desk.act(Schedule(*values), self, lambda _: self.done.emit(), self._wrong)


def _day(day: date, codes: list[str], counts: tuple[int, ...]) -> Words:
    parts = [f"{code} {count}" for code, count in zip(codes, counts, strict=True)]
    name = joined(day, weekday(day), between=", ")
    return joined(name, ", ".join(parts), between=" · ")


def _next_working_day(now: datetime) -> date:
    day = now.date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day
