"""Members' laptops as the office knows them: prepared, heard of, confirmed, handed over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Assignment, Enrolment
from commission_app.models import packages
from commission_app.shared.keys import short_fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.facts.standing import Authority
    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading

State = Literal["prepared", "waiting", "confirmed", "ended"]


class _Control(msgspec.Struct):
    """As much of a manifest's totals as is shown."""

    sheets: int


class _Manifest(msgspec.Struct):
    """As much of a manifest as is shown."""

    control: _Control


_manifest = msgspec.json.Decoder(_Manifest)


@dataclass(frozen=True, slots=True)
class LaptopSeen:
    """One laptop of one member."""

    number: str  # of its assignment
    label: str
    member: str
    prepared: str  # ISO 8601, UTC
    state: State  # prepared: nothing has come from it; waiting: its paper was not compared
    device: str = ""
    fingerprint: str = ""  # the short one, as the member's paper shows it
    last_package: str = ""  # ISO 8601, UTC: when its newest package was made
    sheets: int = 0  # that its newest package carries


def laptops_seen(now: Reading) -> tuple[LaptopSeen, ...]:
    """Every laptop that was prepared, in the order of preparing; a device has one line."""
    facts = now.facts
    authority = facts.authority()
    heard: dict[str, list[str]] = defaultdict(list)
    for fact in facts.select(("enrolment",)):
        if isinstance(body := body_of(fact), Enrolment):
            heard[body.assignment].append(fact.header.device)
    came: dict[str, list[PackageRow]] = defaultdict(list)
    for row in packages.all_of(now.c, facts.season, "in"):
        came[row.device].append(row)
    _heirs(facts.current(Assignment), authority, heard)
    made = facts.find(digest for digest, _ in facts.current(Assignment).values())
    found: list[LaptopSeen] = []
    for fact in sorted(made.values(), key=lambda f: (f.header.at, f.header.n)):
        if isinstance(body := body_of(fact), Assignment):
            for device in heard.get(body.number) or [""]:
                packed = came.get(device, []) if device else []
                found.append(_seen(body, fact.header.at, (device, packed), authority))
    return tuple(found)


def handed_over(laptops: Sequence[LaptopSeen]) -> frozenset[str]:
    """Members from whose laptops sheets have come."""
    return frozenset(one.member for one in laptops if one.sheets)


def _heirs(
    assigned: Mapping[str, tuple[str, Assignment]],
    authority: Authority,
    heard: dict[str, list[str]],
) -> None:
    """A restored laptop is a new device: it stands under its member's newest assignment."""
    known = {device for devices in heard.values() for device in devices}
    newest = {body.member: number for number, (_, body) in sorted(assigned.items())}
    for device, member in sorted({**authority.waiting, **authority.members}.items()):
        if device not in known and member in newest:
            heard[newest[member]].append(device)


def _seen(
    body: Assignment, at: str, where: tuple[str, list[PackageRow]], authority: Authority
) -> LaptopSeen:
    device, came = where
    newest = max(came, key=lambda row: row.package, default=None)
    return LaptopSeen(
        number=body.number,
        label=body.laptop,
        member=body.member,
        prepared=at,
        state=_state(device, authority),
        device=device,
        fingerprint=short_fingerprint(device) if device else "",
        last_package=newest.made_at if newest else "",
        sheets=_manifest.decode(newest.manifest).control.sheets if newest else 0,
    )


def _state(device: str, authority: Authority) -> State:
    if not device:
        return "prepared"
    if device in authority.last:
        return "ended"
    return "confirmed" if device in authority.members else "waiting"
