"""The list of candidates: columns come and go with the room there is; names are not cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.services.people.candidates import CandidateRow
from commission_app.shared.texts import T
from commission_app.views.candidates.columns import columns
from commission_app.views.kit.table import Table
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

ORGANISATION, REGION, STATE = 2, 3, 4  # places of the columns
REGION_FROM, WIDE_FROM = 600, 900  # pixels of a list that has room for them
NARROW, WIDE = {REGION: 150, STATE: 196}, {REGION: 216, STATE: 236}


class CandidateList(Table[CandidateRow]):
    """Sorted by the name at first, as the language of the moment has it."""

    def __init__(self) -> None:
        super().__init__(columns(), _code, name=phrase(T("candidates.title")), find="name")
        self.sort_by("name", falling=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width()
        for number, least in ((ORGANISATION, WIDE_FROM), (REGION, REGION_FROM)):
            if self.isColumnHidden(number) != (wide < least):
                self.setColumnHidden(number, wide < least)
        for number, width in (WIDE if wide >= WIDE_FROM else NARROW).items():
            if not self.isColumnHidden(number) and self.columnWidth(number) != width:
                self.setColumnWidth(number, width)


def _code(one: CandidateRow) -> str:
    return one.code
