"""A receipt: as many pages as it needs, and a line in the diary."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from commission_app.domain.language import Bilingual
from commission_app.services.day.deliveries import Delivery, Receipt, ReceiptLine
from commission_app.views.handing_over.receipt import FIRST, FURTHER, pages_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

GONE = Delivery(
    "P", 1, datetime(2026, 11, 24, tzinfo=UTC), "7F3A 91C2 04DE", 9, 1, 0, 1, 0, "waiting"
)


def receipt(count: int, *, practice: bool = True) -> Receipt:
    lines = tuple(ReceiptLine(f"L26-{n:05}", "A-B-C-D", "sealed", 1) for n in range(count))
    return Receipt(GONE, "M01", Bilingual("А", "Б"), "DEV", "OFF", practice, lines)


def ink(page: QImage, top: int, bottom: int) -> bool:
    """Whether anything is written between two lines of pixels."""
    white = QColor("white").rgb()
    return any(
        page.pixel(x, y) != white
        for y in range(top, bottom, 2)
        for x in range(0, page.width(), 3)
    )


@pytest.mark.parametrize(
    ("count", "pages"), [(0, 1), (FIRST, 1), (FIRST + 1, 2), (FIRST + FURTHER + 1, 3)]
)
def test_every_sheet_has_its_line(count: int, pages: int) -> None:
    assert len(pages_of(receipt(count))) == pages


def test_the_last_line_of_a_full_page_stands_above_its_foot() -> None:
    for page in pages_of(receipt(FIRST + FURTHER)):
        foot = page.height() - 160
        assert not ink(page, foot - 24, foot), "a table ran into the page number"


def test_practice_is_said_on_paper() -> None:
    assert pages_of(receipt(1)) != pages_of(receipt(1, practice=False))
