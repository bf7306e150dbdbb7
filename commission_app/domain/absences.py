"""Why a sheet may rightly be missing: what a person recorded, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.matter import Settlement

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.domain.cases import Case
    from commission_app.domain.matter import Appointment, Key, Matter
    from commission_app.domain.presence import Interval


@dataclass(frozen=True, slots=True)
class Away:
    """A member who was not there for the whole of an interview, as the attendance has it."""

    stays: tuple[Interval, ...]  # when he was at the sitting; none: not at all
    start: datetime | None  # of the interview; None: not known
    reason: str

    @property
    def said(self) -> bool:
        """Whether it tells anything: a bare absence without a reason explains nothing."""
        return bool(self.stays or self.reason.strip())


def away(matter: Matter, appointment: Appointment | None, member: str) -> Away | None:
    """The recorded presence where no interval of it contains the interview."""
    if appointment is None:
        return None
    said = matter.presence.get((appointment.sitting, member))
    if said is None:
        return None
    start = appointment.start
    if start is None:
        there = bool(said.intervals)
    else:
        there = said.throughout(start, appointment.end or start)
    return None if there else Away(said.intervals, start, said.reason)


def named(matter: Matter, key: Key) -> str:
    """The reason that a person gave for this very cell: in a closing, or for a kept sheet."""
    judged = matter.judged.get(key, Settlement()) if key in matter.kept else Settlement()
    return matter.gaps.get(key, "") or judged.reason


def uncertain(matter: Matter, case: Case) -> bool:
    """Whether a sheet of this cell may be among what the laptop said and is not here."""
    return case.key[1] in matter.lacking and not case.papers
