"""Labels that say their words anew when the language changes, and are never squeezed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from commission_app.views.kit.room import ask_for_room
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.icons import pixmap
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPixmap, QResizeEvent

    from commission_app.views.support.words import Words


_LONG = re.compile(r"\S{40,}")  # no line of a notice is sure to hold such a word
_PART, _BREAK = 20, "\N{ZERO WIDTH SPACE}"
_PIECE = re.compile(rf"[^/\\]{{1,{_PART}}}[/\\]?|[/\\]")  # of a path: a folder with its stroke
_MOMENT = re.compile(r"(\d\d\.\d\d\.\d{4}) (?=\d\d:\d\d)")  # a day stays with its hour
_CODE = re.compile(
    r"\b[0-9A-Z]{4,5}(?:-[0-9A-Z]{4,5})+\b"
)  # read aloud, compared: in one piece
_JOINED = "-\N{WORD JOINER}"
_INITIAL = re.compile(r"(?<!\w)([^\W\d_]\.) (?=[^\W\d_])")  # «К. Сатпаев»: never parted


class Text(QLabel):
    """Words in one of the sheet's roles; `wrap` breaks lines and keeps room for all of them."""

    def __init__(
        self, words: Words = "", role: str = "", *, tone: str = "", wrap: bool = False
    ) -> None:
        super().__init__()
        self._breaks = False
        self._words: Words = words
        self._why: Words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)  # names come from files
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(self._shaped())

    def break_anywhere(self) -> Text:
        """Also within a word where it has no other place: a path, the name of a file."""
        self._breaks = True
        self._put()
        return self

    def explain(self, why: Words) -> None:
        """What it means, in the tooltip and to readers of the screen."""
        self._why = why
        self.setToolTip(plain_tip(said(why)))
        self.setAccessibleDescription(said(why))

    def say(self, words: Words) -> None:
        """Other words from now on."""
        if words != self._words or not self.text():
            self._words = words
            self._put()

    def tone(self, tone: str) -> None:
        """Another tone: good, caution, critical, link, faint, or none."""
        self._wear("tone", tone)

    def be(self, role: str) -> None:
        """Another role."""
        self._wear("role", role)

    def _put(self) -> None:
        text = self._shaped()
        if text != self.text():
            self.setText(text)
            if self.wordWrap():
                ask_for_room(self)

    def _shaped(self) -> str:
        text = said(self._words)
        if self.wordWrap():
            text = _MOMENT.sub(_together, _INITIAL.sub(_together, text))
            text = _CODE.sub(_whole, text)
        return _LONG.sub(_broken, text) if self._breaks else text

    def _wear(self, name: str, value: str) -> None:
        if (self.property(name) or "") != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._put()
            if self._why:
                self.explain(self._why)
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Qt guesses the lines of a wrapped label for a width of its own: too many."""
        hint = super().sizeHint()
        if self.wordWrap() and self.width() > 0 and self.text():
            hint.setHeight(self.heightForWidth(self.width()))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        """A wrapped label must not be squeezed by its layout: it would clip without a word."""
        hint = super().minimumSizeHint()
        if self.wordWrap() and self.width() > 0 and self.text():
            hint.setHeight(max(hint.height(), self.heightForWidth(self.width())))
        return hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.oldSize().width() != event.size().width():
            self.updateGeometry()
            ask_for_room(self)


class OneLine(Text):
    """One line that ends in … where there is no room; the whole is in its tooltip."""

    def __init__(self, words: Words = "", role: str = "", *, tone: str = "") -> None:
        super().__init__(words, role, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setProperty("elides", True)  # noqa: FBT003 - Qt's signature

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room, whole = self.contentsRect(), self.text()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment().value, shown)
        tip = plain_tip(whole) if shown != whole else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


class Glyph(QLabel):
    """One icon in the colour of a role; decoration, so that readers of the screen skip it."""

    def __init__(self, name: str, role: str = "soft", size: int = 20) -> None:
        super().__init__()
        self._shown = (name, role, size)
        self._drawn: QPixmap | None = None
        self.setFixedSize(size, size)
        self._draw()

    def show_as(self, name: str, role: str = "soft") -> None:
        """Another icon."""
        self._shown = (name, role, self._shown[2])
        self._draw()

    def _draw(self) -> None:
        drawn = pixmap(*self._shown, self.devicePixelRatioF())
        if drawn is not self._drawn:  # Qt asks often while a screen is put together
            self._drawn = drawn
            self.setPixmap(drawn)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)


def _broken(word: re.Match[str]) -> str:
    """Between folders of a path; within a name only where it is long itself."""
    return _BREAK.join(_PIECE.findall(word[0]))


def _together(found: re.Match[str]) -> str:
    return f"{found[1]}\N{NO-BREAK SPACE}"


def _whole(code: re.Match[str]) -> str:
    return code[0].replace("-", _JOINED)
