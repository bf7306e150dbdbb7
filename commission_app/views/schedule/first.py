"""Where no schedule is drawn yet: the draw, or what is wanted before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Collection


class First(QWidget):
    """Never a draw that would be refused: without people for it, it leads to them.

    Signals
    -------
    draw_wanted(): there is everybody that a draw needs.
    wanted(str): the screen where those who are lacking come from.
    """

    draw_wanted = Signal()
    wanted = Signal(str)

    def __init__(self, screens: Collection[str]) -> None:
        super().__init__()
        self._screens = screens
        self.draw = Button(phrase(T("schedule.draw")), "primary", "ph.shuffle")
        self.people = Button(phrase(T("schedule.to_import")), "", "ph.file-arrow-down")
        self.members = Button(phrase(T("schedule.to_commission")), "", "ph.users-three")
        self._acts = (self.draw, self.members, self.people)
        self._empty = Empty("ph.calendar-blank", phrase(T("schedule.empty")), " ", *self._acts)
        self.draw.clicked.connect(self.draw_wanted)
        self.people.clicked.connect(lambda: self.wanted.emit("import"))
        self.members.clicked.connect(lambda: self.wanted.emit("commission"))
        self.setLayout(column(card(self._empty), None))

    def show_lacking(self, *, people: bool, members: bool) -> None:
        """Whether nobody is admitted, and whether nobody votes."""
        keys = [(people, T("schedule.lacks_people")), (members, T("schedule.lacks_members"))]
        lacks = [phrase(key) for lacking, key in keys if lacking]
        ready = phrase(T("schedule.empty_means"))
        self._empty.text.say(joined(*lacks, between="\n") if lacks else ready)
        self.draw.setVisible(not lacks)
        self.people.setVisible(people and "import" in self._screens)
        self.members.setVisible(members and "commission" in self._screens)
        self.people.become("primary")
        self.members.become("" if people else "primary")

    def take_focus(self) -> None:
        """To what comes first."""
        seen = [one for one in self._acts if not one.isHidden()]
        for one in seen[-1:]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)
