"""Today: the queue beside the candidate one is at; Enter begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from commission_app.services.day.clock import ClockBehind, ReadClock
from commission_app.services.day.repairs import HasCome, HasNotCome
from commission_app.services.day.today import DayOfQueue, QueueItem, ReadToday, Today
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.scoring import Declare
from commission_app.shared.texts import T
from commission_app.views.approvals.office_asks import OfficeAsks
from commission_app.views.handing_over.own_laptops import OwnLaptopsStrip
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, frame, holder, line, row
from commission_app.views.kit.meter import Meter
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.desk import Notice as Told
from commission_app.views.support.screen import Screen
from commission_app.views.support.tongue import language
from commission_app.views.support.words import joined, long_day, phrase, phrase_n
from commission_app.views.today.beside_queue import BesideQueue
from commission_app.views.today.declaration import DeclarationCard
from commission_app.views.today.person_card import SCORABLE, PersonCard
from commission_app.views.today.queue_list import QueueList
from commission_app.views.today.walk_in import WalkInCard

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QEvent

    from commission_app.services.changes import Changes
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class TodayView(Screen):
    """Before the declaration its words; then the queue."""

    shows: ClassVar[Changes] = ReadToday.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._today: Today | None = None
        self._day: date | None = None
        self._wanted = ""
        self._heading, self._where = Text("", "heading"), Text("", "soft")
        self._days = ComboField(phrase(T("today.other_day")))
        self._scored, self._of = Text("", "display"), Text("", "soft")
        self._left, self._meter = Text("", "soft"), Meter(0, 1, height=10)
        self._person, self._walk_in = PersonCard(), WalkInCard()
        self._queue, self._count = QueueList(), Text("", "caption")
        self._stranger = Button(phrase(T("today.walk_in")), "link", "ph.user-plus")
        self._notices, self._office = Notices(), OfficeAsks(desk)
        self._laptops = OwnLaptopsStrip(desk, lost=True)
        self._pages = QStackedWidget()
        self._declaration = DeclarationCard()
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        self._wanted = what
        self.desk.ask(ReadClock(), self, self._show_clock)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadToday(self._day), self, self._show)

    def _lay_out(self) -> None:
        progress = card(
            row(self._scored, self._of, None, self._left, gap=8),
            self._meter,
            gap=10,
            margins=(24, 12, 24, 18),
        )
        self._walk_in.hide()
        left = BesideQueue(progress, (self._person, self._walk_in), self._notices)
        head = row(Text(phrase(T("today.queue")), "title"), None, self._count)
        head.setContentsMargins(14, 8, 14, 8)
        foot = row(self._stranger, None, left.more, margins=(12, 0, 12, 0))
        self._empty = Empty(
            "ph.calendar-blank", phrase(T("today.empty")), phrase(T("today.empty_means"))
        )
        queue = frame(
            "card",
            column(
                *(head, line(), (self._queue, 1), self._empty, line(), foot),
                gap=0,
                margins=(6, 4, 6, 4),
            ),
        )
        self._empty.hide()
        titles = row(self._heading, None, self._where, self._days, gap=12)
        work = QWidget()
        body = row((left, 44), (queue, 56), gap=24)
        # Questions and warnings stand above: in a low window a column hides what is below.
        parts = (titles, self._office, self._laptops, (holder(body), 1))
        work.setLayout(column(*parts, gap=14, margins=(24, 14, 24, 14)))
        before = Scroll(holder(column(None, row(None, self._declaration, None), None)))
        self._pages.addWidget(work)
        self._pages.addWidget(before)
        self.setLayout(column(self._pages))

    def _connect(self) -> None:
        self._queue.chosen.connect(self._choose)
        self._queue.opened.connect(self._open)
        self._queue.missed.connect(self._ask_missed)
        self._person.start_wanted.connect(self._score)
        self._person.open_wanted.connect(self._look)
        self._person.missed.connect(self._miss)
        self._person.came.connect(self._came)
        self._person.withdraw_wanted.connect(self._withdraw)
        self._stranger.clicked.connect(self._ask_stranger)
        self._walk_in.added.connect(self._add)
        self._walk_in.closed.connect(self._close_stranger)
        self._declaration.declared.connect(self._declare)
        self._days.chosen.connect(self._choose_day)

    def _show(self, today: Today) -> None:
        first, self._today = self._today is None, today
        self._pages.setCurrentIndex(0 if today.declared else 1)
        if not today.declared:
            self._declaration.tick.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_head(today)
        self._office.refresh()
        self._laptops.refresh()
        following = today.next
        self._queue.setVisible(bool(today.queue))
        self._empty.setVisible(not today.queue)
        self._person.setVisible(bool(today.queue) and not self._walk_in.isVisible())
        self._queue.show_items(today.queue, following)
        if self._wanted:
            self._return_to(self._wanted, following)
            self._wanted = ""
        self._show_unfinished(today)
        if first or self._queue.isVisible():
            self._queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_clock(self, clock: ClockBehind | None) -> None:
        """A clock that was set back writes its time into every sheet: told, nothing barred."""
        if clock is None:
            self.desk.untell("clock")
            return
        title = phrase(T("today.clock"), clock=clock.clock)
        means = phrase(T("today.clock_means"), last=clock.last)
        self.desk.tell(Told("clock", "caution", title, means))

    def _show_unfinished(self, today: Today) -> None:
        """Interviews that were interrupted, with the way back into each.

        Of the one that stands in the card the card itself says it.
        """
        at = self._queue.current.interview if self._queue.current else ""
        found = (item for item in today.unfinished if item.state == "interrupted")
        broken = [item for item in found if item.interview != at]
        for key in set(self._notices.keys) - {item.interview for item in broken}:
            self._notices.take(key)
        for item in broken:
            if item.interview not in self._notices.keys:
                go_on = Button(phrase(T("today.go_on_short")))
                go_on.clicked.connect(partial(self._score, item.interview))
                title = phrase(T("today.interrupted"), name=item.card.names)
                means = phrase(T("today.draft_kept"), done=item.marked, of=item.of)
                strip = Notice("caution", title, means, go_on)
                self._notices.put(item.interview, strip)

    def _return_to(self, interview: str, following: str) -> None:
        """From the score screen: to the one that comes next once this one is done."""
        done = next((i for i in self._queue.items if i.interview == interview), None)
        over = done is not None and done.state not in {"in_progress", "interrupted"}
        self._queue.choose(following if over and following else interview)

    def _show_head(self, today: Today) -> None:
        self._say_day(today)
        self._where.say(joined(*today.panels, today.place, between=" · "))
        self._scored.say(today.scored)
        self._of.say(phrase(T("today.of_scored"), of=today.of))
        out = phrase_n(T("today.unscored"), today.settled) if today.settled else ""
        self._left.say(joined(phrase_n(T("today.left"), today.left), out, between=", "))
        words = phrase(T("today.progress"), done=today.scored, of=today.of)
        self._meter.show_steps(today.scored, today.of, words)
        self._count.say(phrase_n(T("today.in_day"), len(today.queue)))
        self._days.setVisible(len(today.days) > 1)
        self._days.offer([(str(d.day or ""), _day_words(d)) for d in today.days])
        self._days.choose(str(today.day or ""))

    def _say_day(self, today: Today) -> None:
        day = today.day or today.date
        shown = long_day(day, language())
        other = phrase(T("today.another_day"), day=shown)
        self._heading.say(shown if day == today.date else other)

    def _choose(self, item: QueueItem) -> None:
        offered = self._today is not None and item.interview == self._today.next
        self._person.show_item(item, offered=offered)
        if self._today is not None:
            self._show_unfinished(self._today)

    def _open(self, item: QueueItem) -> None:
        if item.state in SCORABLE:
            self._score(item.interview)
        elif item.control:
            self._look(item.interview)

    def _ask_missed(self, _item: QueueItem) -> None:
        self._person.ask_missed()

    def _score(self, interview: str) -> None:
        """Begin; who goes on after an interruption is asked nothing more."""
        state = next((i.state for i in self._queue.items if i.interview == interview), "")
        self.desk.go("score", f"{interview} resume" if state == "interrupted" else interview)

    def _look(self, interview: str) -> None:
        self.desk.go("own_sheets", interview)

    def _miss(self, interview: str, reason: str) -> None:
        self.desk.act(HasNotCome(interview, reason), self, self._after)

    def _after(self, _: object) -> None:
        if self._today is not None:
            self._wanted = self._today.next
        self._queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _came(self, interview: str) -> None:
        self.desk.act(HasCome(interview), self)

    def _withdraw(self, interview: str) -> None:
        self.desk.go("score", f"{interview} withdraw")

    def _ask_stranger(self) -> None:
        self._person.hide()
        self._walk_in.show()
        queue = self._today.queue if self._today else ()
        self._walk_in.begin(tuple(one.interview for one in queue))

    def _close_stranger(self) -> None:
        self._walk_in.hide()
        self.refresh()

    def _add(self, code: str, name: str) -> None:
        self.desk.act(AddWalkIn(code, name), self, self._added, self._walk_in.refuse)

    def _added(self, interview: str) -> None:
        self._walk_in.hide()
        self.desk.go("score", interview)

    def _declare(self) -> None:
        self.desk.act(Declare(), self)

    def _choose_day(self, day: str) -> None:
        days = self._today.days if self._today else ()
        self._day = next((d.day for d in days if str(d.day or "") == day), None)
        self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange and self._today is not None:
            self._say_day(self._today)
        super().changeEvent(event)


def _day_words(day: DayOfQueue) -> Words:
    if day.day is None:
        return phrase(T("today.day_unknown"), left=day.left)
    return phrase(T("today.day"), day=day.day, left=day.left)
