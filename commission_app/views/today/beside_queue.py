"""The column beside the queue: in a low window the candidate comes before the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Scroll
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from commission_app.views.kit.notice import Notices

LOW = 600  # pixels; in fewer the act and a warning would have to be scrolled to
LOWEST = 450  # pixels; in fewer a warning does not stand whole below the act


class BesideQueue(Scroll):
    """How far the day is stands first where there is room, else below what is to be done."""

    def __init__(self, progress: QWidget, parts: Sequence[QWidget], notices: Notices) -> None:
        self._progress, self._notices, self._below = progress, notices, len(parts) + 1
        self._parts = column(progress, *parts, notices, None, gap=12)
        self.more = Button("", "link", "ph.pause-circle")  # the way to what is below the fold
        self.more.hide()
        self.more.clicked.connect(notices.go_on)
        super().__init__(holder(self._parts))
        notices.changed.connect(self._tell)

    def _tell(self) -> None:
        count = len(self._notices.keys)
        self.more.say(phrase(T("today.interrupted_below"), number=count))
        self.more.setVisible(bool(count) and self.height() < LOWEST)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._below if self.height() < LOW else 0
        if self._parts.indexOf(self._progress) != place:
            self._parts.removeWidget(self._progress)
            self._parts.insertWidget(place, self._progress)
        super().resizeEvent(event)
        self._tell()
