"""Fields that offer what there is: one of a list, a day, a time; and the search field."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QDate,
    QDateTime,
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
    QTime,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.fields import Field
from commission_app.views.kit.moments import Moments
from commission_app.views.kit.paint import smooth
from commission_app.views.support.icons import icon, pixmap
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from commission_app.views.support.words import Words

FORMATS = {"day": "dd.MM.yyyy", "time": "HH:mm", "moment": "dd.MM.yyyy HH:mm"}
LEAST = 96  # pixels of a list to choose from


class Combo(QComboBox):
    """A list to choose from, with our caret; the wheel scrolls the page instead.

    Signals
    -------
    resized(): more or fewer letters fit.
    """

    resized = Signal()

    @property
    def cut(self) -> bool:
        """Whether what is chosen is longer than the field."""
        return self._fitting != self.currentText()

    @property
    def _fitting(self) -> str:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        whole = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(whole, option, field, self).width()
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), right, room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        """A long option must not make a panel wider than it is."""
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), LEAST))
        return hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        styled = QStylePainter(self)
        styled.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._fitting
        styled.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        styled.end()
        painter = smooth(self)
        role = "soft" if self.isEnabled() else "faint"
        picture = pixmap("ph.caret-down", role, 16, self.devicePixelRatioF())
        area = QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
        painter.drawPixmap(area, picture, QRectF(picture.rect()))


class ComboField(Field[Combo]):
    """One of several options, each with its key; what is too long stands below in full.

    Signals
    -------
    chosen(str): the key of what a person chose.
    """

    chosen = Signal(str)

    def __init__(
        self, label: Words, options: Sequence[tuple[str, Words]] = (), *, required: bool = False
    ) -> None:
        self._options: tuple[tuple[str, Words], ...] = ()
        super().__init__(label, Combo(), required=required)
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.editor.activated.connect(self._tell_chosen)
        self.editor.resized.connect(self._tell)
        self.editor.currentTextChanged.connect(self._tell)
        self.offer(options)

    @property
    def key(self) -> str:
        """What is chosen, "" when nothing is."""
        place = self.editor.currentIndex()
        return self._options[place][0] if place >= 0 else ""

    def offer(self, options: Sequence[tuple[str, Words]]) -> None:
        """Other options; what was chosen stays chosen where it is still offered."""
        key = self.key
        self._options = tuple(options)
        self.editor.clear()
        self.editor.addItems([said(words) for _, words in self._options])
        self.choose(key)

    def choose(self, key: str) -> None:
        """Show this one as chosen; nobody is told."""
        keys = [one for one, _ in self._options]
        self.editor.setCurrentIndex(keys.index(key) if key in keys else -1)

    @override
    def _tell(self) -> None:
        super()._tell()
        if self.editor.cut and not self._error and not self._hint:
            self._message.say(self.editor.currentText())
            self._message.show()

    def _tell_chosen(self, place: int) -> None:
        self.chosen.emit(self._options[place][0])
        self.changed.emit()

    @override
    def _name_anew(self) -> None:
        super()._name_anew()
        for place, (_, words) in enumerate(self._options):
            self.editor.setItemText(place, said(words))


class DateTimeField(Field[Moments]):
    """A day, a time or both; `shape` is "day", "time" or "moment"."""

    def __init__(self, label: Words, shape: str = "day", *, required: bool = False) -> None:
        super().__init__(label, Moments(), required=required)
        self.editor.setDisplayFormat(FORMATS[shape])
        self.editor.lineEdit().setTextMargins(10, 0, 10, 0)  # the sheet's padding misses it
        self.editor.dateTimeChanged.connect(self._tell_changed)
        self._quiet = False

    @property
    def moment(self) -> datetime:
        """Day and time, without a zone."""
        return datetime.combine(self.day, self.time)

    @property
    def day(self) -> date:
        """The day."""
        found = self.editor.date()
        return date(found.year(), found.month(), found.day())

    @property
    def time(self) -> time:
        """The time, to the minute."""
        found = self.editor.time()
        return time(found.hour(), found.minute())

    def put(self, value: datetime | date | time) -> None:
        """Show this day or time; nobody is told."""
        self._quiet = True
        if isinstance(value, datetime):
            day = QDate(value.year, value.month, value.day)
            self.editor.setDateTime(QDateTime(day, QTime(value.hour, value.minute)))
        elif isinstance(value, date):
            self.editor.setDate(QDate(value.year, value.month, value.day))
        else:
            self.editor.setTime(QTime(value.hour, value.minute))
        self._quiet = False

    def _tell_changed(self) -> None:
        if not self._quiet:
            self.changed.emit()


class SearchField(QLineEdit):
    """A field with a glass; Esc or the cross empties it, the down key leaves for the list.

    Signals
    -------
    asked(str): what is looked for now, "" for everything.
    down_wanted(): to the first of what was found.
    """

    asked = Signal(str)
    down_wanted = Signal()

    def __init__(self, placeholder: Words = "") -> None:
        super().__init__()
        self._placeholder = placeholder or phrase(T("kit.search"))
        self._digits = True
        self._glass, self._cross = QAction(self), QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._ask)
        self._said_anew()
        self._draw()
        self._cross.setVisible(False)

    def empty(self) -> None:
        """Look for nothing any more; nobody is told."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._cross.setVisible(False)

    def take_letters(self, *of: QWidget, digits: bool = True) -> None:
        """What is typed into these is looked for; digits too, where they do nothing else."""
        self._digits = digits
        for one in of:
            one.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            sign = event.text()
            if self.isVisible() and _is_typed(event) and (self._digits or sign.isalpha()):
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.end(False)  # noqa: FBT003 - Qt's signature
                self.insert(sign)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self.asked.emit(text.strip())

    def _said_anew(self) -> None:
        self.setPlaceholderText(said(self._placeholder))
        self.setAccessibleName(said(self._placeholder))
        self._cross.setText(said(phrase(T("kit.clear"))))

    def _draw(self) -> None:
        self._glass.setIcon(icon("ph.magnifying-glass"))
        self._cross.setIcon(icon("ph.x"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._said_anew()
        elif event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = cast("Qt.Key", event.key())
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down:
            self.down_wanted.emit()
        else:
            super().keyPressEvent(event)


def _is_typed(event: QKeyEvent) -> bool:
    """Whether it is a letter or a digit of a word, no command."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    meta = Qt.KeyboardModifier.MetaModifier
    return event.text().isalnum() and not event.modifiers() & (command | meta)
