"""On a laptop: what the office asks, and the word of the chair or of the sheet's author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.cells import CONFLICT_TEXTS
from commission_app.domain.criteria import substance
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import Approval, ApprovalRequest, Asked
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.changes import Changes, Done
from commission_app.services.day.cards import Card, card_of
from commission_app.services.day.today import local
from commission_app.services.doubts import SafeReading
from commission_app.services.prose import prose
from commission_app.services.workspace import require_laptop, rules_of
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from commission_app.domain.cells import Conflict
    from commission_app.domain.language import Bilingual
    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Workspace

LENGTH = 20  # of a control code without its hyphens
LEAVING_OUT = "kept_of_ended"
LATE = frozenset(("changed_after_reveal", LEAVING_OUT))  # its author has no second word
May = Literal["chair", "author", "chair_only", "deputy_only", "recused", "nobody"]


@dataclass(frozen=True, slots=True)
class Approve:
    """Stand by the sheet with this control code, with a reason, or take that word back.

    With `out` the word is the other one: that a sheet may be left out which was opened with
    the marks and whose laptop was ended. Neither is ever taken for the other.
    """

    code: str
    reason: str
    withdraw: bool = False
    of: tuple[str, str] | None = None  # the only interview and member that are meant
    out: bool = False

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_laptop(act)
            request, asked = _named(act.facts, self.code, self.of)
            me = act.own.member
            _refuse(_may(act.facts, request, me), request)
            _refuse_other(request, out=self.out)
            reason = prose(self.reason)
            if not substance(reason):
                raise UserError(T("services.reason_needed"))
            said = _said(act.facts, me, out=self.out)
            if self.withdraw:
                if asked.digest not in said:
                    raise UserError(T("approving.not_given"), code=control_code(asked.digest))
            else:
                _one_of(request, asked, said)
            act.record(
                Approval(
                    fact=asked.digest,
                    member=me,
                    reason=reason,
                    withdrawn=self.withdraw,
                    out=self.out,
                )
            )
            act.note("approved", f"{request.interview}/{request.member}")
        return Done(control_code(asked.digest), Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class SheetToApprove:
    """One of the sheets that the office asks about."""

    control: str
    form: Literal["sealed", "void", "paper"]
    at: datetime
    approved: bool  # by this laptop's member
    reason: str  # of the approval


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the office asks of one cell; `may`: whose word this laptop's member would give."""

    card: Card
    member: str
    names: Bilingual
    own: bool
    conflict: Conflict
    may: May
    sheets: tuple[SheetToApprove, ...]

    @property
    def out(self) -> bool:
        """Whether it is asked if a sheet may be left out, and not if it counts."""
        return self.conflict == LEAVING_OUT

    @property
    def open(self) -> bool:
        """Whether a word of this laptop's member is still wanted."""
        return self.may in {"chair", "author"} and not any(s.approved for s in self.sheets)


@dataclass(frozen=True, slots=True)
class ReadApprovals:
    """Everything that the office asks this laptop's member, what is open first."""

    shows: ClassVar[Changes] = Changes.SHEETS | Changes.PACKAGES | Changes.COMMISSION

    def __call__(self, workspace: Workspace) -> tuple[Wanted, ...]:
        with workspace.read() as now:
            if now.own.role != "laptop":
                return ()
            found = tuple(_wanted(now.facts, now.own.member))
        return tuple(sorted(found, key=lambda q: (not q.open, q.card.interview, q.member)))


def asked_words(one: Wanted) -> str:
    """The text key of what the office asks."""
    return T("approving.out_asked") if one.out else CONFLICT_TEXTS[one.conflict]


def _wanted(facts: Facts, me: str) -> Iterator[Wanted]:
    asked = asked_now(facts)
    if not asked:
        return
    _, rules = rules_of(facts)
    people = {code: body for code, (_, body) in facts.current(Candidate).items()}
    for body in asked:
        may = _may(facts, body, me)
        if may == "nobody":
            continue
        known = people.get(body.interview.partition("/")[0])
        full = rules.rules.interview.show == "full"
        said = _said(facts, me, out=body.conflict == LEAVING_OUT)
        yield Wanted(
            card=card_of(body.interview, known, full=full),
            member=body.member,
            names=body.names,
            own=body.member == me,
            conflict=body.conflict,
            may=may,
            sheets=tuple(_shown(one, said) for one in body.sheets),
        )


def _shown(one: Asked, said: Mapping[str, Approval]) -> SheetToApprove:
    given = said.get(one.digest)
    code = control_code(one.digest)
    reason = given.reason if given else ""
    return SheetToApprove(code, one.form, local(one.at), given is not None, reason)


def _named(
    facts: Facts, typed: str, of: tuple[str, str] | None
) -> tuple[ApprovalRequest, Asked]:
    """The question that asks about this control code; UserError where none does."""
    code = crockford.normalise(typed)
    if len(code) != LENGTH or set(code) - set(crockford.LETTERS):
        raise UserError(T("approving.no_code"), code=typed.strip())
    for body in asked_now(facts):
        for one in body.sheets if of in {None, (body.interview, body.member)} else ():
            if crockford.normalise(control_code(one.digest)) == code:
                return body, one
    raise UserError(T("approving.not_asked"), code=typed.strip().upper())


def asked_now(facts: Facts) -> list[ApprovalRequest]:
    """What the office asks; where two offices ask in two ways, both lists."""
    asked = [body for _, body in facts.current(ApprovalRequest).values()]
    asked += [b for said in facts.disputed(ApprovalRequest).values() for _, b in said]
    return [body for body in asked if body.sheets]


def _said(facts: Facts, me: str, *, out: bool) -> dict[str, Approval]:
    """Digest → the member's own word of this sort that stands."""
    own = (body for _, body in facts.current(Approval).values() if body.member == me)
    return {body.fact: body for body in own if not body.withdrawn and body.out == out}


def _may(facts: Facts, request: ApprovalRequest, me: str) -> May:
    """Whose word it would be: the same rule as the office's `Approvals`."""
    if f"{request.interview}/{me}" in SafeReading(facts).of(Recusal):
        return "recused"
    own = SafeReading(facts).of(Member).get(me)
    chair = own is not None and own.function == "chair"
    if me in request.by if request.by else chair:
        return "chair"
    if request.member != me:
        return "nobody"
    if request.conflict not in LATE:
        return "author"
    return "deputy_only" if chair else "chair_only"


_REFUSALS: Mapping[str, str] = {
    "recused": T("approving.recused"),
    "nobody": T("approving.not_yours"),
    "chair_only": T("approving.chair_only"),
    "deputy_only": T("approving.deputy_only"),
}


def _refuse(may: May, request: ApprovalRequest) -> None:
    if may in _REFUSALS:
        raise UserError(_REFUSALS[may], interview=request.interview)


def _refuse_other(request: ApprovalRequest, *, out: bool) -> None:
    """UserError where it would say of a sheet what nobody asks."""
    if out != (request.conflict == LEAVING_OUT):
        key = T("approving.asked_to_count") if out else T("approving.asked_to_leave_out")
        raise UserError(key, interview=request.interview)


def _one_of(request: ApprovalRequest, asked: Asked, said: Mapping[str, Approval]) -> None:
    """UserError where it is said already, or of another sheet of the same cell."""
    code = control_code(asked.digest)
    if asked.digest in said:
        raise UserError(T("approving.given"), code=code)
    for other in request.sheets:
        if other.digest in said:
            raise UserError(T("approving.other_given"), code=control_code(other.digest))
