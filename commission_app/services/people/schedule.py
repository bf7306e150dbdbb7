"""The schedule as days, panels and slots, with clashes and conflicts of interest marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.facts.kinds.scoring import Declaration
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.language import Bilingual
from commission_app.domain.names import surname_root
from commission_app.models import people
from commission_app.services.changes import Changes
from commission_app.services.people.places import Places, places
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.models.people import CandidateLine
    from commission_app.services.people.places import Place
    from commission_app.services.sentences import Said
    from commission_app.services.workspace import Reading, Workspace

Clash = Literal["", "panel", "candidate", "member"]
Fixed = Literal["", "sheets", "held", "revealed", "decided"]


@dataclass(frozen=True, slots=True)
class SlotSeen:
    """An appointment; `clash`: what it overlaps with; `fixed`: why it cannot be moved."""

    interview: str
    code: str  # the candidate's
    names: Bilingual
    region: str
    panel: str
    at: datetime | None
    minutes: int
    position: int
    outcome: str  # held absent interrupted rescheduled, or nothing yet
    place: Place
    clash: Clash
    clashes_with: tuple[str, ...]  # interviews
    recused: tuple[str, ...]  # members who withdrew, or named this one in the declaration
    fixed: Fixed

    @property
    def state(self) -> Said:
        """The candidate's state in words."""
        return self.place.words


