"""The played season from the workbook to the signed paper, and its summary."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec

from commission_app.models.vault import LOG2N
from commission_app.services.demo import days, deciding, season
from commission_app.services.demo.season import Size, Stage
from commission_app.services.handing_over import HandOver
from commission_app.services.papers.printing import PAPERS, Print
from commission_app.services.taking_in import TakeIn
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.demo.days import Happened, Laptop, Plan
    from commission_app.services.demo.deciding import Outcome
    from commission_app.services.demo.season import Office

R = TypeVar("R")
SHEETS = 2  # interviews whose sheets are printed: all of them would be a thousand files


class Files(msgspec.Struct, frozen=True):
    """What the season left, as paths relative to its folder."""

    protocols: list[str]
    certificates: list[str]
    packages: list[str]
    office: str
    laptops: list[str]
    documents: list[str]


class Summary(msgspec.Struct, frozen=True):
    """`summary.json`."""

    counts: dict[str, int]
    seconds: dict[str, float]
    files: Files
    state_digest: str


@dataclass
class _Steps:
    """Runs steps and remembers how long each took."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    def run(self, name: str, key: str, work: Callable[[], R]) -> R:
        self.progress.step(key, len(self.seconds), 9)
        began = time.perf_counter()
        result = work()
        self.seconds[name] = round(time.perf_counter() - began, 2)
        return result


@dataclass(frozen=True, slots=True)
class PlaySeason:
    """Play a whole practice season into a new folder; the same seed gives the same season."""

    folder: Path
    size: Size = field(default_factory=Size)
    progress: Progress = field(default_factory=Silent)
    log2n: int = LOG2N  # cost of a guess at a passphrase

    def __call__(self) -> Summary:
        self.size.check()
        if self.folder.exists() and any(self.folder.iterdir()):
            raise UserError(T("demo.folder_taken"), folder=self.folder)
        with atomic_file.telling(self.folder):
            for name in ("usb", "documents", "laptops"):
                (self.folder / name).mkdir(parents=True)
        stage, steps = Stage(self.folder, self.size, self.log2n), _Steps(self.progress)
        people, found = steps.run(
            "tables", T("demo.tables"), lambda: season.write_tables(stage)
        )
        office = steps.run(
            "office", T("demo.office"), lambda: season.found_office(stage, people, found)
        )
        laptops: list[Laptop] = []
        try:
            summary = self._play(stage, office, laptops, steps)
        finally:
            for laptop in laptops:
                laptop.workspace.close()
            office.workspace.close()
        atomic_file.write(self.folder / "summary.json", _json(summary))
        return summary

    def _play(
        self, stage: Stage, office: Office, laptops: list[Laptop], steps: _Steps
    ) -> Summary:
        steps.run("import", T("demo.import"), lambda: season.import_people(stage, office))
        plan = days.plan_days(stage, office)
        steps.run(
            "laptops",
            T("demo.laptops"),
            lambda: laptops.extend(days.prepare_laptops(stage, office, plan)),
        )
        passphrases = msgspec.json.format(msgspec.json.encode(stage.passphrases))
        atomic_file.write(self.folder / "passphrases.json", passphrases)
        happened = steps.run(
            "scoring",
            T("demo.scoring"),
            lambda: days.score_all(stage, office, (plan, laptops), self.progress),
        )
        deciding.hold_panels(office, plan, happened)
        steps.run("packages", T("demo.packages"), lambda: days.carry(office, laptops))
        outcome, _ = steps.run(
            "sittings", T("demo.sittings"), lambda: deciding.hold_plenary(stage, office, plan)
        )
        steps.run("back", T("demo.back"), lambda: _back(stage, office, laptops))
        steps.run("documents", T("demo.documents"), lambda: self._print(office, plan))
        with office.workspace.read() as now:
            digest = now.facts.state_digest()
        counts = _counts(stage.size, (plan, happened, outcome))
        return Summary(counts, steps.seconds, self._files(), digest)

    def _print(self, office: Office, plan: Plan) -> None:
        out = self.folder / "documents"
        for paper in PAPERS:
            if paper.key != "sheets":
                Print(paper.key, out)(office.workspace)
        absent = {one.interview for one in plan.incidents.no_shows}
        shown = [code for code in plan.slots if code not in absent][:SHEETS]
        for interview in shown:
            Print("sheets", out, interview)(office.workspace)

    def _files(self) -> Files:
        documents = sorted(p.name for p in (self.folder / "documents").glob("*.pdf"))
        return Files(
            protocols=[f"documents/{n}" for n in documents if n.startswith("protocol")],
            certificates=[f"documents/{n}" for n in documents if n.startswith("certificate")],
            packages=sorted(f"usb/{p.name}" for p in (self.folder / "usb").glob("*.cmx")),
            office="office.commission",
            laptops=sorted(f"laptops/{p.name}" for p in (self.folder / "laptops").iterdir()),
            documents=[f"documents/{n}" for n in documents],
        )


def _back(stage: Stage, office: Office, laptops: list[Laptop]) -> None:
    """The office's word goes to every laptop: what it has received is confirmed there."""
    folder = stage.folder / "usb" / "back"
    with atomic_file.telling(folder):
        folder.mkdir()
    HandOver(folder)(office.workspace)
    for laptop in laptops:
        TakeIn(sorted(folder.glob("*.cmx")))(laptop.workspace)


def _counts(size: Size, played: tuple[Plan, Happened, Outcome]) -> dict[str, int]:
    plan, happened, outcome = played
    return {
        "applicants": size.applicants,
        "admitted": size.interviewed,
        "interviews": len(plan.slots),
        "sheets": happened.sheets,
        "marks": happened.marks,
        "recusals": happened.recusals,
        "absences": happened.absences,
        "enrolled": outcome.enrolled,
        "refused": outcome.refused,
        "postponed": outcome.postponed,
        "certificates": outcome.certificates,
    }


def _json(summary: Summary) -> bytes:
    return msgspec.json.format(msgspec.json.encode(summary), indent=1) + b"\n"
