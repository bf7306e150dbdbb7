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
    strips = [strip.marks for strip in bench._strips.values()]
    strips[0].setFocus()
    seen: list[object] = []
    for _ in range(len(strips) + 1):
        seen.append(QApplication.focusWidget())
        here.driver.press("Tab")
    assert seen == [*strips, bench._add]
