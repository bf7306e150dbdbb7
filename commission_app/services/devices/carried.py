"""Sheets of the packages that came, as people count them: corrections apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.exchange.control import counted_apart
from commission_app.models import desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from commission_app.models.desk import LinkRow
    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading


def sheets_carried(
    now: Reading, members: Mapping[str, str], rows: Sequence[PackageRow]
) -> Mapping[str, tuple[int, int]]:
    """Digest of a package's file → sheets in it, one of each interview, and corrections.

    `members`: of devices that are laptops. A laptop's package holds the chains of its member's
    devices, an office's those of all.
    """
    ends = {row.sha256: tuple(_ends(members, row)) for row in rows}
    devices = {device for found in ends.values() for device, _ in found}
    links = desk.links(now.c, now.own.season, devices)
    return {
        file: counted_apart(_sheets((digest for _, digest in found), links))
        for file, found in ends.items()
    }


def _ends(members: Mapping[str, str], row: PackageRow) -> Iterator[tuple[str, str]]:
    """Devices of which the package holds chains, with the last statement of each."""
    member = members.get(row.device)
    for device, leaves in row.held().items():
        if not member or members.get(device) == member:
            yield from ((device, digest) for _, digest in leaves)


def _sheets(ends: Iterable[str], links: Mapping[str, LinkRow]) -> Iterator[str]:
    """What the sheets up to these statements are about, each revision once."""
    seen: set[str] = set()
    for end in ends:
        here = end
        while here in links and here not in seen:
            seen.add(here)
            if links[here].kind == "sheet":
                yield links[here].about
            here = links[here].prev
