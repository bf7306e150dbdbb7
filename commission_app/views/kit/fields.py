"""Fields: the label above, the message below, and never a pop-up."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.scroll import bring
from commission_app.views.kit.text import Text
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import decimal, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commission_app.views.support.words import Words

Editor = TypeVar("Editor", bound=QWidget)


class Field(QWidget, Generic[Editor]):
    """An editor with its label, whether it is required, and room for one message.

    Signals
    -------
    changed(): what stands in it is another now.
    """

    changed = Signal()

    def __init__(self, label: Words, editor: Editor, *, required: bool = False) -> None:
        super().__init__()
        self.editor = editor
        self._words, self._hint, self._error = label, _NOTHING, _NOTHING
        self.label = Text(label, "label")
        self.label.setBuddy(editor)
        self._mark = Text(phrase(T("kit.required")), "caption")
        if not required:
            self._mark.hide()
        self._message = Text("", "caption", wrap=True)
        self.setFocusProxy(editor)
        head = row(self.label, self._mark, None, gap=8)
        self.setLayout(column(column(head, editor, self._message, gap=4), None, gap=0))
        self._tell()

    def require(self, *, required: bool = True) -> None:
        """Whether it must be filled in."""
        self._mark.setVisible(required)
        self._tell()

    def hint(self, words: Words) -> None:
        """What stands below while nothing is wrong."""
        self._hint = words
        self._tell()

    def error(self, words: Words = "") -> None:
        """What is wrong with it and what to do; nothing: it is well again."""
        news = bool(words) and words != self._error
        self._error = words
        self._tell()
        if news and self.editor.hasFocus():
            bring(self)  # it may be said below what a low window shows

    @property
    def message(self) -> Text:
        """What stands below, for a form that has a wider place for it."""
        return self._message

    @property
    def wrong(self) -> bool:
        """Whether an error stands below."""
        return bool(self._error)

    def _tell(self) -> None:
        shown = self._error or self._hint
        self._message.say(shown)
        self._message.setVisible(bool(shown))
        self._message.tone("critical" if self._error else "")
        tone = "critical" if self._error else ""
        if (self.editor.property("tone") or "") != tone:
            self.editor.setProperty("tone", tone)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        self._name_anew()

    def _name_anew(self) -> None:
        required = not self._mark.isHidden()
        parts = [said(self._words), said(phrase(T("kit.required"))) if required else ""]
        self.editor.setAccessibleName(", ".join(filter(None, parts)))
        self.editor.setAccessibleDescription(said(self._error or self._hint))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_anew()
            if self._error and self.editor.hasFocus():
                bring(self)  # other words may be longer
        super().changeEvent(event)


_NOTHING: Words = ""


class LineField(Field[QLineEdit]):
    """One line of text."""

    def __init__(
        self, label: Words, *, required: bool = False, placeholder: Words = ""
    ) -> None:
        self._placeholder = placeholder
        super().__init__(label, QLineEdit(), required=required)
        self.editor.textEdited.connect(self.changed)

    @property
    def text(self) -> str:
        """What stands in it, without spaces around."""
        return self.editor.text().strip()

    def put(self, text: str) -> None:
        """Show this text; nobody is told."""
        self.editor.setText(text)
        self.editor.setCursorPosition(0)  # a long text is read from its beginning

    @override
    def _name_anew(self) -> None:
        super()._name_anew()
        self.editor.setPlaceholderText(said(self._placeholder))


class AreaField(Field[QPlainTextEdit]):
    """Several lines; Tab leaves it."""

    def __init__(
        self,
        label: Words,
        *,
        required: bool = False,
        placeholder: Words = "",
        lines: int = 3,
    ) -> None:
        self._placeholder = placeholder
        super().__init__(label, QPlainTextEdit(), required=required)
        self.editor.setTabChangesFocus(True)
        self._lines = lines
        self._fit()
        self.editor.textChanged.connect(self._tell_changed)
        self._quiet = False

    @property
    def text(self) -> str:
        """What stands in it, without spaces around."""
        return self.editor.toPlainText().strip()

    def put(self, text: str) -> None:
        """Show this text; nobody is told."""
        self._quiet = True
        self.editor.setPlainText(text)
        self._quiet = False

    def _tell_changed(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _fit(self) -> None:
        height = self.editor.fontMetrics().lineSpacing() * self._lines + 24
        if self.editor.minimumHeight() != height:
            self.editor.setFixedHeight(height)

    @override
    def _name_anew(self) -> None:
        super()._name_anew()
        self.editor.setPlaceholderText(said(self._placeholder))


class NumberField(Field[QLineEdit]):
    """A number, or nothing; up and down step it, the wheel does not.

    What is out of its range stays as it was typed, and the message says so.
    """

    def __init__(
        self,
        label: Words,
        limits: tuple[int, int],
        *,
        required: bool = False,
        places: int = 0,
    ) -> None:
        super().__init__(label, QLineEdit(), required=required)
        self._low, self._high = limits
        self._places = places
        self.editor.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.editor.textEdited.connect(self._typed)
        self.editor.installEventFilter(self)

    @property
    def value(self) -> Decimal | None:
        """The number, None while nothing or nothing sensible stands there."""
        found = self._read()
        return found if found is not None and self._low <= found <= self._high else None

    @property
    def whole(self) -> int | None:
        """The number as a whole one."""
        value = self.value
        return None if value is None else int(value)

    def put(self, value: Decimal | int | None) -> None:
        """Show this number; nobody is told."""
        text = "" if value is None else decimal(Decimal(value), language())
        self.editor.setText(text)
        self._judge()

    def _read(self) -> Decimal | None:
        text = "".join(self.editor.text().split()).replace(",", ".")
        try:
            found = Decimal(text)
        except InvalidOperation:
            return None
        exponent = found.as_tuple().exponent
        fits = isinstance(exponent, int) and -exponent <= self._places
        return found if fits else None

    def _judge(self) -> None:
        key = T("kit.number_range") if self._places else T("kit.number_whole")
        fine = not self.editor.text().strip() or self.value is not None
        self.error("" if fine else phrase(key, low=self._low, high=self._high))

    def _typed(self) -> None:
        self._judge()
        self.changed.emit()

    def _step(self, by: int) -> None:
        now = self._read()
        start = Decimal(self._low - by if by > 0 else self._low) if now is None else now
        self.put(min(max(start + by, Decimal(self._low)), Decimal(self._high)))
        self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        by = steps.get(Qt.Key(event.key()))
        released = event.type() is not QEvent.Type.KeyPress
        if by is None or released or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._step(by)
        return True


def enter_goes_on(*fields: Field[QLineEdit], then: Callable[[], object]) -> None:
    """Enter goes to the next of these that is shown; in the last one it does what is next."""
    for place, field in enumerate(fields):
        rest = fields[place + 1 :]
        field.editor.returnPressed.connect(partial(_go_on, rest, then))


def _go_on(rest: Sequence[Field[QLineEdit]], then: Callable[[], object]) -> None:
    following = next((one for one in rest if one.isVisible()), None)
    if following is None:
        then()
    else:
        following.editor.setFocus(Qt.FocusReason.TabFocusReason)
