"""Gaps and forks of laptops' chains in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.models import packages
from commission_app.services.devices.lines import laptops
from commission_app.services.matter.sheets import lacking
from commission_app.services.sentences import Said, counted, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.devices.gaps import Gaps
    from commission_app.services.devices.lines import Laptop
    from commission_app.services.workspace import Reading


def troubles(now: Reading, found: Gaps) -> tuple[Said, ...]:
    """Packages that never came or bear one number, and laptops of which two go on."""
    known = laptops(now.facts)
    return (*_gaps(found, known), *_short(now, known), *_forks(now, known), *_twice(now, known))


def _gaps(found: Gaps, known: dict[str, Laptop]) -> list[Said]:
    """Numbers of packages which never came here, and which no later one has made good."""
    return [
        counted(
            T("devices.packages_missing"),
            len(numbers),
            numbers=", ".join(map(str, numbers)),
            laptop=known[device].label or "–",
            member=known[device].member,
        )
        for device, numbers in found.lost.items()
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


def _twice(now: Reading, known: dict[str, Laptop]) -> list[Said]:
    """Two packages with one number, before anything else shows that a folder was copied.

    A laptop never gives a number again. Where its chain has two ends that is said already.
    """
    ends = now.facts.leaves()
    given: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in packages.all_of(now.c, now.own.season, "in"):
        if row.device in known and len(ends.get(row.device, ())) < 2:
            given[row.device, row.number].add(row.package)
    numbers: dict[str, list[int]] = defaultdict(list)
    for (device, number), ids in sorted(given.items()):
        if len(ids) > 1:
            numbers[device].append(number)
    return [
        said(
            T("devices.number_twice"),
            laptop=known[device].label or "–",
            member=known[device].member,
            numbers=", ".join(map(str, found)),
        )
        for device, found in numbers.items()
    ]
