"""Import in four steps: the file, its columns, the consequences, done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from commission_app.services.importing import Acceptance, Imported
from commission_app.services.people.early import ReadEarlyStages
from commission_app.services.people.files import FileSeen, ReadFile
from commission_app.services.people.mappings import KeepMapping
from commission_app.services.people.saving import SaveReport
from commission_app.shared.texts import T
from commission_app.views.importing.check_page import CheckPage
from commission_app.views.importing.chosen import Chosen, stage_words
from commission_app.views.importing.columns_page import ColumnsPage
from commission_app.views.importing.source_page import ENDINGS, SourcePage
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.drop import DropFrame
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, holder, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.steps import Steps
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.kit.working import Working
from commission_app.views.support.screen import Screen
from commission_app.views.support.theme import density
from commission_app.views.support.tongue import language
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.changes import Changes
    from commission_app.services.people.intake import Consequences
    from commission_app.services.people.mappings import Mapped
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

FILE, COLUMNS, CHECK, DONE = range(4)


class ImportingView(Screen):
    """Nothing is written before its consequences were seen."""

    shows: ClassVar[Changes] = ReadEarlyStages.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen = Chosen()
        self._found: Consequences | None = None
        self._headings: tuple[str, ...] = ()
        self._by_hand = False  # columns were chosen: the next region's file has them too
        self._steps = Steps(
            [
                phrase(T("import.step_file")),
                phrase(T("import.step_columns")),
                phrase(T("import.step_check")),
                phrase(T("import.step_done")),
            ]
        )
        self._source, self._columns, self._check = SourcePage(desk), ColumnsPage(), CheckPage()
        self._about = OneLine("", "soft")
        self._more = Button(phrase(T("import.again")), "", "ph.file-arrow-down")
        self._done = Empty("ph.check-circle", phrase(T("import.done")), " ", self._more)
        self._notices, self._working = Notices(), Working(desk)
        self._pages = QStackedWidget()
        self._written = Text("", "caption")
        self._back = Button(phrase(T("import.back")))
        self._cancel = Button(phrase(T("import.cancel")), "quiet")
        self._next = Button("", "primary", "ph.arrow-right")
        self._lay_out()
        self._connect()
        self._go(FILE)

    @override
    def open_at(self, what: str) -> None:
        """`what`: a stage whose results are wanted."""
        if self._steps.at == FILE:
            self._source.take_focus()
            if what.isdigit():
                self._source.choose(int(what))

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadEarlyStages(), self, self._source.show_stages)

    @override
    def take_focus(self) -> None:
        """To the files first, then to where one was among the steps."""
        if self._steps.at == FILE:
            self._source.take_focus()
        else:
            super().take_focus()

    def _lay_out(self) -> None:
        for page in (
            self._source,
            self._columns,
            self._check,
            holder(column(card(self._done), None)),
        ):
            self._pages.addWidget(page)
        head = row(Text(phrase(T("import.title")), "heading"), (self._about, 1), gap=12)
        head.addStrut(density().control)  # as high as where it has buttons
        foot = row(self._cancel, None, self._written, self._back, self._next, gap=12)
        self.setLayout(
            column(
                *(head, self._steps, self._notices),
                *((self._pages, 1), self._working, foot),
                gap=12,
                margins=(24, 16, 24, 14),
            )
        )
        self._drop = DropFrame(self, phrase(T("import.drop")), tuple(f".{e}" for e in ENDINGS))

    def _connect(self) -> None:
        self._drop.dropped.connect(self._bring)
        self._source.chosen.connect(self._choose)
        self._columns.mapped.connect(self._map)
        self._check.accepted.connect(self._take_after_all)
        self._check.columns_wanted.connect(self._back_to_columns)
        self._check.report_wanted.connect(self._save_report)
        self._steps.previous_wanted.connect(self._step_back)
        self._back.clicked.connect(self._step_back)
        self._cancel.clicked.connect(self._begin_anew)
        self._next.clicked.connect(self._step_on)
        self._more.clicked.connect(self._begin_next)
        self._working.stopped.connect(self._step_back)

    def _bring(self, files: tuple[Path, ...]) -> None:
        self._begin_anew()
        self._source.bring(files)

    def _choose(self, stage: int, files: tuple[Path, ...]) -> None:
        self._chosen = Chosen(stage, files, title=self._source.title_of(stage))
        self._columns.forget()
        self._by_hand = False
        self._look()

    def _look(self) -> None:
        one, fresh = self._chosen, self._steps.at == FILE
        first = ReadFile(one.files[0], one.kind, one.mapping, recall=fresh)
        self.desk.ask(first, self, self._show_file, self._refuse_file)

    def _show_file(self, seen: FileSeen) -> None:
        self._notices.clear()
        self._headings = seen.headings
        self._columns.show_file(seen)
        blocked: Words = phrase(T("import.columns_missing")) if seen.problems else ""
        arriving = self._steps.at != COLUMNS
        if arriving:
            self._go(COLUMNS)
        self._hold(blocked)
        if arriving and blocked:
            self._columns.take_focus()

    def _map(self, mapping: Mapped) -> None:
        self._by_hand = True
        self._chosen = replace(self._chosen, mapping=mapping)
        self._look()

    def _refuse_file(self, error: UserError) -> None:
        self._go(FILE)
        self._tell(error)
        self._source.take_focus()

    def _check_now(self) -> None:
        self._chosen = replace(self._chosen, mapping=self._columns.mapping)
        if self._by_hand:
            kept = KeepMapping(self._chosen.kind, self._headings, self._chosen.mapping)
            self.desk.act(kept, self)
        self._next.setEnabled(False)
        words = phrase(T("import.checking"))
        self._working.run(words, self._chosen.check, self._show_found, self._refuse_check)

    def _show_found(self, found: Consequences) -> None:
        self._found = found
        self._notices.clear()
        self._go(CHECK)
        self._check.show_found(found)
        nothing = not (found.added or found.changed)
        if self._chosen.stage and found.changed and not (found.added or found.unchanged):
            title = phrase(T("import.all_change"), stage=self._chosen.stage)
            about = stage_words(self._chosen.stage, self._chosen.title)
            means = joined(about, phrase(T("import.all_means")), between=". ")
            self._notices.put("all", Notice("caution", title, means))
        why = T("import.guarded") if found.guard else T("import.nothing_new")
        self._hold(phrase(why) if nothing or found.guard else "")
        if self._next.isEnabled():
            self._next.setFocus()
        else:
            self._check.take_focus()

    def _refuse_check(self, error: UserError) -> None:
        self._next.setEnabled(True)
        self._tell(error)

    def _take(self, accept: Acceptance) -> None:
        self._next.setEnabled(False)
        self._working.run(
            phrase(T("import.taking")),
            lambda progress: self._chosen.take(progress, accept),
            self._show_done,
            self._refuse_check,
        )

    def _take_after_all(self, reason: str) -> None:
        if self._found is not None and self._found.guard:
            keys = ",".join(one.key for one in self._found.guard)
            self._take(Acceptance(keys, reason))

    def _show_done(self, done: Imported) -> None:
        if done.stopped:  # another suspicion stands behind the one that was answered
            self._check_now()
            return
        self._go(DONE)
        words = (
            phrase_n(T("import.done_new"), done.added),
            phrase_n(T("import.done_changed"), len(done.differences)),
            phrase_n(T("import.done_rejected"), done.rejected),
        )
        again = phrase(T("import.done_again")) if done.rejected else ""
        self._done.text.say(joined(joined(*words, between=", "), again, between=". "))
        self._next.setFocus()

    def _save_report(self) -> None:
        if self._found is None or self._found.imported is None:
            return
        name = f"{self._chosen.files[0].stem}-report.xlsx"
        beside = str(self._chosen.files[0].with_name(name))
        path = self.desk.files.save_file(self, phrase(T("import.save_report")), beside)
        if path is not None:
            act = SaveReport(self._found.imported, path, language())
            self.desk.act(act, self, self._saved_report, self._tell)

    def _saved_report(self, path: Path) -> None:
        title = phrase(T("import.report_saved"), file=path.name)
        self._notices.put("report", Notice("good", title, str(path.parent), closable=True))

    def _tell(self, error: UserError) -> None:
        title = phrase(T("import.refused"))
        self._notices.put("refused", Notice("caution", title, error, closable=True))

    def _hold(self, why: Words) -> None:
        """The way on is closed, and the line beside it says why."""
        self._next.forbid(why)
        self._written.say(why or phrase(T("import.nothing_written")))

    def _go(self, step: int) -> None:
        self._steps.go_to(step if step < DONE else DONE + 1)
        self._pages.setCurrentIndex(step)
        self._about.say("" if step == FILE else self._chosen.words)
        self._back.setVisible(step in {COLUMNS, CHECK})
        self._cancel.setVisible(step in {COLUMNS, CHECK})
        self._next.setVisible(step != FILE)
        self._written.say("" if step in {FILE, DONE} else phrase(T("import.nothing_written")))
        self._next.forbid()
        words = {COLUMNS: T("import.next_check"), CHECK: T("import.next_take")}
        self._next.say(phrase(words.get(step, T("import.next_again"))))

    def _step_on(self) -> None:
        if self._steps.at == COLUMNS:
            self._check_now()
        elif self._steps.at == CHECK:
            self._take(Acceptance())
        else:
            self._begin_anew()
            self.desk.go("candidates")

    def _step_back(self) -> None:
        if self._steps.at == CHECK:
            self._back_to_columns()
        elif self._steps.at == COLUMNS:
            self._go(FILE)

    def _back_to_columns(self) -> None:
        self._go(COLUMNS)
        self._look()

    def _begin_next(self) -> None:
        """Another file: after results of a stage those of the next one are proposed."""
        done = self._chosen.stage
        self._begin_anew()
        self._source.choose_next(done)

    def _begin_anew(self) -> None:
        self._notices.clear()
        self._chosen, self._found = Chosen(), None
        self._source.bring(())
        self._go(FILE)
        self._source.take_focus()
