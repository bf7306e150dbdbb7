"""Buttons: one primary a screen, everything else plain, quiet or a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from commission_app.views.kit.layouts import row
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.icons import icon
from commission_app.views.support.theme import density, font
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent

    from commission_app.views.support.words import Words

ICON_ROLES = {"primary": "on_accent", "danger": "critical", "link": "link"}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def enter_presses(button: QPushButton, event: QKeyEvent) -> bool:
    """Press the button with Enter on every system: by itself Qt does so only on some.

    A key that is held down presses nothing: it may come from the field before. What is chosen
    already leaves Enter to the form around.
    """
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if Qt.Key(event.key()) not in ENTER or not plain or button.isChecked():
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button with words and perhaps an icon; `kind` as in the sheet.

    A button without words says them to the tooltip and to readers of the screen.
    """

    def __init__(
        self, words: Words, kind: str = "", icon: str = "", *, bare: bool = False
    ) -> None:
        super().__init__()
        self._words, self._icon, self._bare = words, icon, bare
        self._why: Words = ""
        self._worn: tuple[QIcon, int] | None = None
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self._say()
        self._draw()

    def say(self, words: Words) -> None:
        """Other words from now on."""
        self._words = words
        self._say()

    def become(self, kind: str) -> None:
        """Another kind, for instance primary once it may be pressed."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._draw()

    @property
    def bare(self) -> bool:
        """Whether only the icon is shown."""
        return self._bare

    def be_bare(self, *, bare: bool) -> None:
        """The icon alone, its words in the tooltip; or both."""
        self._bare = bare
        self._say()

    def forbid(self, why: Words = "") -> None:
        """Disabled with its reason in the tooltip; no reason: allowed."""
        self._why = why
        self.setEnabled(not why)
        self._say()

    def _say(self) -> None:
        words = said(self._words)
        text = words.replace("&", "&&")
        self.setText("" if self._bare else f" {text}" if self._icon else text)
        self.setAccessibleName(words)
        hint = said(self._why) if self._why else words if self._bare else ""
        self.setToolTip(plain_tip(hint))
        self._room()

    def _draw(self) -> None:
        if self._icon:
            kind = str(self.property("kind"))
            role = ICON_ROLES.get(kind, "soft")
            if kind in {"nav", "quiet"} and self.isChecked():
                role = "link"
            size = 20 if density().body > 15 else 18
            worn = icon(self._icon, role if self.isEnabled() else "faint")
            if (worn, size) != self._worn:  # Qt asks often while a screen is put together
                self._worn = worn, size
                self.setIcon(worn)
                self.setIconSize(QSize(size, size))

    @override
    def sizeHint(self) -> QSize:
        """A tab of words is as wide as they are: Qt makes a short one wider, to squeeze it."""
        hint = super().sizeHint()
        if self.property("kind") == "tab" and not self._icon:
            hint.setWidth(self.minimumWidth())
        return hint

    def _room(self) -> None:
        """The chosen one is bold: its width is kept free, so that nothing jumps."""
        if self.property("kind") in {"tab", "segment"}:
            bold = QFontMetricsF(font(density().body, 600)).horizontalAdvance(self.text())
            self.setMinimumWidth(int(bold) + (16 if self.property("kind") == "tab" else 32))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        kind = event.type()
        if kind is QEvent.Type.LanguageChange:
            self._say()
        elif kind in {QEvent.Type.StyleChange, QEvent.Type.EnabledChange}:
            self._draw()
        super().changeEvent(event)


class Choice(QFrame):
    """One of a few in a sunken track; the left and right keys choose.

    Signals
    -------
    chosen(str): the key of what a person chose.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, Words]], kind: str = "segment") -> None:
        super().__init__()
        self.setProperty("box", "sunken" if kind == "segment" else "bare")
        self._keys = [key for key, _ in options]
        self._buttons = [Button(words, kind) for _, words in options]
        self._group = QButtonGroup(self)
        for number, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, number)
        track = kind == "segment"
        margins = (4, 4, 4, 4) if track else (0, 0, 0, 0)
        self._row = row(*self._buttons, gap=4 if track else 20, margins=margins)
        self.setLayout(self._row)
        self._group.idClicked.connect(self._choose)

    def apart(self, gap: int) -> None:
        """So many pixels between two of them, where there is little room."""
        self._row.setSpacing(gap)

    @property
    def key(self) -> str:
        """What is chosen, "" when nothing is."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def choose(self, key: str) -> None:
        """Show this one as chosen; nobody is told."""
        if key in self._keys:
            self._buttons[self._keys.index(key)].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, key: str) -> Button:
        """The button of an option."""
        return self._buttons[self._keys.index(key)]

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


class KeyCap(QLabel):
    """A key as it is printed on the keyboard, beside what it does."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "key")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
