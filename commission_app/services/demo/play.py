"""The played season from the workbook to the signed paper, and its summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from commission_app.models.vault import LOG2N
from commission_app.services.demo.phases import Steps, playing
from commission_app.services.demo.practice import write_about
from commission_app.services.demo.season import Size, Stage
from commission_app.services.papers.printing import PAPERS, Print
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Playing

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
        stage, steps = Stage(self.folder, self.size, self.log2n), Steps(self.progress)
        with playing(stage, steps) as played:
            played.until("finished")
            steps.run("documents", T("demo.documents"), lambda: self._print(played))
            with played.office.workspace.read() as now:
                digest = now.facts.state_digest()
            write_about(played, "finished")
        summary = Summary(_counts(played), steps.seconds, self._files(), digest)
        atomic_file.write(self.folder / "summary.json", _json(summary))
        return summary

    def _print(self, played: Playing) -> None:
        out, office, plan = self.folder / "documents", played.office, played.plan
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


def _counts(played: Playing) -> dict[str, int]:
    size, plan = played.stage.size, played.plan
    happened, outcome = played.happened, played.outcome
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
