"""A layout that fills lines like words: what does not fit goes to the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable


STEP = 8  # pixels: how finely a narrower width is tried


class Flow(QLayout):
    """Widgets side by side, wrapped; for chips, legends and rows of acts.

    `even`: no line is left with one alone where two lines can share them. `below` are the
    pixels between two lines, where they are not as many as between neighbours.
    """

    def __init__(
        self,
        widgets: Iterable[QWidget] = (),
        *,
        gap: int = 8,
        even: bool = False,
        below: int | None = None,
    ) -> None:
        super().__init__()
        self._even = even
        self._below = gap if below is None else below
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        for widget in widgets:
            self.addWidget(widget)

    def _narrowed(self, width: int) -> int:
        """The least width at which what is there needs no more lines than at this one."""
        if not self._even:
            return width
        high, least = self._lines(width, None), width
        while least > STEP and self._lines(least - STEP, None) == high:
            least -= STEP
        return least

    def _lines(self, width: int, put: QPoint | None) -> int:
        """Set what is there into lines, moved only when `put` says where; the height."""
        x = y = height = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x and x + hint.width() > width:
                x, y, height = 0, y + height + self._below, 0
            if put is not None:
                item.setGeometry(QRect(put + QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            height = max(height, hint.height())
        return y + height

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._lines(width, None)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._lines(self._narrowed(rect.width()), rect.topLeft())

    @override
    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self.spacing() for item in self._items)
        return QSize(max(width - self.spacing(), 0), self._lines(width, None))

    @override
    def minimumSize(self) -> QSize:
        found = QSize()
        for item in self._items:
            found = found.expandedTo(item.minimumSize())
        return found
