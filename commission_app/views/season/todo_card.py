"""What is left to do: a row for each task, with the button that leads to where it is solved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import clear, column, holder, line, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Collection

    from commission_app.services.people.todo import Kind, Screen, Task

BUTTON = 132  # all as wide, so that they stand in one column
ROLES = {"critical": "critical", "caution": "caution", "plain": "soft"}
GLYPHS: dict[Kind, str] = {
    "no_candidates": "ph.users",
    "no_results": "ph.file-arrow-down",
    "no_members": "ph.identification-card",
    "no_schedule": "ph.calendar-blank",
    "laptops_not_prepared": "ph.laptop",
    "laptops_not_confirmed": "ph.fingerprint",
    "laptops_silent": "ph.hard-drive",
    "packages_missing": "ph.hard-drive",
    "contradictions": "ph.warning",
    "disputed": "ph.question",
    "missing_sheets": "ph.circle",
    "no_shows": "ph.user-minus",
    "to_reschedule": "ph.calendar-blank",
    "interrupted": "ph.pause-circle",
    "unrevealed": "ph.lock-simple",
    "undecided": "ph.scales",
    "no_protocol": "ph.file-text",
    "no_order": "ph.file-text",
    "no_certificates": "ph.medal",
    "backup_old": "ph.floppy-disk",
}
VERBS: dict[Kind, str] = {
    "no_candidates": T("season.to_import"),
    "no_results": T("season.to_import"),
    "no_members": T("season.to_add"),
    "no_schedule": T("season.to_schedule"),
    "laptops_not_prepared": T("season.to_prepare"),
    "laptops_not_confirmed": T("season.to_confirm"),
    "laptops_silent": T("season.to_open"),
    "packages_missing": T("season.to_open"),
    "contradictions": T("season.to_settle"),
    "disputed": T("season.to_settle"),
    "missing_sheets": T("season.to_open"),
    "no_shows": T("season.to_decide"),
    "to_reschedule": T("season.to_appoint"),
    "interrupted": T("season.to_decide"),
    "unrevealed": T("season.to_sitting"),
    "undecided": T("season.to_sitting"),
    "no_protocol": T("season.to_finish"),
    "no_order": T("season.to_enter"),
    "no_certificates": T("season.to_issue"),
    "backup_old": T("season.to_copy"),
}
# Where the work of these is done as long as they have no screen of their own.
INSTEAD: dict[Screen, str] = {"reserve": "documents", "backup": "journal"}
PARTS: dict[Screen, str] = {"backup": "backups"}  # what of that screen
ABOUT: frozenset[Screen] = frozenset(
    {"matrix", "conflicts", "import"}
)  # opened at the first thing it is about


class TodoCard(QFrame):
    """The worst comes first; with nothing left it says so.

    Signals
    -------
    wanted(str, str): a screen, and what of it.
    """

    wanted = Signal(str, str)

    def __init__(self, screens: Collection[str]) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._screens = screens
        self._tasks: tuple[Task, ...] | None = None
        self._count = Text("", "soft")
        self._rows = column(gap=0)
        self.buttons: list[Button] = []
        head = row(
            Text(phrase(T("season.todo")), "title"),
            self._count,
            None,
            gap=10,
            margins=(18, 14, 18, 6),
        )
        page = Scroll(holder(self._rows))
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setLayout(column(head, (page, 1), gap=0, margins=(1, 0, 1, 8)))

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Other tasks; the same ones are left as they stand, and so is the focus."""
        if tasks == self._tasks:
            return
        held = any(button.hasFocus() for button in self.buttons)
        self._tasks = tasks
        self._count.say(len(tasks) if tasks else "")
        clear(self._rows)
        self.buttons = []
        for number, task in enumerate(tasks):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(task))
        if not tasks:
            done = phrase(T("season.all_done"))
            self._rows.addWidget(Empty("ph.check", done, phrase(T("season.all_done_means"))))
        self._rows.addStretch(1)
        if held and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, task: Task) -> QWidget:
        glyph = Glyph(GLYPHS[task.kind], ROLES[task.tone])
        words = column(
            Text(task.title, "strong", wrap=True), Text(task.detail, "small", wrap=True), gap=2
        )
        items = [column(None, glyph, None), (words, 1), *self._acts(task)]
        return holder(row(*items, gap=14, margins=(18, 10, 16, 10)))

    def _acts(self, task: Task) -> list[Button]:
        """One button, or none as long as no screen solves it: never a dead one."""
        screen = INSTEAD.get(task.screen, task.screen)
        if screen not in self._screens:
            return []
        found = Button(phrase(VERBS[task.kind]))
        found.setMinimumWidth(BUTTON)
        found.setAccessibleDescription(said(task.title))
        about = task.about[0] if task.about and task.screen in ABOUT else ""
        what = PARTS.get(task.screen, about)
        found.clicked.connect(partial(self.wanted.emit, screen, what))
        self.buttons.append(found)
        return [found]
