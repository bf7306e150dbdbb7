"""What a draw of the schedule would do, in figures, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Member
from commission_app.services.act import Act
from commission_app.services.changes import Done
from commission_app.services.scheduling import DAY_BEGINS, DAY_ENDS, Schedule
from commission_app.services.workspace import rules_of, slots_of

if TYPE_CHECKING:
    from commission_app.domain.language import Bilingual
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PanelForeseen:
    """A panel as it would be: who sits on it, how many interviews it holds."""

    code: str
    members: tuple[Bilingual, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What `Schedule` with the same values would do."""

    panels: tuple[PanelForeseen, ...]
    days: tuple[tuple[date, tuple[int, ...]], ...]  # interviews of each panel on each day
    replaced: int  # appointments that stand now and would be drawn anew
    least: int = 0  # sheets without which an interview has no result
    minutes: int = 0  # of an interview, by the rules

    @property
    def count(self) -> int:
        """Interviews in all."""
        return sum(panel.count for panel in self.panels)

    @property
    def small(self) -> tuple[PanelForeseen, ...]:
        """Panels with fewer members than a result needs sheets."""
        return tuple(one for one in self.panels if len(one.members) < self.least)


@dataclass(frozen=True, slots=True)
class ForeseeDraw:
    """Nothing is written; UserError as the draw itself would be refused."""

    panels: int
    seed: str
    first_day: datetime | None = None
    hours: tuple[time, time] = (DAY_BEGINS, DAY_ENDS)

    def __call__(self, workspace: Workspace) -> Done[Foreseen]:
        with workspace.read() as now:
            # An act that is never finished: it can read, and its connection cannot write.
            act = Act(now.c, now.own, workspace.keys, workspace.world, workspace.user)
            plan = Schedule(self.panels, self.seed, self.first_day, self.hours)
            panels, slots, _ = plan.draw(act)
            names = {m.code: m.names for _, m in now.facts.current(Member).values()}
            replaced = len(slots_of(now.facts))
            rules = rules_of(now.facts)[1].rules
        codes = [panel.code for panel in panels]
        held = Counter(slot.panel for slot in slots)
        daily = Counter((datetime.fromisoformat(s.at).date(), s.panel) for s in slots)
        return Done(
            Foreseen(
                panels=tuple(
                    PanelForeseen(p.code, tuple(names[m] for m in p.members), held[p.code])
                    for p in panels
                ),
                days=tuple(
                    (day, tuple(daily[day, code] for code in codes))
                    for day in sorted({day for day, _ in daily})
                ),
                replaced=replaced,
                least=rules.aggregation.min_valid_sheets,
                minutes=rules.interview.minutes,
            )
        )
