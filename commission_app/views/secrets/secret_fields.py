"""Fields for what nobody else may see: a passphrase, and a new one typed twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commission_app.services.passphrases import Strength, strength
from commission_app.shared.texts import T
from commission_app.views.kit.fields import Field
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.support.icons import icon
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from commission_app.views.support.words import Words

EYE_KEY = "F2"
CAPS_LOCK = 0x14  # Windows' number of the key
STRENGTHS: dict[Strength, Words] = {
    Strength.SHORT: phrase(T("entrance.strength_short"), least=12),
    Strength.WEAK: phrase(T("entrance.strength_weak")),
    Strength.FAIR: phrase(T("entrance.strength_fair")),
    Strength.STRONG: phrase(T("entrance.strength_strong")),
}


class SecretEdit(QLineEdit):
    """Hidden signs, an eye that shows them, and whether Caps Lock seems to be on.

    Signals
    -------
    caps(bool): Caps Lock seems to be on.
    """

    caps = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = QAction(self)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw()

    @property
    def shown(self) -> bool:
        """Whether the signs can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def _turn(self) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if self.shown else modes.Normal)
        self._draw()

    def _draw(self) -> None:
        self._eye.setIcon(icon("ph.eye-slash" if self.shown else "ph.eye"))
        text = T("entrance.hide") if self.shown else T("entrance.show")
        self._eye.setText(said(phrase(text)))
        self._eye.setToolTip(f"{self._eye.text()} ({EYE_KEY})")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 is the eye's: Tab goes past it, from one passphrase to the next."""
        if event.key() == Qt.Key.Key_F2:
            self._turn()
            return
        super().keyPressEvent(event)
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(text.isupper() is not shift)
        elif event.key() == Qt.Key.Key_CapsLock and (known := _caps_on()) is not None:
            self.caps.emit(known)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (known := _caps_on()) is not None:
            self.caps.emit(known)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._draw()
        super().changeEvent(event)


class SecretField(Field[SecretEdit]):
    """A passphrase with its label; says below when Caps Lock is on."""

    def __init__(self, label: Words) -> None:
        self._usual: Words = ""
        self._locked = False
        super().__init__(label, SecretEdit())
        self.editor.textEdited.connect(self.changed)
        self.editor.caps.connect(self._caps)

    @property
    def text(self) -> str:
        """What was typed, with all its spaces."""
        return self.editor.text()

    @override
    def hint(self, words: Words) -> None:
        """What stands below while nothing is wrong and Caps Lock is off."""
        self._usual = words
        super().hint(phrase(T("entrance.caps")) if self._locked else words)

    def _caps(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._locked = on
        self.hint(self._usual)


class NewSecret(QWidget):
    """A new passphrase typed twice, with what it is worth in words."""

    def __init__(self) -> None:
        super().__init__()
        self.first = SecretField(phrase(T("entrance.new_passphrase")))
        self.again = SecretField(phrase(T("entrance.passphrase_again")))
        beside = row(
            (holder(column(self.first, None)), 1), (holder(column(self.again, None)), 1), gap=16
        )
        self.setLayout(beside)
        self.first.hint(phrase(T("entrance.passphrase_advice")))
        self.first.changed.connect(self._weigh)
        self.again.changed.connect(self._compare)
        self.first.editor.returnPressed.connect(self._go_on)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self.first.text

    def empty(self) -> None:
        """Nothing typed, and nothing said of what was typed."""
        self.first.editor.clear()
        self.again.editor.clear()
        self._weigh()

    def check(self) -> bool:
        """Whether it will do; the field that will not says why and takes the focus."""
        self._weigh()
        if strength(self.text) in {Strength.SHORT, Strength.WEAK}:
            self.first.error(STRENGTHS[strength(self.text)])
            self.first.setFocus()
            return False
        if self.again.text != self.text:
            self.again.error(phrase(T("entrance.passphrases_differ")))
            self.again.setFocus()
            return False
        return True

    def _go_on(self) -> None:
        """Enter: to the second field, or why not yet."""
        self._weigh()
        if strength(self.text) in {Strength.SHORT, Strength.WEAK}:
            self.first.error(STRENGTHS[strength(self.text)])
        else:
            self.again.setFocus()

    def _weigh(self) -> None:
        self.first.error()
        advice: Words = phrase(T("entrance.passphrase_advice"))
        self.first.hint(STRENGTHS[strength(self.text)] if self.text else advice)
        self._compare()

    def _compare(self) -> None:
        so_far = self.text[: len(self.again.text)]
        same = self.again.text == so_far
        self.again.error("" if same else phrase(T("entrance.passphrases_differ")))


def _caps_on() -> bool | None:
    """What the system says of Caps Lock; None where it says nothing."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - only Windows can tell

    return bool(ctypes.windll.user32.GetKeyState(CAPS_LOCK) & 1)
