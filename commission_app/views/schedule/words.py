"""Appointments, their states and their problems as words and glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.schedule import namesakes
from commission_app.shared.texts import T
from commission_app.views.kit.lines import Line
from commission_app.views.support.icons import STATES
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from commission_app.domain.language import Bilingual
    from commission_app.services.people.schedule import Day, PanelSeen, ScheduleSeen, SlotSeen
    from commission_app.views.support.words import Words

CLASHES: dict[str, Words] = {
    "panel": phrase(T("schedule.clash_panel")),
    "candidate": phrase(T("schedule.clash_candidate")),
    "member": phrase(T("schedule.clash_member")),
}
FIXED: dict[str, Words] = {
    "sheets": phrase(T("schedule.fixed_sheets")),
    "held": phrase(T("schedule.fixed_held")),
    "revealed": phrase(T("schedule.fixed_revealed")),
    "decided": phrase(T("schedule.fixed_decided")),
}
GLYPHS: dict[str, tuple[str, str]] = {
    "absent": ("ph.user-minus", "caution"),
    "interrupted": STATES["interrupted"],
    "decided": ("ph.scales", "soft"),
    "withdrawn": STATES["void"],
    "rescheduled": STATES["rescheduled"],
    "scheduled": STATES["waiting"],
}
MISSED = frozenset(("absent", "interrupted", "rescheduled"))


def key_of(day: Day) -> str:
    """A day as a choice knows it; "-" for appointments without a time."""
    return day.day.isoformat() if day.day else "-"


def day_words(day: Day) -> Words:
    """The day, its weekday and how many appointments it has."""
    count = phrase_n(T("schedule.count"), day.count)
    if day.day is None:
        return phrase(T("schedule.day_unknown"), count=count)
    name = weekday(day.day)
    return phrase(T("schedule.day"), day=day.day, weekday=name, count=count)


def weekday(day: date) -> Words:
    """Its short name."""
    return phrase(T(f"schedule.weekday_{day.weekday()}"))


def problem(slot: SlotSeen) -> bool:
    """Whether a person must look: two at a time, or a conflict that can still be avoided."""
    return bool(slot.clash) or bool(slot.recused and not slot.fixed)


def problems(seen: ScheduleSeen) -> tuple[SlotSeen, ...]:
    """All of them, in the order of time."""
    found = {one.interview: one for one in (*seen.clashes, *seen.conflicts) if problem(one)}
    return tuple(sorted(found.values(), key=_order))


def clash_words(slot: SlotSeen) -> Words:
    """What overlaps with what."""
    others = ", ".join(slot.clashes_with)
    return phrase(T("schedule.clash_with"), what=CLASHES[slot.clash], others=others)


def recused_words(slot: SlotSeen, names: Mapping[str, Words]) -> Words:
    """Who will not score this candidate."""
    members = joined(*(names.get(code, code) for code in slot.recused), between=", ")
    return phrase(T("schedule.recused"), members=members)


def namesake_words(names: Bilingual, panel: PanelSeen) -> Words:
    """Who on a panel bears a candidate's surname, "" nobody."""
    found = namesakes(names, panel)
    if not found:
        return ""
    return phrase(T("schedule.namesakes"), members=joined(*found, between=", "))


def names_of(panels: Iterable[PanelSeen]) -> dict[str, Words]:
    """Everybody who sits on these panels, by code."""
    return {code: names for panel in panels for code, names in panel.members}


def state_of(slot: SlotSeen) -> tuple[tuple[str, str], Words]:
    """Glyph and words: the problem where there is one, else how far the interview is."""
    if slot.clash:
        return STATES["conflict"], CLASHES[slot.clash]
    if problem(slot):
        return ("ph.hand-palm", "caution"), phrase(T("schedule.conflict"))
    place = slot.place
    if place.state == "held":
        full = bool(place.of) and place.sheets >= place.of
        return (STATES["received"] if full else STATES["in_progress"]), slot.state
    if place.state == "scheduled":
        return GLYPHS["scheduled"], phrase(T("schedule.waiting"))
    return GLYPHS.get(place.state, STATES["waiting"]), slot.state


def line_of(slot: SlotSeen, *, tight: bool = False) -> Line:
    """An appointment as a row; where it is tight the name has the upper line to itself."""
    glyph, words = state_of(slot)
    at = at_words(slot)
    return Line(
        key=slot.interview,
        upper=slot.names if tight else joined(at, slot.names, between="   "),
        lower=joined(at, slot.interview, between=" · ") if tight else slot.interview,
        word=words,
        glyph=glyph,
    )


def at_words(slot: SlotSeen) -> Words:
    """Its time."""
    return slot.at.time() if slot.at else phrase(T("schedule.no_time"))


def short(slot: SlotSeen, panel: Words) -> Words:
    """The name, and below it what tells it from every other."""
    when: Words = slot.at or phrase(T("schedule.no_time"))
    where = joined(slot.interview, panel, when, between=" · ")
    return joined(slot.names, where, between="\n")


def fixed_words(slot: SlotSeen) -> Words:
    """Why it cannot be moved; "" where it can."""
    if not slot.fixed:
        return ""
    return FIXED[slot.fixed]


def _order(slot: SlotSeen) -> tuple[str, str]:
    return (slot.at.isoformat() if slot.at else "~", slot.interview)
