"""What is to be taken in: of which kind, from which files, by which columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.importing import Acceptance, ImportCandidates
from commission_app.services.people.intake import CheckCandidates, CheckResults
from commission_app.services.results import ImportResults
from commission_app.shared.texts import T
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.importing import Imported
    from commission_app.services.people.files import Kind
    from commission_app.services.people.intake import Consequences
    from commission_app.services.people.mappings import Mapped
    from commission_app.shared.progress import Progress
    from commission_app.views.support.operation_runner import Operation
    from commission_app.views.support.words import Words

STAGES = (1, 2, 3, 4)
CANDIDATES = phrase(T("import.candidates"))


def stage_words(stage: int, title: Words) -> Words:
    """«Результаты этапа 3 – Стажировка»."""
    return joined(phrase(T("import.results_of"), stage=stage), title, between=" – ")


@dataclass(frozen=True, slots=True)
class Chosen:
    """`stage` 0: candidates; else the results of that stage."""

    stage: int = 0
    files: tuple[Path, ...] = ()
    mapping: Mapped = ()
    title: Words = ""  # of the stage

    @property
    def words(self) -> Words:
        """What it is, and from where."""
        what = stage_words(self.stage, self.title) if self.stage else CANDIDATES
        names = joined(*(file.name for file in self.files), between=", ")
        return joined(what, names, between=" · ")

    @property
    def kind(self) -> Kind:
        """The vocabulary of its headings."""
        return "results" if self.stage else "candidates"

    def check(self, progress: Progress) -> Operation[Consequences]:
        """What it would do; nothing is written."""
        mapping = dict(self.mapping)
        if self.stage:
            return CheckResults(self.stage, self.files, mapping, progress)
        return CheckCandidates(self.files, mapping, progress)

    def take(self, progress: Progress, accept: Acceptance) -> Operation[Imported]:
        """The import itself."""
        mapping = dict(self.mapping)
        if self.stage:
            return ImportResults(
                self.stage, self.files, mapping, accept=accept, progress=progress
            )
        return ImportCandidates(self.files, mapping, accept=accept, progress=progress)
