"""A large button with a sentence: the way to something that is chosen once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from commission_app.views.kit.buttons import enter_presses
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from commission_app.views.support.words import Words

LOWEST = 60  # pixels


class Door(QPushButton):
    """Icon, title and what lies behind it."""

    def __init__(self, icon: str, title: Words, text: Words = "") -> None:
        super().__init__()
        self._words = (title, text)
        self.setProperty("kind", "door")
        self.setAutoDefault(False)
        self._title = Text(title, "strong", wrap=True)
        self._text = Text(text, "small", wrap=True)
        if not text:
            self._text.hide()
        words = column(None, self._title, self._text, None, gap=2)
        glyph = column(None, Glyph(icon, "link", 28), None)
        arrow = column(None, Glyph("ph.caret-right", "faint", 18), None)
        self.setLayout(row(glyph, (words, 1), arrow, gap=16, margins=(18, 12, 14, 12)))
        for part in self.findChildren(Text) + self.findChildren(Glyph):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def say(self, title: Words, text: Words) -> None:
        """Other words."""
        self._words = (title, text)
        self._title.say(title)
        self._text.say(text)
        self._text.setVisible(bool(text))
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(". ".join(said(part) for part in self._words if part))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(layout.totalHeightForWidth(width) if layout is not None else 0, LOWEST)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.totalSizeHint() if layout is not None else super().sizeHint()
        if self.width() > 0:
            hint.setHeight(self.heightForWidth(self.width()))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)
