"""Where the matrix has no row: what comes first and the way there, or that nothing asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from commission_app.services.people.todo import Kind, Task

# What is lacking before a schedule, in its order, and the words of the way there.
WAYS: dict[Kind, tuple[str, str]] = {
    "no_candidates": (T("schedule.to_import"), "ph.file-arrow-down"),
    "no_members": (T("schedule.to_commission"), "ph.users-three"),
    "no_schedule": (T("matrix.to_schedule"), "ph.calendar-blank"),
}


class First(Empty):
    """The season's first task is the matrix's: it follows from a schedule.

    Signals
    -------
    wanted(str): the screen where that is done.
    """

    wanted = Signal(str)

    def __init__(self, screens: Collection[str]) -> None:
        self.acts = {
            kind: Button(phrase(words), "primary", icon) for kind, (words, icon) in WAYS.items()
        }
        super().__init__("ph.grid-four", "", " ", *self.acts.values())
        self._screens, self._screen = screens, ""
        for act in self.acts.values():
            act.hide()
            act.clicked.connect(self._want)

    @property
    def act(self) -> Button | None:
        """The way on, where one is shown."""
        return next((act for act in self.acts.values() if not act.isHidden()), None)

    def say_nothing_asks(self) -> None:
        """There are interviews; none of them needs a person."""
        self._lead(None)
        self.title.say(phrase(T("matrix.nothing_asks")))
        self.text.say(phrase(T("matrix.nothing_asks_means")))

    def show_tasks(self, tasks: Iterable[Task]) -> None:
        """The first of what a schedule needs; none where only this panel has no interviews."""
        lacking = {task.kind: task for task in tasks if task.kind in WAYS}
        task = next((lacking[kind] for kind in WAYS if kind in lacking), None)
        self._lead(task)
        self.title.say(phrase(T("matrix.empty")))
        if task is None:
            self.text.say(phrase(T("matrix.empty_means")))
        else:
            title = "" if task.kind == "no_schedule" else task.title
            self.text.say(joined(title, task.detail, between=". "))

    def _lead(self, task: Task | None) -> None:
        self._screen = task.screen if task and task.screen in self._screens else ""
        for kind, act in self.acts.items():
            act.setVisible(bool(self._screen) and task is not None and task.kind == kind)

    def _want(self) -> None:
        self.wanted.emit(self._screen)
