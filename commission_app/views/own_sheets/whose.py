"""After a sheet was made void: the candidate to whom its marks belonged is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.today import Today

BY_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
SHORTEST = 20  # letters of a code and a name


class WhoseMarks(QFrame):
    """Offers everybody who waits and has no marks yet.

    Signals
    -------
    opened(str): the score screen of this interview.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "sunken")
        self.to = ComboField(phrase(T("own_sheets.whose")))
        self.to.editor.setSizeAdjustPolicy(BY_LENGTH)  # a long name widens no small screen
        self.to.editor.setMinimumContentsLength(SHORTEST)
        self.open = Button(phrase(T("own_sheets.open_score")), "", "ph.note-pencil")
        self.open.clicked.connect(self._open)
        means = Text(phrase(T("own_sheets.void_now")), "", wrap=True)
        act = row(self.open, None)
        self.setLayout(column(means, self.to, act, gap=8, margins=(14, 10, 14, 12)))

    def offer(self, today: Today) -> None:
        """Of the day that Today shows."""
        free = [i for i in today.queue if i.state == "waiting" and not i.marked]
        found = [(i.interview, joined(i.interview, i.card.names)) for i in free]
        self.to.offer(found)
        if found and not self.to.key:
            self.to.choose(found[0][0])
        self.open.forbid("" if found else phrase(T("own_sheets.nobody_waits")))

    def _open(self) -> None:
        if self.to.key:
            self.opened.emit(self.to.key)
