"""A table knows how high its beginning is before the rest of it is laid out."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from commission_app.documents.flowables import EndingTable

WIDTH = 200.0


class Box(Flowable):
    """So high; it counts how often it was asked, and knows where it was drawn."""

    def __init__(self, high: float) -> None:
        super().__init__()
        self.high, self.asked, self.foot = high, 0, -1.0

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.asked += 1
        return aW, self.high

    def draw(self) -> None:
        _, self.foot = self.canv.absolutePosition(0, 0)


def made(*heights: float, heads: int = 1) -> tuple[EndingTable, list[Box]]:
    boxes = [Box(high) for high in heights]
    found = EndingTable([[box] for box in boxes], [WIDTH], repeatRows=heads)
    found.setStyle(
        [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    )
    return found, boxes


@pytest.mark.parametrize(("heads", "high"), [(1, 30), (2, 60)])
def test_the_beginning_is_the_head_with_the_first_row_and_asks_no_other(
    heads: int, high: float
) -> None:
    table, boxes = made(10, 20, 30, 40, 50, heads=heads)
    assert table.beginning(WIDTH) == high
    assert [box.asked > 0 for box in boxes] == [n <= heads for n in range(5)]


def test_a_table_is_whole_again_after_its_beginning_was_asked_for() -> None:
    table, _ = made(10, 20, 30, 40, 50)
    table.beginning(WIDTH)
    assert table.wrap(WIDTH, 9999) == (WIDTH, 150)
    table.beginning(WIDTH)
    table.wrap(WIDTH, 105)
    first, _, second = table.split(WIDTH, 105)
    assert [part.wrap(WIDTH, 9999)[1] for part in (first, second)] == [60, 100]


def test_a_line_over_all_columns_stands_where_it_stood_without_that_question() -> None:
    """ReportLab keeps the places of such lines as long as as many rows are laid out."""
    drawn: list[list[float]] = []
    for asked in (False, True):
        boxes = [Box(high) for high in (10, 20, 30, 40)]
        head, *rows = [[box, ""] for box in boxes]
        table = EndingTable([head, *rows], [WIDTH / 2] * 2, repeatRows=1)
        table.setStyle([("SPAN", (0, 0), (-1, 0))])
        if asked:
            table.beginning(WIDTH)
        table.wrap(WIDTH, 9999)
        table.drawOn(Canvas(BytesIO()), 0, 0)
        drawn.append([box.foot for box in boxes])
    assert drawn[0] == drawn[1]
    assert drawn[0] == sorted(set(drawn[0]), reverse=True)


def test_a_head_without_a_row_begins_with_itself() -> None:
    table, _ = made(10)
    assert table.beginning(WIDTH) == 10
