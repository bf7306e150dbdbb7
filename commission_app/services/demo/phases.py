"""How far a practice season is played: the same steps, one after another, up to a phase."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import msgspec

from commission_app.services.demo import days, deciding, season
from commission_app.services.demo.morning import half_a_day
from commission_app.services.demo.voting import hold_some_votes
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn
from commission_app.shared import atomic_file
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from commission_app.services.demo.days import Happened, Laptop, Plan
    from commission_app.services.demo.deciding import Agenda, Outcome, Plenary
    from commission_app.services.demo.season import Office, Stage
    from commission_app.shared.progress import Progress

R = TypeVar("R")
Phase = Literal[
    "founded",  # the office is empty
    "imported",  # candidates, results and members are in
    "scheduled",  # panels and the order of interviews are drawn
    "prepared",  # every laptop is opened, declared and confirmed
    "scoring",  # noon of the first interview day
    "delivered",  # all sheets are in, the panels' sittings closed
    "revealed",  # the plenary is open and the marks are
    "voting",  # some are decided, a ballot is open
    "decided",  # all are decided, the plenary is closed
    "finished",  # order, certificates, final protocol; the laptops know
]
PHASES: tuple[Phase, ...] = get_args(Phase)
BRANCHES = frozenset[Phase](("scoring", "voting"))  # half-done on purpose: nothing follows


@dataclass
class Steps:
    """Runs steps and remembers how long each took."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict[str, float])
    of: int = 9

    def run(self, name: str, key: str, work: Callable[[], R]) -> R:
        """Say the step once, however many parts it is run in."""
        if name not in self.seconds:
            self.progress.step(key, len(self.seconds), self.of)
        began = time.perf_counter()
        result = work()
        spent = self.seconds.get(name, 0.0) + time.perf_counter() - began
        self.seconds[name] = round(spent, 2)
        return result


class Playing:
    """A season on its way: what is open, what happened."""

    office: Office
    plan: Plan
    happened: Happened
    plenary: Plenary
    agenda: Agenda
    outcome: Outcome

    def __init__(self, stage: Stage, steps: Steps, open_: contextlib.ExitStack) -> None:
        self.stage, self.steps, self._open = stage, steps, open_
        self.laptops: list[Laptop] = []

    def until(self, phase: Phase) -> None:
        """Play everything up to this phase."""
        steps: dict[Phase, Callable[[], None]] = {
            "founded": self.founded,
            "imported": self.imported,
            "scheduled": self.scheduled,
            "prepared": self.prepared,
            "scoring": self.scoring,
            "delivered": self.delivered,
            "revealed": self.revealed,
            "voting": self.voting,
            "decided": self.decided,
            "finished": self.finished,
        }
        for one in PHASES[: PHASES.index(phase) + 1]:
            if one == phase or one not in BRANCHES:
                steps[one]()

    def founded(self) -> None:
        """The regions' tables, and an office."""
        stage = self.stage
        with atomic_file.telling(stage.folder):
            for name in ("usb", "documents", "laptops"):
                (stage.folder / name).mkdir(parents=True)
        made = self.steps.run("tables", T("demo.tables"), lambda: season.write_tables(stage))
        self.office = self.steps.run(
            "office", T("demo.office"), lambda: season.found_office(stage, *made)
        )
        self._open.callback(self.office.workspace.close)

    def imported(self) -> None:
        """People come in."""
        self.steps.run(
            "import", T("demo.import"), lambda: season.import_people(self.stage, self.office)
        )

    def scheduled(self) -> None:
        """The draw."""
        self.steps.run(
            "import", T("demo.import"), lambda: season.schedule(self.stage, self.office)
        )
        self.plan = days.plan_days(self.stage, self.office)

    def prepared(self) -> None:
        """Laptops for all who vote."""
        self.steps.run("laptops", T("demo.laptops"), self._prepare)
        write_passphrases(self.stage)

    def _prepare(self) -> None:
        members = self.plan.members
        made = days.prepare_laptops(self.stage, self.office, members)
        for number, laptop in enumerate(made, 1):
            self.laptops.append(laptop)
            self._open.callback(laptop.workspace.close)
            self.steps.progress.step(T("demo.laptops"), number, len(members))

    def scoring(self) -> None:
        """Half a day."""
        played = (self.stage, self.office, self.plan)
        self.steps.run("scoring", T("demo.scoring"), lambda: half_a_day(*played, self.laptops))

    def delivered(self) -> None:
        """All interview days, and everything carried to the office."""
        day = (self.plan, self.laptops)
        self.happened = self.steps.run(
            "scoring",
            T("demo.scoring"),
            lambda: days.score_all(self.stage, self.office, day, self.steps.progress),
        )
        deciding.hold_panels(self.office, self.plan, self.happened)
        self.steps.run(
            "packages", T("demo.packages"), lambda: days.carry(self.office, self.laptops)
        )

    def revealed(self) -> None:
        """The plenary begins."""
        played = (self.stage, self.office, self.plan)
        self.plenary = self._sit(lambda: deciding.open_plenary(*played))

    def voting(self) -> None:
        """The plenary in the middle."""
        self._sit(lambda: hold_some_votes(self.office, self.plan, self.plenary))

    def decided(self) -> None:
        """The plenary to its end."""
        self.agenda = self._sit(
            lambda: deciding.prepare_votes(self.office, self.plan, self.plenary)
        )
        self._sit(lambda: deciding.decide_all(self.office, self.agenda))

    def finished(self) -> None:
        """The record, and the office's word to the laptops."""
        self.outcome = self._sit(
            lambda: deciding.finish(self.office, self.plenary, self.agenda)
        )
        self.steps.run("back", T("demo.back"), self._back)

    def _sit(self, work: Callable[[], R]) -> R:
        return self.steps.run("sittings", T("demo.sittings"), work)

    def _back(self) -> None:
        """What the office has received is confirmed on every laptop."""
        folder: Path = self.stage.usb / "back"
        with atomic_file.telling(folder):
            folder.mkdir()
        HandOver(folder)(self.office.workspace)
        for laptop in self.laptops:
            TakeIn(sorted(folder.glob("*.cmx")))(laptop.workspace)


@contextlib.contextmanager
def playing(stage: Stage, steps: Steps) -> Generator[Playing]:
    """A season that is closed at the end, wherever that is."""
    with contextlib.ExitStack() as stack:
        yield Playing(stage, steps, stack)


def write_passphrases(stage: Stage) -> None:
    """They stand in a file, for practice only."""
    passphrases = msgspec.json.format(msgspec.json.encode(stage.passphrases))
    atomic_file.write(stage.folder / "passphrases.json", passphrases)
