"""What the office's screens ask beside the facts: names by code, headers of facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from commission_app.domain.facts.standing import Standing
from commission_app.models import diary, tables as t
from commission_app.models.database import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.models.database import Connection

Position = tuple[int, int, str]  # last fact, last line of the diary and its hash


@dataclass(frozen=True, slots=True)
class NameRow:
    """A candidate's name as a list shows it, with its key for the Kazakh order."""

    code: str
    kk: str
    ru: str
    sort: str
    region: str
    organisation_kk: str
    organisation_ru: str


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A fact's header without its body, and whether it counts."""

    id: int
    digest: str
    kind: str
    about: str
    header: bytes


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A fact as a link of its device's chain: what it is about, without its body."""

    digest: str
    prev: str
    kind: str
    about: str


def position(c: Connection) -> Position:
    """Where the file stands: every act that changes what counts moves it."""
    last = c.execute(select(func.max(t.fact.c.id))).scalar() or 0
    return last, *diary.head(c)


def names(c: Connection, season: str, codes: Iterable[str]) -> dict[str, NameRow]:
    """Names that count now of these candidates, by code."""
    x, s = t.candidate.c, t.standing.c
    shown = (x.code, x.name_kk, x.name_ru, x.sort_kk, x.region)
    query = (
        select(*shown, x.organisation_kk, x.organisation_ru)
        .join(t.standing, s.fact == x.fact)
        .where(among(x.code, codes), s.state == Standing.CURRENT.value)
        .where(s.season.concat("") == season)
    )
    return {row[0]: NameRow(*row) for row in c.execute(query).all()}


def headers(c: Connection, season: str, after: int = 0) -> list[HeaderRow]:
    """Facts that came after local number `after`, in the order in which they came."""
    f = t.fact.c
    query = select(f.id, f.digest, f.kind, f.about, f.header).where(f.id > after)
    rows = c.execute(query.where(f.season.concat("") == season).order_by(f.id)).all()
    return [HeaderRow(*row) for row in rows]


def sheets_between(c: Connection, season: str, after: int, until: int) -> list[HeaderRow]:
    """Sheets whose local numbers lie above `after` up to `until`: what one package brought."""
    f = t.fact.c
    query = select(f.id, f.digest, f.kind, f.about, f.header).where(
        f.id > after, f.id <= until, f.kind == "sheet", f.season.concat("") == season
    )
    return [HeaderRow(*row) for row in c.execute(query.order_by(f.id)).all()]


def links(c: Connection, season: str, devices: Iterable[str]) -> dict[str, LinkRow]:
    """The chains of these devices, by digest."""
    f = t.fact.c
    query = select(f.digest, f.prev, f.kind, f.about).where(among(f.device, devices))
    rows = c.execute(query.where(f.season.concat("") == season)).all()
    return {row[0]: LinkRow(*row) for row in rows}


def said_after(c: Connection, season: str, device: str, n: int) -> list[tuple[int, str, str]]:
    """What a device said after its number `n`: (number, kind, about), by index."""
    f = t.fact.c
    query = select(f.n, f.kind, f.about).where(f.device == device, f.n > n)
    rows = c.execute(query.where(f.season.concat("") == season).order_by(f.n)).all()
    return [(number, kind, about) for number, kind, about in rows]


def listings(c: Connection, season: str) -> list[tuple[str, str]]:
    """Interview and panel of every appointment that was ever made."""
    s, f = t.slot.c, t.fact.c
    query = select(s.interview, s.panel).distinct().join(t.fact, f.id == s.fact)
    rows = c.execute(query.where(f.season.concat("") == season)).all()
    return [(interview, panel) for interview, panel in rows]
