"""Pages of a PDF as pictures. PDFium does one thing at a time: all of it is done by turns."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import pypdfium2
from PySide6.QtGui import QImage
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable

DOTS = 300 / 72  # pixels of a printed page to a point: 300 to an inch
_turn = threading.Lock()


class Pdf:
    """An open document; a page can be drawn by any thread."""

    def __init__(self, data: bytes) -> None:
        with _turn:
            self._document = pypdfium2.PdfDocument(data)
            count = len(self._document)
            self.sizes = tuple(self._document.get_page_size(n) for n in range(count))
        self._closed = False

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """One page, `scale` pixels to a point; an empty picture once the document is closed."""
        with _turn:
            return QImage() if self._closed else _rendered(self._document, page, scale)

    def close(self) -> None:
        """Nothing is drawn any more."""
        with _turn:
            if not self._closed:
                self._closed = True
                self._document.close()


class Drawing:
    """A page that is drawn beside the window's thread; `picture` is None until it is there."""

    def __init__(self, pdf: Pdf, page: int, scale: float) -> None:
        self.page, self.scale = page, scale
        self._pdf = pdf
        self.picture: QImage | None = None
        threading.Thread(target=self._draw, name="press", daemon=True).start()

    def _draw(self) -> None:
        self.picture = self._pdf.picture(self.page, self.scale)


class Printed(Sequence[QImage]):
    """Pages for a printer, each drawn when its turn comes: hundreds fit into no memory."""

    def __init__(self, documents: Iterable[bytes], copies: int = 1) -> None:
        self._documents = [Pdf(one) for one in documents]
        self._pages = [(pdf, n) for pdf in self._documents for n in range(len(pdf))] * copies

    def close(self) -> None:
        """Everything is on paper."""
        for one in self._documents:
            one.close()

    @overload
    def __getitem__(self, index: int) -> QImage: ...

    @overload
    def __getitem__(self, index: slice) -> list[QImage]: ...

    @override
    def __getitem__(self, index: int | slice) -> QImage | list[QImage]:
        if isinstance(index, slice):
            return [pdf.picture(page, DOTS) for pdf, page in self._pages[index]]
        pdf, page = self._pages[index]
        return pdf.picture(page, DOTS)

    @override
    def __len__(self) -> int:
        return len(self._pages)


def pictures(data: bytes) -> list[QImage]:
    """All pages for a printer, of a document that has few."""
    pages = Printed([data])
    found = pages[:]
    pages.close()
    return found


def _rendered(document: pypdfium2.PdfDocument, page: int, scale: float) -> QImage:
    sheet = document[page]
    bitmap = sheet.render(scale, prefer_bgrx=True)
    data = bytes(memoryview(bitmap.buffer))  # pyright: ignore[reportArgumentType]
    form = QImage.Format.Format_RGB32
    image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    sheet.close()
    return image
