"""The program's sign: a shanyrak, the crown of the yurt under which people meet and decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from typing_extensions import override

from commission_app.views.kit.paint import NO_BRUSH, Painted, pen, smooth

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent


class Mark(Painted):
    """The sign in the accent, square."""

    def __init__(self, size: int = 28) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(smooth(self), QRectF(self.rect()))


def paint_mark(painter: QPainter, area: QRectF) -> None:
    """A ring with two crossed bundles of three poles; used for window icons as well."""
    thick = area.width() * 0.09
    ring = area.adjusted(thick, thick, -thick, -thick)
    painter.setBrush(NO_BRUSH)
    painter.setPen(pen("link", thick))
    painter.drawEllipse(ring)
    clip = QPainterPath()
    clip.addEllipse(ring)
    painter.setClipPath(clip)
    painter.setPen(pen("link", thick * 0.72))
    painter.translate(ring.center())
    painter.rotate(45)
    reach = ring.width() / 2
    for turn in (0, 90):
        painter.rotate(turn)
        painter.drawLine(QPointF(0, -reach), QPointF(0, reach))
        for side in (-reach, reach):
            pole = QPainterPath(QPointF(side * 0.62, -reach))
            pole.quadTo(QPointF(side * 0.18, 0), QPointF(side * 0.62, reach))
            painter.drawPath(pole)
