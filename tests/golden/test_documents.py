"""The words and the page count of every document, as they were last approved.

UPDATE_GOLDEN=1 writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commission_app.documents.press import Mark
from commission_app.documents.registry import print_document
from tests.support import papers, pdf

if TYPE_CHECKING:
    from commission_app.documents.press import Layout

FOLDER = Path(__file__).parent / "documents"
LAYOUTS: tuple[Layout, ...] = ("columns", "consecutive")
SNAPSHOTS = {
    "protocol": lambda: papers.protocol(4),
    "score_sheet": papers.score_sheet,
    "blank_sheet": papers.blank_sheet,
    "summary": lambda: papers.summary(4),
    "attendance": lambda: papers.attendance(4),
    "roll_call": lambda: papers.roll_call(2, 4),
    "order": lambda: papers.order(4),
    "certificates": lambda: papers.certificates(2),
    "slip": papers.slips,
    "listing": papers.listing,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_document_says_what_was_approved(name: str, layout: Layout) -> None:
    printed = print_document(SNAPSHOTS[name](), mark=Mark(), layout=layout)
    said = f"pages: {printed.pages}\n" + pdf.text(printed.pdf).replace("\f", "\n--- page\n")
    file = FOLDER / f"{name}.{layout}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")
