"""Who was in the room, and when: intervals of one member at one sitting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Interval = tuple[datetime, datetime | None]  # aware; None: still there


@dataclass(frozen=True, slots=True)
class Presence:
    """A member's intervals at a sitting, and the reason of an absence."""

    intervals: tuple[Interval, ...] = ()
    reason: str = ""

    def at(self, moment: datetime) -> bool:
        """Whether the member was there at this moment; both ends count."""
        return self.throughout(moment, moment)

    def throughout(self, start: datetime, end: datetime) -> bool:
        """Whether one interval contains all of the time from start to end."""
        return any(a <= start and (b is None or end <= b) for a, b in self.intervals)
