"""The form for the sealed envelope: the recovery key on a small page, painted to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from commission_app.shared.texts import T
from commission_app.views.support.theme import PAPER_FAMILY, TEXT_FAMILY
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

MM = 12  # pixels of a millimetre: about 300 to the inch
WIDE, TALL, EDGE = 148 * MM, 105 * MM, 9 * MM  # A6, lying
INK, SOFT = QColor("#1A1F1E"), QColor("#474F4C")


@dataclass(frozen=True, slots=True)
class Secret:
    """What is shown once: a key, whose it is, and a laptop's fingerprint where it has one."""

    key: str
    name: str  # of the workspace's folder
    fingerprint: str = ""
    practice: bool = False


def paint_envelope(secret: Secret, day: Words) -> QImage:
    """One page; it is never written to a disk."""
    image = QImage(WIDE, TALL, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setDotsPerMeterX(MM * 1000)
    image.setDotsPerMeterY(MM * 1000)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(SOFT, 3))
    painter.drawRect(QRectF(EDGE / 2, EDGE / 2, WIDE - EDGE, TALL - EDGE))
    title = T("entrance.envelope_practice") if secret.practice else T("entrance.envelope")
    groups = secret.key.split("-")
    half = len(groups) // 2
    pen = _Pen(painter, EDGE)
    pen.write(phrase(title), _face(7, bold=True))
    pen.write(phrase(T("entrance.envelope_of"), name=secret.name), _face(4))
    pen.write(phrase(T("entrance.envelope_day"), day=day), _face(4))
    for part in (groups[:half], groups[half:]):
        pen.y += 2 * MM
        pen.write("   ".join(part), _face(10, TEXT_FAMILY, bold=True))
    pen.y += 3 * MM
    pen.write(phrase(T("entrance.envelope_keep")), _face(3.6))
    pen.y = TALL - 17 * MM
    pen.write(phrase(T("entrance.envelope_sign")), _face(4))
    painter.end()
    return image


class _Pen:
    """Writes paragraph after paragraph."""

    def __init__(self, painter: QPainter, y: float) -> None:
        self._painter, self.y = painter, y

    def write(self, words: Words, face: QFont) -> None:
        """A paragraph, and the place of the next one."""
        self._painter.setFont(face)
        self._painter.setPen(INK)
        room = QRectF(1.5 * EDGE, self.y, WIDE - 3 * EDGE, TALL - self.y)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        used = self._painter.boundingRect(room, flags, said(words))
        self._painter.drawText(room, flags, said(words))
        self.y = used.bottom() + 1.2 * MM


def _face(size: float, family: str = PAPER_FAMILY, *, bold: bool = False) -> QFont:
    """A face at a size in millimetres."""
    found = QFont(family)
    found.setPixelSize(int(size * MM))
    found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return found
