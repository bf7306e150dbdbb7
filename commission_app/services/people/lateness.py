"""What a person must look at by now: nothing of an interview that is still to come is late."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.domain.cells import Cell
    from commission_app.services.people.cells import LightState


def late(light: LightState, now: datetime) -> tuple[Cell, ...]:
    """Sheets that are missed by now without a word why."""
    coming = _ahead(light, now)
    return tuple(
        cell
        for cell in light.states.values()
        if cell.state == "missing" and not cell.explained and cell.interview not in coming
    )


def asking(light: LightState, now: datetime) -> int:
    """How many cells wait for a person; the matrix names the same number."""
    coming, contested = _ahead(light, now), frozenset(light.contested)
    return sum(
        ("recusal", f"{cell.interview}/{cell.member}") in contested
        or not (cell.explained or cell.interview in coming)
        for cell in light.states.values()
    )


def to_come(light: LightState, now: datetime) -> tuple[tuple[datetime, int], ...]:
    """From when how many more cells wait for a person, if nothing of them comes before."""
    coming = _ahead(light, now)
    found = Counter(
        from_text(light.slots[cell.interview][1].at)
        for cell in light.states.values()
        if cell.interview in coming and not cell.explained
    )
    return tuple(sorted(found.items()))


def _ahead(light: LightState, now: datetime) -> frozenset[str]:
    """Interviews that are planned for later, of which nobody has said or sent anything."""
    begun = {*light.outcomes, *(head.interview for head in light.heads)}
    return frozenset(
        code
        for code, (_, slot) in light.slots.items()
        if code not in begun and slot.at and from_text(slot.at) > now
    )
