"""A criterion on the bench: every member's level on the scale, the mean, and a flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.paint import CENTRE, Painted, face, smooth
from commission_app.views.kit.spread import LEFT, STEP, Spread
from commission_app.views.kit.text import Text
from commission_app.views.support.theme import color, density
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from commission_app.services.office.bench import CriterionLine
    from commission_app.views.support.words import Words

MEAN = 56  # room for a mean


class ScaleHead(Painted):
    """The levels above the strips."""

    def __init__(self, levels: int) -> None:
        super().__init__()
        self._levels = levels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        scale = density().body / 14
        return QSize(2 * LEFT + STEP * (self._levels - 1), 18) * scale

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scale = smooth(self), density().body / 14
        painter.setFont(face(density().small))
        painter.setPen(color("soft"))
        for level in range(1, self._levels + 1):
            x = (LEFT + (level - 1) * STEP) * scale
            painter.drawText(QRectF(x - 20, 0, 40, self.height()), CENTRE, str(level))


class CriterionStrip(QFrame):
    """Tinted where members lie far apart or the mean is too low for a critical criterion."""

    def __init__(self, number: int, one: CriterionLine) -> None:
        super().__init__()
        self._title = Text(joined(number, one.title, between="  "), wrap=True)
        self._flag = Text("", "state", tone="caution")
        self._mean = Text("", "strong")
        self._mean.setFixedWidth(MEAN)
        self._mean.setAlignment(self._mean.alignment() | CENTRE)
        self.marks = Spread(one.highest, one.title)
        self.setProperty("box", "bare")
        self.setProperty("tone", "caution")
        words = column(None, self._title, self._flag, None, gap=0)
        self.setLayout(row((words, 1), self.marks, self._mean, gap=8, margins=(12, 1, 0, 1)))

    def show_line(self, one: CriterionLine, names: Mapping[str, Words]) -> None:
        """The levels of everybody whose sheet counts."""
        marks = {level: [names.get(m, m) for m in who] for level, who in one.marks}
        ends = (
            frozenset({min(marks), max(marks)}) if marks and one.flagged else frozenset[int]()
        )
        self.marks.show_marks(marks, one.mean, ends)
        self._mean.say("–" if one.mean is None else one.mean)
        words: list[Words] = []
        if one.flagged:
            words.append(phrase_n(T("sitting.apart"), one.spread))
        if one.low and one.least_mean is not None:
            words.append(phrase(T("sitting.mean_below"), least=one.least_mean))
        self._flag.say(joined(*words, between=", "))
        self._flag.setVisible(bool(words))
        box = "notice" if words else "bare"
        if self.property("box") != box:
            self.setProperty("box", box)
            self.style().unpolish(self)
            self.style().polish(self)
