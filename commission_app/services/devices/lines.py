"""Every laptop that ever introduced itself: whose it is, its label, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    DeviceEnd,
    Enrolment,
    Succession,
)
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.keys import fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.standing import Authority
    from commission_app.models.facts import Facts

State = Literal["confirmed", "waiting", "ended", "replaced"]
SHORT = 8  # characters of a short fingerprint


@dataclass(frozen=True, slots=True)
class Laptop:
    """One device of a member."""

    device: str
    member: str
    label: str  # under which it was prepared; "" where that is not known here
    state: State  # replaced: a restored one stands in its place
    claim: str  # digest of its first fact: an enrolment, or a succession
    assignment: str  # number of the one that it, or whose place it takes, was opened with
    old: str = ""  # the device in whose place it stands, or wants to
    checked: bool = False  # the office compared its fingerprint with the paper
    why: str = ""  # of its end

    @property
    def at_work(self) -> bool:
        """Whether what it says from now on counts, or may one day."""
        return self.state in {"confirmed", "waiting"}


@dataclass(frozen=True, slots=True)
class _Introduced:
    """What devices said of themselves, by device."""

    enrolled: Mapping[str, tuple[str, Enrolment]]  # with the digest of the fact
    succeeded: Mapping[str, tuple[str, Succession]]

    @classmethod
    def read(cls, facts: Facts) -> _Introduced:
        enrolled: dict[str, tuple[str, Enrolment]] = {}
        succeeded: dict[str, tuple[str, Succession]] = {}
        for fact in facts.select(("enrolment", "succession")):
            body = body_of(fact) if fact.header.n == 1 else None
            if isinstance(body, Enrolment):
                enrolled.setdefault(fact.header.device, (fact.digest, body))
            elif isinstance(body, Succession):
                succeeded.setdefault(fact.header.device, (fact.digest, body))
        return cls(enrolled, succeeded)

    def origin(self, device: str) -> str:
        """The device that was enrolled at the beginning of this line; "" for none."""
        seen: set[str] = set()
        while device in self.succeeded and device not in seen:
            seen.add(device)
            device = self.succeeded[device][1].old
        return device if device in self.enrolled else ""

    def digest(self, device: str) -> str:
        found = self.enrolled.get(device) or self.succeeded[device]
        return found[0]


def laptops(facts: Facts) -> dict[str, Laptop]:
    """Device → laptop, of those with the slip's proof and of their heirs."""
    said, authority = _Introduced.read(facts), facts.authority()
    known = {**authority.waiting, **authority.members}
    labels = {a.number: a.laptop for _, a in facts.current(Assignment).values()}
    ends = {about: end.reason for about, (_, end) in facts.current(DeviceEnd).items()}
    checked = {one.fact for _, one in facts.current(Confirmation).values()}
    found: dict[str, Laptop] = {}
    for device in (*said.enrolled, *said.succeeded):
        origin = said.origin(device)
        if origin not in known or device in authority.offices:
            continue
        enrolment = said.enrolled[origin][1]
        digest = said.digest(device)
        taken = said.succeeded.get(device)
        found[device] = Laptop(
            device=device,
            member=known[origin],
            label=labels.get(enrolment.assignment, ""),
            state=_state(device, authority, ends),
            claim=digest,
            assignment=enrolment.assignment,
            old=taken[1].old if taken else "",
            checked=digest in checked,
            why=ends.get(device, ""),
        )
    return found


def find(known: Iterable[Laptop], text: str) -> tuple[Laptop, ...]:
    """Those that a person may mean: by label, member's code, fingerprint, or the whole id.

    A device whose paper was not compared is never found by its fingerprint.
    """
    plain, typed = text.strip().casefold(), crockford.normalise(text)
    return tuple(
        one
        for one in known
        if plain in {one.label.casefold(), one.member.casefold(), one.device}
        or (one.checked and typed_for(one.device, typed))
    )


def one_of(known: Iterable[Laptop], text: str) -> Laptop:
    """The one laptop at work that a person means; UserError where there is none or two."""
    found = find(known, text)
    if not found:
        labels = ", ".join(sorted({one.label for one in known if one.label})) or "–"
        raise UserError(T("devices.unknown"), device=text, known=labels)
    working = [one for one in found if one.at_work]
    if not working:
        raise UserError(T("devices.ended_already"), device=text)
    if len(working) > 1:
        raise UserError(T("devices.several"), device=text)
    return working[0]


def typed_for(device: str, typed: str) -> bool:
    """Whether normalised characters are this device's fingerprint, whole or the short one."""
    whole = crockford.normalise(fingerprint(device))
    return typed == whole or (len(typed) == SHORT and whole.startswith(typed))


def last_fact(facts: Facts, device: str, n: int | None = None) -> Fact | None:
    """The device's last fact that is here, or its fact with number `n`."""
    found = facts.select(devices=[device])
    if n is not None:
        found = [fact for fact in found if fact.header.n == n]
    return found[-1] if found else None


def of_member(known: Iterable[Laptop], member: str) -> Sequence[Laptop]:
    """A member's laptops."""
    return [one for one in known if one.member == member]


def _state(device: str, authority: Authority, ends: Collection[str]) -> State:
    if device in ends:
        return "ended"
    if device in authority.last:
        return "replaced"
    return "confirmed" if device in authority.members else "waiting"
