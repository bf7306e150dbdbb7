"""When sittings and interviews really were, and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from commission_app.domain.facts.kinds.deciding import Interval
from commission_app.domain.matter import Appointment
from commission_app.domain.presence import Presence
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.facts.kinds.commission import Member, Panel, Sitting, Slot
    from commission_app.domain.facts.kinds.deciding import Attendance
    from commission_app.domain.facts.kinds.scoring import Interview, Sheet
    from commission_app.domain.matter import Matter

    Key = tuple[str, str]  # (sitting, member)


def presence_of(said: Attendance) -> Presence:
    """A member's recorded presence as values."""
    intervals = (
        (from_text(one.start), from_text(one.end) if one.end else None) for one in said.present
    )
    return Presence(tuple(intervals), said.reason)


def ended(said: Attendance, closed: str) -> Attendance:
    """As it holds at a sitting: whoever was still there when it was closed left then."""
    if not closed:
        return said
    end = from_text(closed)
    stays = (
        stay if stay.end else Interval(stay.start, _later(stay.start, end))
        for stay in said.present
    )
    return structs.replace(said, present=tuple(stays))


def _later(start: str, end: datetime) -> str:
    """The end, or the start of a stay that began after it; a text may bear any offset."""
    return start if from_text(start) > end else utc_text(end)


def began_of(
    sheets: Mapping[str, tuple[str, Sheet]], outcomes: Mapping[str, Interview]
) -> dict[str, datetime]:
    """When an interview really was: the office's word, else the first mark of anybody."""
    found: dict[str, datetime] = {}
    for _, sheet in sheets.values():
        if sheet.started:
            at = from_text(sheet.started)
            found[sheet.interview] = min(at, found.get(sheet.interview, at))
    for code, word in outcomes.items():
        if word.started:
            found[code] = from_text(word.started)
    return found


@dataclass(frozen=True, slots=True)
class Span:
    """When a panel's sitting was, as far as it is recorded, and whose presence is known."""

    code: str
    start: datetime
    end: datetime | None  # None: not closed
    members: frozenset[str]

    def near(self, moment: datetime) -> int:
        """2: at that time; 1: on that day; 0: on another one."""
        if self.start <= moment and (self.end is None or moment <= self.end):
            return 2
        return int(moment.astimezone(self.start.tzinfo).date() == self.start.date())


def spans_of(
    sittings: Mapping[str, Sitting], attendance: Mapping[Key, Attendance]
) -> tuple[Span, ...]:
    """A sitting lasts from its opening or the first arrival to its closing or the last leaving.

    It may be opened in the program after it began in the room.
    """
    found: list[Span] = []
    for sitting in sittings.values():
        if sitting.form != "panel":
            continue
        said = [a for (code, _), a in attendance.items() if code == sitting.code]
        stays = [stay for a in said for stay in presence_of(a).intervals]
        opened = from_text(sitting.opened)
        start = min([opened, *(a.astimezone(opened.tzinfo) for a, _ in stays)])
        end = None
        if sitting.closed:
            end = max([from_text(sitting.closed), *(b for _, b in stays if b is not None)])
        members = frozenset(a.member for a in said)
        found.append(Span(sitting.code, start, end, members))
    return tuple(found)


def appointment_of(
    slot: Slot,
    panels: Mapping[str, Panel],
    members: Mapping[str, Member],
    times: tuple[Sequence[Span], Mapping[str, datetime]],
) -> Appointment:
    """A slot with its real time, and the panel's sitting at that time."""
    spans, began = times
    panel = panels[slot.panel].members if slot.panel in panels else ()
    start = began.get(slot.interview) or (from_text(slot.at) if slot.at else None)
    sitting = "" if start is None else _sitting_at(start, frozenset(panel), spans)
    voting = tuple(m for m in panel if m in members and members[m].votes)
    return Appointment(slot.interview, voting, sitting, start, start)


def _sitting_at(start: datetime, panel: frozenset[str], spans: Sequence[Span]) -> str:
    """The sitting with presence of this panel's members at that time, or else on that day."""
    own = [span for span in spans if span.members & panel and span.near(start)]
    return max(own, key=lambda s: (s.near(start), s.code)).code if own else ""


def first_interview(
    matter: Matter, sitting: Sitting, member: str, now: datetime
) -> datetime | None:
    """When a member's interviews on the day of a panel's sitting began, if before now.

    Interviews of another sitting of that day are none of this one's.
    """
    if sitting.form != "panel":
        return None
    opened = from_text(sitting.opened)
    found = [
        one.start
        for one in matter.appointments
        if one.start is not None
        and member in one.panel
        and one.sitting in {"", sitting.code}
        and one.start.astimezone(opened.tzinfo).date() == opened.date()
        and matter.office_outcomes.get(one.interview) != "rescheduled"
    ]
    first = min(found, default=now)
    return first if first < now else None
