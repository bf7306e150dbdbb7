"""The first interview day of a practice season, stopped half way: something of everything."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from commission_app.services.day.repairs import HasNotCome, Interrupt
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.demo.days import carry, score
from commission_app.services.demo.deciding import panel_mornings
from commission_app.services.handing_over import HandOver
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.phrases import in_language, phrases
from commission_app.services.sample.sheets import sheet
from commission_app.services.scoring import GiveMark, WriteComment
from commission_app.services.sealing import CorrectSheet, Recuse, ScoreInterview
from commission_app.services.sittings import Attend, OpenSitting
from commission_app.services.taking_in import TakeIn
from commission_app.services.workspace import rules_of
from commission_app.shared import atomic_file
from commission_app.tables.simple import AttendanceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.domain.ruleset import RuleSet
    from commission_app.services.demo.days import Laptop, Plan
    from commission_app.services.demo.season import Office, Stage
    from commission_app.services.sample.phrases import Bilinguals
    from commission_app.services.sample.sheets import SampleSheet

# Which interview of the first panel's day shows what, where the half day is long enough.
CORRECTED, NOT_COME, RECUSED = 1, 2, 3
AHEAD = 2  # interviews by which the other laptops are further than the first


@dataclass(frozen=True, slots=True)
class Morning:
    """Half a day: who sits where and whose turn it was."""

    stage: Stage
    office: Office
    plan: Plan
    rules: RuleSet
    today: dict[str, list[Slot]]  # panel → its appointments of the day
    first: str  # the member whose laptop shows something of everything

    def panel(self, member: str) -> str:
        """Where the member sits."""
        panels = self.plan.panels.items()
        return next(panel for panel, members in panels if member in members)

    def beside(self, member: str) -> bool:
        """Whether the member sits where the first one sits, who counts too."""
        return self.panel(member) == self.panel(self.first)

    def slots(self, member: str) -> list[Slot]:
        """The member's day."""
        return self.today.get(self.panel(member), [])

    def half(self, member: str) -> int:
        """How many interviews are half of the member's day."""
        return len(self.slots(member)) // 2

    def said(self, slot: Slot, member: str) -> SampleSheet:
        """What the member writes about this interview."""
        language = self.office.people[slot.candidate_code].language
        return sheet(self.stage.size.seed, self.rules, slot.interview, member, language)

    def reason(self, texts: Bilinguals, slot: Slot) -> str:
        """Words for what went otherwise."""
        language = self.office.people[slot.candidate_code].language
        draw = Draw("half a day", self.stage.size.seed, slot.interview)
        return in_language(draw.pick(texts), language)


def half_a_day(stage: Stage, office: Office, plan: Plan, laptops: Sequence[Laptop]) -> None:
    """Everybody scores until noon; some packages are in, one waits on the stick."""
    with office.workspace.read() as now:
        _, body = rules_of(now.facts)
    first, *others = laptops
    morning = Morning(stage, office, plan, body.rules, _first_day(plan), first.member)
    _open_panels(morning)
    for laptop in laptops:
        _score(morning, laptop)
    waiting = [one for one in others if morning.beside(one.member)][:1]
    brought = [one for one in others if one not in waiting]
    if brought:
        _walk_in(morning, brought[-1])
        _recusal_said_twice(morning, brought[-1])
        carry(office, brought)
        _confirm(morning, brought)
    for laptop in waiting:
        laptop.world.at(laptop.world.now() + timedelta(minutes=10))
        HandOver(laptop.package)(laptop.workspace)


def _confirm(morning: Morning, brought: Sequence[Laptop]) -> None:
    """The office's word goes back: one laptop has heard it, the others' lies on the stick."""
    folder, office = morning.stage.usb / "back", morning.office.workspace
    with atomic_file.telling(folder):
        folder.mkdir()
    sent = [HandOver(folder, one.member)(office).value for one in brought]
    laptop = brought[0]
    sent_at = morning.office.world.now()
    laptop.world.at(sent_at + timedelta(minutes=5))
    laptop.world.not_before(sent_at)
    TakeIn([package.path for package in sent[0]])(laptop.workspace)


def _first_day(plan: Plan) -> dict[str, list[Slot]]:
    first = min(slot.at for slot in plan.slots.values())[:10]
    today: dict[str, list[Slot]] = defaultdict(list)
    for slot in plan.slots.values():
        if slot.at.startswith(first):
            today[slot.panel].append(slot)
    return today


