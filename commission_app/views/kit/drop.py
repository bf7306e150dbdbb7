"""Files dragged anywhere over a page: one frame with the verb, then their paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.views.kit.paint import CENTRE, NO_BRUSH, face, fill, metrics, pen, smooth
from commission_app.views.support.theme import RADIUS, RADIUS_LARGE, color, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent

    from commission_app.views.support.words import Words


class DropFrame(QWidget):
    """Lies over `page` and shows itself while files are held over it.

    Signals
    -------
    dropped(object): the tuple of paths let go here.
    """

    dropped = Signal(object)

    def __init__(self, page: QWidget, verb: Words, endings: tuple[str, ...] = ()) -> None:
        super().__init__(page)
        self._page, self._verb, self._endings = page, verb, endings
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self.hide()

    def paths(self, data: QMimeData) -> tuple[Path, ...]:
        """The files and folders held, those with a fitting ending where some are asked for."""
        held = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        fits = self._endings
        return tuple(p for p in held if not fits or p.suffix.lower() in fits or p.is_dir())

    def _entered(self, event: QDragEnterEvent) -> bool:
        fits = bool(self.paths(event.mimeData()))
        if fits:
            event.acceptProposedAction()
            self.setGeometry(self._page.rect())
            self.raise_()
            self.show()
        return fits

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._entered(event)
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            event.acceptProposedAction()
            self.dropped.emit(self.paths(event.mimeData()))
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.hide()
        elif event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._page.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, size = smooth(self), density()
        painter.setPen(pen("link", 3))
        painter.setBrush(NO_BRUSH)
        frame = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        painter.drawRoundedRect(frame, RADIUS_LARGE, RADIUS_LARGE)
        text = said(self._verb)
        wide = metrics(size.title, 600).horizontalAdvance(text) + 48
        plate = QRectF(0, 0, wide, size.control + 12)
        plate.moveCenter(frame.center())
        fill(painter, plate, color("accent"), RADIUS)
        painter.setFont(face(size.title, 600))
        painter.setPen(color("on_accent"))
        painter.drawText(plate, CENTRE, text)
