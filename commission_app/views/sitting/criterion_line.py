"""A criterion on the bench: every member's level on the scale, the mean, and a flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import clear, column, row
from commission_app.views.kit.paint import CENTRE, Painted, face, smooth
from commission_app.views.kit.spread import LEFT, NARROW, STEP, Spread
from commission_app.views.kit.text import Text
from commission_app.views.support.theme import color, density
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from commission_app.services.office.bench import CriterionLine
    from commission_app.views.support.words import Words

MEAN = 56  # room for a mean
GAP = 8
WIDE = 440  # from which on the levels stand in their usual distance


HEADS = (T("sitting.criterion"), T("sitting.mean"))


class ScaleHead(Painted):
    """The levels above the strips."""

    def __init__(self, levels: int) -> None:
        super().__init__()
        self._levels = levels
        self._step = STEP
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def step_by(self, step: int) -> None:
        """As the strips below."""
        if step != self._step:
            self._step = step
            self.updateGeometry()
            self.update()

    @property
    def spare(self) -> int:
        """Pixels that it could do without."""
        return round((self._step - NARROW) * (self._levels - 1) * density().body / 14)

    @override
    def sizeHint(self) -> QSize:
        scale = density().body / 14
        return QSize(2 * LEFT + self._step * (self._levels - 1), 18) * scale

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scale = smooth(self), density().body / 14
        painter.setFont(face(density().small))
        painter.setPen(color("soft"))
        for level in range(1, self._levels + 1):
            x = (LEFT + (level - 1) * self._step) * scale
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
        self.setLayout(row((words, 1), self.marks, self._mean, gap=GAP, margins=(12, 1, 0, 1)))

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


class Strips(QWidget):
    """All criteria below one scale; in a narrow card the levels move together."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(gap=0)
        self._lines: dict[str, CriterionStrip] = {}
        self._scale: ScaleHead | None = None
        self.setLayout(self._rows)

    @property
    def marks(self) -> list[Spread]:
        """What the keyboard goes through, from above."""
        return [line.marks for line in self._lines.values()]

    def show_lines(
        self, lines: Sequence[CriterionLine], levels: int, names: Mapping[str, Words]
    ) -> bool:
        """The levels of each; whether the criteria are others than before."""
        other = [one.code for one in lines] != list(self._lines)
        if other:
            self._lay_out(lines, levels)
        for one in lines:
            self._lines[one.code].show_line(one, names)
        return other

    def _lay_out(self, lines: Sequence[CriterionLine], levels: int) -> None:
        clear(self._rows)
        self._scale = ScaleHead(levels)
        head, mean = (Text(phrase(T(key)), "label") for key in HEADS)
        mean.setFixedWidth(MEAN + GAP)  # its word is wider than a figure: it has the gap, too
        mean.setAlignment(mean.alignment() | CENTRE)
        mean.setContentsMargins(GAP // 2, 0, 0, 0)
        head.setContentsMargins(12, 0, 0, 0)
        self._rows.addLayout(row((head, 1), row(self._scale, mean, gap=0), gap=GAP))
        self._lines = {one.code: CriterionStrip(n, one) for n, one in enumerate(lines, 1)}
        for line in self._lines.values():
            self._rows.addWidget(line)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        step = STEP if self.width() >= WIDE * density().body / 14 else NARROW
        for scale in filter(None, (self._scale, *self.marks)):
            scale.step_by(step)
        for line in self._lines.values():
            line.updateGeometry()  # at once: who asks before the next events hears the old room

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as it could be, whatever it is now."""
        found = super().minimumSizeHint()
        spare = self._scale.spare if self._scale else 0
        return QSize(found.width() - spare, found.height())
