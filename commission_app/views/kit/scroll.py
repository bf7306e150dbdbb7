"""A page that scrolls down and never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

AROUND = 36  # pixels that come into view with what has the focus: what is said below it


class Scroll(QScrollArea):
    """As wide as its content must be; what takes the focus comes into view by itself."""

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        self._widening = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        if content is not None:
            self.hold(content)

    def hold(self, content: QWidget) -> None:
        """Another page; the old one goes."""
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turned it on
        content.installEventFilter(self)
        self._widen()

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Qt itself follows Tab only. Nothing moves away under the mouse."""
        page = self.widget()
        if now is None or page is None or not page.isAncestorOf(now):
            return
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.ensureWidgetVisible(now, 0, AROUND)

    def _widen(self) -> None:
        """Wrapped words ask for another width once they got one: one answer at a time."""
        content = self.widget()
        if content is None or self._widening:
            return
        self._widening = True
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = content.minimumSizeHint().width() + bar
        if wanted != self.minimumWidth():
            self.setMinimumWidth(wanted)
        self._widening = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._widen()
        return super().eventFilter(watched, event)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(self.minimumWidth())
        hint.setHeight(80)
        return hint
