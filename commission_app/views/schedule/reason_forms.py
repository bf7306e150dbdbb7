"""Two appointments change places, or one leaves the list: asked with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.people.appointments import CancelSlot, SwapSlots
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.schedule.words import namesake_words, short
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.schedule import PanelSeen, ScheduleSeen, SlotSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

REASONS = frozenset(("services.reason_needed", "people.reason_frozen"))


class ReasonForm(FormPanel):
    """Has a reason, and tells at it that it is missing.

    Signals
    -------
    done(object): what was rearranged.
    """

    done = Signal(object)

    def __init__(self, desk: Desk, title: Words, means: Words) -> None:
        super().__init__(title, means)
        self.desk = desk
        self.reason = AreaField(phrase(T("schedule.reason")), required=True)

    def clean(self, *, reason: bool) -> None:
        """Empty, with a reason only where one is needed."""
        self.reason.put("")
        self.reason.error()
        self.reason.setVisible(reason)

    def run(self, act: SwapSlots | CancelSlot) -> None:
        """Do it, or say what is in the way."""
        self.forgive()
        self.desk.act(act, self, self.done.emit, self.wrong)

    def wrong(self, error: UserError) -> None:
        """At the reason where it is about that."""
        if error.key in REASONS:
            self.reason.error(error)
            self.reason.setFocus()
        else:
            self.refuse(error)


class SwapForm(ReasonForm):
    """The second one is chosen on the board while the form is open."""

    def __init__(self, desk: Desk) -> None:
        title, means = phrase(T("schedule.swap_title")), phrase(T("schedule.swap_means"))
        super().__init__(desk, title, means)
        self._one: SlotSeen | None = None
        self._other: SlotSeen | None = None
        self._panels: dict[str, PanelSeen] = {}
        self._same = Text("", "small", wrap=True)
        self._first, self._second = Text("", "strong", wrap=True), Text("", "strong", wrap=True)
        self.act_ = Button(phrase(T("schedule.swap_act")), "primary", "ph.swap")
        self.act_.clicked.connect(self._do)
        between = row(Glyph("ph.swap"), None)
        fields = (self._first, between, self._second, self._same, self.reason)
        self.lay(*fields, acts=(self.act_,))

    def ask(self, one: SlotSeen, seen: ScheduleSeen) -> None:
        """With whom is chosen next."""
        self._one, self._other = one, None
        self._panels = {panel.code: panel for panel in seen.panels}
        self._first.say(short(one, self._panels[one.panel].title))
        self._same.hide()
        self._second.say(phrase(T("schedule.swap_choose")))
        self.act_.forbid(phrase(T("schedule.swap_choose")))
        self.clean(reason=seen.frozen)
        self.forgive()
        self.open()

    def take(self, other: SlotSeen) -> None:
        """This is the second one, unless it is the first."""
        if self._one is None or other.interview == self._one.interview:
            return
        self._other = other
        self._second.say(short(other, self._panels[other.panel].title))
        self._tell_namesakes(self._one, other)
        self.act_.forbid()
        self.forgive()

    def _tell_namesakes(self, one: SlotSeen, other: SlotSeen) -> None:
        """Who would come before a member of the same surname."""
        there = namesake_words(one.names, self._panels[other.panel])
        here = namesake_words(other.names, self._panels[one.panel])
        moves = one.panel != other.panel
        self._same.say(joined(there, here, between="\n") if moves else "")
        self._same.setVisible(moves and bool(there or here))

    def take_focus(self) -> None:
        """To the reason where one is asked for, else to the act."""
        if self._other is not None:
            first = self.act_ if self.reason.isHidden() else self.reason
            first.setFocus()

    def _do(self) -> None:
        if self._one is not None and self._other is not None:
            act = SwapSlots(self._one.interview, self._other.interview, self.reason.text)
            self.run(act)


class CancelForm(ReasonForm):
    """An appointment leaves the list."""

    def __init__(self, desk: Desk) -> None:
        title, means = phrase(T("schedule.cancel_title")), phrase(T("schedule.cancel_means"))
        super().__init__(desk, title, means)
        self._interview = ""
        self._about = Text("", "strong", wrap=True)
        act = Button(phrase(T("schedule.cancel_act")), "danger", "ph.calendar-x")
        act.clicked.connect(self._do)
        self.lay(self._about, self.reason, acts=(act,))
        self.first = self.reason

    def ask(self, slot: SlotSeen, seen: ScheduleSeen) -> None:
        """Of this one."""
        self._interview = slot.interview
        titles = {panel.code: panel.title for panel in seen.panels}
        self._about.say(short(slot, titles[slot.panel]))
        self.clean(reason=True)
        self.begin()

    def _do(self) -> None:
        self.run(CancelSlot(self._interview, self.reason.text))
