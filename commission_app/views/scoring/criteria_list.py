"""The criteria of one interview, one below the other, and which of them is in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame

from commission_app.views.kit.layouts import clear, column, line
from commission_app.views.scoring.criterion_row import CriterionRow
from commission_app.views.support.keys import digit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.day.bench import Bench


class CriteriaList(QFrame):
    """Goes from row to row; what is given there is for the screen to keep.

    Signals
    -------
    given(str, object): criterion, and level or None. written(str, str): its comment.
    turned(): another criterion, or another level, is looked at.
    ended(): past the last one, and nothing is lacking.
    """

    given = Signal(str, object)
    written = Signal(str, str)
    turned = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.rows: dict[str, CriterionRow] = {}
        self.in_focus = ""
        self.looked = 0
        self._list = column(gap=0, margins=(6, 6, 6, 6))
        self.setLayout(self._list)

    @property
    def codes(self) -> list[str]:
        """The criteria, in their order."""
        return list(self.rows)

    @property
    def gap(self) -> str:
        """The first that keeps the sheet from being sealed, as the person sees it now."""
        return next((c for c, made in self.rows.items() if made.lacking), "")

    @property
    def marked(self) -> int:
        """How many are done: with their words, where their level asks for words."""
        return len(self.rows) - self.lacking

    @property
    def lacking(self) -> int:
        """How many keep the sheet from being sealed."""
        return sum(made.lacking for made in self.rows.values())

    def empty(self) -> None:
        """No key may mark one interview on the rows of the one before."""
        clear(self._list)
        self.rows, self.in_focus = {}, ""

    def show_bench(self, bench: Bench, *, fresh: bool) -> None:
        """What is kept now."""
        if fresh or [c.code for c in bench.criteria] != self.codes:
            self._make_rows(bench)
        for one in bench.criteria:
            self.rows[one.code].show_criterion(one)
            self.rows[one.code].fix(fixed=not bench.writable)

    def keep(self) -> None:
        """Have the words kept that are being written."""
        for made in self.rows.values():
            made.comment.keep()

    @property
    def unkept(self) -> list[CriterionRow]:
        """Where words stand that could not be kept."""
        return [made for made in self.rows.values() if made.comment.unkept]

    def lose(self) -> None:
        """Go on without those words."""
        for made in self.unkept:
            made.comment.lose()

    def focus(self, code: str) -> None:
        """The keys are for this one."""
        self.rows[code].bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.enter(code)

    def focus_again(self) -> None:
        """Back from beside the list."""
        if self.in_focus:
            self.focus(self.in_focus)

    def digit(self, event: QKeyEvent) -> bool:
        """Whether it was a digit: it is for the criterion in focus, wherever the keys were."""
        if digit(event) is None or self.in_focus not in self.rows:
            return False
        self.focus(self.in_focus)
        QApplication.sendEvent(self.rows[self.in_focus].bar, event)
        return True

    def focus_lacking(self, code: str) -> None:
        """To what is lacking there: its level, or the words that explain it."""
        self.focus(code)
        if self.rows[code].level is not None:
            self.rows[code].comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self, code: str) -> None:
        """One is in focus, its comment below it."""
        if code != self.in_focus:
            self.in_focus, self.looked = code, 0
            for other, made in self.rows.items():
                made.focus_on(on=other == code)
            self.turned.emit()

    def _make_rows(self, bench: Bench) -> None:
        self.empty()
        for number, one in enumerate(bench.criteria, 1):
            made = CriterionRow(number, one, bench.comment_least)
            made.given.connect(self.given)
            made.written.connect(self.written)
            made.entered.connect(self.enter)
            made.went_on.connect(self._go_on)
            made.went_back.connect(self._go_back)
            made.looked.connect(self._look)
            self.rows[one.code] = made
            if number > 1:
                self._list.addWidget(line())
            self._list.addWidget(made, 1)
            made.show()  # at once and not when Qt comes to it: the focus goes there now
        self._list.addStretch(1)

    def _go_on(self, code: str) -> None:
        place, gap = self.codes.index(code) + 1, self.gap
        if place < len(self.codes):
            self.focus(self.codes[place])
        elif gap and gap != code:
            self.focus(gap)
        elif not gap:
            self.ended.emit()

    def _go_back(self, code: str) -> None:
        self.focus(self.codes[max(self.codes.index(code) - 1, 0)])

    def _look(self, code: str, level: int) -> None:
        if code == self.in_focus:
            self.looked = level
            self.turned.emit()
