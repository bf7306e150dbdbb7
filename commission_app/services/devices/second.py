"""A slip that was used twice: the second laptop needs more than one person's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import Approval
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Confirmation, Enrolment
from commission_app.domain.names import same_person
from commission_app.services.changes import Changes, Done
from commission_app.services.devices.lines import typed_for
from commission_app.services.workspace import require_laptop
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.models.facts import Facts
    from commission_app.services.devices.lines import Laptop
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """A laptop that waits for a second word."""

    device: str
    member: str
    claim: str  # digest of its enrolment


@dataclass(frozen=True, slots=True)
class ApproveLaptop:
    """On the member's first laptop, or the chair's: the other laptop's paper was typed here.

    It is an approval of the other laptop's first fact, which the office takes in with the
    next package.
    """

    fingerprint: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[Asked]:
        reason = self.reason.strip()
        if not substance(reason):
            raise UserError(T("services.reason_needed"))
        typed = crockford.normalise(self.fingerprint)
        with workspace.act() as act:
            require_laptop(act)
            me = act.own.member
            one = _waiting(act.facts, act.keys.device, typed)
            if me not in signers(act.facts, one.member):
                raise UserError(T("devices.not_yours_to_approve"), member=one.member)
            act.record(Approval(fact=one.claim, member=me, reason=reason))
            act.note("laptop.approved", one.member)
        return Done(one, Changes.COMMISSION | Changes.SHEETS)


def twins(known: Iterable[Laptop], one: Laptop) -> tuple[Laptop, ...]:
    """Other laptops that were opened with the slip of this one."""
    return tuple(
        o
        for o in known
        if o.assignment == one.assignment and not o.old and o.device != one.device
    )


def first_of(known: Iterable[Laptop], one: Laptop) -> Laptop | None:
    """The laptop that was confirmed with the slip of this one, itself no restored one."""
    if one.old:
        return None
    return next((o for o in twins(known, one) if o.checked), None)


def signers(facts: Facts, member: str) -> frozenset[str]:
    """Members whose laptop may speak for a second one: its own member and the chair."""
    said = facts.current(Member).values()
    return frozenset({member, *(m.code for _, m in said if m.function == "chair")})


def approved(facts: Facts, one: Laptop) -> bool:
    """Whether the first laptop, or the chair's, spoke for this one and still does."""
    return any(
        found is not None and not found[1].withdrawn
        for who in signers(facts, one.member)
        for found in (facts.current_one(Approval, f"{one.claim}/{who}"),)
    )


def two_people(people: Sequence[str]) -> tuple[str, ...]:
    """Two different names, as they were typed; UserError for one person, or the same twice."""
    names = tuple(" ".join(name.split()) for name in people)
    if len(names) != 2 or not all(map(substance, names)) or same_person(*names):
        raise UserError(T("devices.two_people"))
    return names


def waiting_for(facts: Facts, me: str, member: str) -> tuple[Asked, ...]:
    """Second laptops by one slip that wait, and for which this member's laptop may speak.

    By the enrolments alone: whether the slip was right is known to the office only.
    """
    said = {
        fact: body
        for fact in facts.select(("enrolment",))
        if isinstance(body := body_of(fact), Enrolment)
    }
    checked = {one.fact for _, one in facts.current(Confirmation).values()}
    used = {body.assignment for fact, body in said.items() if fact.digest in checked}
    return tuple(
        Asked(fact.header.device, body.member, fact.digest)
        for fact, body in said.items()
        if fact.digest not in checked
        and body.assignment in used
        and fact.header.device != me
        and member in signers(facts, body.member)
        and facts.current_one(Approval, f"{fact.digest}/{member}") is None
    )


def _waiting(facts: Facts, me: str, typed: str) -> Asked:
    found = [
        Asked(fact.header.device, body.member, fact.digest)
        for fact in facts.select(("enrolment",))
        if isinstance(body := body_of(fact), Enrolment)
        and fact.header.device != me
        and typed_for(fact.header.device, typed)
        and facts.current_one(Confirmation, fact.digest) is None
    ]
    if len(found) != 1:
        raise UserError(T("devices.nothing_to_approve"))
    return found[0]
