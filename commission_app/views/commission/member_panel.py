"""One member beside the table: what is known, the laptops, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.shared.texts import T
from commission_app.views.commission.words import (
    FUNCTIONS,
    LAPTOPS,
    PICTURES,
    declared_words,
    laptop_picture,
    laptop_words,
    moment,
    panel_titles,
    prepare_words,
)
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.laptops_seen import LaptopSeen
    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.views.support.words import Words

LABELS = 116  # pixels


class MemberPanel(SidePanel):
    """The first act is the one that the laptop waits for.

    Signals
    -------
    prepare_wanted(), confirm_wanted(), lost_wanted(), change_wanted(), end_wanted(): of this
        member.
    """

    prepare_wanted = Signal()
    confirm_wanted = Signal()
    lost_wanted = Signal()
    change_wanted = Signal()
    end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.prepare = Button("", "", "ph.laptop")
        self.confirm = Button(phrase(T("commission.confirm")), "primary", "ph.fingerprint")
        self.lost = Button(phrase(T("commission.lost")), "", "ph.prohibit")
        self.change = Button(phrase(T("commission.change")), "", "ph.pencil-simple")
        self.end = Button(phrase(T("commission.end")))
        self.act(self.confirm, self.prepare, self.lost, row(self.change, (self.end, 1), gap=8))
        self.prepare.clicked.connect(self.prepare_wanted)
        self.confirm.clicked.connect(self.confirm_wanted)
        self.lost.clicked.connect(self.lost_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.end.clicked.connect(self.end_wanted)

    def show_member(self, member: MemberLine, seen: CommissionSeen, now: datetime) -> None:
        """This one; the same again is left as it stands."""
        if (member, seen.panels) != self._shown:
            self._shown = member, seen.panels
            self.fill(*self._about(member, seen), *_laptops(member, now))
            self._allow(member, seen)
        self.open(member.code)

    def _about(self, member: MemberLine, seen: CommissionSeen) -> list[QWidget]:
        titles = panel_titles(seen)
        panels = joined(*(titles[code] for code in member.panels), between=", ")
        vote = T("commission.votes") if member.votes else T("commission.votes_not")
        found: list[QWidget] = [
            Text(member.names, "person", wrap=True),
            _laptop_state(member),
            line(),
            pair(phrase(T("commission.position")), member.position),
            pair(phrase(T("commission.function")), FUNCTIONS[member.function]),
            pair(phrase(T("commission.vote")), phrase(vote)),
        ]
        if member.ended:
            found.append(pair(phrase(T("commission.ended_why")), member.ended))
        elif member.votes:
            found.append(pair(phrase(T("commission.panel")), panels or "–"))
            found.append(pair(phrase(T("commission.declaration")), declared_words(member)))
        else:
            found.append(Text(phrase(T("commission.no_vote_means")), "small", wrap=True))
        if member.conflicts:
            named = ", ".join(member.conflicts)
            found.append(pair(phrase(T("commission.conflicts")), named))
        if member.sheets:
            found.append(pair(phrase(T("commission.sheets")), member.sheets))
        return found

    def _allow(self, member: MemberLine, seen: CommissionSeen) -> None:
        laptop = member.laptop
        waits = any(one.state == "waiting" for one in member.laptops)
        self.confirm.say(phrase(T("commission.confirm") if waits else T("commission.compare")))
        self.confirm.setVisible(any(one.to_compare for one in member.laptops))
        self.lost.setVisible(any(one.at_work for one in member.laptops))
        again = laptop is not None
        self.prepare.say(prepare_words(member))
        self.prepare.become("" if again else "primary")
        self.prepare.setVisible(member.votes)
        no_schedule = "" if seen.panels else phrase(T("commission.no_schedule_means"))
        self.prepare.forbid(no_schedule)
        over = phrase(T("commission.ended")) if member.ended else ""
        self.end.forbid(over)


def pair(label: Words, value: Words) -> QWidget:
    """A label and what stands for it, wrapped beside it."""
    name = Text(label, "small", wrap=True)
    name.setFixedWidth(LABELS)
    return holder(row(column(name, None), (column(Text(value, wrap=True), None), 1), gap=10))


def _laptop_state(member: MemberLine) -> QWidget:
    """Named as the laptop's: below a name it would be said of the person."""
    glyph, role = laptop_picture(member)
    name = Text(phrase(T("commission.laptop")), "small")
    return holder(row(name, State(glyph, laptop_words(member), role), None, gap=8))


def _laptops(member: MemberLine, now: datetime) -> list[QWidget]:
    """Every laptop that was prepared for the member, the newest first."""
    if not member.laptops:
        return []
    found: list[QWidget] = [line(), Text(phrase(T("commission.laptops")), "label")]
    for laptop in reversed(member.laptops):
        glyph, role = PICTURES[laptop.state]
        found.append(State(glyph, LAPTOPS[laptop.state], role))
        found.append(Text(_known(laptop, now), "caption", wrap=True))
        if laptop.why:
            why = phrase(T("commission.laptop_why"), why=laptop.why)
            found.append(Text(why, "caption", wrap=True))
        if laptop.state == "prepared":
            found.append(Text(phrase(T("commission.slip_lost")), "small", wrap=True))
        if laptop.second:
            found.append(Text(phrase(T("commission.laptop_second")), "small", wrap=True))
    return [*found, *(Text(heard(note), "small", wrap=True) for note in member.notes)]


def _known(laptop: LaptopSeen, now: datetime) -> Words:
    parts: list[Words] = [
        laptop.label,
        phrase(T("commission.prepared_at"), at=moment(laptop.prepared, now)),
    ]
    if laptop.last_package:
        at = moment(laptop.last_package, now)
        parts.append(phrase(T("commission.last_package"), at=at, sheets=laptop.sheets))
    if laptop.restored:
        parts.append(phrase(T("commission.laptop_restored")))
    if laptop.checked:  # before, it would only be copied from here
        parts.append(phrase(T("commission.fingerprint_is"), code=laptop.fingerprint))
    return joined(*parts, between=" · ")
