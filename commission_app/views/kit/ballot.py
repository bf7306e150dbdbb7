"""The list of an open vote: names with what they said, given by keys, going on by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.paint import (
    LEFT,
    Painted,
    broken,
    face,
    fill,
    metrics,
    picture,
    smooth,
)
from commission_app.views.support.keys import digit
from commission_app.views.support.theme import RADIUS, color, density
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

    from commission_app.views.support.words import Words

FOR, AGAINST, ABSTAIN, WAITING = "for", "against", "abstain", ""
VOTES = {1: FOR, 2: AGAINST, 3: ABSTAIN}
# No vote is green or red: the program takes no side.
SHOWN: dict[str, tuple[str, str, Words]] = {
    FOR: ("ph.check-circle", "text", phrase(T("kit.vote_for"))),
    AGAINST: ("ph.x-circle", "text", phrase(T("kit.vote_against"))),
    ABSTAIN: ("ph.minus-circle", "text", phrase(T("kit.vote_abstain"))),
    WAITING: ("ph.circle", "faint", phrase(T("kit.vote_waiting"))),
}
RECUSED, AWAY = ("ph.hand-palm", "soft"), ("ph.minus", "faint")
GLYPH, PAD = 16, 10


@dataclass(frozen=True)
class Ballot:
    """One member's line; a recused one is shown and cannot vote.

    `note` is shown in place of the vote's word, for instance "К-0217-сіз".
    """

    member: str
    name: Words
    vote: str = WAITING
    note: Words = ""
    recused: bool = False
    away: bool = False  # not in the room: no vote either

    @property
    def silent(self) -> bool:
        """Whether no vote can be given."""
        return self.recused or self.away

    def said(self) -> str:
        """What the member said, in words."""
        return said(self.note or SHOWN[self.vote][2])


class BallotList(Painted):
    """The list; one member is at turn.

    Keys: 1 for, 2 against, 3 abstain where the rules know it, 0 back, up and down.

    Signals
    -------
    voted(str, str): the member's key, and "for", "against", "abstain" or "" for taken back.
    turned(str): whose turn it is now.
    """

    accessible_role = QAccessible.Role.List
    voted = Signal(str, str)
    turned = Signal(str)

    def __init__(self, name: Words = "", *, abstain: bool = False) -> None:
        self._ballots: tuple[Ballot, ...] = ()
        self._abstain = abstain
        self._at = 0
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def turn(self) -> str:
        """The member whose turn it is."""
        return self._ballots[self._at].member if self._ballots else ""

    def show_ballots(self, ballots: tuple[Ballot, ...], *, abstain: bool = False) -> None:
        """What everybody said; whose turn it is stays so while it can."""
        before, known = self.turn, bool(self._ballots)
        self._ballots, self._abstain = ballots, abstain
        members = [one.member for one in ballots]
        if before in members:
            self._at = members.index(before)
        else:
            self._at = 0
        if not known:
            self._at = self._waiting_from(0)
        self._said_anew()
        self.updateGeometry()
        self.update()

    def begin(self) -> None:
        """Another vote: the first who has not voted yet is asked."""
        self._turn(self._waiting_from(0))

    def turn_to(self, member: str) -> None:
        """This member is asked now."""
        for place, one in enumerate(self._ballots):
            if one.member == member:
                self._turn(place)

    def _waiting_from(self, start: int) -> int:
        """The next place where a vote is awaited, round the list; else where it is."""
        count = len(self._ballots)
        round_ = [(start + n) % count for n in range(count)] if count else []
        free = (n for n in round_ if not (self._ballots[n].vote or self._ballots[n].silent))
        return next(free, min(self._at, max(count - 1, 0)))

    def _turn(self, place: int) -> None:
        place = min(max(place, 0), len(self._ballots) - 1)
        if place >= 0 and place != self._at:
            self._at = place
            self._said_anew()
            self.update()
            self.turned.emit(self.turn)

    def _vote(self, number: int) -> None:
        vote = VOTES.get(number, WAITING)
        if not self._ballots or (vote == ABSTAIN and not self._abstain):
            return
        ballot = self._ballots[self._at]
        if ballot.silent or (vote == WAITING and not ballot.vote):
            return
        shown = list(self._ballots)
        shown[self._at] = Ballot(ballot.member, ballot.name, vote)
        self._ballots = tuple(shown)
        self.update()
        self.voted.emit(ballot.member, vote)
        if vote:
            self._turn(self._waiting_from(self._at + 1))
        self._said_anew()

    def _row(self, ballot: Ballot) -> int:
        """One line, or as many as the name needs together with what its member said."""
        lines, place = self._lines(ballot)
        more = max(len(lines), place + 1) - 1
        return density().control - 2 + more * int(metrics(density().body).height())

    def _lines(self, ballot: Ballot) -> tuple[list[str], int]:
        """The name, and on which of its lines the vote stands: one with room, else below."""
        room = max(self.width(), 200) - 2 * PAD
        lines = broken(said(ballot.name), density().body, 600, room)
        wide = metrics(density().body, 600).horizontalAdvance
        left = room - self._widest(ballot) - GLYPH - 16
        free = (n for n in (len(lines) - 1, 0) if wide(lines[n]) <= left)
        return lines, next(free, len(lines))

    def _widest(self, ballot: Ballot) -> float:
        """Of what it says, or may say once its member was asked: no line moves by a vote."""
        wide = metrics(density().small, 500).horizontalAdvance
        coming = [] if ballot.silent else [said(SHOWN[one][2]) for one in (FOR, AGAINST)]
        return max(map(wide, (ballot.said(), *coming)))

    def area(self, place: int) -> QRectF:
        """Where a member's line stands."""
        above = sum(map(self._row, self._ballots[:place]))
        return QRectF(0, above, self.width(), self._row(self._ballots[place]) - 4)

    @override
    def _said_anew(self) -> None:
        parts = [said(self._name)]
        if self._ballots:
            ballot = self._ballots[self._at]
            parts += [said(ballot.name), ballot.said()]
        name = ", ".join(filter(None, parts))
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)

    @override
    def sizeHint(self) -> QSize:
        one = density().control - 2
        return QSize(260, sum(map(self._row, self._ballots)) or one)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, key = digit(event), Qt.Key(event.key())
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number in {0, 1, 2, 3} and not modified:
            self._vote(number)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not modified:
            self._turn(self._at + (1 if key is Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        high = event.position().y()
        places = range(len(self._ballots))
        self._turn(next((n for n in places if high < self.area(n).bottom() + 4), len(places)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        for number, ballot in enumerate(self._ballots):
            area = self.area(number)
            if number == self._at:
                fill(painter, area, color("select"), RADIUS)
            self._paint(painter, ballot, area, chosen=number == self._at)

    def _paint(self, painter: QPainter, ballot: Ballot, area: QRectF, *, chosen: bool) -> None:
        size, weight = density().body, 600 if chosen else 400
        glyph, role, _ = SHOWN[ballot.vote]
        if ballot.silent:
            glyph, role = AWAY if ballot.away else RECUSED
        words, (lines, place) = ballot.said(), self._lines(ballot)
        wide = metrics(density().small, 500).horizontalAdvance(words) + 2
        high = metrics(size).height()
        box = area.adjusted(PAD, 0, -PAD, 0)
        box.setTop(box.center().y() - high * max(len(lines), place + 1) / 2)
        box.setHeight(high)
        painter.setFont(face(size, weight))
        painter.setPen(color("text"))
        for number, line in enumerate(lines):
            painter.drawText(box.translated(0, number * high), LEFT, line)
        box.translate(0, place * high)
        left = box.right() - wide
        painter.setFont(face(density().small, 500))
        painter.setPen(color(role))
        painter.drawText(QRectF(left, box.top(), wide, high), LEFT, words)
        spot = QPointF(left - GLYPH - 6, box.center().y() - GLYPH / 2)
        painter.drawPixmap(spot, picture(glyph, role, GLYPH, self.devicePixelRatioF()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
