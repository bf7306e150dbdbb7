"""One criterion's levels as cells in one frame: given by a digit, looked at by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.paint import CENTRE, NO_BRUSH, Painted, fill, pen, smooth
from commission_app.views.support.keys import digit
from commission_app.views.support.theme import RADIUS, color, density, font
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QPaintEvent,
        QWheelEvent,
    )

    from commission_app.views.support.words import Words

KEY = Qt.Key
GIVING = {KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter}
CLEARING = {KEY.Key_Backspace, KEY.Key_Delete}
STEPS = {KEY.Key_Left: -1, KEY.Key_Right: 1}


class LevelBar(Painted):
    """Levels 1 to n; the number is always there, the chosen one is filled and bold.

    Signals
    -------
    given(int): a person gave this level.
    went_on(): it was given by its digit, the hand is ready for what comes next (a comment, or
    the next criterion: the screen knows).
    cleared(): the level was taken back.
    looked(int): this level is being looked at, by pointer or arrows; 0 when none is.
    next_wanted(), previous_wanted(): to the neighbouring criterion.
    """

    accessible_role = QAccessible.Role.Grouping
    given = Signal(int)
    went_on = Signal()
    cleared = Signal()
    looked = Signal(int)
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, levels: int, name: Words, level_names: Sequence[Words] = ()) -> None:
        self._count = levels
        self._names = tuple(level_names)
        self._level = 0
        self._looked = 0
        self._fixed = False
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def level(self) -> int | None:
        """The level shown as given."""
        return self._level or None

    def show_level(self, level: int | None) -> None:
        """Show this level as given; nobody is told."""
        if (level or 0) != self._level:
            self._level = level or 0
            self._said_anew()
            self.update()

    def fix(self, *, fixed: bool = True) -> None:
        """Only to be read from now on, for instance on a sealed sheet."""
        self._fixed = fixed
        self._look(0)
        self._said_anew()
        self.update()

    def give(self, level: int) -> None:
        """What a digit or a click does."""
        if self._fixed or not 1 <= level <= self._count:
            return
        self._look(level)
        self.show_level(level)
        self.given.emit(level)

    def _clear(self) -> None:
        if not self._fixed and self._level:
            self.show_level(None)
            self.cleared.emit()

    def _look(self, level: int) -> None:
        if level != self._looked:
            self._looked = level
            self._said_anew()
            self.update()
            self.looked.emit(level)

    def _step(self, by: int) -> None:
        start = self._looked or self._level
        first = 1 if by > 0 else self._count
        self._look(min(max(start + by, 1), self._count) if start else first)

    def _cell(self) -> QSize:
        return QSize(52, 46) if density().body > 15 else QSize(36, 40)

    def _at(self, x: float) -> int:
        return min(max(int(x // self._cell().width()) + 1, 1), self._count)

    def _level_name(self, level: int) -> Words:
        return self._names[level - 1] if level <= len(self._names) else ""

    @override
    def _said_anew(self) -> None:
        level = self._looked or self._level
        parts = [said(self._name)]
        if level:
            parts.append(said(phrase(T("kit.level_of"), level=level, of=self._count)))
            parts.append(said(self._level_name(level)))
            if level != self._level:
                parts.append(said(phrase(T("kit.level_not_given"))))
        else:
            parts.append(said(phrase(T("kit.level_none"))))
        name = ", ".join(filter(None, parts))
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)

    @override
    def sizeHint(self) -> QSize:
        cell = self._cell()
        return QSize(cell.width() * self._count, cell.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, number = KEY(event.key()), digit(event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.isAutoRepeat() and (number is not None or key in GIVING):
            return True  # a key that is leaned on marks one criterion, not all that follow
        if number is not None:
            self._digit(number)
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in GIVING and self._looked:
            self.give(self._looked)
        elif key in CLEARING:
            self._clear()
        elif key in {KEY.Key_Down, KEY.Key_Up}:
            (self.next_wanted if key is KEY.Key_Down else self.previous_wanted).emit()
        else:
            return False
        return True

    def _digit(self, number: int) -> None:
        if number == 0:
            self._clear()
        elif number <= self._count and not self._fixed:
            self.give(number)
            self.went_on.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.give(self._at(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look(self._at(event.position().x()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._look(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._look(0)
        super().focusOutEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, the mark stays

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, cell = smooth(self), self._cell()
        frame = QRectF(0.5, 0.5, cell.width() * self._count - 1, cell.height() - 1)
        painter.setPen(pen("line" if self._fixed else "edge"))
        painter.setBrush(color("window" if self._fixed else "surface"))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        for level in range(1, self._count + 1):
            area = QRectF((level - 1) * cell.width(), 0, cell.width(), cell.height())
            self._paint(painter, level, area)

    def _paint(self, painter: QPainter, level: int, area: QRectF) -> None:
        chosen = level == self._level
        if level > 1 and self._level not in {level, level - 1}:
            painter.setPen(pen("line"))
            left = area.left() + 0.5
            painter.drawLine(QPointF(left, 1), QPointF(left, area.bottom() - 1))
        if chosen:
            fill(painter, area, color("accent"), RADIUS)
        elif level == self._looked and not self._fixed:
            fill(painter, area.adjusted(3, 3, -3, -3), color("select"), RADIUS - 2)
            painter.setPen(pen("link", 1.5))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
        idle = "soft" if self._level or self._fixed else "text"
        painter.setPen(color("on_accent" if chosen else idle))
        painter.setFont(font(21 if density().body > 15 else 18, 700 if chosen else 500))
        painter.drawText(area, CENTRE, str(level))
