"""The first start on this computer: three large doors, and two small ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.entrance.door import Door
from commission_app.views.entrance.opening_folder import ask_folder
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.entrance.hall import Hall

DOORS = (
    ("set_up", "ph.ticket", T("entrance.door_member"), T("entrance.door_member_text")),
    ("new_office", "ph.briefcase", T("entrance.door_office"), T("entrance.door_office_text")),
    (
        "practice",
        "ph.graduation-cap",
        T("entrance.door_practice"),
        T("entrance.door_practice_text"),
    ),
)

WIDTH = 800  # pixels; a sentence on one line each: all doors are seen in a low window


class FirstPage(Page):
    """Who somebody is decides what is made."""

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall, width=WIDTH)
        doors: list[Door] = []
        for page, icon, title, text in DOORS:
            door = Door(icon, phrase(title), phrase(text))
            door.clicked.connect(partial(hall.go, page))
            doors.append(door)
        other = T("entrance.open_folder") if hall.remembered else T("entrance.open_a_folder")
        folder = Button(phrase(other), "link", "ph.folder-open")
        folder.clicked.connect(partial(ask_folder, self))
        backup = Button(phrase(T("entrance.restore")), "link", "ph.clock-counter-clockwise")
        backup.clicked.connect(partial(hall.go, "restore"))
        self.lay(
            self.crown(),
            holder(column(*doors, gap=10)),
            self.told,
            holder(column(row(folder, None), row(backup, None), gap=0)),
        )
        self.setFocusProxy(doors[0])
