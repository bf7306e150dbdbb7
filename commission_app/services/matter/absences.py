"""A member's absence from one interview in hours: what the record says, not what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.absences import away
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from commission_app.domain.absences import Away
    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.commission import Sitting
    from commission_app.domain.matter import Appointment, Matter
    from commission_app.domain.presence import Interval


def away_of(matter: Matter, cell: Cell) -> tuple[Appointment, Away] | None:
    """The cell's appointment and the recorded presence that does not contain it."""
    for one in matter.appointments:
        if one.interview == cell.interview and cell.member in one.panel:
            gone = away(matter, one, cell.member)
            return (one, gone) if gone else None
    return None


def hours_away(
    matter: Matter, sittings: Mapping[str, Sitting], cell: Cell
) -> dict[str, str] | None:
    """`stays` and `at` of a member who was there for a part of the sitting only.

    In the sitting's own zone: a protocol that is computed again says the same anywhere.
    """
    found = away_of(matter, cell)
    if found is None or not found[1].stays or found[1].start is None:
        return None
    appointment, gone = found
    sitting = sittings.get(appointment.sitting)
    zone = from_text(sitting.opened).tzinfo if sitting else None
    stays = ", ".join(_stay(one, zone) for one in gone.stays)
    return {"stays": stays, "at": _hour(found[1].start, zone)}


def _stay(stay: Interval, zone: tzinfo | None) -> str:
    start, end = stay
    return f"{_hour(start, zone)}–{_hour(end, zone) if end else '…'}"


def _hour(moment: datetime, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%H:%M}"
