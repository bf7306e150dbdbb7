"""Today: the member's queue with what became of each, and who is next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import Panel, Sitting
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import Interview, Recusal, Sheet
from commission_app.domain.language import Bilingual
from commission_app.models import drafts, guests
from commission_app.models.drafts import Draft
from commission_app.services.changes import Changes
from commission_app.services.day.cards import UNTOLD, Card, card_of, guest_card
from commission_app.services.day.states import (
    OPEN,
    SCORED,
    Known,
    State,
    state_of,
)
from commission_app.services.doubts import SafeReading
from commission_app.services.handing_over import sheet_states
from commission_app.services.scoring import has_declared, panels_of
from commission_app.services.workspace import slots_of
from commission_app.shared.world import ASTANA, from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.models.facts import Facts
    from commission_app.models.guests import Guest
    from commission_app.services.workspace import Reading, Workspace

NOTHING = Draft({})


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One interview in the queue; `of` criteria, of which `marked` have a level."""

    card: Card
    state: State
    day: date | None  # as planned, or when somebody not on the list was typed in
    at: time | None  # planned
    minutes: int
    marked: int
    of: int
    control: str = ""  # control code of the sheet, where one is sealed
    reason: str = ""  # of a recusal or an outcome, in the member's own words

    @property
    def interview(self) -> str:
        """The code by which every act names it."""
        return self.card.interview


@dataclass(frozen=True, slots=True)
class DayOfQueue:
    """One day with interviews; None: those without a planned time."""

    day: date | None
    interviews: int
    scored: int
    left: int


@dataclass(frozen=True, slots=True)
class Today:
    """The screen of a member. `queue` is of the chosen `day`, in order; counts are of all days.

    Before the declaration the list is closed: there are counts and no names.
    """

    date: date  # of the laptop's clock
    declared: bool
    day: date | None
    days: tuple[DayOfQueue, ...]
    panels: tuple[Bilingual, ...]
    sitting: str  # code; empty where it is not known yet
    place: Bilingual  # room; empty where the office did not say
    queue: tuple[QueueItem, ...]
    next: str  # interview to offer: begun already, else the first that waits; empty: none left
    unfinished: tuple[QueueItem, ...]  # in progress or interrupted, of all days
    of: int
    scored: int
    left: int
    settled: int  # recused, absent, rescheduled, void


