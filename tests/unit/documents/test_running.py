"""What stands above a table stays with it, wherever a page ends."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from commission_app.documents.fitting import paragraph
from commission_app.documents.fonts import register_fonts
from commission_app.documents.running import Running
from commission_app.documents.styles import BODY, CELL, mm
from commission_app.documents.tables import Column, continued, table
from commission_app.documents.wording import Both
from tests.support.pdf import pages

register_fonts()
WIDTH = 165 * mm


def printed(filled: float, tall: int) -> list[str]:
    """Pages of a lead and a table whose first row has `tall` lines, `filled` points down."""
    paper = Running(WIDTH, "columns")
    paper.air(filled)
    paper.lead_over(Both("Мақұлдаулар", "Одобрения"), BODY)
    words = "<br/>".join(["бірінші", *["жол"] * (tall - 1)])
    rows = [[paragraph(words, "kk", CELL, 80 * mm), ""], ["екінші", ""], ["үшінші", ""]]
    columns = [Column(Both("Баған", "Столбец"), 80), Column(Both("Бос", "Пусто"), 80)]
    paper.over(table(columns, rows, continued()))
    file = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin"), 20 * mm)
    SimpleDocTemplate(file, pagesize=A4, **margins).build(paper.story)
    return pages(file.getvalue())


@pytest.mark.parametrize("tall", [1, 4, 12])
@pytest.mark.parametrize("filled", range(380, 680, 20))
def test_a_title_never_stands_alone_at_the_foot_of_a_page(filled: float, tall: int) -> None:
    found = [page for page in printed(filled, tall) if "Одобрения" in page]
    assert len(found) == 1
    assert "бірінші" in found[0]
