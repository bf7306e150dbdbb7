"""The workbook of refused rows goes to a file, which the sender of the list gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.changes import Changes, Done
from commission_app.services.papers.printing import outside
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.importing import Imported
    from commission_app.services.workspace import Workspace
    from commission_app.shared.texts import Language


@dataclass(frozen=True)
class SaveReport:
    """Row, column, value and reason of all that was refused, repaired or looks odd.

    It holds what people wrote, so it never goes into a workspace, and the diary says that it
    was saved. UserError where nothing was found.
    """

    imported: Imported
    path: Path
    language: Language

    def __call__(self, workspace: Workspace) -> Done[Path]:
        data = self.imported.report(self.language)
        if data is None:
            raise UserError(T("people.nothing_to_report"))
        outside(workspace.folder, self.path)
        atomic_file.write(self.path, data)
        with workspace.act() as act:
            act.note("report.saved", str(self.imported.rejected))
        return Done(self.path, Changes.DIARY)
