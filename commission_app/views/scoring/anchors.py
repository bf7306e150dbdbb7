"""What each level of the criterion in focus means, from the highest to the lowest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.scroll import Scroll, bring
from commission_app.views.kit.text import Text
from commission_app.views.support.words import Joined, joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.bench import CriterionOnBench, LevelOnBench
    from commission_app.views.support.words import Words

WIDTH, NARROWEST = 552, 380  # pixels of it in a wide window, and in the narrowest


def critical_words(one: CriterionOnBench) -> Words:
    """What it means that a criterion is critical, "" where it is none."""
    if not one.critical:
        return ""
    if one.least is None:
        return phrase(T("score.critical_means"))
    return phrase(T("score.critical_least"), least=one.least)


class LevelText(QFrame):
    """One level: its number, its name, and its text in full or as one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "row")
        self._number = QLabel()
        self._number.setFixedSize(34, 34)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setProperty("role", "level")
        self._name = Text("", "strong", wrap=True)
        self._text = Text("", "body", wrap=True)
        texts = column(self._name, self._text, None, gap=1)
        self._texts = texts
        self.setLayout(
            row(column(self._number, None), (texts, 1), gap=14, margins=(10, 3, 10, 3))
        )

    def show_level(self, level: LevelOnBench, state: str) -> None:
        """`state`: "chosen", "looked" or ""."""
        on = bool(state)
        self._number.setText(str(level.level))
        self._name.say(level.name if level.anchored else _one_line(level))
        self._text.say(level.anchor if level.anchored else "")
        self._text.setVisible(level.anchored)
        self._texts.setContentsMargins(0, 0 if level.anchored else 6, 0, 0)
        self._name.be("strong" if level.anchored or on else "small")
        self._dress("chosen" if on else "row", "given" if state == "chosen" else "")

    def _dress(self, box: str, tone: str) -> None:
        if (self.property("box"), self._number.property("tone")) == (box, tone):
            return
        self.setProperty("box", box)
        self._number.setProperty("tone", tone)
        for part in (self, self._number):
            part.style().unpolish(part)
            part.style().polish(part)


class AnchorPanel(QFrame):
    """Follows the focus, and the level that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._title = Text("", "title", wrap=True)
        self._critical = Text("", "small", wrap=True)
        self._critical.hide()
        self._label = Text(phrase(T("score.question")), "label")
        self._question = Text("", "body", wrap=True)
        self._asked = frame("sunken", column(self._label, self._question, gap=1))
        self._asked.layout().setContentsMargins(12, 7, 12, 9)  # pyright: ignore[reportOptionalMemberAccess]
        self._levels: list[LevelText] = []
        self._column = column(
            *(self._title, self._critical, self._asked, 2), gap=5, margins=(18, 12, 18, 6)
        )
        inner = QFrame()
        inner.setProperty("box", "bare")
        inner.setLayout(self._column)
        self._column.addStretch(1)
        self._meant: LevelText | None = None  # the level that is given or looked at
        self._inner, self._scroll = inner, Scroll(inner)
        self.setLayout(column(self._scroll, gap=0))
        for part in (inner, self._scroll.viewport()):
            part.installEventFilter(self)

    def show_criterion(
        self, number: int, one: CriterionOnBench, state: tuple[int | None, int]
    ) -> None:
        """`state`: the level given, and the one that is looked at (0: none)."""
        given, looked = state
        self._title.say(joined(f"{number}.", one.title, between=" "))
        why = critical_words(one)
        self._critical.say(why)
        self._critical.setVisible(bool(why))
        self._asked.setVisible(one.question is not None)
        self._question.say(one.question or "")
        self._grow(len(one.levels))
        self._meant = None
        for row_, level in zip(self._levels, reversed(one.levels), strict=False):
            chosen = level.level == given
            watched = looked and level.level == looked
            row_.show_level(level, "chosen" if chosen else "looked" if watched else "")
            if watched or (chosen and not looked):
                self._meant = row_
                bring(row_)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words that wrap anew, and a window that is made lower, leave the level in sight."""
        if event.type() is QEvent.Type.Resize and self._meant is not None:
            bring(self._meant)
        return super().eventFilter(watched, event)

    def _grow(self, count: int) -> None:
        while len(self._levels) < count:
            level = LevelText()
            self._levels.append(level)
            self._column.insertWidget(self._column.count() - 1, level)
        for place, level in enumerate(self._levels):
            level.setVisible(place < count)


def _one_line(level: LevelOnBench) -> Joined:
    return joined(level.name, level.anchor, between=" · ")