@dataclass(frozen=True, slots=True)
class PanelDay:
    """A panel on one day: its slots in the order of time."""

    panel: str
    slots: tuple[SlotSeen, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day; None stands for appointments without a time."""

    day: date | None
    panels: tuple[PanelDay, ...]  # every formed panel, also an empty one

    @property
    def count(self) -> int:
        """How many appointments."""
        return sum(len(one.slots) for one in self.panels)


@dataclass(frozen=True, slots=True)
class PanelSeen:
    """A panel: its title (the room may stand in it) and its members."""

    code: str
    title: Bilingual
    members: tuple[tuple[str, Bilingual], ...]
    count: int


@dataclass(frozen=True, slots=True)
class ScheduleSeen:
    """All appointments of a season."""

    days: tuple[Day, ...]
    panels: tuple[PanelSeen, ...]
    unscheduled: tuple[tuple[str, Bilingual], ...]  # admitted, and no appointment
    clashes: tuple[SlotSeen, ...]
    conflicts: tuple[SlotSeen, ...]  # appointments with a recusal or a declared conflict
    seed: str
    minutes: int  # of an interview, by the rules
    frozen: bool  # laptops are out: changes ask for a reason and travel as updates
    admitted: int  # candidates whom a draw has a place for


@dataclass(frozen=True, slots=True)
class ReadSchedule:
    """The schedule of an office."""

    shows: ClassVar[Changes] = (
        Changes.CANDIDATES
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SHEETS
        | Changes.SITTING
        | Changes.DECISIONS
        | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> ScheduleSeen:
        zone = workspace.world.now().tzinfo
        with workspace.read() as now:
            return _Reader(now, zone).schedule()


class _Reader:
    """Puts one moment's appointments in order."""

    def __init__(self, now: Reading, zone: tzinfo | None) -> None:
        self.now, self.zone = now, zone
        self.here: Places = places(now)
        self.people = {one.code: one for one in people.candidate_lines(now.c, now.facts.season)}
        self.declared: dict[str, set[str]] = defaultdict(set)
        for _, one in now.facts.current(Declaration).values():
            for interview in one.conflicts:
                self.declared[interview].add(one.member)

    def schedule(self) -> ScheduleSeen:
        light = self.here.light
        bodies = {code: slot for code, (_, slot) in light.slots.items()}
        clashes = overlaps(bodies, self._members())
        slots = [self._slot(code, slot, clashes) for code, slot in bodies.items()]
        formed = sorted(code for code, panel in light.panels.items() if panel.members)
        used = sorted({slot.panel for slot in slots} | set(formed))
        _, rules = self.now.rules()
        return ScheduleSeen(
            days=_days(slots, used),
            panels=tuple(self._panel(code, slots) for code in used),
            unscheduled=self._unscheduled(),
            clashes=tuple(one for one in slots if one.clash),
            conflicts=tuple(one for one in slots if one.recused),
            seed=next((slot.seed for slot in bodies.values() if slot.seed), ""),
            minutes=rules.rules.interview.minutes,
            frozen=bool(self.now.facts.current(Assignment)),
            admitted=len(self.here.admitted),
        )

    def _members(self) -> Mapping[str, frozenset[str]]:
        return {code: frozenset(p.members) for code, p in self.here.light.panels.items()}

    def _slot(self, code: str, slot: Slot, clashes: Mapping[str, Found]) -> SlotSeen:
        light = self.here.light
        person = self.people.get(slot.candidate_code)
        clash, others = clashes.get(code, ("", ()))
        recused = {r.member for r in light.recusals.values() if r.interview == code}
        panel = light.panels.get(slot.panel)
        named = self.declared.get(code, set()) | self.declared.get(slot.candidate_code, set())
        recused |= named & set(panel.members if panel else ())
        return SlotSeen(
            interview=code,
            code=slot.candidate_code,
            names=_names(person, slot.candidate_code),
            region=person.region if person else "",
            panel=slot.panel,
            at=from_text(slot.at).astimezone(self.zone) if slot.at else None,
            minutes=slot.minutes,
            position=slot.position,
            outcome=light.outcome(code),
            place=self.here.place(slot.candidate_code),
            clash=clash,
            clashes_with=others,
            recused=tuple(sorted(recused)),
            fixed=fixed(self.here, code),
        )

    def _panel(self, code: str, slots: Iterable[SlotSeen]) -> PanelSeen:
        light = self.here.light
        panel = light.panels.get(code)
        members = tuple(
            (one, light.members[one].names if one in light.members else Bilingual(one, one))
            for one in (panel.members if panel else ())
        )
        title = panel.title if panel else Bilingual(code, code)
        return PanelSeen(code, title, members, sum(one.panel == code for one in slots))

    def _unscheduled(self) -> tuple[tuple[str, Bilingual], ...]:
        if not self.here.light.slots:
            return ()
        bare = [code for code in self.here.admitted if code not in self.here.appointments]
        found = [(code, self.people[code]) for code in bare if code in self.people]
        found.sort(key=lambda pair: (pair[1].sort_kk, pair[0]))
        return tuple((code, _names(person, code)) for code, person in found)


def namesakes(names: Bilingual, panel: PanelSeen) -> tuple[Bilingual, ...]:
    """Members of a panel who bear a candidate's surname: perhaps relatives, perhaps not."""
    own = _roots(names)
    return tuple(one for _, one in panel.members if own & _roots(one))


def _roots(names: Bilingual) -> set[str]:
    return {surname_root(names.kk), surname_root(names.ru)} - {""}


Found = tuple[Clash, tuple[str, ...]]


def overlaps(
    slots: Mapping[str, Slot], members: Mapping[str, frozenset[str]]
) -> dict[str, Found]:
    """Interview → what it overlaps with: its panel's other one, itself, a shared member's."""
    timed = sorted((from_text(slot.at), code, slot) for code, slot in slots.items() if slot.at)
    found: dict[str, Found] = {}
    for place, (start, code, slot) in enumerate(timed):
        end = start + timedelta(minutes=slot.minutes)
        for later, other, second in timed[place + 1 :]:
            if later >= end:
                break
            if kind := _clash(slot, second, members):
                for one, two in ((code, other), (other, code)):
                    old = found.get(one, (kind, ()))
                    found[one] = (old[0], (*old[1], two))
    return found


def fixed(here: Places, interview: str) -> Fixed:
    """Why an appointment cannot be moved any more: something was sealed or said about it."""
    light = here.light
    if interview in here.decisions:
        return "decided"
    if interview in light.revealed:
        return "revealed"
    if any(head.interview == interview for head in light.heads):
        return "sheets"
    return "held" if light.outcome(interview) in {"held", "interrupted"} else ""


def _clash(one: Slot, other: Slot, members: Mapping[str, frozenset[str]]) -> Clash:
    if one.candidate_code == other.candidate_code:
        return "candidate"
    if one.panel == other.panel:
        return "panel"
    shared = members.get(one.panel, frozenset()) & members.get(other.panel, frozenset())
    return "member" if shared else ""


def _days(slots: Iterable[SlotSeen], panels: Iterable[str]) -> tuple[Day, ...]:
    by_day: dict[date | None, dict[str, list[SlotSeen]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for slot in slots:
        by_day[slot.at.date() if slot.at else None][slot.panel].append(slot)
    days = sorted(by_day, key=lambda day: (day is None, day or date.max))
    return tuple(
        Day(
            day,
            tuple(
                PanelDay(code, tuple(sorted(by_day[day][code], key=_order))) for code in panels
            ),
        )
        for day in days
    )


def _order(slot: SlotSeen) -> tuple[str, int, str]:
    return (slot.at.isoformat() if slot.at else "", slot.position, slot.interview)


def _names(person: CandidateLine | None, code: str) -> Bilingual:
    return Bilingual(person.name_kk, person.name_ru) if person else Bilingual(code, code)
