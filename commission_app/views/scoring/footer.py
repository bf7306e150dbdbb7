"""How far the sheet is, that it is saved, and the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, KeyCap
from commission_app.views.kit.layouts import column, holder, row, upright
from commission_app.views.kit.meter import Meter
from commission_app.views.kit.saved import Saved
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from commission_app.services.day.bench import Bench
    from commission_app.views.support.desk import Desk


LEAST = 960  # pixels in which it fits without its words


class ScoreFooter(QFrame):
    """Says "saved" only after the commit; the seal is primary once the sheet is complete.

    Signals
    -------
    withdraw_wanted(), note_wanted(), pause_wanted(), more_wanted(), seal_wanted().
    """

    withdraw_wanted = Signal()
    note_wanted = Signal()
    pause_wanted = Signal()
    more_wanted = Signal()
    seal_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "foot")
        self._total, self._highest = Text("", "display"), Text("", "title")
        self._highest.tone("soft")
        self._sum = holder(row(self._total, self._highest, upright(36), gap=8))
        self._done = Text("", "strong")
        self._meter = Meter(0, 1, height=6)
        progress = holder(column(None, self._done, self._meter, None, gap=6))
        self._saved, self._sealed = Saved(desk), State("sealed", "")
        self._sealed.hide()
        withdraw = Button(phrase(T("score.withdraw_short")), "link", "ph.hand-palm")
        self._note = note = Button(phrase(T("score.note")), "quiet", "ph.note-pencil")
        pause = Button(phrase(T("score.interrupt")), "quiet", "ph.pause")
        self.more = Button(phrase(T("score.more")), "quiet", "ph.dots-three-bold", bare=True)
        self.seal = Button("", "", "ph.circle-wavy-check")
        self.seal.setProperty("tall", "large")
        self._buttons = (withdraw, note, pause, self.more, self.seal)
        self._known = (note, pause)  # by their icons, where there is no room for words
        self._caps = (KeyCap("N"), KeyCap("Ctrl ⏎"))
        self._fitted: object = None  # for which widths it was folded last
        self._most = 0  # pixels that "saved" took so far: nothing jumps with each commit
        wishes = (
            *(self.withdraw_wanted, self.note_wanted, self.pause_wanted),
            *(self.more_wanted, self.seal_wanted),
        )
        for button, wish in zip(self._buttons, wishes, strict=True):
            button.clicked.connect(wish)
        self.setLayout(
            row(
                *(self._sum, progress, upright(36), self._saved, self._sealed, None),
                *(withdraw, 8, note),
                *(self._caps[0], 4, pause, self.more, 8, self.seal, self._caps[1]),
                gap=8,
                margins=(24, 0, 24, 0),
            )
        )

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._most = 0
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fold()
        return done

    def _fold(self) -> None:
        """So that the seal is never cut off: first without the keys, then without some words.

        What the words of a button need is known once they stand there: tried, before it shows.
        """
        rest = (self._sum, self._sealed, *self._buttons)
        wide = [one.sizeHint().width() for one in rest if one not in self._known]
        said = self._saved.sizeHint().width()
        self._most = max(self._most, said)
        room = self.width() - (self._most - said)
        hidden = [one.isHidden() for one in rest]
        fitted = (
            *(self.width(), self._most, self._saved.isHidden(), wide, hidden),
            [one.accessibleName() for one in self._known],
        )
        if fitted == self._fitted:
            return
        self._fitted = fitted
        for keys, words in ((True, True), (False, True), (False, False)):
            for cap in self._caps:
                cap.setVisible(keys)
            for button in self._known:
                if button.bare is words:
                    button.be_bare(bare=not words)
            if super().sizeHint().width() <= room:
                break

    @override
    def minimumSizeHint(self) -> QSize:
        """A window is not kept wide by words that go when it becomes narrow."""
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), LEAST))
        return hint

    def show_bench(self, bench: Bench) -> None:
        """The total where the rules show it, whether there is a note, and the seal."""
        self._sum.setVisible(bench.total is not None)
        self._total.say(bench.total if bench.total is not None else "")
        self._highest.say(phrase(T("score.of_highest"), highest=bench.highest))
        self._note.say(phrase(T("score.note_there") if bench.note else T("score.note")))
        for button in self._buttons:
            button.setEnabled(bench.writable)
        self._saved.setVisible(not bench.control)
        self._sealed.setVisible(bool(bench.control))
        if bench.control:
            self._sealed.show_as("sealed", phrase(T("score.sealed"), control=bench.control))

    def show_progress(self, marked: int, of: int, lacking: int) -> None:
        """As the person sees it now, also what is on its way to the disk."""
        words = phrase(T("score.progress"), done=marked, of=of)
        self._done.say(words)
        self._meter.show_steps(marked, of, words)
        self.seal.say(
            phrase_n(T("score.seal_left"), lacking) if lacking else phrase(T("score.seal"))
        )
        self.seal.become("" if lacking else "primary")
