"""Notices of the whole workspace: they take their place above the page and stay until solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

GLYPHS = {
    "": ("ph.info", "soft"),
    "good": ("ph.check-circle", "good"),
    "caution": ("ph.warning-circle", "caution"),
    "critical": ("ph.warning", "critical"),
}


class NoticeBar(QFrame):
    """One notice a key; a newer one takes the older one's place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._shown: dict[str, QFrame] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self.setLayout(self._column)
        self.setProperty("box", "bare")
        self.hide()
        desk.told.connect(self.tell)
        desk.untold.connect(self.untell)
        desk.runner.refused.connect(self.refuse)

    def tell(self, notice: Notice) -> None:
        """Show it, in the place of an older one of the same key."""
        self.untell(notice.key)
        glyph, role = GLYPHS[notice.tone]
        words = [Text(notice.title, "strong", wrap=True)]
        if notice.text:
            words.append(Text(notice.text, "soft", wrap=True))
        close = Button(phrase(T("shell.close_notice")), "quiet", "ph.x", bare=True)
        close.clicked.connect(self._close)
        close.setProperty("notice", notice.key)
        acts = [self._act(notice)] if notice.act else []
        frame = QFrame()
        frame.setProperty("box", "notice")
        frame.setProperty("tone", notice.tone)
        frame.setLayout(
            row(
                *(column(Glyph(glyph, role), None), (holder(column(*words, gap=2)), 1)),
                *(*acts, close),
                gap=12,
                margins=(14, 10, 10, 10),
            )
        )
        self._shown[notice.key] = frame
        self._column.addWidget(frame)
        self.show()

    def untell(self, key: str) -> None:
        """It is solved, or a person closed it."""
        frame = self._shown.pop(key, None)
        if frame is not None:
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.setVisible(bool(self._shown))

    def refuse(self, error: UserError) -> None:
        """An act was refused and no screen answers for it."""
        self.tell(Notice("refused", "caution", phrase(T("shell.refused")), error))

    def focus_next(self) -> None:
        """F8: to the first notice's button."""
        for frame in self._shown.values():
            for button in frame.findChildren(Button):
                button.setFocus()
                return

    def _act(self, notice: Notice) -> Button:
        button = Button(notice.act)
        then = notice.then
        if then is not None:
            button.clicked.connect(then)
        return button

    def _close(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.untell(str(button.property("notice")))