@dataclass(frozen=True, slots=True)
class ReadToday:
    """The queue of a day; default: today's, or the nearest day that has interviews."""

    day: date | None = None

    shows: ClassVar[Changes] = (
        Changes.SEASON
        | Changes.CANDIDATES
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.DRAFTS
        | Changes.SHEETS
        | Changes.SITTING
        | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> Today:
        now_date = workspace.world.now().date()
        with workspace.read() as now:
            desk = _Desk.read(now)
        items = [desk.item(code) for code in desk.codes()]
        items.sort(key=lambda i: (i.day or date.max, i.at or time.max, i.interview))
        days = _days(items)
        wanted = (d.day for d in days)
        day = self.day if self.day in {d.day for d in days} else _nearest(wanted, now_date)
        queue = tuple(i for i in items if i.day == day)
        sitting = desk.sitting(day, queue)
        return Today(
            date=now_date,
            declared=desk.declared,
            day=day,
            days=days,
            panels=desk.panels,
            sitting=sitting.code if sitting else "",
            place=sitting.place if sitting else UNTOLD,
            queue=queue if desk.declared else (),
            next=_next(queue) if desk.declared else "",
            unfinished=_unfinished(items) if desk.declared else (),
            of=len(items),
            scored=sum(i.state in SCORED for i in items),
            left=sum(i.state in OPEN for i in items),
            settled=sum(i.state not in SCORED | OPEN for i in items),
        )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Everything of one member, read once."""

    member: str
    declared: bool
    full: bool
    of: int
    panels: tuple[Bilingual, ...]
    slots: Mapping[str, Slot]
    candidates: Mapping[str, Candidate]
    guests: Mapping[str, Guest]
    sheets: Mapping[str, tuple[str, Sheet]]  # interview → own current revision
    where: Mapping[str, str]
    words: Mapping[str, Interview]  # by about
    recusals: Mapping[str, Recusal]
    drafts: Mapping[str, Draft]
    sittings: tuple[Sitting, ...]
    paper: frozenset[str]  # interviews of which the member's own sheet came on paper

    @classmethod
    def read(cls, now: Reading) -> _Desk:
        member, facts = now.own.member, now.facts
        _, body = now.rules()
        mine = panels_of(facts, member)
        known = SafeReading(facts).of(Panel)
        sheets = facts.current(Sheet).values()
        return cls(
            member=member,
            declared=has_declared(facts, member),
            full=body.rules.interview.show == "full",
            of=len(body.rules.criteria),
            panels=tuple(_title(known[code]) for code in mine),
            slots={c: s for c, (_, s) in slots_of(facts).items() if s.panel in mine},
            candidates={code: body for code, (_, body) in facts.current(Candidate).items()},
            guests=guests.all_of(now.c),
            sheets={s.interview: (d, s) for d, s in sheets if s.member == member},
            where=sheet_states(now),
            words={about: word for about, (_, word) in facts.current(Interview).items()},
            recusals=SafeReading(facts).of(Recusal),
            drafts={code: drafts.read(now.c, code) for code in drafts.interviews(now.c)},
            sittings=tuple(s for _, s in facts.current(Sitting).values()),
            paper=_on_paper(facts, member),
        )

    def codes(self) -> set[str]:
        """Those on the list, typed in, sealed, and drafts that lost their appointment."""
        left = {code for code, draft in self.drafts.items() if draft.begun}
        return {*self.slots, *self.guests, *self.where, *left}

    def item(self, code: str) -> QueueItem:
        slot, draft = self.slots.get(code), self.drafts.get(code, NOTHING)
        found = self.sheets.get(code)
        state = state_of(self.known(code))
        at = local(slot.at) if slot and slot.at else None
        return QueueItem(
            card=self.card(code),
            state=state,
            day=at.date() if at else self._typed(code),
            at=at.time() if at else None,
            minutes=slot.minutes if slot else 0,
            marked=len(found[1].marks) if found else draft.marked,
            of=self.of,
            control=control_code(found[0]) if found else "",
            reason=self._reason(code, state),
        )

    def card(self, code: str) -> Card:
        if code in self.slots:
            candidate = self.candidates.get(self.slots[code].candidate_code)
            return card_of(code, candidate, full=self.full)
        guest, sheet = self.guests.get(code), self.sheets.get(code)
        if guest is not None:
            return guest_card(code, guest.name)
        if sheet is not None and sheet[1].name:
            return guest_card(code, sheet[1].name)
        card = card_of(code, self.candidates.get(code.partition("/")[0]), full=self.full)
        return replace(card, listed=False)

    def known(self, code: str) -> Known:
        own, office = self.words.get(f"{code}/{self.member}"), self.words.get(f"{code}/")
        sheet = self.sheets.get(code)
        return Known(
            recused=f"{code}/{self.member}" in self.recusals,
            sheet=sheet[1] if sheet else None,
            contested=sheet is None and code in self.where,
            where=self.where.get(code, ""),
            office=office.outcome if office else None,
            own=own.outcome if own else None,
            begun=self.drafts.get(code, NOTHING).begun,
            paper=code in self.paper,
        )

    def sitting(self, day: date | None, queue: Sequence[QueueItem]) -> Sitting | None:
        """The sitting that an appointment names, else the one panel sitting of that day."""
        named = {s.sitting for i in queue if (s := self.slots.get(i.interview)) and s.sitting}
        found = [s for s in self.sittings if s.code in named]
        if not found:
            panel = (s for s in self.sittings if s.form == "panel")
            found = [s for s in panel if local(s.opened).date() == day]
        return found[0] if len(found) == 1 else None

    def _typed(self, code: str) -> date | None:
        """When somebody who has no appointment came."""
        guest, sheet = self.guests.get(code), self.sheets.get(code)
        at = guest.at if guest else sheet[1].sealed if sheet else ""
        return local(at).date() if at else None

    def _reason(self, code: str, state: State) -> str:
        if state == "recused":
            return self.recusals[f"{code}/{self.member}"].reason
        if state == "void" and code in self.sheets:
            return self.sheets[code][1].reason
        if state in {"absent", "rescheduled", "interrupted"}:
            words = (self.words.get(f"{code}/{who}") for who in ("", self.member))
            return next((w.reason for w in words if w and w.outcome != "held"), "")
        return ""


def _on_paper(facts: Facts, member: str) -> frozenset[str]:
    found = (one for _, one in facts.current(PaperSheet).values())
    mine = (one for one in found if one.member == member and one.state != "void")
    return frozenset(one.interview for one in mine)


def local(text: str) -> datetime:
    """A time as the wall in the room shows it: a season is held in one place, in one zone."""
    return from_text(text).astimezone(ASTANA)


def _title(panel: Panel) -> Bilingual:
    title = panel.title
    return title if title.kk or title.ru else Bilingual(panel.code, panel.code)


def _days(items: Iterable[QueueItem]) -> tuple[DayOfQueue, ...]:
    by_day: dict[date | None, list[State]] = {}
    for item in items:
        by_day.setdefault(item.day, []).append(item.state)
    return tuple(
        DayOfQueue(
            day, len(states), sum(s in SCORED for s in states), sum(s in OPEN for s in states)
        )
        for day, states in by_day.items()
    )


def _nearest(days: Iterable[date | None], today: date) -> date | None:
    """Today, else the nearest day; of two as near, the one to come."""
    known = [day for day in days if day is not None]
    return min(known, key=lambda d: (abs((d - today).days), d < today), default=None)


def _next(queue: Sequence[QueueItem]) -> str:
    wanted: tuple[State, ...] = ("in_progress", "waiting")
    found = (i.interview for state in wanted for i in queue if i.state == state)
    return next(found, "")


def _unfinished(items: Iterable[QueueItem]) -> tuple[QueueItem, ...]:
    return tuple(i for i in items if i.state in {"in_progress", "interrupted"})
