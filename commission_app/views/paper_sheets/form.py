"""The criteria of a paper sheet: a digit each, words where the rules ask for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame

from commission_app.views.kit.layouts import clear, column, line
from commission_app.views.kit.scroll import Scroll
from commission_app.views.scoring.criterion_row import CriterionRow

if TYPE_CHECKING:
    from commission_app.services.day.bench import CriterionOnBench
    from commission_app.services.office.paper_forms import PaperForm


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
        self.rows: dict[str, CriterionRow] = {}
        self._worded = True
        self._list = column(gap=0)
        page = QFrame()
        page.setProperty("box", "bare")
        page.setLayout(column(self._list, None, gap=0, margins=(10, 0, 10, 0)))
        self._scroll = Scroll(page)
        self.setLayout(column(self._scroll))

    def show_form(self, form: PaperForm) -> None:
        """Empty rows; nothing of what somebody else typed."""
        clear(self._list)
        self.rows, self._worded = {}, not form.first
        for number, one in enumerate(form.criteria, 1):
            shown = one if self._worded else _without_words(one)
            made = CriterionRow(number, shown, form.shortest)
            made.given.connect(self._given)
            made.written.connect(self.changed)
            made.entered.connect(self._enter)
            made.went_on.connect(self._go_on)
            made.went_back.connect(self._go_back)
            self.rows[one.code] = made
            if number > 1:
                self._list.addWidget(line())
            self._list.addWidget(made)
            made.show()

    @property
    def marks(self) -> dict[str, tuple[int, str]]:
        """Criterion → level and words, of those that have a level."""
        found = ((code, made.bar.level, made.comment.words) for code, made in self.rows.items())
        return {code: (level, words) for code, level, words in found if level is not None}

    def begin(self) -> None:
        """The hand is ready for the first mark."""
        if self.rows:
            self._focus(next(iter(self.rows)))

    def to_gap(self) -> bool:
        """Come to the first criterion that lacks something; False: none does."""
        gap = next((made for made in self.rows.values() if made.lacking), None)
        if gap is None:
            return False
        self._focus(gap.code)
        if gap.level is not None:
            gap.comment.setFocus()
        return True

    def _given(self, code: str) -> None:
        self.rows[code].saved()  # the whole sheet is one act
        self.changed.emit()

    def _focus(self, code: str) -> None:
        self.rows[code].bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter(code)

    def _enter(self, code: str) -> None:
        for other, made in self.rows.items():
            made.focus_on(on=self._worded and other == code)
        QTimer.singleShot(0, self.rows[code], self._into_view)

    def _into_view(self) -> None:
        focus = self.focusWidget()
        row = next((r for r in self.rows.values() if focus and r.isAncestorOf(focus)), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 8)

    def _go_on(self, code: str) -> None:
        codes = list(self.rows)
        place = codes.index(code) + 1
        if place < len(codes):
            self._focus(codes[place])
        else:
            self.ended.emit()

    def _go_back(self, code: str) -> None:
        codes = list(self.rows)
        self._focus(codes[max(codes.index(code) - 1, 0)])


def _without_words(one: CriterionOnBench) -> CriterionOnBench:
    levels = tuple(replace(level, needs_comment=False) for level in one.levels)
    return replace(one, levels=levels)
