"""Whose laptop sent a package that came before anything was known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import TRUST, body_of
from commission_app.domain.facts.kinds.trust import Assignment, Enrolment, Succession
from commission_app.domain.facts.standing import Authority
from commission_app.services.devices.lines import laptops

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.opening import Package
    from commission_app.services.workspace import Reading


@dataclass(frozen=True, slots=True)
class Claim:
    """A prepared laptop that a sender is, as the slip's proof or the old key's says."""

    member: str
    label: str  # "" where it is not known here
    waits: bool  # for its fingerprint to be typed from paper


def claim_of(now: Reading, package: Package) -> Claim | None:
    """What it would be after taking in; None for a stranger, whatever it calls itself."""
    device = package.manifest.sender.device
    said = [fact for fact in package.facts if fact.header.kind in TRUST]
    both = {fact.digest: fact for fact in (*now.facts.select(TRUST), *said)}
    seen = Authority.of(both.values())
    member = seen.members.get(device) or seen.waiting.get(device)
    if member is None or device in seen.offices:
        return None
    return Claim(member, _label(now, said, device), waits=device in seen.waiting)


def _label(now: Reading, said: list[Fact], device: str) -> str:
    """Of the assignment that it was opened with, or of the laptop in whose place it stands."""
    first = [f for f in said if f.header.device == device and f.header.n == 1]
    body = body_of(first[0]) if first else None
    if isinstance(body, Succession):
        old = laptops(now.facts).get(body.old)
        return old.label if old else ""
    if not isinstance(body, Enrolment):
        return ""
    prepared = (one for _, one in now.facts.current(Assignment).values())
    return next((one.laptop for one in prepared if one.number == body.assignment), "")
