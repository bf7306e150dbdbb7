"""The criteria of a paper sheet: a digit each, words where the rules ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.views.kit.layouts import column
from commission_app.views.kit.scroll import Scroll
from commission_app.views.scoring.mark_rows import MarkRows

if TYPE_CHECKING:
    from commission_app.services.office.paper_forms import PaperForm
    from commission_app.views.scoring.criterion_row import CriterionRow


class PaperMarks(QFrame):
    """Whoever types second gives marks only: the words stand as they were typed first.

    Signals
    -------
    changed(): a person gave or wrote something.
    ended(): the last criterion is done.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._marks = MarkRows()
        self._marks.changed.connect(self.changed)
        self._marks.ended.connect(self.ended)
        page = QFrame()
        page.setProperty("box", "bare")
        page.setLayout(column(self._marks, None, gap=0, margins=(10, 0, 10, 0)))
        self._scroll = Scroll(page)
        self.setLayout(column(self._scroll))

    def show_form(self, form: PaperForm) -> None:
        """Empty rows; nothing of what somebody else typed."""
        self._marks.show_criteria(form.criteria, form.shortest, worded=not form.first)
        self._scroll.verticalScrollBar().setValue(0)  # whoever types now begins at the first

    @property
    def rows(self) -> dict[str, CriterionRow]:
        """By criterion."""
        return self._marks.rows

    @property
    def marks(self) -> dict[str, tuple[int, str]]:
        """Criterion → level and words, of those that have a level."""
        found = self._marks.marks.items()
        return {code: (level, words) for code, (level, words) in found if level is not None}

    def begin(self) -> None:
        """The hand is ready for the first mark."""
        self._marks.begin()

    def to_gap(self) -> bool:
        """Come to the first criterion that lacks something; False: none does."""
        return self._marks.to_gap()