def _open_panels(morning: Morning) -> None:
    """The sittings of the day go on: nobody has left yet."""
    office, rows = morning.office, list[AttendanceRow]()
    for panel, mornings in panel_mornings(morning.plan).items():
        if panel in morning.today:
            office.world.at(mornings[0])
            OpenSitting(f"{panel}-1", "panel")(office.workspace)
            rows += [
                AttendanceRow(0, f"{panel}-1", member, mornings[0], None, "")
                for member in morning.plan.panels[panel]
            ]
    Attend(rows)(office.workspace)


def _score(morning: Morning, laptop: Laptop) -> None:
    slots, half = morning.slots(laptop.member), morning.half(laptop.member)
    first = laptop.member == morning.first
    reached = half if first else min(half + AHEAD, len(slots))
    for number, slot in enumerate(slots[:reached]):
        _one(morning, laptop, number, slot)
    if first and half < len(slots):
        _interrupted(morning, laptop, slots[half])


def _one(morning: Morning, laptop: Laptop, number: int, slot: Slot) -> None:
    """An interview that is over: sealed, or why not."""
    first, incidents = laptop.member == morning.first, phrases().incidents
    laptop.world.at(datetime.fromisoformat(slot.at) + timedelta(minutes=1))
    if number == NOT_COME and morning.beside(laptop.member):
        HasNotCome(slot.interview, morning.reason(incidents.excused, slot))(laptop.workspace)
    elif number == RECUSED and first:
        why = morning.reason(incidents.relative, slot)
        Recuse(slot.interview, "relative", why)(laptop.workspace)
    else:
        said = morning.said(slot, laptop.member)
        score(laptop, slot, said)
        if number == CORRECTED and first:
            _correct(morning, laptop, slot, said)


def _correct(morning: Morning, laptop: Laptop, slot: Slot, said: SampleSheet) -> None:
    """One mark, a level up, or down from the highest."""
    mark = said.marks[-1]
    levels = morning.rules.scale.levels
    level = mark.level + 1 if mark.level + 1 in levels else mark.level - 1
    why = morning.reason(phrases().incidents.corrected, slot)
    CorrectSheet(slot.interview, {mark.criterion: (level, why)}, why)(laptop.workspace)


def _interrupted(morning: Morning, laptop: Laptop, slot: Slot) -> None:
    """Half of the marks are given when the interview stops."""
    laptop.world.at(datetime.fromisoformat(slot.at) + timedelta(minutes=1))
    marks = morning.said(slot, laptop.member).marks
    for mark in marks[: len(marks) // 2]:
        GiveMark(slot.interview, mark.criterion, mark.level)(laptop.workspace)
        if mark.comment:
            WriteComment(slot.interview, mark.criterion, mark.comment)(laptop.workspace)
    laptop.world.at(datetime.fromisoformat(slot.at) + timedelta(minutes=9))
    why = morning.reason(phrases().incidents.interrupted, slot)
    Interrupt(slot.interview, why)(laptop.workspace)


def _walk_in(morning: Morning, laptop: Laptop) -> None:
    """Somebody whom no list names comes with a slip: at the office it has no appointment."""
    listed = {slot.candidate_code for slot in morning.plan.slots.values()}
    outside = (one for code, one in morning.office.people.items() if code not in listed)
    person = next(outside, None)
    if person is None:
        return
    AddWalkIn(person.code, person.names.ru.full)(laptop.workspace)
    seed, member = morning.stage.size.seed, laptop.member
    said = sheet(seed, morning.rules, person.code, member, person.language)
    laptop.world.at(laptop.world.now() + timedelta(minutes=16))
    ScoreInterview(person.code, said.marks, said.note)(laptop.workspace)


def _recusal_said_twice(morning: Morning, laptop: Laptop) -> None:
    """The member withdraws on the laptop and by telephone, with two grounds: contradiction."""
    later = morning.slots(laptop.member)[morning.half(laptop.member) + AHEAD :]
    if not later:
        return
    slot, incidents = later[-1], phrases().incidents
    why = morning.reason(incidents.subordinate, slot)
    Recuse(slot.interview, "subordinate", why)(laptop.workspace)
    why = morning.reason(incidents.other, slot)
    Recuse(slot.interview, "other", why, laptop.member)(morning.office.workspace)
