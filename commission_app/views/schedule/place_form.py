"""Another place for an appointment, a second one for a no-show, one for somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal

from commission_app.services.people.appointments import AddInterview, MoveSlot, Reschedule
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField, DateTimeField
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import row
from commission_app.views.kit.text import Text
from commission_app.views.schedule.free import after_it, free_at, taken_words
from commission_app.views.schedule.words import short
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.people.rearranging import Rearranged
    from commission_app.services.people.schedule import ScheduleSeen, SlotSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

Way = Literal["move", "again", "add"]
TITLES = {
    "move": phrase(T("schedule.move_title")),
    "again": phrase(T("schedule.again_title")),
    "add": phrase(T("schedule.add_title")),
}
MEANS = {
    "move": phrase(T("schedule.move_means")),
    "again": phrase(T("schedule.again_means")),
    "add": phrase(T("schedule.add_means")),
}
ACTS = {
    "move": phrase(T("schedule.move_act")),
    "again": phrase(T("schedule.again_act")),
    "add": phrase(T("schedule.add_act")),
}
AT_FIELD = {
    "people.slot_taken": "time",
    "services.reason_needed": "reason",
    "people.reason_frozen": "reason",
    "people.basis_needed": "basis",
    "people.no_panel": "panel",
}
OTHER = "?"  # somebody who is not offered, by code


class PlaceForm(FormPanel):
    """Offers the first free time; says what stands there on that day.

    Signals
    -------
    done(object): what was rearranged.
    """

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self._desk = desk
        self._way: Way = "move"
        self._slot: SlotSeen | None = None
        self._seen: ScheduleSeen | None = None
        self._about = Text("", "strong", wrap=True)
        self.person = ComboField(phrase(T("schedule.candidate")), required=True)
        self.code = LineField(phrase(T("schedule.code")), required=True)
        self.panel = ComboField(phrase(T("schedule.panel")), required=True)
        self.day = DateTimeField(phrase(T("schedule.on_day")))
        self.time = DateTimeField(phrase(T("schedule.at_time")), "time")
        self._taken = Text("", "caption", wrap=True)
        self.rest = Choice(
            [
                ("", phrase(T("schedule.move_one"))),
                ("rest", phrase(T("schedule.move_rest"))),
            ]
        )
        self._rest = Text("", "caption", wrap=True)
        self.basis = AreaField(phrase(T("schedule.basis")), lines=2)
        self.reason = AreaField(phrase(T("schedule.reason")), required=True, lines=2)
        self._act = Button("", "primary", "ph.check")
        when = row((self.day, 1), (self.time, 1), gap=8)
        fields = (self.person, self.code, self.panel, when, self.time.message, self._taken)
        rest = (row(self.rest, None), self._rest)
        self.lay(self._about, *fields, *rest, self.basis, self.reason, acts=(self._act,))
        self.person.chosen.connect(self._choose_person)
        self.panel.chosen.connect(self._offer_time)
        self.day.changed.connect(self._tell)
        self.time.changed.connect(self._tell)
        self._act.clicked.connect(self._do)

    def move_slot(
        self, slot: SlotSeen, seen: ScheduleSeen, panel: str = "", day: datetime | None = None
    ) -> None:
        """Another time or panel; a proposal where a hand let it go in one."""
        self._slot = slot
        self._open("move", seen, panel or slot.panel)
        at = free_at(seen, panel, day, self._desk.now()) if panel else slot.at
        self._put(at or self._desk.now())
        self.first = self.time
        self.begin()

    def again(self, slot: SlotSeen, seen: ScheduleSeen) -> None:
        """A second appointment, /2."""
        self._slot = slot
        self._open("again", seen, slot.panel)
        self._offer_time(slot.panel)
        self.first = self.time
        self.begin()

    def add(self, seen: ScheduleSeen, day: datetime | None = None) -> None:
        """Somebody who is admitted and not on the list, or whom a basis admits."""
        self._slot = None
        other = (OTHER, phrase(T("schedule.by_code")))
        self.person.offer([*seen.unscheduled, other])
        self.person.choose(seen.unscheduled[0][0] if seen.unscheduled else OTHER)
        self.code.put("")
        self.basis.put("")
        self._open("add", seen, seen.panels[0].code if seen.panels else "")
        self._choose_person(self.person.key)
        at = free_at(seen, self.panel.key, day, self._desk.now())
        self._put(at)
        self.first = self.person if seen.unscheduled else self.code
        self.begin()

    def _open(self, way: Way, seen: ScheduleSeen, panel: str) -> None:
        self._way, self._seen = way, seen
        self.title.say(TITLES[way])
        self.means.say(MEANS[way])
        self._act.say(ACTS[way])
        titles = {one.code: one.title for one in seen.panels}
        if self._slot is not None:
            self._about.say(short(self._slot, titles[self._slot.panel]))
        self._about.setVisible(way != "add")
        self.panel.offer([(one.code, one.title) for one in seen.panels if one.members])
        self.panel.choose(panel)
        for field in (self.person, self.code, self.basis):
            field.setVisible(way == "add")
        after = after_it(seen, self._slot) if way == "move" and self._slot else 0
        self.rest.choose("")
        self._rest.say(phrase_n(T("schedule.move_rest_means"), after))
        for part in (self.rest, self._rest):
            part.setVisible(bool(after))
        self.reason.put("")
        self.reason.setVisible(way == "again" or seen.frozen)
        for field in (self.code, self.panel, self.time, self.basis, self.reason):
            field.error()

    def _choose_person(self, key: str) -> None:
        other = key == OTHER
        self.code.setVisible(other)
        self.basis.setVisible(other)

    def _put(self, at: datetime) -> None:
        self.day.put(at.date())
        self.time.put(at.time())
        self._tell()

    def _offer_time(self, panel: str) -> None:
        if self._seen is not None:
            day = self._moment() if self._way == "move" else None
            self._put(free_at(self._seen, panel, day, self._desk.now()))

    def _tell(self) -> None:
        """What the panel has on that day, so that nobody need look."""
        self.time.error()
        if self._seen is not None:
            self._taken.say(taken_words(self._seen, self.panel.key, self.day.day))

    def _moment(self) -> datetime:
        day, time = self.day.moment, self.time.time
        moment = day.replace(hour=time.hour, minute=time.minute)
        return moment.replace(tzinfo=self._desk.now().tzinfo)

    def _do(self) -> None:
        self.forgive()
        slot, panel, at, reason = self._slot, self.panel.key, self._moment(), self.reason.text
        if self._way == "add":
            self._add(panel, at, reason)
        elif slot is not None and self._way == "again":
            self._run(Reschedule(slot.interview, panel, at, reason))
        elif slot is not None:
            rest = self.rest.key == "rest"
            self._run(MoveSlot(slot.interview, panel, at, reason, rest))

    def _add(self, panel: str, at: datetime, reason: str) -> None:
        other = self.person.key == OTHER
        code = self.code.text if other else self.person.key
        if not code:
            self.code.error(phrase(T("schedule.code_empty")))
            self.code.setFocus()
            return
        self._run(AddInterview(code, panel, at, self.basis.text if other else "", reason))

    def _run(self, act: MoveSlot | Reschedule | AddInterview) -> None:
        self._desk.act(act, self, self._finish, self._wrong)

    def _finish(self, done: Rearranged) -> None:
        self.done.emit(done)

    def _wrong(self, error: UserError) -> None:
        """At the field that it is about, else above the act."""
        name = AT_FIELD.get(error.key)
        field = getattr(self, name) if name else None
        if field is None or field.isHidden():
            self.refuse(error)
            return
        field.error(error)
        field.setFocus()
