"""Which sticks there are: asked again and again, since they come and go without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.services.changes import Changes
from commission_app.services.day.sticks import Stick, find_sticks

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LookForSticks:
    """The media of this computer, and the folders that a person named."""

    folders: tuple[Path, ...] = ()

    shows: ClassVar[Changes] = Changes.PACKAGES
    fleeting: ClassVar[bool] = True

    def __call__(self, workspace: Workspace) -> tuple[Stick, ...]:
        return find_sticks(workspace, self.folders)
