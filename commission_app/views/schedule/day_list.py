"""The day as a table: what a person sees is what gets printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.schedule.board import slots_of
from commission_app.views.schedule.words import (
    at_words,
    clash_words,
    names_of,
    problem,
    recused_words,
)
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.schedule import Day, ScheduleSeen, SlotSeen
    from commission_app.views.support.words import Words


def day_list(seen: ScheduleSeen, day: Day) -> Seen:
    """Every appointment of the day, panel by panel, in the language of the moment."""
    titles = {panel.code: panel.title for panel in seen.panels}
    names = names_of(seen.panels)
    headings = (
        phrase(T("schedule.at_time")),
        phrase(T("schedule.panel")),
        phrase(T("schedule.code")),
        phrase(T("schedule.candidate")),
        phrase(T("schedule.state")),
    )
    rows = tuple(
        tuple(
            said(words)
            for words in (
                at_words(slot),
                titles[slot.panel],
                slot.interview,
                slot.names,
                _state(slot, names),
            )
        )
        for slot in slots_of(day)
    )
    name: Words = day.day or phrase(T("schedule.without_day"))
    title = said(phrase(T("schedule.list_title"), day=name))
    return Seen(title, tuple(map(said, headings)), rows, language())


def _state(slot: SlotSeen, names: dict[str, Words]) -> Words:
    clash: Words = clash_words(slot) if slot.clash else ""
    recused: Words = recused_words(slot, names) if problem(slot) and slot.recused else ""
    return joined(slot.state, clash, recused, between="; ")
