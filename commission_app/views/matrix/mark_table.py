"""Marks of a sheet that is revealed: a line a criterion, and the comment under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.office.cell import GivenMark

ABREAST = 3  # criteria beside each other: a sheet is seen as a whole
LEVEL = 24  # width of a level, in device-independent pixels


class MarkTable(QWidget):
    """Read down a column, then down the next one."""

    def __init__(self, marks: Sequence[GivenMark]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows = -(-len(marks) // ABREAST)
        for place, mark in enumerate(marks):
            column, row = divmod(place, rows)
            level = Text(str(mark.level), "title")
            level.setFixedWidth(LEVEL)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(level, row, 2 * column, top)
            grid.addWidget(_words(mark), row, 2 * column + 1, top)
        for column in range(ABREAST):
            grid.setColumnStretch(2 * column + 1, 1)
        self.setLayout(grid)


def _words(mark: GivenMark) -> QWidget:
    found = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 1, 12, 0)
    grid.setSpacing(0)
    grid.addWidget(Text(mark.title, "strong", wrap=True), 0, 0)
    if mark.comment:
        comment = phrase(T("conflicts.text"), text=mark.comment)
        grid.addWidget(Text(comment, "small", wrap=True), 1, 0)
    found.setLayout(grid)
    return found
