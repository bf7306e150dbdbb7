"""All marks of one criterion on its scale: a disc per member, the mean as a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.paint import NO_PEN, Painted, pen, smooth
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.theme import color, density
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from commission_app.views.support.words import Words

STEP, NARROW, LEFT, LINE, HIGH = 44, 32, 21, 31, 40
DISC, APART, ABREAST = 3.7, 9, 3


class Spread(Painted):
    """The strip; the arrow keys and the pointer name the members at a level.

    `marks`: level → members who gave it. The levels in `flagged` are in the caution tone.
    """

    def __init__(self, levels: int, name: Words = "") -> None:
        self._levels = levels
        self._marks: Mapping[int, Sequence[Words]] = {}
        self._mean: Decimal | None = None
        self._flagged: frozenset[int] = frozenset()
        self._at = 0
        self._step = STEP
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_marks(
        self,
        marks: Mapping[int, Sequence[Words]],
        mean: Decimal | None = None,
        flagged: frozenset[int] = frozenset(),
    ) -> None:
        """Other marks."""
        self._marks, self._mean, self._flagged = marks, mean, flagged
        self._said_anew()
        self.update()

    def step_by(self, step: int) -> None:
        """From level to level, in pixels at the usual size: `STEP` or `NARROW`."""
        if step != self._step:
            self._step = step
            self.updateGeometry()
            self.update()

    def members_at(self, level: int) -> str:
        """Who gave this level, in words."""
        names = ", ".join(said(one) for one in self._marks.get(level, ()))
        return f"{level}: {names}" if names else ""

    def _scale(self) -> float:
        return density().body / 14

    @override
    def _said_anew(self) -> None:
        levels = range(1, self._levels + 1)
        parts = [said(self._name), *(self.members_at(level) for level in levels)]
        if self._mean is not None:
            parts.append(said(phrase(T("kit.mean"), mean=said(self._mean))))
        self.setAccessibleName("; ".join(filter(None, parts)))

    def _name_level(self, level: int) -> None:
        self._at = level
        spot = QPointF((LEFT + (level - 1) * self._step) * self._scale(), LINE * self._scale())
        where = self.mapToGlobal(spot.toPoint())
        QToolTip.showText(where, plain_tip(self.members_at(level)), self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * LEFT + self._step * (self._levels - 1), HIGH) * self._scale()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        taken = [one for one in range(1, self._levels + 1) if self._marks.get(one)]
        beyond = [one for one in taken if (one - self._at) * by > 0]
        if beyond:
            self._name_level(min(beyond) if by > 0 else max(beyond))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            across = event.pos().x() / self._scale() - LEFT
            level = min(max(round(across / self._step) + 1, 1), self._levels)
            QToolTip.showText(event.globalPos(), plain_tip(self.members_at(level)), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.scale(self._scale(), self._scale())
        right = LEFT + self._step * (self._levels - 1)
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(LEFT, LINE + 0.5), QPointF(right, LINE + 0.5))
        for level in range(1, self._levels + 1):
            self._paint_level(painter, level)
        if self._mean is not None:
            x = LEFT + (float(self._mean) - 1) * self._step
            painter.setPen(pen("link", 2.4))
            painter.drawLine(QPointF(x, LINE - 2.5), QPointF(x, LINE + 7))

    def _paint_level(self, painter: QPainter, level: int) -> None:
        x = LEFT + (level - 1) * self._step
        painter.setPen(pen("edge"))
        painter.drawLine(QPointF(x, LINE - 2), QPointF(x, LINE + 3))
        painter.setPen(NO_PEN)
        painter.setBrush(color("caution" if level in self._flagged else "soft"))
        count = len(self._marks.get(level, ()))
        abreast = ABREAST if count <= 2 * ABREAST else 4
        tall = APART if count <= 2 * abreast else (LINE - 12) / max((count - 1) // abreast, 1)
        for number in range(count):
            across = number % abreast - (min(count, abreast) - 1) / 2
            spot = QPointF(x + across * APART, LINE - 8 - (number // abreast) * tall)
            painter.drawEllipse(spot, DISC, DISC)
