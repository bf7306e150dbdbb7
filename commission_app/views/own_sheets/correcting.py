"""A correction: the marks as they stand, ready to be changed, and the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from commission_app.services.day.corrections import Begun
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.scroll import Scroll
from commission_app.views.own_sheets.panel import Panel
from commission_app.views.own_sheets.sheet_lines import name_of
from commission_app.views.scoring.mark_rows import MarkRows
from commission_app.views.support.words import Joined, joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.bench import Bench
    from commission_app.services.day.own_sheets import OwnSheet, Revision
    from commission_app.views.scoring.criterion_row import CriterionRow

PAUSE_MS = 600  # after the last change it is kept
Marks = dict[str, "tuple[int, str]"]
Marked = dict[str, "tuple[int | None, str]"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person wants to be different; `note` is None where it stays."""

    marks: Marks
    note: str | None
    reason: str


class CorrectPanel(Panel):
    """Prefilled; what was begun for a sheet is still there when one comes back to it.

    Signals
    -------
    wanted(Correction): record it.
    begun(str, Begun): keep what stands here for the revision of this digest.
    """

    wanted = Signal(object)
    begun = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(phrase(T("own_sheets.correct_title")))
        self.marks = MarkRows()
        self._of, self._begun = "", dict[str, Begun]()  # by revision, as its fields stand
        self._kept, self._refused = dict[str, Begun](), set[str]()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._revision: Revision | None = None
        self.note = AreaField(phrase(T("own_sheets.note")), lines=2)
        self.reason = AreaField(phrase(T("own_sheets.reason")), required=True, lines=2)
        self.reason.hint(phrase(T("own_sheets.reason_hint")))
        self.reason.changed.connect(self._well)
        self.note.changed.connect(self._pause.start)
        self.marks.changed.connect(self._well)
        self.marks.ended.connect(self.reason.setFocus)
        self.act = Button(phrase(T("own_sheets.correct_act")), "primary", "ph.check")
        self.act.clicked.connect(self._want)
        again = Button(phrase(T("own_sheets.as_it_was")), "quiet")
        again.clicked.connect(self._forget)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # as the seal of the score screen
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._want)
        page = QFrame()
        page.setProperty("box", "bare")
        fields = column(self.reason, self.note, gap=8, margins=(14, 10, 14, 4))
        page.setLayout(column(self.marks, fields, None, gap=0, margins=(10, 0, 10, 0)))
        self._scroll = Scroll(page)
        self.fill(self._scroll, again, self.act)

    def show_sheet(self, sheet: OwnSheet, bench: Bench, kept: Begun | None) -> None:
        """The marks of the revision that stands, or those that were begun for it."""
        one = sheet.current
        whose = joined(phrase(T("own_sheets.correct_title")), name_of(sheet), between=": ")
        self.title.say(whose)
        self.about.say(_means(sheet))
        if self._of == one.digest and list(self.rows) == [c.code for c in bench.criteria]:
            return
        self.keep()
        self._of, self._revision = one.digest, one
        blank = [replace(one, level=None, comment="") for one in bench.criteria]
        self.marks.show_criteria(blank, bench.comment_least)
        shown = self._begun.get(one.digest) or kept or _as_sealed(one)
        self._kept.setdefault(one.digest, shown)
        self._restore(shown)
        self.refuse(None)

    @property
    def unkept(self) -> bool:
        """Whether a correction stands here that could not be kept."""
        return bool(self._refused)

    def keep(self) -> None:
        """Have what was begun kept, where it changed."""
        self._pause.stop()
        if self._of and self.rows:
            self._begun[self._of] = Begun(self.marks.marks, self.note.text, self.reason.text)
        for revision, begun in self._begun.items():
            if begun != self._kept.get(revision):
                self._kept[revision] = begun
                self.begun.emit(revision, begun)

    def refused(self, revision: str) -> None:
        """It could not be kept: it is to be kept still."""
        self._kept.pop(revision, None)
        self._refused.add(revision)

    def saved(self, revision: str) -> None:
        """It is on the disk."""
        self._refused.discard(revision)

    def lose(self) -> None:
        """Go on without what could not be kept."""
        self._kept.update((one, self._begun[one]) for one in self._refused)
        self._refused.clear()

    @property
    def rows(self) -> dict[str, CriterionRow]:
        """By criterion."""
        return self.marks.rows

    def begin(self) -> None:
        """The focus is on the first criterion."""
        self.marks.begin()

    def _restore(self, begun: Begun) -> None:
        for code, made in self.rows.items():
            level, comment = begun.marks.get(code, (None, ""))
            made.bar.show_level(level)
            made.comment.setPlainText(comment)
            made.comment.keep()
        self.note.put(begun.note)
        self.reason.put(begun.reason)

    def _forget(self) -> None:
        if self._revision is not None:
            self._restore(_as_sealed(self._revision))
            self._well()
            self.begin()

    def _want(self) -> None:
        if self.marks.to_gap():
            return
        if not self.reason.text:
            self.reason.error(phrase(T("own_sheets.reason_needed")))
            self.reason.setFocus()
        elif self._revision is not None:
            self.keep()  # before the act that makes it needless
            self.wanted.emit(self._wish(self._revision))

    def _wish(self, one: Revision) -> Correction:
        before = {mark.criterion: (mark.level, mark.comment) for mark in one.marks}
        marks = {
            code: (level, comment)
            for code, (level, comment) in self.marks.marks.items()
            if level is not None and before.get(code) != (level, comment)
        }
        note = None if self.note.text == one.note else self.note.text
        return Correction(marks, note, self.reason.text)

    def _well(self) -> None:
        self._pause.start()
        self.reason.error()
        self.refuse(None)


def _as_sealed(one: Revision) -> Begun:
    marks: Marked = {mark.criterion: (mark.level, mark.comment) for mark in one.marks}
    return Begun(marks, one.note, "")


def _means(sheet: OwnSheet) -> Joined:
    """What a correction brings about, as this sheet stands."""
    number = len(sheet.revisions) + 1
    parts = [phrase(T("own_sheets.correct_means"), number=number)]
    if sheet.state in {"delivered", "confirmed"}:
        parts.append(phrase(T("own_sheets.correct_again")))
    parts.append(phrase(T("own_sheets.correct_revealed")))
    return joined(*parts, between=" ")
