"""A table on paper: upright or across, its head on every page."""

from __future__ import annotations

import dataclasses

from commission_app.documents.listing import ListingSnapshot
from commission_app.documents.press import Mark
from commission_app.documents.registry import print_document, render
from tests.support import papers, pdf


def test_few_columns_stand_upright_and_many_lie_across() -> None:
    upright = papers.listing(5)
    wide, high = pdf.sizes(render(upright, mark=Mark()))[0]
    assert wide < high
    long = "педагогикалық шеберлік орталығы " * 3
    rows = tuple((*row, long) for row in upright.rows)
    across = dataclasses.replace(upright, headings=(*upright.headings, "Ұйым"), rows=rows)
    wide, high = pdf.sizes(render(across, mark=Mark()))[0]
    assert wide > high


def test_the_head_repeats_on_every_page() -> None:
    printed = print_document(papers.listing(120), mark=Mark())
    assert printed.pages > 1
    assert all("Коды" in page for page in pdf.pages(printed.pdf))


def test_signs_of_markup_are_texts() -> None:
    listing = ListingSnapshot(title="<b>", headings=("&",), rows=(("<i>x</i>",),), lang="ru")
    assert "<i>x</i>" in pdf.text(render(listing, mark=Mark()))
