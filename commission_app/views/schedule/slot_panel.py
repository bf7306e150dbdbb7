"""One appointment beside the board: when, where, what is wrong with it, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.people.candidates import region_names
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, frame, holder, line, row
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.schedule.words import (
    MISSED,
    at_words,
    clash_words,
    fixed_words,
    names_of,
    namesake_words,
    recused_words,
    state_of,
)
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.schedule import PanelSeen, SlotSeen
    from commission_app.views.support.words import Words

LABELS = 96  # pixels


class SlotPanel(SidePanel):
    """What may not be done says why.

    Signals
    -------
    move_wanted(), swap_wanted(), again_wanted(), cancel_wanted(), person_wanted(): of this one.
    """

    move_wanted = Signal()
    swap_wanted = Signal()
    again_wanted = Signal()
    cancel_wanted = Signal()
    person_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.move_ = Button(phrase(T("schedule.move")), "", "ph.clock-clockwise")
        self.swap = Button(phrase(T("schedule.swap")), "", "ph.swap")
        self.again = Button(phrase(T("schedule.again")), "primary", "ph.calendar-plus")
        self.cancel = Button(phrase(T("schedule.cancel")), "", "ph.calendar-x")
        self.person = Button(phrase(T("schedule.person")), "link", "ph.identification-card")
        both = row((self.move_, 1), (self.swap, 1), gap=8)
        self.act(row(self.person, None), self.again, both, self.cancel)
        self.move_.clicked.connect(self.move_wanted)
        self.swap.clicked.connect(self.swap_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.person.clicked.connect(self.person_wanted)

    def lead_to_people(self, *, there: bool) -> None:
        """Whether there is a screen of the candidates to go to."""
        self.person.setVisible(there)

    def show_slot(self, slot: SlotSeen, panel: PanelSeen) -> None:
        """This one; the same again is left as it stands."""
        if (slot, panel) != self._shown:
            self._shown = slot, panel
            self.fill(*_about(slot, panel))
            self._allow(slot)
        self.open(slot.interview)

    def take_focus(self) -> None:
        """To the first act that can be done."""
        for one in (self.again, self.move_, self.swap, self.cancel):
            if one.isEnabled() and not one.isHidden():
                one.setFocus()
                return

    def _allow(self, slot: SlotSeen) -> None:
        missed = slot.outcome in MISSED and slot.fixed in {"", "held"}
        self.again.setVisible(missed)
        why = fixed_words(slot)
        for button in (self.move_, self.swap, self.cancel):
            button.forbid(why)


def _about(slot: SlotSeen, panel: PanelSeen) -> list[QWidget]:
    (glyph, role), words = state_of(slot)
    day: Words = slot.at.date() if slot.at else "–"
    region = region_names().get(slot.region)
    found: list[QWidget] = [
        Text(slot.names, "person", wrap=True),
        State(glyph, words, role),
        line(),
        _pair(phrase(T("schedule.when")), joined(day, at_words(slot), between=", ")),
        _pair(phrase(T("schedule.lasts")), phrase(T("schedule.minutes"), n=slot.minutes)),
        _pair(phrase(T("schedule.panel")), panel.title),
        _pair(phrase(T("schedule.order")), slot.position),
    ]
    if region is not None:
        found.append(_pair(phrase(T("schedule.region")), region))
    if slot.clash:
        found.append(_trouble(("ph.warning", "critical"), clash_words(slot)))
    if slot.recused:
        tone = "soft" if slot.fixed else "caution"
        found.append(_trouble(("ph.hand-palm", tone), recused_words(slot, names_of([panel]))))
    elif not slot.fixed and (same := namesake_words(slot.names, panel)):
        found.append(_trouble(("ph.users", "soft"), same))
    if slot.fixed:
        found.append(_trouble(("ph.lock-simple", "soft"), fixed_words(slot)))
    return found


def _pair(label: Words, value: Words) -> QWidget:
    name = Text(label, "small", wrap=True)
    name.setFixedWidth(LABELS)
    return holder(row(column(name, None), (column(Text(value, wrap=True), None), 1), gap=10))


def _trouble(glyph: tuple[str, str], words: Words) -> QWidget:
    tone = glyph[1] if glyph[1] in {"critical", "caution"} else ""
    inner = row(column(Glyph(*glyph), None), (Text(words, "small", wrap=True), 1), gap=10)
    inner.setContentsMargins(12, 10, 12, 10)
    return frame("notice", inner, tone)
