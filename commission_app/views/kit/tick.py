"""A box to tick, drawn as the program's icons are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from commission_app.views.kit.paint import LEFT, smooth
from commission_app.views.support.icons import pixmap
from commission_app.views.support.theme import color, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from commission_app.views.support.words import Words

BOX, GAP = 24, 10


class Tick(QCheckBox):
    """Its words, said anew in another language, beside a square that is ticked or empty.

    Signals
    -------
    went_on(): Enter, once it is ticked; it ticks nothing, so no haste agrees to anything.
    """

    went_on = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(said(words))
        self._words = words

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(BOX + GAP + wide + 4, density().control)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        name, role = ("ph.check-square", "link") if self.isChecked() else ("ph.square", "soft")
        top = (self.height() - BOX) // 2
        painter.drawPixmap(0, top, pixmap(name, role, BOX, self.devicePixelRatioF()))
        painter.setPen(color("text"))
        painter.drawText(self.rect().adjusted(BOX + GAP, 0, 0, 0), LEFT, self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isChecked():
            self.went_on.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setText(said(self._words))
        super().changeEvent(event)
