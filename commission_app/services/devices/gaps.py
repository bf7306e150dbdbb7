"""Numbers of packages that never came: what they held may be missing, or came later."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.models import packages
from commission_app.services.matter.sheets import lacking
from commission_app.services.unsent import missing_packages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading


@dataclass(frozen=True, slots=True)
class Gaps:
    """Of each device; a number stands in one of the two."""

    lost: Mapping[str, tuple[int, ...]]  # nothing shows that all of it is here
    brought: Mapping[str, tuple[int, ...]]  # a later package of the same chain held all of it


def gaps(now: Reading) -> Gaps:
    """A laptop hands over its whole chain, so a later package brings what a lost one held.

    That holds while its chain goes on in one place: of a laptop that was copied or put back,
    or of which somebody has heard more than came, every number stays lost.
    """
    missing = {device: tuple(some) for device, some in missing_packages(now).items()}
    if not missing:
        return Gaps({}, {})
    rows = packages.all_of(now.c, now.own.season, "in")
    doubtful = _doubtful(now, rows) & missing.keys()
    return Gaps(
        lost={d: some for d, some in missing.items() if d in doubtful},
        brought={d: some for d, some in missing.items() if d not in doubtful},
    )


def brought_by(found: Gaps, rows: Iterable[PackageRow]) -> Mapping[str, tuple[int, ...]]:
    """Digest of a package's file → the lost numbers that it was the first to make good."""
    came: dict[str, list[PackageRow]] = defaultdict(list)
    for row in rows:
        came[row.device].append(row)
    result: dict[str, list[int]] = defaultdict(list)
    for device, numbers in found.brought.items():
        for number in numbers:
            later = (row for row in came[device] if row.number > number)
            result[min(later, key=lambda row: row.number).sha256].append(number)
    return {file: tuple(numbers) for file, numbers in result.items()}


def _doubtful(now: Reading, rows: Sequence[PackageRow]) -> set[str]:
    """Devices of which statements may exist that no package here holds."""
    forked = {device for device, ends in now.facts.leaves().items() if len(ends) > 1}
    short = {device for device, _, _ in lacking(now.facts).values()}
    return forked | short | _put_back(rows) | _heard_elsewhere(now, rows)


def _put_back(rows: Sequence[PackageRow]) -> set[str]:
    """Two packages with one number, or a later one that knows less of its own chain."""
    found: set[str] = set()
    before: dict[str, tuple[int, int, str]] = {}
    for row in sorted(rows, key=lambda row: (row.device, row.number)):
        reach = max((n for n, _ in row.held().get(row.device, ())), default=0)
        number, reached, package = before.get(row.device, (0, 0, ""))
        if reach < reached or (row.number == number and row.package != package):
            found.add(row.device)
        before[row.device] = row.number, reach, row.package
    return found


def _heard_elsewhere(now: Reading, rows: Sequence[PackageRow]) -> set[str]:
    """Devices of which a sender has statements that are not here."""
    told = {(d, end) for row in rows for d, ends in row.held().items() for _, end in ends}
    here = now.facts.find({end for _, end in told})
    return {device for device, end in told if end not in here}
