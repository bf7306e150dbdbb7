"""A member was marked as there by mistake: the mark is taken back, at once or with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.deciding import Attendance
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line
from commission_app.services.matter.times import presence_of
from commission_app.services.office.attending import CHANGED, attendance_of, votes_at
from commission_app.services.reckoning import reckon
from commission_app.services.sittings import sitting_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WasNotThere:
    """The stay that goes on never was: why one is absent. The old word stays readable."""

    sitting: str
    member: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            _take_back(act, self.sitting, (self.member,), reason)
            act.note("attendance.taken_back", f"{self.sitting} 1")
        return Done(None, CHANGED | Changes.DIARY)


@dataclass(frozen=True, slots=True)
class TakeBackArrivals:
    """Members who have just been marked as there are not: nobody was anywhere before."""

    sitting: str
    members: Sequence[str]

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            for member in self.members:
                if len(attendance_of(act, self.sitting, member).present) > 1:
                    raise UserError(T("office.came_before"), member=member)
            _take_back(act, self.sitting, self.members, "")
            act.note("attendance.taken_back", f"{self.sitting} {len(self.members)}")
        return Done(len(self.members), CHANGED | Changes.DIARY)


def _take_back(act: Act, sitting: str, members: Sequence[str], reason: str) -> None:
    """UserError after the end, for whoever is not there, and where a vote rests on it."""
    require_office(act)
    if sitting_of(act.facts, sitting).closed:
        raise UserError(T("office.sitting_is_closed"), sitting=sitting)
    before = _outcomes(act)
    act.record_changed([_without(act, sitting, one, reason) for one in members], Attendance)
    act.finish()
    if _outcomes(act) != before:
        raise UserError(T("office.quorum_rests_on_it"))


def _without(act: Act, sitting: str, member: str, reason: str) -> Attendance:
    """Without the stay that goes on; a vote given in it proves that the member was there."""
    old = attendance_of(act, sitting, member)
    if not old.present or old.present[-1].end:
        raise UserError(T("office.not_there"), member=member)
    said = replace(old, present=old.present[:-1], reason=reason)
    presence = presence_of(said)
    for proposal, at in votes_at(act, sitting, member):
        if not presence.at(from_text(at)):
            raise UserError(T("office.voted_there"), member=member, proposal=proposal)
    return said


def _outcomes(act: Act) -> list[tuple[str, int, str, str]]:
    """What the concluded rounds came to, for each interview; quorum rests on presence."""
    return sorted(
        (c.proposal, c.round, c.interview, c.outcome) for c in reckon(act.facts).counts
    )
