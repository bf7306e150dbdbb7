"""One criterion: its name, its level bar, and the comment while it is in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from commission_app.domain.criteria import substance
from commission_app.services.prose import LONGEST
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.scoring.anchors import critical_words
from commission_app.views.scoring.comment_field import CommentField
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from commission_app.services.day.bench import CriterionOnBench
    from commission_app.views.support.words import Words


LOWEST, HIGHEST, UNBOUNDED = 56, 90, 16_777_215  # pixels; Qt's own largest


class CriterionRow(QFrame):
    """Shows the draft as it stands; what a person gave a moment ago is never shown otherwise.

    Signals
    -------
    given(str, object): criterion, and its level or None where it was taken back.
    written(str, str): criterion, comment.
    went_on(str), went_back(str): to the next criterion, to the one before.
    entered(str): the criterion is in focus now.
    looked(str, int): a level is looked at; 0 for none.
    """

    given = Signal(str, object)
    written = Signal(str, str)
    went_on = Signal(str)
    went_back = Signal(str)
    entered = Signal(str)
    looked = Signal(str, int)

    def __init__(self, number: int, criterion: CriterionOnBench, least: int) -> None:
        super().__init__()
        self.code, self._criterion, self._least = criterion.code, criterion, least
        self._waiting = 0  # marks that are not on the disk yet
        self._number = Text(str(number), "strong", tone="faint")
        self._number.setFixedWidth(20)
        self._title = Text(criterion.title, "name", wrap=True)
        self._critical = Text(phrase(T("score.critical")), "caption", tone="caution")
        self._critical.explain(critical_words(criterion))
        if not criterion.critical:
            self._critical.hide()
        self._worded = Glyph("ph.chat-text", "soft", 20)
        names = [level.name for level in criterion.levels]
        self.bar = LevelBar(len(names), criterion.title, names)
        self._need = Text("", "caption")
        self._count = Text("", "caption")
        self.comment = CommentField("", "")
        self._below = self._comment_part()
        titles = column(None, self._title, self._critical, None, gap=0)
        head = row(self._number, (titles, 1), self._worded, self.bar, gap=10)
        head.setContentsMargins(14, 5, 9, 5)
        self.setLayout(column(holder(head), self._below, gap=0))
        self.setProperty("box", "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(LOWEST)
        self._connect()
        self.show_criterion(criterion)

    @property
    def level(self) -> int | None:
        """The level that is shown as given."""
        return self.bar.level

    @property
    def title(self) -> Words:
        """What is judged."""
        return self._criterion.title

    @property
    def wants_comment(self) -> bool:
        """Whether the level that was given must be explained and is not yet."""
        needed = any(
            one.level == self.bar.level and one.needs_comment for one in self._criterion.levels
        )
        return needed and self._substance < max(self._least, 1)

    @property
    def _substance(self) -> int:
        return substance(self.comment.words)

    @property
    def too_long(self) -> bool:
        """Whether the comment is more than a sealed sheet holds."""
        return len(self.comment.words) > LONGEST

    @property
    def lacking(self) -> bool:
        """Whether something keeps it from being sealed, as the person sees it now."""
        return self.bar.level is None or self.wants_comment or self.too_long

    def show_criterion(self, criterion: CriterionOnBench) -> None:
        """What is kept now."""
        self._criterion = criterion
        if not self._waiting:
            self.bar.show_level(criterion.level)
        self.comment.show_words(criterion.comment)
        self._tell()

    def saved(self) -> None:
        """One mark more is on the disk."""
        self._waiting -= 1

    def fix(self, *, fixed: bool) -> None:
        """Only to be read."""
        self.bar.fix(fixed=fixed)
        self.comment.setReadOnly(fixed)

    def focus_on(self, *, on: bool) -> None:
        """In focus: tinted, its comment below."""
        self._below.setVisible(on)
        self._worded.setVisible(not on and bool(self.comment.words))
        self.setMaximumHeight(UNBOUNDED if on else HIGHEST)
        if (self.property("box") == "chosen") is on:
            return
        self.setProperty("box", "chosen" if on else "row")
        self._number.tone("link" if on else "faint")
        self._title.be("strong" if on else "name")
        self.style().unpolish(self)
        self.style().polish(self)

    def _comment_part(self) -> QFrame:
        part = QFrame()
        part.setProperty("box", "bare")
        label = Text(phrase(T("score.comment")), "label")
        head = row(label, self._need, None, self._count, gap=8)
        part.setLayout(column(head, self.comment, gap=4, margins=(44, 0, 9, 12)))
        part.hide()
        return part

    def _connect(self) -> None:
        self.bar.given.connect(self._give)
        self.bar.cleared.connect(self._give_nothing)
        self.bar.went_on.connect(self._go_on)
        self.bar.next_wanted.connect(self._next)
        self.bar.previous_wanted.connect(self._previous)
        self.bar.looked.connect(self._look)
        self.comment.written.connect(self._write)
        self.comment.counted.connect(self._tell)
        self.comment.went_on.connect(self._next)
        self.comment.went_back.connect(self.bar.setFocus)
        for part in (self.bar, self.comment):
            part.installEventFilter(self)

    def _give(self, level: int | None) -> None:
        self._waiting += 1
        self._tell()
        self.given.emit(self.code, level)

    def _give_nothing(self) -> None:
        self._give(None)

    def _go_on(self) -> None:
        """After a digit: to the comment where one is asked, or to the next criterion."""
        if self.wants_comment:
            self.comment.setFocus()
        else:
            self._next()

    def _next(self) -> None:
        self.went_on.emit(self.code)

    def _previous(self) -> None:
        self.went_back.emit(self.code)

    def _look(self, level: int) -> None:
        self.looked.emit(self.code, level)

    def _write(self, text: str) -> None:
        self.written.emit(self.code, text)

    def _counted(self, count: int, *, asked: bool) -> Words:
        """Characters, and of how many as long as some are lacking."""
        if asked and self._substance < self._least:
            return phrase(T("score.characters_of"), count=self._substance, least=self._least)
        return phrase_n(T("score.characters"), count)

    def _tell(self) -> None:
        """Whether a comment is asked for, and how long it is."""
        level, count = self.bar.level, len(self.comment.words)
        asked = any(o.level == level and o.needs_comment for o in self._criterion.levels)
        if self.too_long:
            self._need.say(phrase(T("score.comment_long"), most=LONGEST))
            self._need.tone("critical")
        elif asked:
            need = phrase(T("score.comment_needed"), level=level, least=self._least)
            self._need.say(need)
            self._need.tone("caution" if self._substance < max(self._least, 1) else "good")
        else:
            self._need.say(phrase(T("score.comment_free")))
            self._need.tone("faint")
        self._count.say(self._counted(count, asked=asked) if count else "")
        name = joined(phrase(T("score.comment")), self._criterion.title, between=", ")
        self.comment.call(name, "" if asked else phrase(T("score.comment_hint")))
        on = self.property("box") == "chosen"
        self._worded.setVisible(not on and bool(count))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.code)
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.bar.setFocus()
        super().mousePressEvent(event)
