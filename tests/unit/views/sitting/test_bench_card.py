"""The bench of one candidate, in the order in which Tab goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.views.sitting.conftest import Room


def test_tab_comes_to_the_criteria_before_the_dissent_and_the_decision(
    room: Callable[[str], Room],
) -> None:
    here = room("revealed")
    bench = here.screen._table.bench
    strips = bench._strips.marks
    strips[0].setFocus()
    seen: list[object] = []
    for _ in range(len(strips) + 1):
        seen.append(QApplication.focusWidget())
        here.driver.press("Tab")
    assert seen == [*strips, bench._add]


def test_in_a_narrow_card_all_levels_move_together(room: Callable[[str], Room]) -> None:
    here = room("revealed")
    strips = here.screen._table.bench._strips
    wide = {spread.sizeHint().width() for spread in strips.marks}
    least = strips.minimumSizeHint().width()
    strips.resize(least, strips.height())
    narrow = {spread.sizeHint().width() for spread in strips.marks}
    assert len(wide) == len(narrow) == 1
    assert max(narrow) < min(wide)
    assert strips.minimumSizeHint().width() <= least
