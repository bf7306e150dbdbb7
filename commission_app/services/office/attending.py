"""Who is in the room: a member comes, goes, or is absent with a reason, one act each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds.deciding import Attendance, Interval, Vote
from commission_app.models import open_ballots
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line
from commission_app.services.matter.times import first_interview, presence_of
from commission_app.services.reckoning import reckon
from commission_app.services.sittings import sitting_of
from commission_app.services.workspace import member_of, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

CHANGED = Changes.SITTING | Changes.SHEETS


@dataclass(frozen=True, slots=True)
class Arrive:
    """Members come; who is there already stays as they were. `at`: now, or when it was.

    At a panel's sitting whose interviews began before, it must be said: "now" would make them
    absent from interviews at which they sat.
    """

    sitting: str
    members: Sequence[str]
    at: datetime | None = None

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            moment = _moment(act, self.sitting, self.at)
            _not_before_its_day(act, self.sitting, moment)
            olds = [attendance_of(act, self.sitting, code) for code in self.members]
            if self.at is None:
                _not_after_its_interviews(act, self.sitting, olds)
            said = [_arrived(old, moment) for old in olds if not _there(old, moment)]
            act.record_changed(said, Attendance)
            act.note("attendance", f"{self.sitting} {len(said)}")
        return Done(len(said), CHANGED)


@dataclass(frozen=True, slots=True)
class Leave:
    """Members go; a vote needs them to be there when it is given."""

    sitting: str
    members: Sequence[str]
    at: datetime | None = None

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            moment = _moment(act, self.sitting, self.at)
            said = [
                _left(old, moment)
                for old in (attendance_of(act, self.sitting, code) for code in self.members)
                if _there(old, moment)
            ]
            for one in said:
                _no_vote_is_cut(act, one)
            act.record_changed(said, Attendance)
            act.note("attendance", f"{self.sitting} {len(said)}")
        return Done(len(said), CHANGED)


@dataclass(frozen=True, slots=True)
class SetAbsent:
    """A member did not come, or went for good: why. An empty reason takes one back."""

    sitting: str
    member: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        reason = reason_line(self.reason)
        if not reason and self.reason.strip():  # dots take no reason back
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            require_office(act)
            sitting_of(act.facts, self.sitting)
            old = attendance_of(act, self.sitting, self.member)
            if old.present and not old.present[-1].end:
                raise UserError(T("office.still_present"), member=self.member)
            said = msgspec.structs.replace(old, reason=reason)
            act.record_changed([said], Attendance)
            act.note("attendance", f"{self.sitting} 1")
        return Done(None, CHANGED)


def _moment(act: Act, sitting: str, at: datetime | None) -> datetime:
    """When they came or went; UserError for a closed sitting, or a time that is to come."""
    require_office(act)
    if sitting_of(act.facts, sitting).closed and at is None:
        raise UserError(T("office.sitting_is_closed"), sitting=sitting)
    if at is not None and at > act.at:
        raise UserError(T("office.time_to_come"))
    return at or act.at


def _not_after_its_interviews(act: Act, sitting: str, olds: Sequence[Attendance]) -> None:
    """UserError where members come for the first time, and their interviews went on before."""
    one = sitting_of(act.facts, sitting)
    new = [old.member for old in olds if not old.present]
    if one.form != "panel" or not new:
        return
    state = reckon(act.facts)
    began = [first_interview(state.matter, one, member, act.at) for member in new]
    first = min(filter(None, began), default=None)
    if first is not None:
        hour = first.astimezone(act.at.tzinfo).strftime("%H:%M")
        raise UserError(T("office.since_when"), hour=hour)


def _not_before_its_day(act: Act, sitting: str, moment: datetime) -> None:
    """UserError for a member who came to a sitting on a day before it was opened."""
    opened = from_text(sitting_of(act.facts, sitting).opened)
    if moment.astimezone(opened.tzinfo).date() < opened.date():
        raise UserError(T("office.before_its_day"), sitting=sitting)


def _no_vote_is_cut(act: Act, said: Attendance) -> None:
    """UserError where the member would have voted out of the room: recorded, or open still."""
    presence = presence_of(said)
    for proposal, at in votes_at(act, said.sitting, said.member):
        if not presence.at(from_text(at)):
            hour = from_text(at).astimezone(act.at.tzinfo).strftime("%H:%M")
            values = {"member": said.member, "proposal": proposal, "hour": hour}
            raise UserError(T("office.left_before_vote"), **values)


def votes_at(act: Act, sitting: str, member: str) -> Iterator[tuple[str, str]]:
    """Proposal and moment of every vote of a member at a sitting."""
    for _, vote in act.facts.current(Vote).values():
        if (vote.sitting, vote.member) == (sitting, member):
            yield vote.proposal, vote.at
    for one in open_ballots.of_season(act.c, act.own.season):
        if one.sitting == sitting and member in one.votes:
            yield one.proposal, one.votes[member][1]


def attendance_of(act: Act, sitting: str, code: str) -> Attendance:
    """A member's presence at a sitting as it stands, to be changed and said anew."""
    member_of(act.facts, code)
    found = act.facts.current_one(Attendance, f"{sitting}/{code}")
    if found is None:
        return Attendance(sitting=sitting, member=code)
    return msgspec.structs.replace(found[1], salt="")


def _there(old: Attendance, moment: datetime) -> bool:
    """Whether the member is in the room at that moment, as far as it is recorded."""
    return any(
        from_text(stay.start) <= moment and (not stay.end or moment < from_text(stay.end))
        for stay in old.present
    )


def _arrived(old: Attendance, moment: datetime) -> Attendance:
    """Present from now on; UserError for a time before another stay began."""
    if old.present and from_text(old.present[-1].start) > moment:
        raise UserError(T("office.stay_before"), member=old.member)
    stay = Interval(utc_text(moment))
    return msgspec.structs.replace(old, present=(*old.present, stay), reason="")


def _left(old: Attendance, moment: datetime) -> Attendance:
    """The stay that goes on ends."""
    ended = tuple(
        Interval(stay.start, utc_text(moment))
        if from_text(stay.start) <= moment and (not stay.end or moment < from_text(stay.end))
        else stay
        for stay in old.present
    )
    return msgspec.structs.replace(old, present=ended)
