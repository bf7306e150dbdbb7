"""The questions of the screen and of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.services.changes import Changes
from commission_app.services.conflicts.finding import conflicts_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.conflicts.found import Conflicts
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadConflicts:
    """Everything that contradicts at this office, and what was settled."""

    shows: ClassVar[Changes] = ~(Changes.DRAFTS | Changes.DIARY)

    def __call__(self, workspace: Workspace) -> Conflicts:
        if workspace.own.role != "office":
            raise UserError(T("services.office_only"))
        with workspace.read() as now:
            return conflicts_of(workspace, now)
