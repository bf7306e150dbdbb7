"""A paper sheet out of a table, where no screen is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.paper_sheets.entering import EnterPaperSheet, Typed
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace
    from commission_app.tables.simple import ScoreRow


@dataclass(frozen=True, slots=True)
class PaperSheetFromTable:
    """Rows of one interview, as `read_scores` reads them; UserError for those of another."""

    interview: str
    member: str
    rows: Sequence[ScoreRow]
    typed_by: str
    number: str = ""
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[Typed]:
        strange = sorted({row.interview for row in self.rows} - {self.interview})
        if strange:
            raise UserError(T("paper_sheets.rows_of_another"), interview=strange[0])
        marks = {
            row.criterion: (row.level, row.comment)
            for row in self.rows
            if row.criterion and row.level is not None
        }
        note = "\n".join(dict.fromkeys(row.note for row in self.rows if row.note))
        who = (self.typed_by, self.number, note, self.reason)
        return EnterPaperSheet(self.interview, self.member, marks, *who)(workspace)
