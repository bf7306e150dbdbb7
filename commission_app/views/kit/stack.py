"""Pages one behind the other, put into shape once: when the whole screen has its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override


class Stack(QStackedWidget):
    """A stack whose first page is not shown before the stack itself is.

    Qt shows the first page as soon as it is added, which gives it and all in it their look;
    every frame that is put around it later gives it to all of them anew. An empty page is in
    front until then, behind all others in the order.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing: QWidget | None = QWidget()
        super().addWidget(self._nothing)

    @override
    def addWidget(self, w: QWidget) -> int:
        """Its number."""
        return self.insertWidget(self.count() - (self._nothing is not None), w)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish:
            self._begin()
        return super().event(event)

    def _begin(self) -> None:
        """The page chosen by now, or the first one."""
        nothing, self._nothing = self._nothing, None
        if nothing is None:
            return
        if self.currentWidget() is nothing and self.count() > 1:
            self.setCurrentIndex(0)
        self.removeWidget(nothing)
        nothing.deleteLater()
