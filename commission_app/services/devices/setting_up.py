"""A member's laptop: prepared at the office, opened with a slip, confirmed by fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    Enrolment,
    enrolment_proof,
)
from commission_app.exchange.envelope import Addressee
from commission_app.exchange.files import read_package_file
from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.models import packages
from commission_app.models.own import Own
from commission_app.models.vault import LOG2N
from commission_app.services.changes import Changes, Done
from commission_app.services.delivering import Sent, delivering, gather, reserve, row_of
from commission_app.services.devices.lines import laptops, typed_for
from commission_app.services.devices.second import approved, first_of, two_people
from commission_app.services.for_laptop import facts_for, foreign
from commission_app.services.opening import New, make_workspace
from commission_app.services.workspace import (
    Workspace,
    member_of,
    require_office,
)
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.keys import (
    LOG2N as COSTS,
    Identity,
    Keys,
    fingerprint,
    identity_from_text,
    recipient_of,
    short_fingerprint,
    unseal,
)
from commission_app.shared.texts import T
from commission_app.shared.world import new_id, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.services.act import Act
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class Prepared:
    """An assignment package on its medium, and the slip that opens it."""

    sent: Sent
    slip: str
    laptop: str
    page: bytes = b""  # the slip, printed


@dataclass(frozen=True, slots=True)
class PrepareLaptop:
    """Make the package that sets up a laptop for a member; the slip travels apart from it.

    One transaction with the medium: a laptop is entered only when its package was read back
    there, or a stick that was pulled out would leave one that nobody can ever open. It may wait
    for a slow stick: nobody else writes to the workspace, and readers go on.
    """

    member: str
    out: Path
    laptop: str = ""
    # Slip and label → the page. What cannot be printed leaves nothing behind, on no medium: a
    # laptop whose slip nobody has would never be opened.
    printed: Callable[[str, str], bytes] | None = None

    def __call__(self, workspace: Workspace) -> Done[Prepared]:
        slip = crockford.make_slip(workspace.world.random(10), workspace.device)
        activation = _activation(crockford.read_slip(slip).code16)
        self._may(workspace)
        sequence = reserve(workspace)
        with delivering(workspace) as delivery, workspace.act() as act:
            number, label = self._assign(act)
            act.finish()
            page = self.printed(slip, label) if self.printed else b""
            facts = facts_for(act.facts, self.member, number)
            to = Addressee(recipient_of(activation))
            delivery.put(gather(act, "assignment", facts, to, sequence), self.out)
            delivery.register(act.c)
        return Done(Prepared(delivery.sent(), slip, label, page), Changes.COMMISSION)

    def _may(self, workspace: Workspace) -> None:
        """UserError before a number is used up."""
        workspace.require_writing()
        with workspace.read() as now:
            require_office(now)
            if not member_of(now.facts, self.member).votes:
                raise UserError(T("services.no_vote_no_laptop"), member=self.member)

    def _assign(self, act: Act) -> tuple[str, str]:
        """The assignment's number and the laptop's label."""
        here = act.facts.current(Assignment).values()
        label = self.laptop or f"CM-{len(here) + 1:02}"
        number = new_id(act.world)
        act.record(
            Assignment(
                number=number,
                member=self.member,
                laptop=label,
                secret=act.world.random(32).hex(),
            )
        )
        act.note("laptop.prepared", self.member)
        return number, label


@dataclass(frozen=True, slots=True)
class OpenedLaptop:
    """What the new device shows once: its fingerprint for the paper, and its recovery key."""

    member: str
    fingerprint: str
    short_fingerprint: str
    recovery_key: str


@dataclass(frozen=True, slots=True)
class OpenLaptop:
    """Set a laptop up from its package and slip; the slip also pins the office."""

    package: Path
    slip: str
    user: str = ""  # default: the member's code
    label: str = ""

    def __call__(
        self, folder: Path, passphrase: str, world: World, log2n: int = LOG2N
    ) -> tuple[Workspace, OpenedLaptop]:
        data = read_package_file(self.package)
        opened, assignment = self._open(data)
        sender, keys = opened.manifest.sender, Keys.make(world)
        own = Own(
            role="laptop",
            secret=keys.secret,
            practice=opened.manifest.practice,
            season=opened.manifest.season,
            member=assignment.member,
            assignment=assignment.number,
            office=sender.device,
            office_sealing=sender.sealing,
            label=self.label,
        )

        def first(act: Act) -> None:
            _enrol(act, keys, assignment, world.random(16).hex())
            least = (assignment.member, keys.device)
            act.facts.apply([f for f in opened.facts if not foreign(f, *least)])
            row = row_of(opened, data, "in", sender.device, utc_text(act.at))
            packages.add(act.c, row)
            act.note("laptop.opened")

        new = New(self.user or assignment.member, passphrase, own, first)
        workspace, recovery = make_workspace(folder, new, world, log2n)
        short = short_fingerprint(keys.device)
        return workspace, OpenedLaptop(own.member, fingerprint(keys.device), short, recovery)

    def _open(self, data: bytes) -> tuple[Package, Assignment]:
        slip = crockford.read_slip(self.slip)
        identity = _activation(slip.code16)
        expect = Expect(recipient_of(identity), None, None)
        opened = open_package(data, lambda sealed: unseal(sealed, identity), expect)
        if short_fingerprint(opened.manifest.sender.device) != slip.office_short:
            raise UserError(T("services.slip_of_other_office"))
        found = [b for f in opened.facts if isinstance(b := body_of(f), Assignment)]
        if opened.manifest.kind != "assignment" or not found:
            raise UserError(T("services.not_an_assignment"))
        return opened, found[-1]


@dataclass(frozen=True, slots=True)
class ConfirmLaptop:
    """The secretary typed the fingerprint from the member's paper: the laptop counts.

    A second one with the same slip waits until the first one or the chair's signed for it, or
    two `people` of the office are named: theirs is one signature, the fact says who they are.
    """

    member: str
    fingerprint: str
    people: tuple[str, ...] = ()

    def __call__(self, workspace: Workspace) -> Done[str]:
        typed = crockford.normalise(self.fingerprint)
        with workspace.act() as act:
            require_office(act)
            member_of(act.facts, self.member)
            fact, people = self._enrolment(act, typed)
            if act.facts.current_one(Confirmation, fact.digest) is None:
                act.record(Confirmation(fact=fact.digest, people=people))
                act.note("laptop.confirmed", self.member)
        return Done(fact.header.device, Changes.COMMISSION | Changes.SHEETS)

    def _enrolment(self, act: Act, typed: str) -> tuple[Fact, tuple[str, ...]]:
        enrolled = [
            (f, b)
            for f in act.facts.select(("enrolment",))
            if isinstance(b := body_of(f), Enrolment) and b.member == self.member
        ]
        if not enrolled:
            raise UserError(T("services.no_enrolment"), member=self.member)
        found = [(f, b) for f, b in enrolled if typed_for(f.header.device, typed)]
        if len(found) != 1:
            raise UserError(T("services.fingerprint_differs"), member=self.member)
        fact, _ = found[0]
        known = laptops(act.facts)
        one = known.get(fact.header.device)
        if one is None or first_of(known.values(), one) is None or approved(act.facts, one):
            return fact, ()
        if not self.people:
            raise UserError(T("services.second_enrolment"), member=self.member)
        return fact, two_people(self.people)


@lru_cache(maxsize=1)  # practice and tests prepare and open in one process
def _activation(code: str) -> Identity:
    return identity_from_text(code, "activation", b"", COSTS["activation"])


def _enrol(act: Act, keys: Keys, assignment: Assignment, nonce: str) -> None:
    """The laptop's first fact: proof that whoever made these keys had the slip."""
    public = (keys.public.signing, keys.public.sealing)
    where = (act.own.season, assignment.number, assignment.member, act.own.office)
    proof = enrolment_proof(assignment.secret, *where, public, nonce)
    act.record(
        Enrolment(
            signing=public[0],
            sealing=public[1],
            member=assignment.member,
            assignment=assignment.number,
            nonce=nonce,
            proof=proof,
        )
    )
