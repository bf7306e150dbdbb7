"""The column beside the queue: in a low window the candidate comes before the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

LOW = 600  # pixels; in fewer the act and a warning would have to be scrolled to


class BesideQueue(Scroll):
    """How far the day is stands first where there is room, else below what is to be done."""

    def __init__(self, progress: QWidget, parts: Sequence[QWidget]) -> None:
        self._progress, self._below = progress, len(parts)
        self._parts = column(progress, *parts, None, gap=12)
        super().__init__(holder(self._parts))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._below if self.height() < LOW else 0
        if self._parts.indexOf(self._progress) != place:
            self._parts.removeWidget(self._progress)
            self._parts.insertWidget(place, self._progress)
        super().resizeEvent(event)
