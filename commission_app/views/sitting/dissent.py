"""A member's dissenting opinion, written down beside the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.deciding import RecordDissent
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField
from commission_app.views.sitting.aside import Aside
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.office.sitting import Seat
    from commission_app.views.support.desk import Desk


class DissentAside(Aside):
    """The member still signs the protocol; a second text of the same member replaces it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.dissent")), phrase(T("sitting.dissent_means")))
        self._desk = desk
        self._interview = ""
        self._who = ComboField(phrase(T("sitting.whose_dissent")), required=True)
        self._text = AreaField(phrase(T("sitting.dissent_text")), required=True, lines=6)
        act = Button(phrase(T("sitting.dissent_act")), "primary", "ph.check")
        act.clicked.connect(self._record)
        self.fill(self._who, self._text, acts=(act,))
        self.first = self._who

    def ask(self, interview: str, seats: tuple[Seat, ...]) -> None:
        """Who of those with a vote thinks otherwise about this interview."""
        self._interview = interview
        self.title.say(phrase(T("sitting.dissent_on"), interview=interview))
        voters = [seat for seat in seats if seat.votes]
        self._who.offer([(seat.member, seat.name) for seat in voters])
        if not self._who.key and voters:
            self._who.choose(voters[0].member)
        self._text.error()
        self.begin()

    def _record(self) -> None:
        if not self._text.text:
            self._text.error(phrase(T("sitting.dissent_needed")))
            self._text.setFocus()
            return
        act = RecordDissent(self._interview, self._who.key, self._text.text)
        self._desk.act(act, self, self._done, self.refuse)

    def _done(self, _: object) -> None:
        self._text.put("")
        self.closed.emit()
