"""The register of packages: which came, which went, and what their senders said they hold."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)

from commission_app.models import tables as t
from commission_app.models.database import insert_many

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any

    from commission_app.domain.facts.chain import Leaf
    from commission_app.models.database import Connection

Direction = Literal["in", "out"]
GAPS = 100  # of one device that are told: a stranger can write any number
_CAME: ColumnClause[int] = literal_column("package.rowid")  # grows with each registered
_HAVE = msgspec.json.Decoder(dict[str, tuple[tuple[int, str], ...]])


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One package that was taken in or handed over, in the order of the table's columns."""

    sha256: str
    package: str
    kind: str
    direction: Direction
    season: str
    device: str  # in: the sender; out: the recipient
    number: int
    made_at: str
    taken_at: str
    have: str  # JSON {device: [[n, digest] per leaf]}
    manifest: bytes
    signature: bytes

    def held(self) -> dict[str, tuple[Leaf, ...]]:
        """`have` as values: per device the ends of the chain that the sender held."""
        return _HAVE.decode(self.have)


def add(c: Connection, row: PackageRow) -> None:
    """Put a package into the register; it is there once."""
    insert_many(c, t.package, [astuple(row)])


def known(c: Connection, sha256: str) -> PackageRow | None:
    """The very same file, if it came or went before."""
    return _first(c, select(t.package).where(t.package.c.sha256 == sha256))


def latest(c: Connection, season: str, device: str, direction: Direction) -> PackageRow | None:
    """The newest of one device: what came late does not make it newer, nor a wrong clock.

    A package that comes after another is older only where its number and its time both are. A
    greater number with an earlier time: the sender's clock was put right. A smaller one with a
    later time: its folder was put back, and what it says to have fell.
    """
    p = t.package.c
    which = (p.season == season, p.device == device, p.direction == direction)
    return _newest(c, *which).get(device)


def newest(c: Connection, season: str, direction: Direction) -> dict[str, PackageRow]:
    """Device → its newest, as `latest` tells it: for all of them in one pass."""
    p = t.package.c
    return _newest(c, p.season == season, p.direction == direction)


def _newest(c: Connection, *which: ColumnElement[bool]) -> dict[str, PackageRow]:
    p = t.package.c
    query = select(p.device, p.number, p.package, p.sha256).where(*which).order_by(_CAME)
    found: dict[str, tuple[int, str, str]] = {}
    for device, number, package, digest in c.execute(query):
        greatest, youngest, _ = found.get(device, (0, "", ""))
        if number > greatest or package > youngest:
            found[device] = number, package, digest
    digests = sorted(digest for _, _, digest in found.values())
    rows = c.execute(select(t.package).where(p.sha256.in_(digests)))
    return {row.device: PackageRow(*row) for row in rows}


def before(c: Connection, one: PackageRow, other: PackageRow) -> bool:
    """Whether one was registered here before the other, whatever any clock said."""
    places = select(_CAME).where(t.package.c.sha256 == bindparam("digest"))
    first, second = (
        c.execute(places, {"digest": row.sha256}).scalar_one() for row in (one, other)
    )
    return first < second


def earlier(c: Connection, row: PackageRow) -> frozenset[str]:
    """Digests of all that was registered here before this one, whatever any clock said."""
    own = t.package.alias("own")
    came: ColumnClause[int] = literal_column("own.rowid")
    place = select(came).select_from(own).where(own.c.sha256 == row.sha256).scalar_subquery()
    return frozenset(c.execute(select(t.package.c.sha256).where(place > _CAME)).scalars())


def all_of(
    c: Connection, season: str, direction: Direction, device: str | None = None
) -> list[PackageRow]:
    """All of a season in one direction, by device and age."""
    p = t.package.c
    query = select(t.package).where(p.season == season, p.direction == direction)
    if device is not None:
        query = query.where(p.device == device)
    return [PackageRow(*row) for row in c.execute(query.order_by(p.device, p.package))]


def every(c: Connection) -> list[PackageRow]:
    """The whole register, of whatever season and direction, by device and age."""
    query = select(t.package).order_by(t.package.c.device, t.package.c.package)
    return [PackageRow(*row) for row in c.execute(query)]


def partners(c: Connection, season: str, wanted: Collection[str]) -> dict[str, str]:
    """Package → the device that sent it, or that it was written for."""
    p = t.package.c
    query = select(p.package, p.device).where(p.season == season)
    found = c.execute(query.where(p.package.in_(sorted(wanted))))
    return {row.package: row.device for row in found}


def missing(c: Connection, season: str) -> dict[str, list[int]]:
    """Numbers that senders gave to packages which never came: device → gaps below the newest.

    A device counts its packages to all recipients, so a gap is a question, not a fault.
    """
    p = t.package.c
    query = select(p.device, p.number).where(p.season == season, p.direction == "in")
    numbers: dict[str, set[int]] = {}
    for device, number in c.execute(query):
        numbers.setdefault(device, set()).add(number)
    gaps = {device: _gaps(sorted(have)) for device, have in numbers.items()}
    return {device: found for device, found in sorted(gaps.items()) if found}


def _gaps(have: Sequence[int]) -> list[int]:
    """Numbers below the greatest that are not among these; of very many only the newest."""
    gaps = [range(before + 1, n) for before, n in pairwise((0, *have))]
    found: list[int] = []
    for gap in reversed(gaps):
        found += reversed(gap[-(GAPS - len(found)) :] if len(found) < GAPS else ())
    return found[::-1]


def count(c: Connection, season: str, direction: Direction) -> int:
    """How many came or went."""
    p = t.package.c
    query = select(func.count()).where(p.season == season, p.direction == direction)
    return c.execute(query).scalar_one()


def _first(c: Connection, query: Select[*tuple[Any, ...]]) -> PackageRow | None:
    row = c.execute(query).first()
    return PackageRow(*row) if row else None
