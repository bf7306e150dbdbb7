"""One panel on one day: its appointments in the order of time, moved by keys or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from commission_app.views.kit.lines import Lines

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QSize
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
    )

    from commission_app.views.support.words import Words

MIME = "application/x-commission-interview"
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PanelColumn(Lines):
    """Left and right go to the neighbouring panel; F8 to the next problem.

    Signals
    -------
    sideways(int): to the panel at the left (-1) or at the right (1).
    problem_wanted(): F8.
    dropped(str, str): an interview was let go on another one, or ("") below them.
    """

    sideways = Signal(int)
    problem_wanted = Signal()
    dropped = Signal(str, str)

    def __init__(self, name: Words) -> None:
        super().__init__(name, low=True, wrap=True)
        self._from: QPoint | None = None
        self.troubled = False  # there are problems to go to
        self.setAcceptDrops(True)

    @property
    def row(self) -> int:
        """Where a person is."""
        return self.currentIndex().row()

    def enter(self, row: int) -> None:
        """Come here from a neighbour, at this row or the nearest one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.lines:
            self.setCurrentIndex(self.model().index(min(max(row, 0), len(self.lines) - 1), 0))

    def forget(self) -> None:
        """Nothing is chosen here any more."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setCurrentIndex(QModelIndex())
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _key_at(self, place: QPoint) -> str:
        row = self.indexAt(place).row()
        return self.lines[row].key if row >= 0 else ""

    @override
    def event(self, event: QEvent) -> bool:
        """F8 is meant for the problems shown here before it is meant for notices."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F8
            and self.troubled
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in SIDEWAYS:
            self.sideways.emit(SIDEWAYS[key])
        elif plain and key is Qt.Key.Key_F8 and self.troubled:
            self.problem_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Low: else the board would be higher than its place in a low window."""
        return self.minimumSizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from = event.position().toPoint() if self._key_at(event.pos()) else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._from).manhattanLength()
        if way >= QApplication.startDragDistance():
            key, self._from = self._key_at(self._from), None
            drag, data = QDrag(self), QMimeData()
            data.setData(MIME, key.encode())
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            return
        event.acceptProposedAction()
        moved = bytes(event.mimeData().data(MIME).data()).decode()
        onto = self._key_at(event.position().toPoint())
        if moved != onto:
            self.dropped.emit(moved, onto)
