"""Appointments are moved, swapped, set anew and cancelled; what was sealed stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.people import Candidate, Status
from commission_app.domain.facts.kinds.scoring import Interview
from commission_app.domain.language import Bilingual
from commission_app.domain.lookalikes import clean
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line, without_reason
from commission_app.services.people.dossier import candidate_of
from commission_app.services.people.rearranging import FIXED, Rearranged, Rearranging, slot_time
from commission_app.services.people.schedule import fixed
from commission_app.services.scoring import slot_of
from commission_app.services.workspace import (
    member_of,
    rules_of,
)
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

CHANGED = Changes.SCHEDULE | Changes.SHEETS


@dataclass(frozen=True, slots=True)
class MoveSlot:
    """Another time or another panel; a reason once laptops are out.

    `rest`: what stands after it in its panel on that day moves by as much, unless fixed.
    """

    interview: str
    panel: str
    at: datetime  # with its offset
    reason: str = ""
    rest: bool = False

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        with workspace.act() as act:
            work = Rearranging(act, self.reason)
            _, old = work.movable(self.interview)
            panel = work.panel(self.panel)
            at, last = slot_time(self.at), work.position(panel.code)
            moved = [(old, at), *(self._rest(work, old) if self.rest else ())]
            new = [
                replace(
                    slot,
                    salt="",
                    panel=panel.code,
                    at=then,
                    position=slot.position if slot.panel == panel.code else last + place,
                    seed="",  # not where the draw had it
                )
                for place, (slot, then) in enumerate(moved)
            ]
            # The moved one last: the schedule goes to the last of what changed.
            done = work.record([*new[1:], new[0]], {old.panel, panel.code})
            act.note("slot.moved", work.about(" ".join(slot.interview for slot in new)))
        return Done(done, CHANGED)

    def _rest(self, work: Rearranging, old: Slot) -> list[tuple[Slot, str]]:
        """Those after it, each with its new time, in their order."""
        if not old.at:
            return []
        start = from_text(old.at).astimezone(self.at.tzinfo)
        found: list[tuple[datetime, Slot]] = []
        for code, slot in work.slots.items():
            at = from_text(slot.at).astimezone(self.at.tzinfo) if slot.at else start
            same = slot.panel == old.panel and at.date() == start.date()
            if same and at > start and not fixed(work.here, code):
                found.append((at, slot))
        found.sort(key=lambda pair: pair[0])
        return [(slot, slot_time(at + (self.at - start))) for at, slot in found]


@dataclass(frozen=True, slots=True)
class SwapSlots:
    """Two appointments change places; a reason once laptops are out."""

    one: str
    other: str
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        with workspace.act() as act:
            work = Rearranging(act, self.reason)
            _, first = work.movable(self.one)
            _, second = work.movable(self.other)
            if self.one == self.other:
                raise UserError(T("people.slot_same"), interview=self.one)
            done = work.record(
                [_in_place_of(first, second), _in_place_of(second, first)],
                {first.panel, second.panel},
            )
            act.note("slot.swapped", work.about(f"{self.one} {self.other}"))
        return Done(done, CHANGED)


@dataclass(frozen=True, slots=True)
class Reschedule:
    """Somebody who did not come, or was interrupted, gets a second appointment, /2.

    The first one leaves the list; what members said of it stays.
    """

    interview: str
    panel: str
    at: datetime
    reason: str

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            work = Rearranging(act, reason)
            _, old = slot_of(act.facts, self.interview)
            stopped = work.here.light.outcome(self.interview)
            if stopped not in {"absent", "rescheduled", "interrupted"}:
                raise UserError(T("people.not_missed"), interview=self.interview)
            why = fixed(work.here, self.interview)
            if why not in {"", "held"}:
                raise UserError(FIXED[why], interview=self.interview)
            panel = work.panel(self.panel)
            code = work.next_code(old.candidate_code)
            new = replace(
                old,
                salt="",
                interview=code,
                panel=panel.code,
                at=slot_time(self.at),
                position=work.position(panel.code),
                seed="",
            )
            said = Interview(interview=self.interview, outcome="rescheduled", reason=reason)
            act.record_changed([said], Interview)
            gone = replace(old, salt="", cancelled=True)
            done = work.record([gone, new], {old.panel, panel.code})
            act.note("slot.rescheduled", work.about(f"{self.interview} {code}"))
        return Done(done, CHANGED | Changes.SITTING)


@dataclass(frozen=True, slots=True)
class AddInterview:
    """An appointment for somebody admitted later; without results, on a basis."""

    candidate: str
    panel: str
    at: datetime
    basis: str = ""  # why somebody is admitted whom the results do not admit
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        with workspace.act() as act:
            work = Rearranging(act, self.reason or self.basis)
            here = act.facts.current_one(Candidate, self.candidate)
            candidate_of(here, self.candidate)
            if mine := work.here.appointments.get(self.candidate):
                raise UserError(T("people.scheduled_already"), interview=mine[-1])
            self._admit(act, work)
            panel = work.panel(self.panel)
            _, rules = rules_of(act.facts)
            new = Slot(
                interview=work.next_code(self.candidate),
                candidate=here[0] if here else "",
                panel=panel.code,
                position=work.position(panel.code),
                at=slot_time(self.at),
                minutes=rules.rules.interview.minutes,
            )
            done = work.record([new], {panel.code})
            act.note("slot.added", work.about(new.interview))
        return Done(done, CHANGED | Changes.CANDIDATES)

    def _admit(self, act: Act, work: Rearranging) -> None:
        """The office's word where no result admits; UserError without a basis."""
        if self.candidate in work.here.admitted:
            return
        basis = reason_line(self.basis)
        if not basis:
            raise UserError(T("people.basis_needed"), candidate=self.candidate)
        day = act.at.date().isoformat()
        act.record(Status(candidate=self.candidate, status="admitted", day=day, basis=basis))


