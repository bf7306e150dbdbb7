"""Beside the board: an appointment, or one of the forms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.people.members import CommissionSeen, ReadCommission
from commission_app.views.kit.beside import FormsBeside
from commission_app.views.schedule.draw_form import DrawForm
from commission_app.views.schedule.panel_form import PanelForm
from commission_app.views.schedule.place_form import PlaceForm
from commission_app.views.schedule.reason_forms import CancelForm, SwapForm
from commission_app.views.schedule.slot_panel import SlotPanel

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.people.schedule import ScheduleSeen, SlotSeen
    from commission_app.views.support.desk import Desk


class Asides(FormsBeside):
    """Opens the forms of the appointment that is chosen.

    Signals
    -------
    rearranged(object): an act was done; which interviews, and whose laptops must be told.
    drawn(): the schedule was drawn.
    choosing(): a second appointment is to be chosen on the board.
    person_wanted(str): to this candidate.
    """

    rearranged = Signal(object)
    drawn = Signal()
    choosing = Signal()
    person_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: ScheduleSeen | None = None
        self._slot: SlotSeen | None = None
        self.slot_panel = SlotPanel()
        super().__init__(self.slot_panel)
        self._connect()

    def _connect(self) -> None:
        panel = self.slot_panel
        panel.move_wanted.connect(self._move)
        panel.swap_wanted.connect(self._swap)
        panel.again_wanted.connect(self._again)
        panel.cancel_wanted.connect(self._cancel)
        panel.person_wanted.connect(self._person)

    @cached_property
    def place_form(self) -> PlaceForm:
        """Another time, a second appointment, somebody new."""
        form = PlaceForm(self._desk)
        form.done.connect(self.rearranged)
        return self.ready(form)

    @cached_property
    def swap_form(self) -> SwapForm:
        """Two change places."""
        form = SwapForm(self._desk)
        form.done.connect(self.rearranged)
        return self.ready(form)

    @cached_property
    def cancel_form(self) -> CancelForm:
        """One leaves the list."""
        form = CancelForm(self._desk)
        form.done.connect(self.rearranged)
        return self.ready(form)

    @cached_property
    def draw_form(self) -> DrawForm:
        """Panels and order by lot."""
        form = DrawForm(self._desk)
        form.done.connect(self.drawn)
        return self.ready(form)

    @cached_property
    def panel_form(self) -> PanelForm:
        """Names, rooms, members."""
        form = PanelForm(self._desk)
        form.done.connect(self.rearranged)
        return self.ready(form)

    @property
    def swapping(self) -> bool:
        """Whether a second appointment is being chosen."""
        return isinstance(self.current, SwapForm)

    def show_schedule(self, seen: ScheduleSeen) -> None:
        """What the forms know from now on."""
        self._seen = seen

    def show_slot(self, slot: SlotSeen) -> None:
        """This appointment, unless a form is being filled in."""
        if self.swapping:
            self.swap_form.take(slot)
            return
        if self.asking or self._seen is None:
            return
        self._slot = slot
        panel = next(one for one in self._seen.panels if one.code == slot.panel)
        self.show_panel(self.slot_panel)
        self.slot_panel.show_slot(slot, panel)

    def draw(self) -> None:
        """Panels and order by lot."""
        if self._seen is not None:
            self.show_panel(self.draw_form)
            self.draw_form.ask(self._seen)

    def panels(self) -> None:
        """Names, rooms and members of panels."""
        self._desk.ask(ReadCommission(), self, self._ask_panels)

    def add(self, day: datetime | None) -> None:
        """Somebody who is not on the list."""
        if self._seen is not None:
            self.show_panel(self.place_form)
            self.place_form.add(self._seen, day)

    def propose(self, slot: SlotSeen, panel: str, day: datetime | None) -> None:
        """Let go below a panel's appointments: after the last one."""
        if self._seen is not None:
            self.show_panel(self.place_form)
            self.place_form.move_slot(slot, self._seen, panel, day)

    def exchange(self, one: SlotSeen, other: SlotSeen) -> None:
        """Let go on another appointment."""
        if self._seen is not None:
            self.show_panel(self.swap_form)
            self.swap_form.ask(one, self._seen)
            self.swap_form.take(other)
            self.swap_form.take_focus()

    def _ask_panels(self, commission: CommissionSeen) -> None:
        if self._seen is not None:
            self.show_panel(self.panel_form)
            self.panel_form.ask(self._seen, commission)

    def _move(self) -> None:
        if self._slot is not None and self._seen is not None:
            self.show_panel(self.place_form)
            self.place_form.move_slot(self._slot, self._seen)

    def _again(self) -> None:
        if self._slot is not None and self._seen is not None:
            self.show_panel(self.place_form)
            self.place_form.again(self._slot, self._seen)

    def _swap(self) -> None:
        if self._slot is not None and self._seen is not None:
            self.show_panel(self.swap_form)
            self.swap_form.ask(self._slot, self._seen)
            self.choosing.emit()

    def _cancel(self) -> None:
        if self._slot is not None and self._seen is not None:
            self.show_panel(self.cancel_form)
            self.cancel_form.ask(self._slot, self._seen)

    def _person(self) -> None:
        if self._slot is not None:
            self.person_wanted.emit(self._slot.code)
