"""Every document there is, and `render`: a frozen snapshot becomes the bytes of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.documents import (
    attendance,
    blank_sheet,
    certificate,
    listing,
    order,
    protocol,
    roll_call,
    score_sheet,
    slip,
    summary,
)
from commission_app.documents.document import Document, Setting, refuse_unprintable
from commission_app.documents.fonts import register_fonts
from commission_app.shared.bulk import in_bulk

if TYPE_CHECKING:
    from commission_app.documents.press import Layout, Mark, Printed

DOCUMENTS: tuple[Document[Any], ...] = (
    protocol.DOCUMENT,
    score_sheet.DOCUMENT,
    blank_sheet.DOCUMENT,
    summary.DOCUMENT,
    attendance.DOCUMENT,
    roll_call.DOCUMENT,
    order.DOCUMENT,
    certificate.DOCUMENT,
    slip.DOCUMENT,
    listing.DOCUMENT,
)


def document_of(snapshot: object) -> Document[Any]:
    """The document that takes this snapshot; KeyError for anything else."""
    return {document.snapshot: document for document in DOCUMENTS}[type(snapshot)]


def render(snapshot: object, *, mark: Mark, layout: Layout = "columns") -> bytes:
    """The PDF: the same snapshot, mark and layout give the same bytes in every process.

    UserError names a requisite that a final paper lacks, a letter that the fonts lack, or a
    text that does not fit its one page.
    """
    return print_document(snapshot, mark=mark, layout=layout).pdf


def print_document(snapshot: object, *, mark: Mark, layout: Layout = "columns") -> Printed:
    """As `render`, with the number of pages beside the bytes."""
    register_fonts()
    document = document_of(snapshot)
    refuse_unprintable(snapshot)
    with in_bulk():  # a protocol is a hundred thousand pieces
        return document.compose(snapshot, Setting(mark, layout))
