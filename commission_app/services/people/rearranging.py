"""What every act on the schedule asks first: what stands, and whether it may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.services.late_reason import reason_line
from commission_app.services.people.places import Places, places, turn
from commission_app.services.people.schedule import Fixed, fixed, overlaps
from commission_app.services.scoring import slot_of
from commission_app.services.workspace import Reading, require_office, slots_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from commission_app.services.act import Act

FIXED: Mapping[Fixed, str] = {
    "sheets": T("people.slot_has_sheets"),
    "held": T("people.slot_held"),
    "revealed": T("people.slot_revealed"),
    "decided": T("people.slot_decided"),
}


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What came of it: the interviews concerned, and whose laptops need an update."""

    interviews: tuple[str, ...]
    update: tuple[str, ...]  # codes of members


class Rearranging:
    """One act on the schedule: what stands, and whether it may change."""

    def __init__(self, act: Act, reason: str) -> None:
        require_office(act)
        self.act, self.reason = act, reason_line(reason)
        self.out = {body.member for _, body in act.facts.current(Assignment).values()}
        if self.out and not self.reason:
            raise UserError(T("people.reason_frozen"))
        self.here: Places = places(Reading(act.c, act.own, act.facts))
        self.slots = {code: slot for code, (_, slot) in slots_of(act.facts).items()}

    def movable(self, interview: str) -> tuple[str, Slot]:
        """An appointment about which nothing was sealed or said; UserError otherwise."""
        found = slot_of(self.act.facts, interview)
        if why := fixed(self.here, interview):
            raise UserError(FIXED[why], interview=interview)
        return found

    def panel(self, code: str) -> Panel:
        """A formed panel; UserError that names the known ones."""
        panels = self.here.light.panels
        if code not in panels or not panels[code].members:
            known = ", ".join(sorted(c for c, p in panels.items() if p.members)) or "–"
            raise UserError(T("people.no_panel"), panel=code, known=known)
        return panels[code]

    def position(self, panel: str) -> int:
        """After the last one of a panel."""
        return max((s.position for s in self.slots.values() if s.panel == panel), default=0) + 1

    def next_code(self, candidate: str) -> str:
        """The candidate's code, or with /2, /3 where an appointment bore it before."""
        borne = [
            turn(code)[1]
            for code, (_, slot) in self.act.facts.current(Slot).items()
            if slot.candidate_code == candidate
        ]
        return f"{candidate}/{max(borne) + 1}" if borne else candidate

    def record(self, slots: Iterable[Slot], panels: set[str]) -> Rearranged:
        """Record them all; UserError where one would overlap with another."""
        said = list(slots)
        then = {**self.slots, **{slot.interview: slot for slot in said}}
        kept = {code: slot for code, slot in then.items() if not slot.cancelled}
        members = {c: frozenset(p.members) for c, p in self.here.light.panels.items()}
        found = overlaps(kept, members)
        for slot in said:
            if slot.interview in found and not slot.cancelled:
                others = ", ".join(found[slot.interview][1])
                raise UserError(T("people.slot_taken"), interview=slot.interview, others=others)
        for slot in said:
            self.act.record(slot)
        whom = {m for code in panels for m in members.get(code, ())}
        codes = tuple(slot.interview for slot in said)
        return Rearranged(codes, self.laptops(whom))

    def laptops(self, members: Iterable[str]) -> tuple[str, ...]:
        """Those of them whose laptops are out."""
        return tuple(sorted(self.out & set(members)))

    def about(self, what: str) -> str:
        """For the diary: which appointments, and why."""
        return f"{what}: {self.reason[:300]}" if self.reason else what


def slot_time(at: datetime) -> str:
    """A moment with its offset, as a slot bears it; UserError without one."""
    if at.tzinfo is None:
        raise UserError(T("people.time_offset"))
    return at.isoformat(timespec="minutes")
