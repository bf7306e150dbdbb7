"""What the glyphs of the matrix mean, and how many of each there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.state import STATE_WORDS, State
from commission_app.views.kit.text import Text
from commission_app.views.matrix.shown import REMARKED, REVISED
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER = (
    *("received", "paper", "missing", "waiting", "conflict"),
    *("gap", "recused", "absent", "void"),
)


class Legend(QWidget):
    """Only the states that occur, in an order that stays."""

    def __init__(self) -> None:
        super().__init__()
        self._states = {key: State(key) for key in ORDER}
        self._open = State("ph.eye", phrase(T("matrix.legend_revealed")), "good")
        self._notes = {
            REVISED: Text(phrase(T("matrix.legend_revision")), "state", tone="soft"),
            REMARKED: Text(phrase(T("matrix.legend_remark")), "state", tone="soft"),
        }
        flow = Flow(gap=18)
        for one in (*self._states.values(), self._open, *self._notes.values()):
            flow.addWidget(one)
        self.setLayout(flow)

    def show_figures(self, figures: Mapping[str, int], revealed: int) -> None:
        """How many cells of each state, and how many interviews are open."""
        for key, state in self._states.items():
            number = figures.get(key, 0)
            state.show_as(key, joined(STATE_WORDS[key], number, between=" "))
            state.setVisible(bool(number))
        for key, text in self._notes.items():
            text.setVisible(bool(figures.get(key, 0)))
        self._open.setVisible(bool(revealed))
