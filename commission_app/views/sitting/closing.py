"""A sitting is closed; whose sheets will not come is named with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.office.gaps import CloseNaming, MemberGaps, ReadGaps
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import clear, column
from commission_app.views.sitting.aside import Aside
from commission_app.views.support.backing_up import back_up
from commission_app.views.support.words import Joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.views.support.desk import Desk

NAMED = 4  # interviews told by their codes


class ClosingAside(Aside):
    """One reason a member is enough for all of his or her missing sheets.

    Signals
    -------
    ended(): the sitting is closed.
    """

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.close_title")), phrase(T("sitting.close_means")))
        self._desk = desk
        self._sitting = ""
        self._reasons: dict[str, tuple[MemberGaps, LineField]] = {}
        self._list = column(gap=10)
        self._act = Button(phrase(T("sitting.close_act")), "primary", "ph.check")
        self._act.clicked.connect(self._close)
        self.fill(self._list, acts=(self._act,))
        self.first = self._act

    def ask(self, sitting: str) -> None:
        """What is missing of this sitting."""
        self._sitting = sitting
        self._desk.ask(ReadGaps(sitting), self, self._show)

    def _show(self, gaps: tuple[MemberGaps, ...]) -> None:
        clear(self._list)
        self._reasons = {}
        for one in gaps:
            field = LineField(one.name)
            codes = Joined(one.interviews[:NAMED], ", ")
            more = max(len(one.interviews) - NAMED, 0)
            tail = phrase(T("sitting.and_more"), number=more) if more else ""
            count = phrase_n(T("sitting.missing_sheets"), len(one.interviews))
            field.hint(Joined((count, ": ", Joined((codes, tail))), ""))
            self._reasons[one.member] = (one, field)
            self._list.addWidget(field)
            field.show()
        words = T("sitting.close_gaps") if gaps else T("sitting.close_complete")
        number = sum(len(one.interviews) for one in gaps)
        self.means.say(phrase_n(words, number) if gaps else phrase(words))
        fields = [field for _, field in self._reasons.values()]
        self.first = fields[0] if fields else self._act
        self.begin()

    def _close(self) -> None:
        reasons = [(one, field.text) for one, field in self._reasons.values()]
        act = CloseNaming(self._sitting, reasons)
        self._desk.act(act, self, self._done, self.refuse)

    def _done(self, _: object) -> None:
        self.closed.emit()
        self.ended.emit()
        back_up(self._desk, self, "day")
