"""What lies on a stick, asked beside the work: a stick is slow, and comes and goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from commission_app.services.changes import Changes
from commission_app.services.office.stick import LookAt, Lying
from commission_app.shared.progress import Progress, Silent

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LookInto:
    """The packages among these files and folders; `time`: the same place is looked at anew."""

    paths: tuple[Path, ...]
    time: int
    progress: Progress = field(default_factory=Silent, compare=False)

    shows: ClassVar[Changes] = Changes.NOTHING
    fleeting: ClassVar[bool] = True

    def __call__(self, workspace: Workspace) -> tuple[Lying, ...]:
        return LookAt(self.paths, self.progress)(workspace).value
