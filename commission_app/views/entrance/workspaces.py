"""Which workspace: those that were opened here before, another folder, or something new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.services.opening import users_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.door import Door
from commission_app.views.entrance.opening_folder import ask_folder
from commission_app.views.entrance.page import Page
from commission_app.views.kit.layouts import column, holder
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.entrance.hall import Hall
    from commission_app.views.support.words import Words


class WorkspacesPage(Page):
    """A list of doors; a folder that is not there any more says so and stays shut."""

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall, width=640)
        self.doors = [self._door(folder) for folder in hall.remembered]
        others: list[Door] = []
        for icon, title, then in (
            ("ph.folder-open", T("entrance.open_folder"), partial(ask_folder, self)),
            ("ph.plus", T("entrance.something_new"), partial(hall.go, "first")),
            ("ph.clock-counter-clockwise", T("entrance.restore"), partial(hall.go, "restore")),
        ):
            door = Door(icon, phrase(title))
            door.clicked.connect(then)
            others.append(door)
        self.lay(
            self.head(phrase(T("entrance.workspaces")), phrase(T("entrance.workspaces_text"))),
            holder(column(*self.doors, gap=8)),
            self.told,
            holder(column(*others, gap=8)),
        )
        self.setFocusProxy((self.doors or others)[0])

    def _door(self, folder: Path) -> Door:
        where: Words = str(folder.parent)
        try:
            users = users_of(folder)
        except UserError:
            gone = joined(phrase(T("entrance.not_there")), where)
            door = Door("ph.warning-circle", folder.name.removesuffix(".commission"), gone)
            door.setEnabled(False)
            return door
        text = joined(", ".join(users), where)
        door = Door("ph.folder-simple", folder.name.removesuffix(".commission"), text)
        door.clicked.connect(partial(self.hall.go, "unlock", folder))
        return door
