"""Print what I see: a button that writes a table as a workbook or as pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from commission_app.services.people.print_seen import MOST_ON_PAPER, PrintSeen, Seen
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.support.desk import Notice
from commission_app.views.support.icons import icon
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

LONGEST_NAME = 60  # letters of a file's name


@dataclass(frozen=True, slots=True)
class Later:
    """A table of thousands of rows: its texts are composed when they are written."""

    title: str
    compose: Callable[[], Seen]


@dataclass(frozen=True, slots=True)
class _Write:
    """On the writer's thread, so that the window goes on."""

    what: str
    seen: Seen | Later
    out: Path

    def __call__(self, workspace: Workspace) -> Done[Path]:
        seen = self.seen.compose() if isinstance(self.seen, Later) else self.seen
        return PrintSeen(self.what, seen, self.out)(workspace)


class PrintButton(Button):
    """Asks which kind of file and where; waits for the file, the diary tells of it.

    `gather` is called when a person chose; `rows` says beforehand how many there will be.
    """

    def __init__(
        self, desk: Desk, words: Words, what: str, gather: Callable[[], Seen | Later]
    ) -> None:
        super().__init__(words, "", "ph.printer")
        self._desk, self._title, self._what, self._gather = desk, words, what, gather
        self.rows = 0
        self.clicked.connect(self._offer)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        book = menu.addAction(icon("ph.table"), said(phrase(T("seen.workbook"))))
        book.triggered.connect(partial(self._save, "xlsx"))
        short = self.rows <= MOST_ON_PAPER
        key = T("seen.pages") if short else T("seen.pages_too_many")
        paper = menu.addAction(icon("ph.file-pdf"), said(phrase(key, most=MOST_ON_PAPER)))
        paper.setEnabled(short)
        paper.triggered.connect(partial(self._save, "pdf"))
        menu.setActiveAction(book)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _save(self, ending: str, _checked: object = None) -> None:
        seen = self._gather()
        name = f"{seen.title[:LONGEST_NAME]}.{ending}"
        path = self._desk.files.save_file(self, self._title, name)
        if path is not None:
            self.forbid(phrase(T("seen.writing")))
            act = _Write(self._what, seen, path)
            self._desk.act(act, self, self._written, self._refused)

    def _written(self, path: Path) -> None:
        self.forbid()
        self._tell("good", phrase(T("seen.written"), name=path.name), str(path.parent))

    def _refused(self, error: UserError) -> None:
        self.forbid()
        self._tell("critical", phrase(T("shell.refused")), error)

    def _tell(self, tone: str, title: Words, text: Words) -> None:
        self._desk.tell(Notice("seen", "good" if tone == "good" else "critical", title, text))
