"""A laptop that was restored from a copy stands in the place of the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Confirmation, Succession
from commission_app.domain.facts.standing import Standing
from commission_app.services.changes import Changes, Done
from commission_app.services.devices.lines import (
    Laptop,
    find,
    laptops,
    last_fact,
    typed_for,
)
from commission_app.services.sentences import Said, counted, said
from commission_app.services.workspace import local, require_office
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Restored:
    """A laptop that says in whose place it stands; `later` sheets do not count by it."""

    laptop: Laptop
    until: datetime | None  # the last thing of the old laptop that the copy held
    later: tuple[str, ...]  # interviews with a sheet that was sealed there after the copy
    reason: str  # in the words of whoever restored it
    rivals: int  # others that say the same of the same laptop

    @property
    def counts(self) -> bool:
        """By the old laptop's signature, or by the office's word."""
        return self.laptop.state == "confirmed"

    @property
    def open(self) -> bool:
        """Whether its fingerprint is still to be compared with the paper."""
        return self.laptop.at_work and not self.laptop.checked

    @property
    def words(self) -> tuple[Said, ...]:
        """What happened, and what it means, a sentence each."""
        label = self.laptop.label or self.laptop.member
        where = {"laptop": label, "member": self.laptop.member}
        first = T("devices.restored") if self.until else T("devices.restored_unknown")
        found = [said(first, **where, at=self.until)]
        if self.later:
            found.append(
                counted(T("devices.later"), len(self.later), codes=", ".join(self.later))
            )
        if self.rivals:
            found.append(said(T("devices.rivals")))
        elif self.open:
            key = T("devices.counts_signed") if self.counts else T("devices.counts_not_yet")
            found.append(said(key))
        return tuple(found)


def restored(workspace: Workspace, now: Reading) -> tuple[Restored, ...]:
    """Laptops that stand in the place of another one, or want to, by member."""
    known = laptops(now.facts)
    heirs = [one for one in known.values() if one.old]
    found = [_restored(workspace, now, one, known) for one in heirs]
    return tuple(sorted(found, key=lambda r: (r.laptop.member, r.laptop.device)))


@dataclass(frozen=True, slots=True)
class ConfirmSuccession:
    """The fingerprint from the paper of a restored laptop was typed; `laptop`: whose place.

    Of two that say so of one laptop only one is confirmed.
    """

    laptop: str  # its label, its member's code, a fingerprint or an id
    fingerprint: str

    def __call__(self, workspace: Workspace) -> Done[Laptop]:
        typed = crockford.normalise(self.fingerprint)
        with workspace.act() as act:
            require_office(act)
            one = _claimant(act.facts, self.laptop, typed)
            if not one.checked:
                act.record(Confirmation(fact=one.claim))
                act.note("laptop.confirmed", one.member)
        return Done(one, Changes.COMMISSION | Changes.SHEETS | Changes.PACKAGES)


def later_than(facts: Facts, device: str, n: int) -> tuple[str, ...]:
    """Interviews with a sheet of this device beyond its statement `n` that does not count."""
    beyond = [f for f in facts.select(("sheet",), [device]) if f.header.n > n]
    worth = facts.standings([f.digest for f in beyond])
    codes = {
        f.header.about.rpartition("/")[0]
        for f in beyond
        if worth.get(f.digest) is Standing.RETIRED
    }
    return tuple(sorted(codes))


def _claimant(facts: Facts, text: str, typed: str) -> Laptop:
    known = laptops(facts)
    meant = {one.device for one in find(known.values(), text)}
    claims = [one for one in known.values() if one.old and {one.device, one.old} & meant]
    if not claims:
        raise UserError(T("devices.no_succession"), device=text)
    found = [one for one in claims if typed_for(one.device, typed)]
    if len(found) != 1:
        raise UserError(T("services.fingerprint_differs"), member=claims[0].member)
    (one,) = found
    if any(r.checked and r.old == one.old for r in known.values() if r is not one):
        raise UserError(T("devices.place_taken"), device=one.label or one.member)
    return one


def _restored(
    workspace: Workspace, now: Reading, one: Laptop, known: Mapping[str, Laptop]
) -> Restored:
    fact = now.facts.find([one.claim])[one.claim]
    body = body_of(fact)
    if not isinstance(body, Succession):
        raise TypeError(fact.header.kind)
    last = last_fact(now.facts, body.old, body.last)
    rivals = [o for o in known.values() if o.old == one.old and o is not one]
    taken = any(o.checked for o in (one, *rivals))
    return Restored(
        laptop=one,
        until=local(workspace, last.header.at) if last else None,
        later=later_than(now.facts, body.old, body.last),
        reason=body.reason,
        rivals=0 if taken else len(rivals),
    )
