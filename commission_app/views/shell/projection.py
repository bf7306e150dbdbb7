"""The projector's window: on a second screen where there is one; Esc in it takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column
from commission_app.views.support.theme import PROJECTOR, dress_window, mode
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

SIZE = (1100, 680)  # where there is only one screen
USUAL = 768  # the height for which the projector's sizes were chosen
STEP = 8  # sizes follow the height in steps: a window that is dragged is not dressed each time


class ProjectorWindow(QWidget):
    """A window of its own, in sizes that are read across a hall."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setProperty("a_window", True)  # noqa: FBT003 - Qt's signature
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._mode, self._steps = mode(), STEP
        self.setLayout(column(content, gap=0))
        self._dress()
        self._name()

    def _dress(self) -> None:
        dress_window(self, PROJECTOR.scaled(self._steps / STEP))

    def _fit(self) -> None:
        """Who sits at the back of a hall reads as well from a high screen as from a low one."""
        steps = max(STEP * self.height() // USUAL, STEP)
        if steps != self._steps:
            self._steps = steps
            self._dress()

    def _name(self) -> None:
        self.setWindowTitle(said(phrase(T("shell.projector"))))
        self.setAccessibleName(self.windowTitle())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        elif event.type() is QEvent.Type.StyleChange and self._mode is not mode():
            self._mode = mode()
            self._dress()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Projection(QObject):
    """Holds the one window there can be."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._window: ProjectorWindow | None = None

    @property
    def window(self) -> ProjectorWindow | None:
        """The window while it is shown."""
        held = self._window
        return held if held is not None and isValid(held) and held.isVisible() else None

    def show(self, content: QWidget | None) -> None:
        """Show this instead of what was shown; None: nothing."""
        if self.window is not None:
            self.window.close()
        self._window = None
        if content is not None:
            self._window = ProjectorWindow(content)
            self._place(self._window)

    def _place(self, window: ProjectorWindow) -> None:
        here = self._owner.window().screen()
        others = [one for one in QGuiApplication.screens() if one is not here]
        if others:  # the keys stay with who counts the votes
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            window.setGeometry(others[0].geometry())
            window.showFullScreen()
            self._owner.window().activateWindow()  # some systems do not mind the above
        else:
            window.resize(*SIZE)
            window.show()
