"""The practice door: a season of invented people is made, then one chooses who to be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commission_app.services.demo.practice import (
    SMALL,
    Practice,
    practice_of_today,
    read_practice,
)
from commission_app.services.opening import open_workspace
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.door import Door
from commission_app.views.entrance.folder_field import unused
from commission_app.views.entrance.page import Page
from commission_app.views.kit.busy import Busy
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import clear, column, holder, row
from commission_app.views.kit.text import Text
from commission_app.views.support.polled import Polled
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

LOOK = 100  # milliseconds between two looks at how far it is


class PracticePage(Page):
    """Makes or opens a practice season; everything in it is invented."""

    help_page = "practice"

    def __init__(self, hall: Hall, folder: Path, *, back: bool = True) -> None:
        super().__init__(hall, width=640)
        self.folder = folder
        self.doors: list[Door] = []
        self._progress: Polled | None = None
        self.busy = Busy()
        self.busy.hide()
        self.busy.cancelled.connect(self._cancel)
        self.make_button = Button(phrase(T("entrance.make_practice")), "primary")
        self.make_button.clicked.connect(self.make)
        self.again_button = Button(phrase(T("entrance.practice_again")), "link")
        self.again_button.clicked.connect(self._make_another)
        self._choose = Text(phrase(T("entrance.practice_choose")), "title", wrap=True)
        self._column = column(gap=8)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._poll)
        top = [self.head(phrase(T("entrance.practise")), phrase(T("entrance.practice_about")))]
        if not back:
            top = [
                self.crown(),
                Text(phrase(T("entrance.practice_about")), "soft", wrap=True),
            ]
        self.lay(
            *top,
            *(self._choose, holder(self._column), self.busy, self.told, self.make_button),
            row(self.again_button, None),
        )
        self._read()

    def make(self) -> None:
        """Make a season that stands in its first interview day today."""
        if not self.hall.worker.idle:
            return
        self._show_making(making=True)
        self._progress = progress = Polled()
        now = self.hall.world.now()
        act = practice_of_today(self.folder, SMALL, "scoring", now, progress)
        self.hall.worker.do(act, self, self._made, self._refused, self._stopped)

    def _read(self) -> None:
        try:
            practice = read_practice(self.folder)
        except UserError as error:
            self._show_making(making=False)
            self._offer(None)
            if error.key != "practice.none":
                self.refuse(error)
                self.folder = unused(self.folder)
            return
        self._show_making(making=False)
        self._offer(practice)

    def _offer(self, practice: Practice | None) -> None:
        """One door for each person of the season."""
        clear(self._column)
        self.doors = []
        self.make_button.setVisible(practice is None)
        self.again_button.setVisible(practice is not None)
        self._choose.setVisible(practice is not None)
        if practice is None:
            self.setFocusProxy(self.make_button)
            return
        office = Door(
            "ph.briefcase",
            phrase(T("entrance.as_secretary")),
            phrase(T("entrance.as_secretary_text")),
        )
        self._add(office, practice.office, practice.passphrase)
        for number, one in enumerate(practice.laptops):
            text = T("entrance.as_first_text") if number == 0 else T("entrance.as_member_text")
            title = phrase(T("entrance.as_member"), name=one.names)
            door = Door("ph.laptop", title, phrase(text, laptop=one.label))
            self._add(door, one.folder, one.passphrase)
        self.setFocusProxy(self.doors[0])
        self.doors[0].setFocus()

    def _add(self, door: Door, folder: Path, passphrase: str) -> None:
        door.clicked.connect(partial(self._enter, folder, passphrase))
        self.doors.append(door)
        self._column.addWidget(door)

    def _enter(self, folder: Path, passphrase: str) -> None:
        if self.hall.worker.idle:
            self.calm()
            call = partial(open_workspace, folder, passphrase, self.hall.world)
            self.hall.worker.do(call, self, self._opened, self.refuse)

    def _make_another(self) -> None:
        """The old season stays where it is."""
        self.folder = unused(self.folder)
        self._offer(None)
        self.make()

    def _show_making(self, *, making: bool) -> None:
        self.calm()
        self.make_button.setVisible(not making)
        self.again_button.setVisible(False)
        self.busy.setVisible(making)
        if making:
            self.busy.start(phrase(T("entrance.making")))
            self.busy.setFocus()  # the button that was pressed has gone
            self._timer.start()
        else:
            self._timer.stop()

    def _poll(self) -> None:
        if self._progress is not None:
            key, done, of = self._progress.now
            if key:
                self.busy.step(phrase(key), done, of)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _made(self, practice: Practice) -> None:
        self._show_making(making=False)
        self._offer(practice)

    def _stopped(self) -> None:
        self._show_making(making=False)
        self._offer(None)

    def _refused(self, error: UserError) -> None:
        self._stopped()
        self.refuse(error)

    def _opened(self, workspace: Workspace) -> None:
        self.hall.opened.emit(workspace)
