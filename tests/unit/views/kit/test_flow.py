"""A row of acts that breaks its lines like words, or evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.flow import Flow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("even", "width", "found"),
    [
        (False, 440, [4, 1]),
        (True, 440, [3, 2]),
        (True, 600, [5]),
        (True, 220, [2, 2, 1]),
        (True, 90, [1, 1, 1, 1, 1]),
    ],
)
def test_lines_are_filled_or_shared(
    qtbot: QtBot, width: int, found: list[int], *, even: bool
) -> None:
    page, parts = QWidget(), [QWidget() for _ in range(5)]
    for one in parts:
        one.setFixedSize(100, 20)
    page.setLayout(Flow(parts, gap=8, even=even))
    qtbot.addWidget(page)
    page.setMinimumWidth(1)
    page.resize(width, 200)
    page.show()
    heights = [one.y() for one in parts]
    assert [heights.count(y) for y in sorted(set(heights))] == found
