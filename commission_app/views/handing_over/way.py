"""How far a hand-over is on its way to the stick: three points, each with its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.services.day.today import local
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import in_all_words, size_words
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.ring import AROUND_WORDS
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.delivering import Point, Reached
    from commission_app.views.support.words import Words

POINTS: tuple[Point, ...] = ("written", "flushed", "compared")
NAMES = {
    "written": T("handover.written"),
    "flushed": T("handover.flushed"),
    "compared": T("handover.compared"),
}
DONE, NOW = ("ph.check-circle-fill", "good"), ("ph.circle-half", "soft")
AHEAD, FAILED = ("ph.circle", "faint"), ("ph.warning", "critical")


class Watching(QObject):
    """Told by the thread that writes; whoever connects hears of it in the window's.

    Signals
    -------
    passed(Reached): a point of the way.
    written(int, int): so many bytes are on the stick, of so many.
    """

    passed = Signal(object)
    written = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopping = False

    def begin(self) -> None:
        """A new way, which nobody has stopped yet."""
        self._stopping = False

    def stop(self) -> None:
        """After the piece that is being written."""
        self._stopping = True

    def reached(self, point: Reached) -> None:
        """One point more."""
        self.passed.emit(point)

    def moved(self, done: int, of: int) -> None:
        """One piece more. UserError where a person wants no more of it."""
        if self._stopping:
            raise UserError(T("handover.stopped"))
        self.written.emit(done, of)


class Step(QWidget):
    """A glyph, what was done, and when."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._glyph, self._text = Glyph(*AHEAD), Text(words, "name")
        self._when = Text("", "small")
        self.setLayout(row(self._glyph, self._text, None, self._when, gap=12))

    def show_as(self, glyph: tuple[str, str], when: Words = "") -> None:
        """How far this step is."""
        self._glyph.show_as(*glyph)
        self._text.tone("faint" if glyph is AHEAD else "")
        self._when.say(when)


class Way(QFrame):
    """Hidden until the first hand-over begins; a slow one can be stopped while it is written.

    Signals
    -------
    stop_wanted(): a person waits no longer.
    """

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.setProperty("ring_away", AROUND_WORDS)
        self._steps = {point: Step(phrase(NAMES[point])) for point in POINTS}
        self._passed = 0
        self.stop = Button(phrase(T("handover.stop")), "link", "ph.x")
        self.stop.hide()
        self.stop.clicked.connect(self._want_stop)
        self.setLayout(column(*self._steps.values(), row(self.stop, None), gap=8))
        self.hide()

    def begin(self) -> None:
        """Nothing is done yet."""
        self._passed = 0
        for place, step in enumerate(self._steps.values()):
            step.show_as(NOW if place == 0 else AHEAD)
        self.stop.hide()
        self.stop.setEnabled(True)
        self.show()

    def moved(self, done: int, of: int) -> None:
        """So much is on the stick; only what takes several pieces can be stopped."""
        if self._passed or done >= of:
            return
        done_of = {"done": size_words(done), "of": size_words(of)}
        self._steps[POINTS[0]].show_as(NOW, phrase(T("kit.done_of"), **done_of))
        self.stop.show()

    def passed(self, reached: Reached) -> None:
        """One point more, and on to the next."""
        self._passed = POINTS.index(reached.point) + 1
        self.stop.hide()
        when: Words = f"{local(reached.at):%H:%M:%S}"
        if reached.point == "written":
            sheets = in_all_words(reached.sheets, reached.corrections)
            when = joined(sheets, size_words(reached.bytes), when, between=" · ")
        self._steps[reached.point].show_as(DONE, when)
        if self._passed < len(POINTS):
            self._steps[POINTS[self._passed]].show_as(NOW)

    def fail(self) -> None:
        """The step that was under way did not succeed."""
        self.stop.hide()
        if self._passed < len(POINTS):
            failed = phrase(T("handover.step_failed"))
            self._steps[POINTS[self._passed]].show_as(FAILED, failed)

    def _want_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_wanted.emit()
