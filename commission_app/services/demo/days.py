"""The interview days of the played season: laptops, marks, and what happens to people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Panel
from commission_app.services.devices.setting_up import ConfirmLaptop, OpenLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.sample.day import Appointment, Incidents, incidents
from commission_app.services.sample.sheets import sheet
from commission_app.services.scoring import Declare
from commission_app.services.sealing import (
    CorrectSheet,
    RecordInterview,
    Recuse,
    ScoreInterview,
    VoidSheet,
)
from commission_app.services.taking_in import TakeIn
from commission_app.services.workspace import rules_of, slots_of
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.services.demo.season import Office, Stage
    from commission_app.services.sample.sheets import SampleSheet
    from commission_app.services.workspace import Workspace
    from commission_app.shared.progress import Progress
    from commission_app.shared.world import SeededWorld


@dataclass(frozen=True, slots=True)
class Laptop:
    """A member's open laptop."""

    member: str
    workspace: Workspace
    world: SeededWorld
    package: Path


@dataclass(frozen=True, slots=True)
class Plan:
    """What will happen: appointments by interview, and the incidents."""

    slots: dict[str, Slot]
    panels: dict[str, tuple[str, ...]]
    incidents: Incidents

    @property
    def members(self) -> list[str]:
        """Everybody who sits on a panel."""
        return sorted({m for codes in self.panels.values() for m in codes})


@dataclass
class Happened:
    """What did happen, counted for the summary."""

    sheets: int = 0
    marks: int = 0
    recusals: int = 0
    absences: int = 0
    away: dict[str, set[str]] = field(
        default_factory=dict[str, set[str]]
    )  # member → interviews


def plan_days(stage: Stage, office: Office) -> Plan:
    """Read the schedule and draw what goes wrong."""
    with office.workspace.read() as now:
        slots = {about: slot for about, (_, slot) in slots_of(now.facts).items()}
        panels = {about: p.members for about, (_, p) in now.facts.current(Panel).items()}
        _, body = rules_of(now.facts)
    ordered = sorted(slots.values(), key=lambda s: (s.at, s.panel))
    appointments = [
        Appointment(s.interview, panels[s.panel], office.people[s.candidate_code].language)
        for s in ordered
    ]
    found = incidents(stage.size.seed, body.rules, appointments)
    return Plan({s.interview: s for s in ordered}, panels, found)


def prepare_laptops(stage: Stage, office: Office, members: Sequence[str]) -> Iterator[Laptop]:
    """A laptop for each of these: prepared, opened with its slip, declared, confirmed."""
    for member in members:
        yield _prepare(stage, office, member)


def _prepare(stage: Stage, office: Office, member: str) -> Laptop:
    world, package = stage.world(member), stage.usb / f"{member}.cmx"
    office.world.at(stage.first_day - timedelta(days=2))
    prepared = PrepareLaptop(member, package)(office.workspace).value
    handed = office.world.now() + timedelta(minutes=5)
    world.at(max(stage.first_day - timedelta(days=1), handed))
    opening = OpenLaptop(package, prepared.slip, label="demo")
    folder = stage.folder / "laptops" / f"{member}.commission"
    workspace, opened = opening(folder, stage.passphrase(member), world, stage.log2n)
    Declare()(workspace)
    HandOver(package)(workspace)
    office.world.at(world.now() + timedelta(minutes=5))
    office.world.not_before(world.now())
    TakeIn([package])(office.workspace)
    ConfirmLaptop(member, opened.short_fingerprint)(office.workspace)
    return Laptop(member, workspace, world, package)


def score_all(
    stage: Stage, office: Office, day: tuple[Plan, list[Laptop]], progress: Progress
) -> Happened:
    """Every interview on every laptop of its panel, in the order of the schedule."""
    plan, laptops = day
    happened = Happened()
    happened.away = _away(plan.incidents)
    with office.workspace.read() as now:
        _, body = rules_of(now.facts)
    by_member = {laptop.member: laptop for laptop in laptops}
    for number, slot in enumerate(plan.slots.values()):
        progress.step(T("demo.scoring"), number, len(plan.slots))
        for member in plan.panels[slot.panel]:
            laptop = by_member[member]
            begins = datetime.fromisoformat(slot.at) + timedelta(minutes=1)
            laptop.world.at(begins)
            if _unusual(plan.incidents, slot.interview, laptop, happened):
                continue
            language = office.people[slot.candidate_code].language
            said = sheet(stage.size.seed, body.rules, slot.interview, member, language)
            score(laptop, slot, said)
            _on_second_thoughts(plan.incidents, slot.interview, laptop)
            happened.sheets += 1
            happened.marks += len(said.marks)
    return happened


def score(laptop: Laptop, slot: Slot, said: SampleSheet) -> None:
    """One sheet: begun with the interview, sealed before the next."""
    begins = datetime.fromisoformat(slot.at) + timedelta(minutes=1)
    laptop.world.at(begins + timedelta(minutes=slot.minutes - 4))
    scored = ScoreInterview(slot.interview, said.marks, said.note, utc_text(begins))
    scored(laptop.workspace)


def carry(office: Office, laptops: list[Laptop]) -> tuple[Path, ...]:
    """The laptops hand over, the office takes in."""
    for laptop in laptops:
        laptop.world.at(laptop.world.now() + timedelta(minutes=5))
        HandOver(laptop.package)(laptop.workspace)
    brought = max(laptop.world.now() for laptop in laptops)
    office.world.at(brought + timedelta(minutes=30))
    office.world.not_before(brought)
    files = tuple(laptop.package for laptop in laptops)
    TakeIn(files)(office.workspace)
    return files


def _away(found: Incidents) -> dict[str, set[str]]:
    away: dict[str, set[str]] = defaultdict(set)
    for absence in found.absences:
        away[absence.member].update(absence.interviews)
    return away


def _unusual(found: Incidents, interview: str, laptop: Laptop, happened: Happened) -> bool:
    """Whether something happens instead of a sheet; it is recorded where it is noticed."""
    member = laptop.member
    if interview in happened.away.get(member, ()):
        happened.absences += 1
        return True
    for no_show in found.no_shows:
        if no_show.interview == interview:
            RecordInterview(interview, "absent", no_show.reason)(laptop.workspace)
            return True
    for recusal in found.recusals:
        if (recusal.interview, recusal.member) == (interview, member):
            Recuse(interview, recusal.ground, recusal.reason)(laptop.workspace)
            happened.recusals += 1
            return True
    for stop in found.interruptions:
        if stop.interview == interview:
            RecordInterview(interview, "interrupted", stop.reason)(laptop.workspace)
            RecordInterview(interview, "held")(laptop.workspace)
    return False


def _on_second_thoughts(found: Incidents, interview: str, laptop: Laptop) -> None:
    """A wrong mark is seen and corrected, a sheet of the wrong person is made void."""
    cell = (interview, laptop.member)
    for one in found.corrections:
        if (one.interview, one.member) == cell:
            marks = {one.criterion: (one.level, one.reason)}  # explained by the reason
            CorrectSheet(interview, marks, one.reason)(laptop.workspace)
    for void in found.voids:
        if (void.interview, void.member) == cell:
            VoidSheet(interview, void.reason)(laptop.workspace)
