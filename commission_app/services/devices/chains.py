"""Gaps and forks of laptops' chains in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.lines import laptops
from commission_app.services.devices.unsent import missing_packages
from commission_app.services.matter.sheets import lacking
from commission_app.services.sentences import Said, counted, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.devices.lines import Laptop
    from commission_app.services.workspace import Reading


def troubles(now: Reading) -> tuple[Said, ...]:
    """Packages that never came, and laptops of which two go on."""
    known = laptops(now.facts)
    return (*_gaps(now, known), *_short(now, known), *_forks(now, known))


def _gaps(now: Reading, known: dict[str, Laptop]) -> list[Said]:
    """Numbers of packages which never came here, and of which the laptop says nothing."""
    missing = missing_packages(now)
    return [
        counted(
            T("devices.packages_missing"),
            len(numbers),
            numbers=", ".join(map(str, numbers)),
            laptop=known[device].label or "–",
            member=known[device].member,
        )
        for device, numbers in missing.items()
        if device in known
    ]


def _short(now: Reading, known: dict[str, Laptop]) -> list[Said]:
    """Laptops whose end, or whose heir, names more statements than have come."""
    return [
        said(
            T("devices.statements_missing"),
            laptop=known[device].label or "–",
            member=member,
            here=here,
            said=last,
        )
        for member, (device, here, last) in sorted(lacking(now.facts).items())
        if device in known
    ]


def _forks(now: Reading, known: dict[str, Laptop]) -> list[Said]:
    """One laptop, two ends of its chain: its folder was copied or put back by hand."""
    found: list[Said] = []
    for device, ends in now.facts.leaves().items():
        if device in known and len(ends) > 1:
            one = known[device]
            numbers = ", ".join(str(n) for n, _ in ends)
            label = one.label or "–"
            found.append(
                said(T("devices.fork"), laptop=label, member=one.member, numbers=numbers)
            )
    return found
