"""A candidate leaves the selection by the office's word, or comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.people import Candidate, Status
from commission_app.services.admission import OUT, funnel
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line
from commission_app.services.people.dossier import candidate_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.people import StatusWord
    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Workspace

CHANGED = Changes.CANDIDATES | Changes.SCHEDULE | Changes.SHEETS | Changes.DIARY


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Withdrawn, annulled or excluded with a reason; "admitted" takes such a word back.

    The answer is the interview that still stands in the schedule, "" for none: it is taken out
    there, by its own act. UserError: no reason, nobody of that code, the same word already, a
    decision of the commission (a sitting changes that), or a return of whom no result admits.
    """

    code: str
    status: StatusWord
    reason: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            require_office(act)
            candidate_of(act.facts.current_one(Candidate, self.code), self.code)
            self._check(act.facts)
            day = act.at.date().isoformat()
            act.record(Status(candidate=self.code, status=self.status, day=day, basis=reason))
            act.note("status.changed", f"{self.code}: {reason[:300]}")
            slots = _slots(act.facts, self.code)
        return Done(slots[-1] if slots else "", CHANGED)

    def _check(self, facts: Facts) -> None:
        here = facts.current_one(Status, self.code)
        word = here[1].status if here else ""
        out = self.status in OUT
        if word == self.status or (not out and word not in OUT):
            raise UserError(T("people.status_same"), candidate=self.code)
        mine = set(_slots(facts, self.code))
        if mine & {body.interview for _, body in facts.current(Decision).values()}:
            raise UserError(T("people.status_decided"), candidate=self.code)
        if not out and self.code not in list(funnel(facts).values())[-1]:
            raise UserError(T("people.status_no_way_back"), candidate=self.code)


def _slots(facts: Facts, code: str) -> list[str]:
    """Appointments of a candidate that were not taken out of the schedule."""
    found = (body for _, body in facts.current(Slot).values())
    return sorted(
        one.interview for one in found if one.candidate_code == code and not one.cancelled
    )
