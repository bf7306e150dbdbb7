"""A page that scrolls down and never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

DEEPEST = 10  # a page comes to rest after a few
LEAST = 80  # pixels of a page that are always seen
CHANGING = {QEvent.Type.LayoutRequest, QEvent.Type.Resize}
AROUND = 36  # pixels that come into view with what has the focus: what is said below it


class Scroll(QScrollArea):
    """As wide as its content must be; what takes the focus comes into view by itself."""

    # Of the class, too: Qt still asks a page that Python has begun to let go.
    _content: QWidget | None = None
    _widening = False
    _sizing = 0  # how deep Qt is in fitting the page into the room that its own bar leaves

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not app.property("followed"):
            app.setProperty("followed", True)  # noqa: FBT003 - Qt's signature
            app.focusChanged.connect(_follow)
        if content is not None:
            self.hold(content)

    def hold(self, content: QWidget) -> None:
        """Another page; the old one goes."""
        self._content = content
        content.setParent(self.viewport())
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self._put()

    def _put(self) -> None:
        """Not before it wears its look itself.

        Qt measures what it is given, and that dresses it; from then on each parent that is
        still to come would dress all of it anew.
        """
        content = self._content
        if content is None or content is self.widget():
            return
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turned it on
        content.installEventFilter(self)
        self._widen()

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has the focus stays in sight where a notice below or above takes its room."""
        at = self._lost(event.oldSize().height(), event.size().height())
        super().resizeEvent(event)
        if at is not None:
            self.ensureWidgetVisible(at, 0, AROUND)

    def _lost(self, before: int, now: int) -> QWidget | None:
        """What has the focus, if it was seen and is not seen whole any more, but could be."""
        at = QApplication.focusWidget()
        if at is None or not self.viewport().isAncestorOf(at) or at.height() > now:
            return None
        top = at.mapTo(self.viewport(), QPoint(0, 0)).y()
        return at if 0 <= top < before and now < top + at.height() else None

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.Polish:
            self._put()
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.widget():
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._widen()
        if event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        return self._fit(watched, event)

    def _fit(self, watched: QObject, event: QEvent) -> bool:
        """Qt sizes the page anew within each sizing of it.

        Wrapped words that need more lines where the bar stands, and fewer where it does not,
        had it do so until the stack was full.
        """
        if self._sizing >= DEEPEST:
            return False
        self._sizing += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._sizing -= 1

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(self.minimumWidth())
        hint.setHeight(LEAST)
        return hint


class Fitting(Scroll):
    """As tall as its content where there is room; where there is less it scrolls."""

    def __init__(self, content: QWidget | None = None, least: int = LEAST) -> None:
        self._least = least  # pixels that are seen in the lowest window
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def _tall(self) -> int:
        content = self.widget()
        if content is None:
            return LEAST
        layout, wide = content.layout(), self.viewport().width()
        if layout is None or not content.hasHeightForWidth():
            return content.minimumSizeHint().height()
        # What Qt calls the least is of a width of its own: too many lines.
        return max(layout.totalHeightForWidth(wide), layout.totalMinimumHeightForWidth(wide))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(self._tall)
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setHeight(min(self._tall, self._least))
        return hint

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in CHANGING:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def bring(widget: QWidget) -> None:
    """All of it comes into view, once the layout knows where it stands."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))


def _bring(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, Scroll):
            around.ensureWidgetVisible(widget, 0, 0)
        around = around.parentWidget()


def _follow(_: QWidget | None, now: QWidget | None) -> None:
    """Qt itself follows Tab only. Nothing moves away under the mouse.

    One for all pages: the focus moves while one of them is let go, and that one cannot answer.
    """
    if now is None or QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
        return
    around = now.parentWidget()
    while around is not None:
        if isinstance(around, Scroll):
            around.ensureWidgetVisible(now, 0, AROUND)
        around = around.parentWidget()
