"""The ground of painted pieces: repainted with the look, named anew with the language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.views.support.accessible import tell_roles
from commission_app.views.support.icons import pixmap
from commission_app.views.support.theme import color, colors, font
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPaintDevice, QPixmap

    from commission_app.views.support.words import Words

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush


_pictures: dict[tuple[str, str, int, float], QPixmap] = {}


def picture(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """A glyph as a picture, drawn once for each colour: tables ask for it in every cell."""
    key = (name, getattr(colors(), role), size, ratio)
    if key not in _pictures:
        _pictures[key] = pixmap(name, role, size, ratio)
    return _pictures[key]


@lru_cache(maxsize=64)
def face(pixels: int, weight: int = 400) -> QFont:
    """A font of ours; kept, since painters ask for it in every cell."""
    return font(pixels, weight)


@lru_cache(maxsize=64)
def metrics(pixels: int, weight: int = 400) -> QFontMetricsF:
    """The measures of such a font."""
    return QFontMetricsF(face(pixels, weight))


def elided(text: str, pixels: int, weight: int, room: float) -> str:
    """As much of the text as there is room for, an ellipsis for the rest."""
    return metrics(pixels, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)


def broken(text: str, pixels: int, weight: int, room: float) -> list[str]:
    """The text in lines of this width, parted where words are."""
    layout, found = QTextLayout(text, face(pixels, weight)), list[str]()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        found.append(text[line.textStart() :][: line.textLength()].strip())
    layout.endLayout()
    return found


def smooth(device: QPaintDevice) -> QPainter:
    """A painter without jagged edges."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def pen(role: str, width: float = 1) -> QPen:
    """A pen in the colour of a role."""
    return QPen(color(role), width)


def fill(painter: QPainter, area: QRectF, shade: QColor, radius: float = 0) -> None:
    """A filled rectangle without an edge."""
    painter.setPen(NO_PEN)
    painter.setBrush(shade)
    painter.drawRoundedRect(area, radius, radius)


class Painted(QWidget):
    """A piece that paints itself; its words are its name for readers of the screen."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, name: Words = "") -> None:
        super().__init__()
        tell_roles()
        self._name: Words = name
        self._said_anew()

    def call(self, name: Words) -> None:
        """Another name for readers of the screen."""
        self._name = name
        self._said_anew()

    def _said_anew(self) -> None:
        """Say all words again; pieces that show more than a name add to it."""
        self.setAccessibleName(said(self._name))

    def _dressed_anew(self) -> None:
        """Sizes and colours are others now."""
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._said_anew()
            self.update()
        elif event.type() is QEvent.Type.StyleChange:
            self._dressed_anew()
            self.update()
        super().changeEvent(event)
