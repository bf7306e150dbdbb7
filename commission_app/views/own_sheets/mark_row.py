"""One mark as it was sealed: its criterion, its level and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.services.day.bench import CriterionOnBench
    from commission_app.views.support.words import Words


class MarkRow(QFrame):
    """Only to be read; `criterion` is None where the rules of today do not know it."""

    def __init__(self, number: int, mark: Mark, criterion: CriterionOnBench | None) -> None:
        super().__init__()
        self.setProperty("box", "row")
        place = Text(str(number), "strong", tone="faint")
        place.setFixedWidth(20)
        level = QLabel(str(mark.level))
        level.setProperty("role", "level")
        level.setFixedSize(38, 34)
        level.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = Text(criterion.title if criterion else mark.criterion, "name", wrap=True)
        words = Text(mark.comment, "soft", wrap=True)
        if not mark.comment:
            words.hide()
        said = level_name(criterion, mark.level)
        level.setAccessibleName(str(mark.level))
        name = Text(said, "small", wrap=True)
        name.setFixedWidth(196)
        name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        texts = column(None, title, words, None, gap=2)
        self.setLayout(
            row(
                *(place, (texts, 1), 8, name, level),
                gap=10,
                margins=(0, 7, 0, 7),
            )
        )


def level_name(criterion: CriterionOnBench | None, level: int) -> Words:
    """What the rules call this level."""
    levels = criterion.levels if criterion else ()
    return next((one.name for one in levels if one.level == level), "")


def mark_words(level: int | None) -> Words:
    """A level in a sentence, also one that was not there."""
    return str(level) if level is not None else phrase(T("own_sheets.no_mark"))
