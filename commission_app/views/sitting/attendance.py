"""Who is in the room: members come, go, or are absent with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commission_app.services.office.attending import Arrive, Leave, SetAbsent
from commission_app.services.office.unattending import TakeBackArrivals, WasNotThere
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import DateTimeField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import holder, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.words import (
    FUNCTIONS,
    NOTHING,
    presence_words,
    quorum_words,
    seat_words,
)
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.office.sitting import Seat, SittingView
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class AttendanceAside(Aside):
    """Enter: came, or went. The hour is now unless another one is named.

    Where interviews of a panel's sitting went on before, the hour is asked: nobody should be
    absent from an interview because the sitting was opened in the program after it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.attendance")))
        self._desk = desk
        self._sitting: SittingView | None = None
        self._asked: tuple[str, ...] = ()  # who comes at the time that is asked for
        self._just: tuple[str, ...] = ()  # who came by one press, until the next act
        self._list = Lines(phrase(T("sitting.members")), low=True, wrap=True)
        self._reason = LineField(phrase(T("sitting.reason_absent")))
        self._came = Button(phrase(T("sitting.came")), "")
        self._went = Button(phrase(T("sitting.went")), "")
        self._absent = Button(phrase(T("sitting.set_absent")), "quiet")
        self._all = Button(phrase(T("sitting.all_came")), "link")
        self._undo = Button(phrase(T("sitting.undo_all_came")), "link")
        self._undo.hide()
        self._other = Button(phrase(T("sitting.other_time")), "link")
        self._at = DateTimeField(phrase(T("sitting.at")), "moment")
        self._at.hide()
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._turn)
        self._came.clicked.connect(self._arrive)
        self._went.clicked.connect(self._leave)
        self._absent.clicked.connect(self._set_absent)
        self._reason.editor.returnPressed.connect(self._set_absent)
        self._all.clicked.connect(self._all_arrive)
        self._undo.clicked.connect(self._take_back)
        self._at.editor.lineEdit().returnPressed.connect(self._at_that_time)
        self._other.clicked.connect(self._ask_time)
        self._foot()
        self.first = self._list

    def _foot(self) -> None:
        acts = holder(Flow((self._came, self._went, self._absent), gap=6))
        self.fill(
            row(self._all, self._undo, None, self._other),
            acts=(self._at, self._reason, acts),
            grows=(self._list, 1),
        )

    def show_sitting(self, sitting: SittingView) -> None:
        """Everybody with a word."""
        if self._sitting is None or self._sitting.code != sitting.code:
            self._rest()
            self._just = ()
        self._sitting = sitting
        self._say_means()
        self._list.show_lines([_line(seat) for seat in sitting.seats], _first(sitting))
        self._choose(self._list.key)
        free = [seat for seat in sitting.seats if _awaited(seat)]
        self._all.setVisible(bool(free) and sitting.closed is None)
        here = {seat.member for seat in sitting.seats if seat.present}
        self._undo.setVisible(bool(self._just) and here.issuperset(self._just))

    def _say_means(self) -> None:
        """How many are there; of a closed sitting also why nobody comes or goes now."""
        sitting = self._sitting
        if sitting is None:
            return
        votes = sitting.form == "plenary" and sitting.closed is None
        count = quorum_words(sitting.quorum) if votes else presence_words(sitting)
        self.means.say(joined(count, self._closed(), between=". "))

    def _closed(self) -> Words:
        """Why the acts are dead; nothing where the sitting goes on or another hour is named."""
        over = self._sitting is not None and self._sitting.closed is not None
        return phrase(T("sitting.over")) if over and self._at.isHidden() else ""

    def _seat(self) -> Seat | None:
        seats = self._sitting.seats if self._sitting else ()
        return next((seat for seat in seats if seat.member == self._list.key), None)

    def _choose(self, _member: str) -> None:
        seat = self._seat()
        if seat is None:
            return
        over = self._sitting is not None and self._sitting.closed is not None
        closed = self._closed()
        here = phrase(T("sitting.is_here")) if seat.present else ""
        away = "" if seat.present else phrase(T("sitting.is_away"))
        self._came.forbid(closed or here)
        self._went.forbid(closed or away)
        mistaken = seat.present and not over
        self._absent.say(phrase(T("sitting.mistaken") if mistaken else T("sitting.set_absent")))
        self._absent.forbid(here if over else "")
        self._reason.error()

    def _turn(self, _member: str) -> None:
        seat = self._seat()
        if seat is not None:
            self._leave() if seat.present else self._arrive()

    def _arrive(self) -> None:
        self._do(Arrive, (self._list.key,))

    def _leave(self) -> None:
        self._do(Leave, (self._list.key,))

    def _all_arrive(self) -> None:
        seats = self._sitting.seats if self._sitting else ()
        self._do(Arrive, tuple(seat.member for seat in seats if _awaited(seat)))

    def _do(self, kind: type[Arrive | Leave], members: tuple[str, ...]) -> None:
        if self._sitting is None:
            return
        since = self._since(members) if kind is Arrive else None
        if since is not None and self._at.isHidden():
            self._ask_since(since, members)
            return
        self._at.error()
        act = kind(self._sitting.code, members, self._moment())
        several = members if kind is Arrive and len(members) > 1 else ()
        self._desk.act(act, self, partial(self._done, just=several), self._not_then)

    def _since(self, members: tuple[str, ...]) -> datetime | None:
        """The first interview that went on without these members being marked."""
        seats = self._sitting.seats if self._sitting else ()
        found = [seat.awaited for seat in seats if seat.member in members]
        return min(filter(None, found), default=None)

    def _ask_since(self, since: datetime, members: tuple[str, ...]) -> None:
        """The time is proposed, in sight and to be changed; Enter takes it."""
        words = phrase(T("sitting.since_when"), at=since.time())
        self._show_time(since)
        self._at.hint(words)
        self._asked = members
        announce(self, said(words), urgent=True)

    def _at_that_time(self) -> None:
        """Enter in the field: those who were asked about came, or the chosen one turns."""
        if self._asked:
            self._do(Arrive, self._asked)
        else:
            self._turn("")

    def _take_back(self) -> None:
        if self._sitting is not None:
            act = TakeBackArrivals(self._sitting.code, self._just)
            self._desk.act(act, self, self._done, self.refuse)

    def _not_then(self, error: UserError) -> None:
        """A refusal is told where the hour is named, else above the acts."""
        if self._at.isHidden():
            self.refuse(error)
            return
        self.forgive()
        self._at.error(error)
        announce(self, said(error), urgent=True)
        self._at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_absent(self) -> None:
        seat = self._seat()
        if seat is None or self._sitting is None:
            return
        if not self._reason.text and (seat.present or not seat.reason):
            self._reason.error(phrase(T("sitting.say_why_absent")))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = WasNotThere if seat.present else SetAbsent
        act = kind(self._sitting.code, seat.member, self._reason.text)
        self._desk.act(act, self, self._done, self.refuse)

    def _done(self, _: object, just: tuple[str, ...] = ()) -> None:
        self._just = just
        self._rest()
        self._to_list()

    def _rest(self) -> None:
        """Nothing is asked any more."""
        self.forgive()
        self._at.error()
        self._reason.put("")
        self._at.hide()
        self._at.hint(NOTHING)
        self._asked = ()
        self._other.say(phrase(T("sitting.other_time")))
        self._say_means()

    def _to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_time(self) -> None:
        self._show_time(self._desk.now())

    def _show_time(self, moment: datetime) -> None:
        self._at.put(moment)
        self._at.show()
        self._other.say(phrase(T("sitting.time_now")))
        self._say_means()
        self._at.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(self._list.key)

    def _moment(self) -> datetime | None:
        if self._at.isHidden():
            return None
        return self._at.moment.replace(tzinfo=self._desk.now().tzinfo)


def _line(seat: Seat) -> Line:
    kind = FUNCTIONS[seat.function]
    about = joined(kind, "" if seat.votes else phrase(T("sitting.no_vote")), between=", ")
    if seat.presides:
        about = joined(kind, phrase(T("sitting.presides")), between=", ")
    glyph = ("ph.check", "good") if seat.present else ("ph.minus", "faint")
    if seat.reason and not seat.present:
        glyph = ("ph.user-minus", "soft")
    return Line(seat.member, seat.name, about, seat_words(seat), glyph)


def _awaited(seat: Seat) -> bool:
    """Neither here nor known to be away."""
    return not seat.present and not seat.reason and seat.left is None


def _first(sitting: SittingView) -> str:
    return sitting.seats[0].member if sitting.seats else ""
