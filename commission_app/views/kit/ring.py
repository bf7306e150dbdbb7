"""The one focus ring of a window: over everything, never clipped, moving no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commission_app.views.kit.paint import NO_BRUSH, pen, smooth
from commission_app.views.support.focus import follow_focus
from commission_app.views.support.theme import RADIUS, RING, RING_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

REACH = RING + RING_GAP
AROUND_WORDS = 6  # pixels more, sideways, where words have no edge of their own around them
MOVING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class Ring(QWidget):
    """Follows the focus of its window; a mouse click shows no ring.

    A widget with the property `ringless` paints its focus by itself; `ring_away` are pixels
    more, for one whose words stand at its very edge.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._top = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._whole = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        follow_focus(self._moved)
        self._moved(QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._target if self.isVisibleTo(self._top) else None

    def _moved(self, new: QWidget | None) -> None:
        self._forget()
        by_mouse = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if new is None or by_mouse or not self._mine(new):
            self.hide()
            return
        self._target = new
        for one in _line(new, self._top):
            one.installEventFilter(self)
            self._watched.append(one)
        self._place()

    def _mine(self, widget: QWidget) -> bool:
        inside = widget.window() is self._top.window() and self._top.isAncestorOf(widget)
        return inside and not widget.property("ringless")

    def _forget(self) -> None:
        for one in self._watched:
            if isValid(one):  # its page may have gone
                one.removeEventFilter(self)
        self._target = None
        self._watched = []

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisibleTo(self._top):
            self.hide()
            return
        area, away = _area(target, self._top), target.property("ring_away")
        more = away if isinstance(away, int) else 0
        x, y = REACH + more, REACH + more // 3  # lines have some room above and below already
        whole = area.adjusted(-x, -y, x, y)
        seen = _seen(whole, target, self._top)
        self.setGeometry(seen)
        self._whole = QRectF(whole.translated(-seen.topLeft()))
        self.setVisible(not seen.isEmpty())
        self.raise_()
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVING:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(pen("link", RING))
        painter.setBrush(NO_BRUSH)
        alive = self._target is not None and isValid(self._target)
        own = self._target.property("ring_radius") if self._target and alive else None
        radius = (own if isinstance(own, int) else RADIUS) + RING_GAP
        painter.drawRoundedRect(self._whole.adjusted(1, 1, -1, -1), radius, radius)


def _line(widget: QWidget, top: QWidget) -> list[QWidget]:
    """The widget and everything it lies in, up to the window."""
    found = [widget]
    while found[-1] is not top and (parent := found[-1].parentWidget()) is not None:
        found.append(parent)
    return found


def _area(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def _seen(whole: QRect, widget: QWidget, top: QWidget) -> QRect:
    """What scrolling leaves of it, with room for the ring itself."""
    seen = whole
    for one in _line(widget, top)[1:]:
        parent = one.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is one:
            seen = seen.intersected(_area(one, top).adjusted(-REACH, -REACH, REACH, REACH))
    return seen
