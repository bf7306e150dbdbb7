"""The quorum light: a seat for each voting member, a tick at the seat that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from commission_app.views.kit.paint import NO_BRUSH, Painted, pen, smooth
from commission_app.views.support.theme import color, density

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from commission_app.views.support.words import Words

STEP, SEAT, HIGH = 18, QSize(14, 16), 28


class Seats(Painted):
    """Filled seats are present ones, green once they are enough; the words stand beside it."""

    def __init__(self, name: Words = "") -> None:
        super().__init__(name)
        self._present = self._of = self._needed = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_seats(self, present: int, of: int, needed: int, name: Words = "") -> None:
        """Who is there; `name`: the same in words."""
        self._present, self._of, self._needed = present, of, needed
        self.call(name)
        self.updateGeometry()
        self.update()

    def _scale(self) -> float:
        return density().body / 14

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._of * STEP + 6, HIGH) * self._scale()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.scale(self._scale(), self._scale())
        enough = "good" if self._present >= self._needed else "soft"
        for number in range(self._of):
            taken = number < self._present
            painter.setPen(pen(enough if taken else "edge", 1.4))
            painter.setBrush(color(enough) if taken else NO_BRUSH)
            seat = QRectF(number * STEP + 1, 6, SEAT.width(), SEAT.height())
            painter.drawRoundedRect(seat, 3, 3)
        if self._needed:
            tick = self._needed * STEP - 2
            painter.setPen(pen("text", 2))
            painter.drawLine(QPointF(tick, 0), QPointF(tick, HIGH))
