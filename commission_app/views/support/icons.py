"""Icons: Phosphor's regular weight, coloured by the role of the text beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qtawesome
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine
from typing_extensions import override

from commission_app.views.support.theme import colors

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPixmap

# What a state looks like everywhere: glyph and the role of its colour.
STATES = {
    "waiting": ("ph.circle", "faint"),
    "in_progress": ("ph.circle-half", "soft"),
    "interrupted": ("ph.pause-circle", "caution"),
    "sealed": ("ph.circle-wavy-check", "soft"),
    "delivered": ("ph.hard-drive", "soft"),
    "confirmed": ("ph.check", "good"),
    "received": ("ph.check", "good"),
    "missing": ("ph.circle", "caution"),
    "conflict": ("ph.warning", "critical"),
    "recused": ("ph.hand-palm", "soft"),
    "gap": ("ph.minus-circle", "soft"),
    "absent": ("ph.minus", "faint"),
    "not_come": ("ph.user-minus", "soft"),
    "paper": ("ph.note-pencil", "soft"),
    "void": ("ph.prohibit", "soft"),
    "closed": ("ph.lock-simple", "faint"),
    "spread": ("ph.warning-circle", "caution"),
    "rescheduled": ("ph.calendar-blank", "soft"),
}
_kept: dict[tuple[str, str], QIcon] = {}
_pictures: dict[tuple[str, str, int, float], QPixmap] = {}


class _Drawn(QIconEngine):
    """Draws each size once: a glyph is drawn in Python, and buttons ask at each painting."""

    def __init__(self, glyph: QIcon) -> None:
        super().__init__()
        self._glyph = glyph
        self._pixmaps: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode, state)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._glyph.pixmap(size, 1.0, mode, state)
        return self._pixmaps[key]

    @override
    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        self._glyph.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)


def icon(name: str, role: str = "soft") -> QIcon:
    """An icon in the colour of a role, as worn now; made anew after the mode changed."""
    key = (name, getattr(colors(), role))
    if key not in _kept:
        _kept[key] = QIcon(_Drawn(qtawesome.icon(name, color=key[1])))
    return _kept[key]


def pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A square picture, `size` in device-independent pixels, sharp at the screen's ratio."""
    key = (name, getattr(colors(), role), size, ratio)
    if key not in _pictures:
        _pictures[key] = icon(name, role).pixmap(QSize(size, size), ratio)
    return _pictures[key]
