"""The score screen: each key press is a mark on the disk, and nothing else is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from typing_extensions import override

from commission_app.services.day.bench import Bench, ReadSheet
from commission_app.services.day.repairs import ChooseQuestions, Resume
from commission_app.services.day.undo import History, Recorded, Redo, Step, Undo
from commission_app.services.scoring import GiveMark, WriteComment
from commission_app.services.sealing import SealSheet
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.scoring.anchors import NARROWEST, WIDTH
from commission_app.views.scoring.asides import Asides
from commission_app.views.scoring.criteria_list import CriteriaList
from commission_app.views.scoring.footer import ScoreFooter
from commission_app.views.scoring.header import ScoreHeader
from commission_app.views.support.desk import Notice
from commission_app.views.support.keys import letter
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from commission_app.services.changes import Changes
    from commission_app.shared.errors import UserError
    from commission_app.views.scoring.criterion_row import CriterionRow
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

CRITERIA = 624  # pixels for the criteria, before the levels become narrower
TALL, LOW, LOW_WINDOW = 76, 62, 740  # heights of header and footer; windows lower are low


class ScoringView(Screen):
    """One interview on the bench; the way back is to Today."""

    shows: ClassVar[Changes] = ReadSheet.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._history = History()
        self._interview = ""
        self._bench: Bench | None = None
        self._sealing = False  # it was asked for and not answered yet
        self._arriving = self._go_on = False  # just opened; to go on where it was interrupted
        self._header, self._footer = ScoreHeader(desk), ScoreFooter(desk)
        self._asides = Asides(desk, self._history)
        self._list = CriteriaList()
        self._body = row(gap=16, margins=(24, 14, 24, 14))
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: an interview, and perhaps the word `withdraw` or `resume` after it."""
        interview, _, wish = what.partition(" ")
        if interview and interview != self._interview:
            self._interview = self._asides.interview = interview
            self._bench = None
            self._list.empty()
            self._asides.note.begin()
            self._asides.setCurrentWidget(self._asides.anchors)
        if wish == "withdraw":
            self._asides.open_withdraw()
        self._sealing = False
        self._arriving, self._go_on = True, wish == "resume"
        self.desk.untell("sealed")  # of the one before
        self.desk.interviewing = True

    @override
    def refresh(self) -> None:
        if self._interview:
            self.desk.ask(ReadSheet(self._interview), self, self._show)

    @override
    def keep(self) -> None:
        self._list.keep()
        self._asides.note.keep()

    @property
    @override
    def unkept(self) -> Words:
        named = [phrase(T("score.comment_on"), criterion=r.title) for r in self._list.unkept]
        if self._asides.note.unkept:
            named.append(phrase(T("score.note")))
        return joined(self._interview, joined(*named, between=", ")) if named else ""

    @override
    def lose(self) -> None:
        self._list.lose()
        self._asides.note.lose()

    @override
    def leave(self) -> None:
        self.keep()
        self._header.rest()
        self.desk.untell("interrupted")
        self.desk.interviewing = False

    def _lay_out(self) -> None:
        criteria = frame("card", column(Scroll(self._list), gap=0, margins=(1, 1, 1, 1)))
        aside = frame("card", column(self._asides, gap=0, margins=(1, 1, 1, 1)))
        self._body.addWidget(criteria, 1)
        self._body.addWidget(aside)
        body = holder(self._body)
        self.setLayout(column(self._header, (body, 1), self._footer, gap=0))

    def _connect(self) -> None:
        self._header.back_wanted.connect(self._back)
        self._header.identity_wanted.connect(self._asides.open_identity)
        self._header.questions_chosen.connect(self._choose_questions)
        self._footer.withdraw_wanted.connect(self._asides.open_withdraw)
        self._footer.note_wanted.connect(self._asides.open_note)
        self._footer.pause_wanted.connect(self._asides.open_interrupt)
        self._footer.more_wanted.connect(self._asides.open_other)
        self._footer.seal_wanted.connect(self._seal)
        self._list.given.connect(self._give)
        self._list.written.connect(self._write)
        self._list.turned.connect(self._tell)
        self._list.ended.connect(self._to_seal)
        self._asides.left.connect(self._back)
        self._asides.returned.connect(self._list.focus_again)
        self._asides.moved.connect(self._follow)
        for keys, slot in (
            ("Ctrl+Return", self._seal),
            ("Ctrl+Enter", self._seal),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show(self, bench: Bench) -> None:
        if bench.card.interview != self._interview:
            return
        fresh = self._bench is None
        self._bench = bench
        self._list.show_bench(bench, fresh=fresh)
        self._header.show_bench(bench)
        self._footer.show_bench(bench)
        self._asides.note.show_note(bench.note)
        self._asides.show_person(bench.card)
        if bench.state == "interrupted":
            self._resume() if self._go_on else self._offer_resume(bench)
        if self._arriving:
            self._arrive(bench)
        self._tell()

    def _arrive(self, bench: Bench) -> None:
        """The keys are for the first gap, unless something is asked beside the list."""
        self._arriving = self._go_on = False
        first = bench.first_gap or bench.criteria[0].code
        if self._asides.busy:
            self._list.enter(first)
        else:
            self._list.focus(first)

    def _tell(self) -> None:
        """The anchors of the criterion in focus, and how far the sheet is."""
        codes, at = self._list.codes, self._list.in_focus
        if self._bench is not None and at in codes:
            place = codes.index(at)
            state = (self._list.rows[at].level, self._list.looked)
            one = self._bench.criteria[place]
            self._asides.anchors.show_criterion(place + 1, one, state)
        self._footer.show_progress(self._list.marked, len(codes), self._list.lacking)

    def _give(self, code: str, level: int | None) -> None:
        made = self._list.rows[code]
        act = Recorded(self._history, GiveMark(self._interview, code, level))
        self.desk.act(act, made, lambda _: made.saved(), self._not_kept(made))
        self._list.enter(code)
        self._tell()

    def _not_kept(self, made: CriterionRow) -> Callable[[UserError], None]:
        """A mark that could not be kept is taken away again, and that is said."""

        def tell(error: UserError) -> None:
            made.saved()
            self.desk.runner.refused.emit(error)
            self.refresh()

        return tell

    def _write(self, code: str, text: str) -> None:
        act, field = WriteComment(self._interview, code, text), self._list.rows[code].comment

        def refused(error: UserError) -> None:
            field.refused()
            self.desk.runner.refused.emit(error)

        self.desk.act(Recorded(self._history, act), field, None, refused)
        self._tell()

    def _to_seal(self) -> None:
        self._footer.seal.setFocus(Qt.FocusReason.TabFocusReason)

    def _seal(self) -> None:
        if self._bench is None or not self._bench.writable or self._sealing:
            return
        if self._asides.answer_first():
            return
        self.keep()
        if self._list.gap:
            self._list.focus_lacking(self._list.gap)
            return
        self._sealing = True  # a second click or key asks for nothing more
        self.desk.act(SealSheet(self._interview), self, self._sealed, self._not_sealed)

    def _not_sealed(self, error: UserError) -> None:
        self._sealing = False
        self.desk.runner.refused.emit(error)

    def _sealed(self, control: str) -> None:
        title = phrase(T("score.sealed_notice"), interview=self._interview, control=control)
        self.desk.tell(Notice("sealed", "good", title, phrase(T("score.sealed_means"))))
        self._back()

    def _back(self) -> None:
        self.desk.go("today", self._interview)

    def _follow(self, interview: str) -> None:
        self.desk.go("score", interview)

    def _choose_questions(self, code: str) -> None:
        act = ChooseQuestions(self._interview, code)
        self.desk.act(Recorded(self._history, act), self)

    def _undo(self) -> None:
        self.keep()
        self.desk.act(Undo(self._history, self._interview), self, self._changed_back)

    def _redo(self) -> None:
        self.desk.act(Redo(self._history, self._interview), self, self._changed_back)

    def _changed_back(self, step: Step | None) -> None:
        criterion = getattr(step.did, "criterion", "") if step is not None else ""
        if criterion in self._list.rows:
            self._list.focus(criterion)

    def _offer_resume(self, bench: Bench) -> None:
        title = phrase(T("score.interrupted"), name=bench.card.names)
        means = phrase(T("score.interrupted_means"), done=bench.marked, of=bench.of)
        act = phrase(T("score.resume"))
        self.desk.tell(Notice("interrupted", "caution", title, means, act, self._resume))

    def _resume(self) -> None:
        self.desk.untell("interrupted")
        self.desk.act(Resume(self._interview), self)
        self._list.focus_again()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if letter(event) == "N" and not event.modifiers():
            self._asides.open_note()
        elif event.key() == Qt.Key.Key_Escape:
            self._asides.close_panel() if self._asides.busy else self._back()
        elif not self._asides.busy and self._list.digit(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, low = self.width(), self.window().height() < LOW_WINDOW
        self._asides.setMaximumWidth(min(max(wide - CRITERIA, NARROWEST), WIDTH))
        for bar in (self._header, self._footer):
            bar.setFixedHeight(LOW if low else TALL)
        margin = 8 if low else 14
        self._body.setContentsMargins(24, margin, 24, margin)
