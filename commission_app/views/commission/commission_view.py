"""Commission and laptops: everybody, and beside them one member or what is being asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from commission_app.services.offices.known import OfficesSeen, ReadOffices
from commission_app.services.people.members import CommissionSeen, MemberLine, ReadCommission
from commission_app.shared.texts import T
from commission_app.views.commission.asides import Asides
from commission_app.views.commission.import_form import ENDINGS
from commission_app.views.commission.member_table import MemberTable
from commission_app.views.commission.slips import SlipPage
from commission_app.views.commission.words import order_words
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.drop import DropFrame
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import card, column, frame, holder, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from commission_app.services.changes import Changes
    from commission_app.services.people.laptops_seen import LaptopSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.commission.preparing import Made
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class CommissionView(Screen):
    """The table stays where it is; slips take the page until they were handed over."""

    shows: ClassVar[Changes] = ReadCommission.shows | ReadOffices.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: CommissionSeen | None = None
        self._wanted = ""
        self._order, self._votes = Text("", "soft"), Text("", "caption", wrap=True)
        self.notices = Notices()
        self._add = Button(phrase(T("commission.add")), "", "ph.user-plus")
        self._import = Button(phrase(T("commission.import")), "", "ph.file-arrow-down")
        self._compose = Button(phrase(T("commission.order_button")), "", "ph.note")
        self._office = Button(phrase(T("offices.accept_button")), "link", "ph.buildings")
        self._office.hide()
        self._offices: OfficesSeen | None = None
        self._all = Button("", "primary", "ph.laptop")
        self.table = MemberTable()
        self._first = Button(phrase(T("commission.import")), "primary", "ph.file-arrow-down")
        self.asides = Asides(desk)
        self._pages = QStackedWidget()
        self._drop = DropFrame(
            self, phrase(T("commission.drop")), tuple(f".{e}" for e in ENDINGS)
        )
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: a member; "confirm" after it: the fingerprint of the laptop is typed."""
        self._wanted = what
        if self._pages.currentIndex() == 0:
            self.take_focus()

    @override
    def take_focus(self) -> None:
        """To the list; where nobody is yet, to what is done first."""
        if self._pages.currentIndex():
            super().take_focus()
        else:
            nobody = self._seen is not None and not self._seen.members
            at = self._first if nobody else self.table
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadCommission(), self, self._show)
        self.desk.ask(ReadOffices(), self, self._show_offices)

    def _lay_out(self) -> None:
        heading = Text(phrase(T("commission.title")), "heading")
        head = row(heading, self._order, None, gap=12)
        acts = Flow((self._all, self._add, self._import, self._compose))
        about = row((self._votes, 1), self._office, gap=12)  # an act of once a season is quiet
        self._members = frame("card", column(self.table, margins=(1, 1, 1, 1)))
        self._nobody = self._empty()
        self._nobody.hide()
        body = ((self._members, 1), (self._nobody, 1))
        parts = (head, about, holder(acts), self.notices, *body)
        left = holder(column(*parts, gap=10, margins=(24, 16, 24, 16)))
        work = holder(row((left, 1), self.asides, gap=0))
        self._pages.addWidget(work)
        self.setLayout(column(self._pages))

    def _empty(self) -> QWidget:
        """What is done first where there is nobody yet."""
        title, means = phrase(T("commission.empty")), phrase(T("commission.empty_means"))
        one = Button(phrase(T("commission.add")), "", "ph.user-plus")
        one.clicked.connect(self._ask_member)
        self._first.clicked.connect(self._ask_import)
        empty = Empty("ph.users-three", title, means, one, self._first)
        return holder(column(card(empty), None))

    def _connect(self) -> None:
        self._add.clicked.connect(self._ask_member)
        self._import.clicked.connect(self._ask_import)
        self._compose.clicked.connect(self._ask_order)
        self._office.clicked.connect(self._ask_office)
        self.asides.extract_wanted.connect(self._to_extract)
        self._all.clicked.connect(self._prepare_all)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.asides.turned.connect(self._give_way)
        self.asides.step_wanted.connect(self.table.step)
        self.asides.left.connect(self._back)
        self.asides.put_away.connect(self._to_table)
        self.asides.recorded.connect(self._return_to)
        self.asides.made.connect(self._show_slips)
        self._drop.dropped.connect(self._dropped)

    @cached_property
    def slips(self) -> SlipPage:
        """The page of slips, made when the first one is."""
        page = SlipPage(self.desk)
        page.closed.connect(self._slips_gone)
        self._pages.addWidget(page)
        return page

    def _show(self, seen: CommissionSeen) -> None:
        came, self._seen = not (self._seen and self._seen.members), seen
        self._order.say(order_words(seen))
        self._votes.say(_votes(seen))
        for part in (self._votes, self._members, self._add, self._import):
            part.setVisible(bool(seen.members))
        self._offer_office()
        self._nobody.setVisible(not seen.members)
        if came and not self.asides.asking:
            self.take_focus()
        self.table.show_commission(seen)
        self.asides.show_commission(seen)
        self._allow(seen)
        self._warn(seen)
        if self._wanted:
            code, _, act = self._wanted.partition(" ")
            self.table.choose(code)
            member, self._wanted = self._member(code), ""
            if act and member is not None:
                self._confirm(member)

    def _show_offices(self, seen: OfficesSeen) -> None:
        self._offices = seen
        self.asides.show_offices(seen)
        self._offer_office()

    def _offer_office(self) -> None:
        """Only whoever founded the season lets a second office in."""
        there = self._seen is not None and bool(self._seen.members)
        may = self._offices is not None and self._offices.founder
        self._office.setVisible(there and may)

    def _allow(self, seen: CommissionSeen) -> None:
        lacking = len(seen.without_laptop)
        self._all.say(phrase_n(T("commission.prepare_all"), lacking))
        self._all.setVisible(bool(lacking))
        self._all.forbid("" if seen.panels else phrase(T("commission.no_schedule_means")))

    def _warn(self, seen: CommissionSeen) -> None:
        self.notices.clear()
        if seen.members and not seen.panels:
            act = Button(phrase(T("commission.to_schedule")))
            act.clicked.connect(self._to_schedule)
            title = phrase(T("commission.no_schedule"))
            means = phrase(T("commission.no_schedule_means"))
            self.notices.put("schedule", Notice("caution", title, means, act))
        if waiting := seen.unconfirmed:
            act = Button(phrase(T("commission.confirm")))
            act.clicked.connect(self._confirm_first)
            title = phrase_n(T("commission.waiting"), len(waiting))
            means = self._of(waiting, phrase(T("commission.waiting_means")))
            self.notices.put("waiting", Notice("caution", title, means, act))
        elif restored := seen.restored:
            act = Button(phrase(T("commission.compare")))
            act.clicked.connect(self._confirm_first)
            title = phrase_n(T("commission.restored"), len(restored))
            means = self._of(restored, phrase(T("commission.restored_means")))
            self.notices.put("restored", Notice("", title, means, act))

    def _of(self, laptops: tuple[LaptopSeen, ...], means: Words) -> Words:
        """Whose laptops these are, and what it means."""
        found = [self._member(code) for code in dict.fromkeys(one.member for one in laptops)]
        names = joined(*(one.names for one in found if one is not None), between=", ")
        return joined(names, means, between=". ")

    def _member(self, code: str) -> MemberLine | None:
        members = self._seen.members if self._seen else ()
        return next((one for one in members if one.code == code), None)

    def _choose(self, member: MemberLine | None) -> None:
        if member is None:
            self.asides.close_chosen()
        elif not self.asides.asking:
            self.asides.show_member(member)

    def _give_way(self, taken: bool) -> None:  # noqa: FBT001 - a signal's value
        """One primary a screen: the panel's while one is open."""
        for one in (self._all, self._first):
            one.become("" if taken else "primary")

    def _open(self, member: MemberLine) -> None:
        self.asides.show_member(member)
        self.asides.take_focus()

    def _back(self) -> None:
        """From a form to the member it was about."""
        member = self.table.current
        self.asides.show_member(member) if member else self.asides.close_chosen()
        self._to_table()

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _return_to(self, code: str) -> None:
        """Something was recorded: the new answer is on its way."""
        self._wanted = code
        self.asides.close_form()
        self._back()

    def _ask_member(self) -> None:
        if self._seen is not None:
            self.asides.member_form.add(self._seen)
            self.asides.ask(self.asides.member_form)

    def _ask_import(self) -> None:
        self.asides.ask(self.asides.import_form)
        frozen = self._seen is not None and self._seen.frozen
        self.asides.import_form.ask(frozen=frozen)

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        if paths and self._pages.currentIndex() == 0:
            self._ask_import()
            self.asides.import_form.look_at(paths[0])

    def _ask_order(self) -> None:
        if self._seen is not None:
            self.asides.ask(self.asides.order_form)
            self.asides.order_form.ask(self._seen)

    def _ask_office(self) -> None:
        if self._offices is not None:
            self.asides.ask(self.asides.office_form)
            self.asides.office_form.ask(self._offices)

    def _to_extract(self) -> None:
        self.desk.go("journal", "extract")

    def _prepare_all(self) -> None:
        if self._seen is not None:
            self.asides.prepare(self._seen.without_laptop)

    def _confirm_first(self) -> None:
        waiting = (self._seen.unconfirmed or self._seen.restored) if self._seen else ()
        member = self._member(waiting[0].member) if waiting else None
        if member is not None:
            self.table.choose(member.code)
            self.asides.confirm(member)

    def _confirm(self, member: MemberLine) -> None:
        """Asked for elsewhere; somebody may have done it meanwhile."""
        if any(one.to_compare for one in member.laptops):
            self.asides.confirm(member)

    def _to_schedule(self) -> None:
        self.desk.go("schedule", "draw")

    def _show_slips(self, made: tuple[Made, ...], error: UserError | None) -> None:
        self._pages.setCurrentWidget(self.slips)
        self.slips.show_made(made, error)
        self.asides.close_form()

    def _slips_gone(self) -> None:
        self._pages.setCurrentIndex(0)
        self._back()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is one step back, wherever the focus is."""
        if event.key() != Qt.Key.Key_Escape or not self.asides.step_back():
            super().keyPressEvent(event)


def _votes(seen: CommissionSeen) -> Words:
    """How many vote, and who does not."""
    votes = sum(member.votes for member in seen.members)
    secretary = any(m.function == "secretary" and not m.ended for m in seen.members)
    silent: Words = phrase(T("commission.secretary_no_vote")) if secretary else ""
    frozen: Words = phrase(T("commission.frozen")) if seen.frozen else ""
    return joined(phrase_n(T("commission.voting"), votes), silent, frozen)
