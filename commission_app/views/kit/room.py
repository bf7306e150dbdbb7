"""Room for words that became longer, in one step for all frames around them.

Qt tells one frame in each pass of its events and paints in between: words which need more lines
were cut off for as many passes as there are frames around them. It forgets, too, what lies in a
layout within a layout, and tells nothing at all to a page that is hidden.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override


def ask_for_room(widget: QWidget) -> None:
    """All that stands around it measures itself anew, before any of it is laid out."""
    _asking().add(widget)


class _Asking(QObject):
    """Those whose words became others since the last pass of events."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """One more; the first one has its event come before those that lay out."""
        if not self._waiting:
            soon = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), soon)
        self._waiting.append(widget)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.User:
            return super().event(event)
        waiting, self._waiting = self._waiting, []
        seen: set[QWidget] = set()
        for widget in waiting:
            if isValid(widget):
                _tell(widget, seen)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return True


def _tell(widget: QWidget, seen: set[QWidget]) -> None:
    """Upwards to the window, or to what another one has told already."""
    around = widget.parentWidget()
    while around is not None and around not in seen:
        seen.add(around)
        layout = around.layout()
        if layout is not None:
            _forget(layout)
        around.updateGeometry()
        around = around.parentWidget()


def _forget(layout: QLayout) -> None:
    for inner in layout.children():
        if isinstance(inner, QLayout):
            inner.invalidate()
            _forget(inner)


@cache
def _asking() -> _Asking:
    return _Asking()
