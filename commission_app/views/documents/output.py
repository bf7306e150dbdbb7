"""A paper leaves the program: to a printer or into a folder; the diary has a line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.office.printing import NotePrinted, SavePaper
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.fields import NumberField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.pdf import Printed
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.kit.working import Working
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.office.papers_desk import PaperState
    from commission_app.shared.errors import UserError
    from commission_app.shared.progress import Progress
    from commission_app.views.documents.preview import Preview
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

COPIES = 99


class PrintForm(FormPanel):
    """The bytes of the preview, drawn for the printer page by page.

    Signals
    -------
    done(object): the words of what was done.
    """

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("documents_screen.print_title")))
        self._desk = desk
        self._paper: PaperState | None = None
        self._preview: Preview | None = None
        one, every = T("documents_screen.this_file"), T("documents_screen.all_files")
        self.which = Choice([("one", phrase(one)), ("all", phrase(every))])
        self.which.chosen.connect(self._tell)
        self.copies = NumberField(phrase(T("documents_screen.copies")), (1, COPIES))
        self.go = Button(phrase(T("documents_screen.print_act")), "primary", "ph.printer")
        self.go.clicked.connect(self._print)
        self.first = self.copies
        self.lay(self.which, self.copies, acts=(self.go,))

    def ask(self, paper: PaperState, preview: Preview) -> None:
        """Of what is in front."""
        self._paper, self._preview = paper, preview
        self.title.say(phrase(T("documents_screen.print_of"), paper=paper.title))
        self.which.setVisible(len(preview.documents) > 1)
        self.which.choose("one")
        self._tell()
        self.copies.put(1)
        self.begin()
        self.copies.editor.selectAll()

    def _tell(self) -> None:
        """How much of the paper is printed."""
        if self._preview is not None:
            pages = phrase_n(T("documents_screen.pages"), self._preview.pages.pages)
            files = phrase_n(T("documents_screen.files"), len(self._preview.documents))
            means = phrase(T("documents_screen.print_means"))
            count = files if self.which.key == "all" else pages
            self.means.say(joined(count, means, between=". "))

    def _print(self) -> None:
        paper, preview, copies = self._paper, self._preview, self.copies.whole
        if paper is None or preview is None or preview.page is None:
            return
        if copies is None:
            self.copies.setFocus()
            return
        documents = preview.documents if self.which.key == "all" else (preview.page,)
        pages = Printed((one.pdf for one in documents), copies)
        count = len(pages)
        self.go.forbid(phrase(T("documents_screen.sending")))
        sent = self._desk.files.print_pages(self, paper.title, pages)
        self.go.forbid()
        pages.close()
        if sent:
            act = NotePrinted(paper.key, copies, preview.interview)
            self._desk.act(act, self, lambda _: self._finish(count), self.refuse)

    def _finish(self, pages: int) -> None:
        self.close_panel()
        self.done.emit(phrase_n(T("documents_screen.sent"), pages))


class SaveForm(FormPanel):
    """One paper, or all of its kind, into a folder outside of the workspace.

    Signals
    -------
    done(object): never; what was written is told here, with its folder.
    """

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("documents_screen.save_title")))
        self._held = False
        self._desk = desk
        self._kind = self._interview = ""
        self._done = State("ph.check-circle", "", "good")
        self._where = Text("", "small", wrap=True).break_anywhere()
        self.working = Working(desk)
        self.working.stopped.connect(self._stopped)
        self.go = Button(phrase(T("documents_screen.save_act")), "primary", "ph.folder-open")
        self.go.clicked.connect(self._save)
        self.first = self.go
        self.lay(self.working, self._done, self._where, acts=(self.go,))

    def ask(self, paper: PaperState, interview: str) -> None:
        """Of what is in front; without an interview all of the kind."""
        if not self.working.going:
            self._kind, self._interview = paper.key, interview
            self.title.say(phrase(T("documents_screen.save_of"), paper=paper.title))
            which = phrase(T("documents_screen.save_all"))
            if interview:
                which = phrase(T("documents_screen.save_one"), interview=interview)
            self.means.say(which)
            self._tell()
            self._offer(again=False)
        self.begin()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self.working.give_up()

    def _offer(self, *, again: bool) -> None:
        """What is saved already needs no second folder: it is only offered."""
        key = T("documents_screen.save_again") if again else T("documents_screen.save_act")
        self.go.say(phrase(key))
        self.go.become("" if again else "primary")

    def _tell(self, words: Words = "", where: str = "") -> None:
        glyph = ("ph.check-circle", "good") if where else ("ph.info", "soft")
        self._done.show_as(glyph[0], words, glyph[1])
        self._where.say(where)
        self._done.setVisible(bool(words))
        self._where.setVisible(bool(where))
        going = phrase(T("documents_screen.saving"))
        self._held = self._held or self.go.hasFocus()
        self.go.forbid(going if self.working.going else "")
        if self._held and not self.working.going and self.isVisible():
            self._held = False
            self.go.setFocus()  # the keys are where they were before the work

    def _save(self) -> None:
        folder = self._desk.files.folder(self, phrase(T("documents_screen.save_title")))
        if folder is None:
            return
        self.forgive()
        kind, interview = self._kind, self._interview

        def make(progress: Progress) -> SavePaper:
            return SavePaper(kind, folder, interview, progress)

        text = phrase(T("documents_screen.saving"))
        self.working.run(text, make, self._saved, self._refused)
        self._tell()

    def _saved(self, paths: tuple[Path, ...]) -> None:
        words = phrase_n(T("documents_screen.saved"), len(paths))
        self.means.say(phrase(T("documents_screen.saved_means")))
        self._tell(words, str(paths[0].parent))
        self._offer(again=True)

    def _refused(self, error: UserError) -> None:
        self._tell()
        self.refuse(error)

    def _stopped(self) -> None:
        self._tell(phrase(T("documents_screen.save_stopped")))
