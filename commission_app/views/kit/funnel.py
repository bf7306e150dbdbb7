"""Stages one below the other, each with a bar, a figure and its share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip
from typing_extensions import override

from commission_app.views.kit.paint import (
    LEFT,
    RIGHT,
    Painted,
    elided,
    face,
    fill,
    metrics,
    smooth,
)
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.theme import RADIUS_SMALL, color, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from commission_app.views.support.words import Words


LEAST_BAR = 170  # pixels: names take what is left


def _figures_room() -> tuple[float, float]:
    """How wide the column of figures is, and that of the shares."""
    size = density()
    return 74 * size.body / 14, 62 * size.body / 14


@dataclass(frozen=True)
class Stage:
    """One stage: its name, a line below, how many, their share in words; `now`: it runs."""

    name: Words
    below: Words
    count: int
    share: Words = ""
    now: bool = False


class Funnel(Painted):
    """Bars measured by the first stage; the running one in the accent."""

    accessible_role = QAccessible.Role.List

    def __init__(self, name: Words = "") -> None:
        self._stages: tuple[Stage, ...] = ()
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_stages(self, stages: tuple[Stage, ...]) -> None:
        """Other stages."""
        self._stages = stages
        self._said_anew()
        self.updateGeometry()
        self.update()

    @override
    def _said_anew(self) -> None:
        lines = [
            f"{said(one.name)}, {said(one.below)}: {said(one.count)} {said(one.share)}".strip()
            for one in self._stages
        ]
        self.setAccessibleName("; ".join(filter(None, (said(self._name), *lines))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, self._row() * max(len(self._stages), 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def _row(self) -> int:
        size = density()
        return int(metrics(size.body, 600).height() + metrics(size.caption).height()) + 8

    def _name_width(self) -> float:
        size = density()
        wide = [metrics(size.body, 600).horizontalAdvance(said(s.name)) for s in self._stages]
        wide += [metrics(size.caption).horizontalAdvance(said(s.below)) for s in self._stages]
        figures = sum(_figures_room()) + LEAST_BAR
        return min(max(wide, default=0) + 20, max(self.width() - figures, self.width() * 0.45))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        painter, high = smooth(self), self._high()
        left, most = self._name_width(), max(self._stages[0].count, 1)
        for number, stage in enumerate(self._stages):
            area = QRectF(0, number * high, self.width(), high)
            self._names(painter, stage, area, left)
            self._figures(painter, stage, area.adjusted(left, 0, 0, 0), stage.count / most)

    @override
    def event(self, event: QEvent) -> bool:
        """A name that there is no room for is told by a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._cut_at(event.pos().y())), self)
            return True
        return super().event(event)

    def _cut_at(self, y: int) -> str:
        """The whole name of the stage there, "" where all of it is seen."""
        high = self._high()
        if not self._stages or not 0 <= y < high * len(self._stages):
            return ""
        one = self._stages[int(y / high)]
        size, room = density(), self._name_width() - 8
        cut = (
            metrics(size.body, 600 if one.now else 500).horizontalAdvance(said(one.name)) > room
        )
        return said(one.name) if cut else ""

    def _high(self) -> float:
        """The height of a stage at the moment."""
        return min(self.height() / max(len(self._stages), 1), self._row() * 1.4)

    def _names(self, painter: QPainter, stage: Stage, area: QRectF, wide: float) -> None:
        size, weight = density(), 600 if stage.now else 500
        upper = metrics(size.body, weight).height()
        lower = metrics(size.caption).height()
        top = area.center().y() - (upper + lower) / 2
        painter.setFont(face(size.body, weight))
        painter.setPen(color("text"))
        name = elided(said(stage.name), size.body, weight, wide - 8)
        painter.drawText(QRectF(0, top, wide, upper), LEFT, name)
        painter.setFont(face(size.caption))
        painter.setPen(color("faint"))
        below = elided(said(stage.below), size.caption, 400, wide - 8)
        painter.drawText(QRectF(0, top + upper, wide, lower), LEFT, below)

    def _figures(self, painter: QPainter, stage: Stage, area: QRectF, share: float) -> None:
        size = density()
        figure, part = _figures_room()
        track = QRectF(area.left(), area.center().y() - 10, area.width() - figure - part, 20)
        fill(painter, track, color("sunken"), RADIUS_SMALL)
        track.setWidth(max(track.width() * min(share, 1.0), 3))
        fill(painter, track, color("accent" if stage.now else "edge"), RADIUS_SMALL)
        painter.setFont(face(size.title + 2, 600))
        painter.setPen(color("text"))
        box = QRectF(area.right() - figure - part, area.top(), figure, area.height())
        painter.drawText(box, RIGHT, said(stage.count))
        painter.setFont(face(size.caption))
        painter.setPen(color("faint"))
        box = QRectF(area.right() - part, area.top(), part, area.height())
        painter.drawText(box, RIGHT, said(stage.share))
