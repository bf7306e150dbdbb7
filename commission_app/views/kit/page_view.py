"""Pages of a PDF as they will be printed: real pixels, white in dark mode too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.paint import NO_PEN, fill, smooth
from commission_app.views.kit.pdf import Drawing, Pdf
from commission_app.views.support.theme import RADIUS, color
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent

    from commission_app.views.support.words import Words

GAP, KEPT = 16, 12  # between pages; pictures kept at most
LOOK = 8  # milliseconds between two looks whether a picture is there
POINT = 96 / 72  # a point of the page in independent pixels, at 100 %
FIT_AT_MOST = 125  # per cent
ZOOMS = (50, 67, 75, 84, 100, 125, 150, 200, 300)


class PageView(QAbstractScrollArea):
    """A document page below page; only pages in sight are drawn, beside this thread.

    Keys: PgUp, PgDn page by page; Ctrl++, Ctrl+-; Ctrl+0 as wide as there is room.

    Signals
    -------
    turned(int, int): the page in sight, from 1, of how many.
    zoomed(int): the size in per cent.
    """

    turned = Signal(int, int)
    zoomed = Signal(int)

    def __init__(self, name: Words = "") -> None:
        super().__init__()
        self._name: Words = name
        self._document: Pdf | None = None
        self._drawing: Drawing | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._zoom, self._fitting, self._told = 100, True, (0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw_next)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.destroyed.connect(self._later.stop)
        self._name_anew()

    @property
    def page(self) -> int:
        """The page in sight, from 1; 0 without a document."""
        if not self._sizes:
            return 0
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        tops = [top for top, _ in self._places()]
        return max(sum(1 for top in tops if top <= line), 1)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> int:
        """The size in per cent."""
        return self._zoom

    def show_document(self, pdf: bytes) -> None:
        """Another document, or this one anew: page and size stay."""
        self.show_pdf(Pdf(pdf))

    def show_pdf(self, document: Pdf) -> None:
        """The same of an open document, which is closed when another one comes."""
        scroll = self.verticalScrollBar().value()
        self.forget()
        self._document, self._sizes = document, document.sizes
        if self._fitting:
            self.fit()
        self._measure()
        self.verticalScrollBar().setValue(scroll)
        self._scrolled()

    def forget(self) -> None:
        """No document any more."""
        if self._document is not None:
            self._document.close()
        self._document, self._sizes, self._drawing = None, (), None
        self._pictures.clear()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """To the top of this page, from 1."""
        if self._sizes:
            top, _ = self._places()[min(max(page, 1), self.pages) - 1]
            self.verticalScrollBar().setValue(int(top) - GAP)

    def zoom_to(self, per_cent: int) -> None:
        """Another size; the page in sight stays in sight."""
        self._fitting = False
        self._resize(per_cent)

    def fit(self) -> None:
        """As wide as there is room."""
        self._fitting = True
        widest = max((width for width, _ in self._sizes), default=0)
        if widest:
            room = self.viewport().width() - 2 * GAP
            self._resize(min(max(int(room / (widest * POINT) * 100), 10), FIT_AT_MOST))

    def _resize(self, per_cent: int) -> None:
        page = self.page
        if per_cent != self._zoom:
            self._zoom = per_cent
            self._measure()
            self.go_to(page)
            self.viewport().update()
            self.zoomed.emit(per_cent)

    def step(self, by: int) -> None:
        """One size larger (1) or smaller (-1)."""
        larger = [one for one in ZOOMS if (one - self._zoom) * by > 0]
        if larger:
            self.zoom_to(min(larger) if by > 0 else max(larger))

    def _places(self) -> list[tuple[float, QRectF]]:
        """Top and area of each page, as if nothing were scrolled."""
        scale, found, top = POINT * self._zoom / 100, list[tuple[float, QRectF]](), float(GAP)
        for width, height in self._sizes:
            left = max((self.viewport().width() - width * scale) / 2, GAP)
            found.append((top, QRectF(left, top, width * scale, height * scale)))
            top += height * scale + GAP
        return found

    def _measure(self) -> None:
        port, places = self.viewport(), self._places()
        high = int(places[-1][1].bottom() + GAP) - port.height() if places else 0
        wide = max((int(area.width()) for _, area in places), default=0) + 2 * GAP
        down, along = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(high, 0))
        down.setPageStep(port.height())
        down.setSingleStep(48)
        along.setRange(0, max(wide - port.width(), 0))
        along.setPageStep(port.width())

    def _in_sight(self) -> list[tuple[int, QRectF]]:
        port = QRectF(self.viewport().rect())
        by = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        moved = [(n, area.translated(*by)) for n, (_, area) in enumerate(self._places())]
        return [(n, area) for n, area in moved if area.intersects(port)]

    def _scale(self) -> float:
        return POINT * self._zoom / 100 * self.devicePixelRatioF()

    def _draw_next(self) -> None:
        """Have a page in sight drawn that has no picture yet, one after the other."""
        drawing = self._drawing
        if drawing is not None:
            if drawing.picture is None:
                self._later.start(LOOK)
                return
            self._keep(drawing.page, drawing.scale, drawing.picture)
        scale = self._scale()
        lacking = [n for n, _ in self._in_sight() if (n, scale) not in self._pictures]
        if lacking and self._document is not None:
            self._drawing = Drawing(self._document, lacking[0], scale)
            self._later.start(LOOK)

    def _keep(self, page: int, scale: float, picture: QImage) -> None:
        self._drawing = None
        if len(self._pictures) >= KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[page, scale] = picture
        self.viewport().update()

    def _scrolled(self) -> None:
        self.viewport().update()
        now = (self.page, self.pages)
        if now != self._told:
            self._told = now
            self._name_anew()
            self.turned.emit(*now)

    def _name_anew(self) -> None:
        page = phrase(T("kit.page_of"), page=self.page, of=self.pages) if self.pages else ""
        self.setAccessibleName(", ".join(filter(None, (said(self._name), said(page)))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), Qt.KeyboardModifier.ControlModifier
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: self.pages}
        held = bool(event.modifiers() & control)
        if key in turns:
            self.go_to(self.page + turns[key])
        elif key in ends:
            self.go_to(ends[key])
        elif held and key in zooms:
            self.step(zooms[key])
        elif held and key is Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_anew()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self.fit()
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scale = smooth(self.viewport()), self._scale()
        fill(painter, QRectF(self.viewport().rect()), color("sunken"), RADIUS)
        lacking = False
        for number, area in self._in_sight():
            fill(painter, area.translated(1, 2), color("shadow"), 2)
            painter.setPen(NO_PEN)
            painter.fillRect(area, Qt.GlobalColor.white)
            image = self._pictures.get((number, scale))
            lacking = lacking or image is None
            if image is not None:
                painter.drawImage(area, image)
        if lacking and not self._later.isActive():
            self._later.start(0)
