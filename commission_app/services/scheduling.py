"""Panels and the order of interviews, drawn from a seed: anybody can draw them again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.language import Bilingual
from commission_app.services.admission import admitted, without_results
from commission_app.services.changes import Changes, Done
from commission_app.services.workspace import require_office, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

DAY_BEGINS, DAY_ENDS = time(9), time(18)
LUNCH = (time(13), time(14))


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What came of it; `without_results`: stages whose gate stood open."""

    panels: int
    interviews: int
    days: int
    without_results: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Deal members and candidates to panels, in an order drawn from the seed."""

    panels: int
    seed: str
    first_day: datetime | None = None  # default: today
    hours: tuple[time, time] = (DAY_BEGINS, DAY_ENDS)

    def __call__(self, workspace: Workspace) -> Done[Scheduled]:
        with workspace.act() as act:
            panels, slots, days = self.draw(act)
            act.record_changed([*panels, *_empty(act, panels)], Panel)
            act.record_changed([*slots, *_cancelled(act, slots)], Slot)
            act.note("scheduled", self.seed)
            open_gates = without_results(act.facts)
        return Done(Scheduled(len(panels), len(slots), days, open_gates), Changes.SCHEDULE)

    def draw(self, act: Act) -> tuple[list[Panel], list[Slot], int]:
        """What would be recorded: panels, appointments, and how many days they take."""
        require_office(act)
        if act.facts.current(Assignment):
            raise UserError(T("services.schedule_frozen"))
        panels = self._panels(act)
        candidates = self._drawn(act)
        _, body = rules_of(act.facts)
        minutes = body.rules.interview.minutes
        first = self.first_day or act.at
        if not _day_times(first, timedelta(minutes=minutes), self.hours):
            begins, ends = (f"{at:%H:%M}" for at in self.hours)
            raise UserError(T("services.day_short"), begins=begins, ends=ends, minutes=minutes)
        return panels, *_slots(self, panels, candidates, (first, minutes))

    def _panels(self, act: Act) -> list[Panel]:
        """Voting members dealt in turn, chair and deputy first: each panel has a head."""
        members = [m for _, m in act.facts.current(Member).values() if m.votes]
        if not 0 < self.panels <= len(members):
            raise UserError(T("services.panels"), panels=self.panels, members=len(members))
        first = {"chair": 0, "deputy": 1}
        members.sort(key=lambda m: (first.get(m.function, 2), m.code))
        names = [panel_code(i) for i in range(self.panels)]
        return [
            Panel(
                code=name,
                members=tuple(m.code for m in members[i :: self.panels]),
                title=Bilingual(f"{name} панелі", f"Панель {name}"),
            )
            for i, name in enumerate(names)
        ]

    def _drawn(self, act: Act) -> list[tuple[str, str]]:
        """(code, digest) of the admitted, in the drawn order."""
        chosen = admitted(act.facts)
        if not chosen:
            raise UserError(T("services.nobody_admitted"))
        here = act.facts.current(Candidate)
        found = [(code, here[code][0]) for code in chosen if code in here]
        return sorted(found, key=lambda pair: drawn(self.seed, pair[0]))


def drawn(seed: str, code: str) -> bytes:
    """The place of a candidate in the drawn order: SHA-256 over seed and code."""
    return hashlib.sha256(f"commission-order-1\0{seed}\0{code}".encode()).digest()


def panel_code(number: int) -> str:
    """A, B, …, Z, P27, P28, …."""
    return chr(ord("A") + number) if number < 26 else f"P{number + 1}"


def _empty(act: Act, panels: Sequence[Panel]) -> list[Panel]:
    """Panels of an earlier draw that are not formed any more."""
    formed = {panel.code for panel in panels}
    old = (panel for _, panel in act.facts.current(Panel).values())
    return [
        replace(panel, salt="", reason="", members=())
        for panel in old
        if panel.code not in formed
    ]


def _cancelled(act: Act, slots: Sequence[Slot]) -> list[Slot]:
    """Appointments of an earlier draw whose candidate is not admitted any more."""
    drawn_now = {slot.interview for slot in slots}
    old = (slot for _, slot in act.facts.current(Slot).values())
    return [
        replace(unsalted(slot), cancelled=True)
        for slot in old
        if slot.interview not in drawn_now
    ]


def _slots(
    plan: Schedule,
    panels: Sequence[Panel],
    candidates: Sequence[tuple[str, str]],
    when: tuple[datetime, int],
) -> tuple[list[Slot], int]:
    first, minutes = when
    clocks = [_times(first, minutes, plan.hours) for _ in panels]
    slots: list[Slot] = []
    days: set[object] = set()
    for position, (code, digest) in enumerate(candidates):
        panel = position % len(panels)
        at = next(clocks[panel])
        days.add(at.date())
        slots.append(
            Slot(
                interview=code,
                candidate=digest,
                panel=panels[panel].code,
                position=position // len(panels) + 1,
                at=at.isoformat(timespec="minutes"),
                minutes=minutes,
                seed=plan.seed,
            )
        )
    return slots, len(days)


def _times(first: datetime, minutes: int, hours: tuple[time, time]) -> Iterator[datetime]:
    """Working hours on working days from `first` on, without the lunch hour."""
    day, step = first, timedelta(minutes=minutes)
    while True:
        if day.weekday() < 5:
            yield from _day_times(day, step, hours)
        day += timedelta(days=1)


def _day_times(day: datetime, step: timedelta, hours: tuple[time, time]) -> list[datetime]:
    """When an interview may begin on a day, so that it ends before lunch or the evening."""
    at, end = (datetime.combine(day.date(), hour, day.tzinfo) for hour in hours)
    found: list[datetime] = []
    while at + step <= end:
        if not (at.time() < LUNCH[1] and (at + step).time() > LUNCH[0]):
            found.append(at)
        at += step
    return found
