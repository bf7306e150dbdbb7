"""Criteria whose marks are one act together: keys walk them, nothing is saved on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from commission_app.views.kit.layouts import clear, column, line
from commission_app.views.kit.scroll import bring
from commission_app.views.scoring.criterion_row import CriterionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.day.bench import CriterionOnBench


class MarkRows(QFrame):
    """A row each; the one in focus has its comment below it, where words are asked for.

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
        self.setLayout(self._list)

    def show_criteria(
        self, criteria: Sequence[CriterionOnBench], least: int, *, worded: bool = True
    ) -> None:
        """Other rows, empty; `least`: characters of a comment that must explain a mark."""
        clear(self._list)
        self.rows, self._worded = {}, worded
        for number, one in enumerate(criteria, 1):
            made = CriterionRow(number, one if worded else _without_words(one), least)
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
    def marks(self) -> dict[str, tuple[int | None, str]]:
        """Criterion → level, None where there is none yet, and words."""
        return {code: (made.bar.level, made.comment.words) for code, made in self.rows.items()}

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
        self.rows[code].saved()  # nothing is on its way to the disk
        self.changed.emit()

    def _focus(self, code: str) -> None:
        self.rows[code].bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enter(code)

    def _enter(self, code: str) -> None:
        for other, made in self.rows.items():
            made.focus_on(on=self._worded and other == code)
        bring(self.rows[code])  # the comment below the bar, too, once it has its room

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