@dataclass(frozen=True, slots=True)
class CancelSlot:
    """An appointment leaves the list, with a reason."""

    interview: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            work = Rearranging(act, reason)
            _, old = work.movable(self.interview)
            done = work.record([replace(old, salt="", cancelled=True)], {old.panel})
            act.note("slot.cancelled", work.about(self.interview))
        return Done(done, CHANGED)


@dataclass(frozen=True, slots=True)
class ChangePanel:
    """A panel's title, where its room may stand, and its members; a new code forms one."""

    code: str
    title: Bilingual
    members: tuple[str, ...]
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[Rearranged]:
        with workspace.act() as act:
            work = Rearranging(act, self.reason)
            found = act.facts.current_one(Panel, self.code)
            old = found[1].members if found else ()
            if not self.members:
                raise UserError(T("people.panel_empty"), panel=self.code)
            for code in self.members:
                if not member_of(act.facts, code).votes:
                    raise UserError(T("people.panel_no_vote"), member=code)
            for code in sorted(set(old) - set(self.members)):
                self._may_leave(work, code)
            kk, ru = (clean(one).text.strip()[:300] for one in (self.title.kk, self.title.ru))
            title = Bilingual(kk or ru or self.code, ru or kk or self.code)
            body = Panel(code=self.code, members=self.members, title=title)
            if found is None or without_reason(found[1]) != body:
                act.record(replace(body, reason=work.reason))
            act.note("panel.changed", work.about(self.code))
            mine = tuple(sorted(c for c, s in work.slots.items() if s.panel == self.code))
            update = work.laptops({*old, *self.members})
        return Done(Rearranged(mine, update), CHANGED | Changes.COMMISSION)

    def _may_leave(self, work: Rearranging, member: str) -> None:
        """UserError where the member's sheets for this panel are here."""
        for head in work.here.light.heads:
            slot = work.slots.get(head.interview)
            if head.member == member and slot is not None and slot.panel == self.code:
                raise UserError(T("people.panel_has_sheets"), member=member, panel=self.code)


def _in_place_of(one: Slot, other: Slot) -> Slot:
    return replace(
        one, salt="", panel=other.panel, at=other.at, position=other.position, seed=""
    )
