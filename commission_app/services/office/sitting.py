"""The sitting on the screen: who is there, is there a quorum, what is discussed and put."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain import quorum as quorums
from commission_app.domain.facts.kinds.deciding import Attendance
from commission_app.models import open_ballots
from commission_app.services.changes import Changes
from commission_app.services.matter.times import ended, first_interview, presence_of
from commission_app.services.office.discussing import (
    Closed,
    Discussed,
    QuorumState,
    closed,
    discussed,
    present_at,
)
from commission_app.services.office.proposals import ProposalLine, proposal_lines
from commission_app.services.office.state import people, state_of, voting
from commission_app.services.workspace import local
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.domain.facts.kinds.commission import Form, Member, Sitting
    from commission_app.domain.language import Bilingual
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

SHOWS = (
    Changes.SITTING
    | Changes.DECISIONS
    | Changes.DRAFTS
    | Changes.SHEETS
    | Changes.COMMISSION
    | Changes.SCHEDULE
    | Changes.CANDIDATES
    | Changes.PACKAGES
    | Changes.SEASON
)


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting in the list to choose from."""

    code: str
    form: Form
    opened: datetime | None
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the commission at this sitting."""

    member: str
    name: Bilingual
    function: str
    votes: bool
    present: bool
    since: datetime | None  # when the stay began that goes on
    left: datetime | None  # when the last stay ended
    reason: str  # of an absence
    presides: bool
    awaited: datetime | None = None  # first interview of a panel's day that began without them


@dataclass(frozen=True, slots=True)
class SittingView:
    """A sitting. Of closed interviews it tells nothing but whether they may be revealed."""

    code: str
    form: Form
    opened: datetime | None
    closed: datetime | None
    place: Bilingual
    seats: tuple[Seat, ...]  # with a vote first
    quorum: QuorumState  # of the sitting; each interview has its own beside it
    list: tuple[Discussed, ...]
    waiting: tuple[Closed, ...]
    proposals: tuple[ProposalLine, ...]  # open ones first
    decided: int  # of the season's interviews
    of: int


@dataclass(frozen=True, slots=True)
class ReadSittings:
    """All sittings, the newest first."""

    shows: ClassVar[Changes] = Changes.SITTING | Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> tuple[SittingLine, ...]:
        with workspace.read() as now:
            found = state_of(workspace, now).sittings.values()
        return tuple(
            SittingLine(s.code, s.form, local(workspace, s.opened), local(workspace, s.closed))
            for s in sorted(found, key=lambda s: (s.opened, s.code), reverse=True)
        )


@dataclass(frozen=True, slots=True)
class ReadSitting:
    """One sitting, as a bench shows it; UserError where there is none by that code."""

    code: str
    shows: ClassVar[Changes] = SHOWS

    def __call__(self, workspace: Workspace) -> SittingView:
        with workspace.read() as now:
            state = state_of(workspace, now)
            sitting = state.sittings.get(self.code)
            if sitting is None:
                known = ", ".join(sorted(state.sittings)) or "–"
                raise UserError(T("services.no_sitting"), sitting=self.code, known=known)
            return _view(workspace, now, state, sitting)


def _view(
    workspace: Workspace, now: Reading, state: Reckoning, sitting: Sitting
) -> SittingView:
    moment = workspace.world.now()
    who = people(now, state.slots)
    seats = _seats(workspace, state, sitting, moment)
    there = frozenset(seat.member for seat in seats if seat.present)
    if sitting.form == "plenary":
        there = present_at(state, moment)
    shown = discussed(state, who, moment)
    opened = open_ballots.of_season(now.c, now.own.season)
    return SittingView(
        code=sitting.code,
        form=sitting.form,
        opened=local(workspace, sitting.opened),
        closed=local(workspace, sitting.closed),
        place=sitting.place,
        seats=seats,
        quorum=_quorum(state, there),
        list=shown,
        waiting=closed(state, who),
        proposals=proposal_lines(state, opened, who, moment),
        decided=sum(code in state.decisions for code in state.slots),
        of=len(state.slots),
    )


def _quorum(state: Reckoning, there: frozenset[str]) -> QuorumState:
    """Of the whole commission; where a panel is the base, each interview has another one."""
    codes = {m.code for m in voting(state)}
    present = len(codes & there)
    needed = quorums.needed(state.body.rules.quorum, len(codes))
    return QuorumState(len(codes), needed, present, present >= needed)


def _seats(
    workspace: Workspace, state: Reckoning, sitting: Sitting, moment: datetime
) -> tuple[Seat, ...]:
    others = sorted((m for m in state.members.values() if not m.votes), key=lambda m: m.code)
    members = [*voting(state), *others]
    stays = {m.code: _stays(state, sitting, m.code) for m in members}
    there = {code for code, said in stays.items() if presence_of(said).at(moment)}
    head = quorums.presiding(state.assembly.seats, there)
    awaited = {
        m.code: first_interview(state.matter, sitting, m.code, moment)
        for m in members
        if not stays[m.code].present
    }
    return tuple(
        replace(
            _seat(workspace, m, stays[m.code], (m.code in there, m.code == head)),
            awaited=_here(workspace, awaited.get(m.code)),
        )
        for m in members
    )


def _here(workspace: Workspace, moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(workspace.world.now().tzinfo)


def _stays(state: Reckoning, sitting: Sitting, member: str) -> Attendance:
    said = state.attendance.get((sitting.code, member))
    return ended(said or Attendance(sitting=sitting.code, member=member), sitting.closed)


def _seat(
    workspace: Workspace, member: Member, said: Attendance, is_: tuple[bool, bool]
) -> Seat:
    present, presides = is_
    last = said.present[-1] if said.present else None
    return Seat(
        member=member.code,
        name=member.names,
        function=member.function,
        votes=member.votes,
        present=present,
        since=local(workspace, last.start) if last and present else None,
        left=local(workspace, last.end) if last and not present else None,
        reason=said.reason,
        presides=presides,
    )
