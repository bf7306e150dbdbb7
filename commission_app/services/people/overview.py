"""The season at a glance: the funnel of its stages, the figures of the day, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.models import backup, people
from commission_app.services.changes import Changes
from commission_app.services.people.laptops_seen import handed_over, laptops_seen
from commission_app.services.people.lateness import asking, late, to_come
from commission_app.services.people.places import Places, places
from commission_app.services.people.todo import Matters, Task, tasks
from commission_app.services.workspace import season_of
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from commission_app.domain.language import Bilingual, Trilingual
    from commission_app.domain.ruleset import StageRule
    from commission_app.services.people.laptops_seen import LaptopSeen
    from commission_app.services.workspace import Reading, Workspace


State = Literal["done", "open", "waiting"]


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage of the funnel; `share` is of those who applied."""

    order: int
    title: Trilingual
    interview: bool
    state: State  # open: the first one that is not done
    entered: int
    share: Fraction
    passed: int | None  # None: not known yet; of the interview, those enrolled
    results_at: datetime | None  # when its results came last


@dataclass(frozen=True, slots=True)
class PackageSeen:
    """The package that came last."""

    member: str
    names: Bilingual | None
    laptop: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """The day in numbers."""

    interviews_held: int
    interviews_all: int
    sheets_received: int
    sheets_expected: int
    sheets_missing: int  # of interviews whose time has come
    asking: int  # cells of the matrix at which a person must look now
    to_come: tuple[tuple[datetime, int], ...]  # from when so many more, if nothing comes
    contradictions: int
    laptops_handed_over: int
    laptops_all: int
    last_package: PackageSeen | None
    planned_today: int
    planned_until: date | None


@dataclass(frozen=True, slots=True)
class Season:
    """What the secretary sees first."""

    year: int
    intake: int
    title: Bilingual
    practice: bool
    ruleset_version: int
    ruleset_digest: str
    at: datetime
    applied: int
    admitted: int
    stages: tuple[StageLine, ...]
    figures: Figures
    tasks: tuple[Task, ...]
    last_backup: datetime | None


@dataclass(frozen=True, slots=True)
class ReadSeason:
    """The overview of an office's season."""

    shows: ClassVar[Changes] = (
        Changes.SEASON
        | Changes.CANDIDATES
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SHEETS
        | Changes.SITTING
        | Changes.DECISIONS
        | Changes.RECORDS
        | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> Season:
        at = workspace.world.now()
        newest = next(iter(backup.listed(workspace.backups)), None)
        last = newest.made_at if newest else None
        with workspace.read() as now:
            here, laptops = places(now), laptops_seen(now)
            season, (digest, rules) = season_of(now.facts), now.rules()
            return Season(
                year=season.year,
                intake=season.intake,
                title=season.title,
                practice=season.practice,
                ruleset_version=rules.version_number,
                ruleset_digest=digest,
                at=at,
                applied=len(here.codes),
                admitted=len(here.admitted) if here.complete else 0,
                stages=_stages(now, here, at),
                figures=_figures(here, laptops, at),
                tasks=tasks(Matters(now, here, laptops, last, at)),
                last_backup=last,
            )


def _stages(now: Reading, here: Places, at: datetime) -> tuple[StageLine, ...]:
    dates = people.last_results(now.c, now.facts.season)
    facts = now.facts.find(dates.values())
    came = {
        order: from_text(facts[digest].header.at).astimezone(at.tzinfo)
        for order, digest in dates.items()
        if digest in facts
    }
    lines: list[StageLine] = []
    entered, opened = len(here.codes), False
    for stage in here.stages:
        known = _passed(here, stage)
        if stage.kind == "interview" and here.appointments:
            entered = len(here.appointments)
        state = _state(here, stage, known)
        if state == "open":
            state, opened = ("waiting" if opened else "open"), True
        lines.append(
            StageLine(
                order=stage.order,
                title=stage.title,
                interview=stage.kind == "interview",
                state=state,
                entered=entered,
                share=Fraction(entered, len(here.codes)) if here.codes else Fraction(0),
                passed=known,
                results_at=came.get(stage.order),
            )
        )
        entered = entered if known is None else known
    return tuple(lines)


def _state(here: Places, stage: StageRule, known: int | None) -> State:
    """Done, or next; stages without results are passed over once interviews are appointed."""
    if stage.kind != "interview":
        if known is not None:
            return "done"
        return "waiting" if here.appointments else "open"
    decided = {code.partition("/")[0] for code in here.decisions}
    return "done" if here.appointments and here.appointments.keys() <= decided else "open"


def _passed(here: Places, stage: StageRule) -> int | None:
    if stage.kind != "interview":
        return len(here.came[stage.order]) if stage.order in here.came else None
    if not here.decisions:
        return None
    return sum(one.decision == "enrol" for one in here.decisions.values())


def _figures(here: Places, laptops: Sequence[LaptopSeen], at: datetime) -> Figures:
    light = here.light
    newest = [mine[-1] for mine in here.appointments.values()]
    sheets = [
        light.sheets(code) for code in light.slots if light.outcome(code) != "rescheduled"
    ]
    days = [
        from_text(light.slots[code][1].at).astimezone(at.tzinfo).date()
        for code in newest
        if light.slots[code][1].at
    ]
    needed = {one.member for one in laptops if one.state not in {"ended", "replaced"}}
    return Figures(
        interviews_held=sum(map(light.held, newest)),
        interviews_all=len(newest),
        sheets_received=sum(here for here, _ in sheets),
        sheets_expected=sum(of for _, of in sheets),
        sheets_missing=len(late(light, at)),
        asking=asking(light, at),
        to_come=to_come(light, at),
        contradictions=light.contradictions,
        laptops_handed_over=len(handed_over(laptops) & needed),
        laptops_all=len(needed),
        last_package=_last(here, laptops, at),
        planned_today=days.count(at.date()),
        planned_until=max(days, default=None),
    )


def _last(here: Places, laptops: Sequence[LaptopSeen], at: datetime) -> PackageSeen | None:
    heard = [one for one in laptops if one.last_package]
    if not heard:
        return None
    last = max(heard, key=lambda one: one.last_package)
    member = here.light.members.get(last.member)
    moment = from_text(last.last_package).astimezone(at.tzinfo)
    names = member.names if member else None
    return PackageSeen(last.member, names, last.label, moment)
