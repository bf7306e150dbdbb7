"""Notices beside the work: what happened, what to do, and the acts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.accessible import announce, tell_roles
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QShowEvent

    from commission_app.views.support.words import Words

GLYPHS = {
    "": ("ph.info", "soft"),
    "good": ("ph.check-circle", "good"),
    "caution": ("ph.warning-circle", "caution"),
    "critical": ("ph.warning", "critical"),
}


class Notice(QFrame):
    """A tinted strip; it stays until it is solved or closed, and is read aloud when it comes.

    Signals
    -------
    closed(): a person closed it.
    """

    accessible_role = QAccessible.Role.AlertMessage
    closed = Signal()

    def __init__(
        self,
        tone: str,
        title: Words,
        text: Words = "",
        *buttons: QPushButton,
        closable: bool = False,
    ) -> None:
        super().__init__()
        tell_roles()
        self._tone, self._words = tone, (title, text)
        self.setProperty("box", "notice")
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if buttons else Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        lines = [Text(title, "strong", wrap=True).break_anywhere()]
        if text:
            lines.append(Text(text, "soft", wrap=True).break_anywhere())
        acts = list(buttons)
        if closable:
            acts.append(self._close_button())
        self._acts = acts
        glyph = column(Glyph(*GLYPHS[tone]), None)
        above = () if text else (None,)  # one line stands beside its acts, more begin above
        texts = column(*above, *lines, None, gap=2)
        self.setLayout(row(glyph, (texts, 1), *acts, gap=12, margins=(14, 12, 14, 12)))
        self._name_anew()

    def first(self) -> QWidget:
        """Where F8 goes: the first act, or the notice itself."""
        usable = [one for one in self._acts if one.isEnabled()]
        return usable[0] if usable else self

    def _close_button(self) -> Button:
        found = Button(phrase(T("kit.close")), "quiet", "ph.x", bare=True)
        found.clicked.connect(self.closed)
        return found

    def _name_anew(self) -> None:
        self.setAccessibleName(". ".join(said(part) for part in self._words if part))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange:
            self._name_anew()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self.accessibleName(), urgent=self._tone == "critical")


class Notices(QWidget):
    """A column of notices by key; takes no room while it is empty. F8 goes to the next.

    Signals
    -------
    changed(): one more is said, or one less.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[str, Notice] = {}
        self._column = column(gap=8)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        following = QShortcut(QKeySequence(Qt.Key.Key_F8), self)
        following.activated.connect(self.go_on)
        following.activatedAmbiguously.connect(self.go_on)  # several columns: by turns
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is being said, the oldest first."""
        return tuple(self._held)

    def put(self, key: str, notice: Notice) -> None:
        """Show a notice; one with the same key gives way to it."""
        place = self._drop(key)
        self._held[key] = notice
        self._column.insertWidget(place, notice)
        notice.closed.connect(lambda: self.take(key))
        notice.show()
        self.show()
        self.changed.emit()

    def take(self, key: str) -> None:
        """What it said is solved."""
        self._drop(key)
        self.setVisible(bool(self._held))
        self.changed.emit()

    def clear(self) -> None:
        """Nothing left to say."""
        for key in self.keys:
            self.take(key)

    def go_on(self) -> None:
        """Focus goes to the next notice, after the last one to the first again."""
        notices = list(self._held.values())
        if not notices:
            return
        now = QApplication.focusWidget()
        at = [n for n, one in enumerate(notices) if now is one or one.isAncestorOf(now or self)]
        following = notices[(at[0] + 1) % len(notices)] if at else notices[0]
        following.first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _drop(self, key: str) -> int:
        old = self._held.pop(key, None)
        if old is None:
            return self._column.count()
        place = self._column.indexOf(old)
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        return place
