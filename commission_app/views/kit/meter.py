"""How far: a rule of steps, or a plain bar; the words beside it are its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from commission_app.views.kit.paint import Painted, fill, smooth
from commission_app.views.support.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from commission_app.views.support.words import Words

STEPS_AT_MOST = 60  # more cannot be told apart


class Bar(Painted):
    """A share of the whole, `share` from 0 to 1."""

    accessible_role = QAccessible.Role.ProgressBar

    def __init__(
        self, share: float = 0, name: Words = "", *, height: int = 6, tone: str = "accent"
    ) -> None:
        super().__init__(name)
        self._share, self._height, self._tone = share, height, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, name: Words | None = None) -> None:
        """Another share, with its words."""
        self._share = min(max(share, 0.0), 1.0)
        if name is not None:
            self.call(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = smooth(self), self._height / 2
        whole = QRectF(self.rect())
        fill(painter, whole, color("line"), radius)
        if self._share > 0:
            whole.setWidth(max(whole.width() * self._share, self._height))
            fill(painter, whole, color(self._tone), radius)


class Meter(Painted):
    """A rule of n steps: done ones solid; more than 60 steps become a bar."""

    accessible_role = QAccessible.Role.ProgressBar

    def __init__(self, done: int, of: int, name: Words = "", *, height: int = 8) -> None:
        super().__init__(name)
        self._done, self._of, self._height = done, of, height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, done: int, of: int, name: Words | None = None) -> None:
        """Another state, with its words."""
        self._done, self._of = done, of
        if name is not None:
            self.call(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, height = smooth(self), float(self._height)
        if self._of > STEPS_AT_MOST:
            fill(painter, QRectF(0, 0, self.width(), height), color("line"), height / 2)
            done = QRectF(0, 0, self.width() * self._done / self._of, height)
            fill(painter, done, color("accent"), height / 2)
            return
        step = (self.width() + 2) / max(self._of, 1)
        for number in range(self._of):
            area = QRectF(number * step, 0, step - 2, height)
            shade = color("accent" if number < self._done else "line")
            fill(painter, area, shade, min(2.0, area.width() / 2))
