"""The receipt of a hand-over on paper: what went, by control codes and without a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from commission_app.services.day.deliveries import ReadReceipt, Receipt, ReceiptLine
from commission_app.services.office.printing import NotePrinted
from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import in_all_words, sheets_words
from commission_app.views.support.theme import PAPER_FAMILY
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

WIDE, HIGH = 1654, 2339  # A4 at 200 dots to an inch
MARGIN, LINE = 160, 46
BODY, SMALL, TITLE, CODE = 31, 26, 44, 60  # pixels
FIRST, FURTHER = 24, 40  # lines of a page
COLUMNS = ((0, 380), (400, 700), (1120, 214))  # left, width: interview, code, revision
WRAP = Qt.TextFlag.TextWordWrap


class ReceiptPrinter(QObject):
    """Asks for a receipt and sends it to a printer; the diary says so."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, parent

    def print(self, package: str) -> None:
        """Of one hand-over."""
        self._desk.ask(ReadReceipt(package), self, self._print)

    def _print(self, receipt: Receipt) -> None:
        title = phrase(T("handover.receipt_name"), code=receipt.delivery.code)
        if self._desk.files.print_pages(self._page, title, pages_of(receipt)):
            self._desk.act(NotePrinted("receipt", 1, receipt.delivery.package), self)


def pages_of(receipt: Receipt) -> list[QImage]:
    """The receipt in the language of the moment, as many pages as its lines need."""
    parts = list(_parted(receipt.lines))
    return [
        _page(receipt, lines, (number, len(parts))) for number, lines in enumerate(parts, 1)
    ]


def _parted(lines: Sequence[ReceiptLine]) -> Iterator[Sequence[ReceiptLine]]:
    yield lines[:FIRST]
    for start in range(FIRST, len(lines), FURTHER):
        yield lines[start : start + FURTHER]


def _page(receipt: Receipt, lines: Sequence[ReceiptLine], place: tuple[int, int]) -> QImage:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    pen = _Pen(QPainter(image))
    if receipt.practice:
        pen.write(phrase(T("handover.paper_practice")), SMALL, bold=True)
    if place[0] == 1:
        _head(pen, receipt)
    pen.row([phrase(T(key)) for key in HEADS], bold=True)
    for line in lines:
        pen.row(_cells(line))
    pen.foot(phrase(T("handover.paper_page"), page=place[0], of=place[1]))
    pen.painter.end()
    return image


HEADS = (
    T("handover.paper_interview"),
    T("handover.paper_control"),
    T("handover.paper_revision"),
)


def _head(pen: _Pen, receipt: Receipt) -> None:
    gone = receipt.delivery
    pen.write(phrase(T("handover.paper_title")), TITLE, bold=True)
    pen.write(gone.code, CODE, bold=True)
    pen.write(joined(receipt.names, receipt.member), BODY)
    pen.write(phrase(T("handover.paper_when"), at=gone.at, number=gone.number), BODY)
    new = sheets_words(gone.sheets, gone.corrections)
    in_all = in_all_words(gone.all_sheets, gone.all_corrections)
    pen.write(phrase(T("handover.paper_what"), new=new, all=in_all), BODY)
    pen.write(phrase(T("handover.paper_device"), device=receipt.device), SMALL)
    pen.write(phrase(T("handover.paper_office"), office=receipt.office), SMALL)
    pen.skip(LINE // 2)


def _cells(line: ReceiptLine) -> list[Words]:
    void = phrase(T("handover.paper_void")) if line.state == "void" else ""
    return [line.interview, line.control, joined(str(line.revision), void, between=", ")]


class _Pen:
    """Writes from above; what was written stays above what follows."""

    def __init__(self, painter: QPainter) -> None:
        self.painter, self._y = painter, float(MARGIN)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(QColor(Qt.GlobalColor.black))

    def write(self, words: Words, pixels: int, *, bold: bool = False) -> None:
        """A paragraph as wide as the page."""
        self.painter.setFont(_font(pixels, bold=bold))
        room = QRectF(MARGIN, self._y, WIDE - 2 * MARGIN, HIGH)
        text = said(words)
        used = self.painter.boundingRect(room, int(WRAP), text)
        self.painter.drawText(room, int(WRAP), text)
        self._y += used.height() + 10

    def row(self, cells: Sequence[Words], *, bold: bool = False) -> None:
        """A row of the table with a hairline below."""
        self.painter.setFont(_font(SMALL, bold=bold))
        for (left, wide), words in zip(COLUMNS, cells, strict=True):
            area = QRectF(MARGIN + left, self._y, wide, LINE)
            self.painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), said(words))
        self._y += LINE
        end = WIDE - MARGIN
        self.painter.drawLine(MARGIN, int(self._y), end, int(self._y))

    def foot(self, words: Words) -> None:
        """At the bottom of the page."""
        self.painter.setFont(_font(SMALL))
        area = QRectF(MARGIN, HIGH - MARGIN, WIDE - 2 * MARGIN, LINE)
        self.painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), said(words))

    def skip(self, pixels: int) -> None:
        """Leave room."""
        self._y += pixels


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(PAPER_FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
