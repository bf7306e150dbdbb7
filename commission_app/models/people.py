"""Named queries of the office's lists: counted and read in SQL, without any body's decoding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Integer, LargeBinary, cast, distinct, func, literal, or_, select

from commission_app.domain.facts.kinds.people import ResultRow
from commission_app.domain.facts.standing import Standing
from commission_app.models import tables as t
from commission_app.models.database import among, pairs
from commission_app.models.diary import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.models.database import Connection

CURRENT = Standing.CURRENT.value
_NO_SLOT = cast(literal('"slot":""'), LargeBinary)  # as a sheet's canonical JSON says it


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A candidate that counts now, with the keys that lists are sorted and searched by."""

    code: str
    name_kk: str
    name_ru: str
    sort_kk: str
    sort_ru: str
    region: str
    organisation_kk: str
    organisation_ru: str
    org_type: str
    language: str


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet that counts now, without its marks."""

    digest: str
    interview: str
    member: str
    state: Literal["sealed", "void"]


def candidate_lines(c: Connection, season: str) -> list[CandidateLine]:
    """All candidates in the Kazakh order."""
    x, s = t.candidate.c, t.standing.c
    names = (x.code, x.name_kk, x.name_ru, x.sort_kk, x.sort_ru)
    place = (x.region, x.organisation_kk, x.organisation_ru, x.org_type, x.language)
    query = (
        select(*names, *place)
        .join(t.standing, s.fact == x.fact)
        .where(s.season == season, s.kind == "candidate", s.state == CURRENT)
    )
    found = [CandidateLine(*row) for row in c.execute(query).all()]
    return sorted(found, key=lambda one: (one.sort_kk, one.code))


def codes(c: Connection, season: str) -> list[str]:
    """Codes of the candidates that count now, sorted."""
    s = t.standing.c
    query = select(s.about).where(s.season == season, s.kind == "candidate", s.state == CURRENT)
    return sorted(c.execute(query).scalars())


def iins(c: Connection, season: str) -> dict[str, str]:
    """Candidate's code → IIN, to search by its last digits; an office has them, nobody else."""
    x, s = t.person.c, t.standing.c
    query = select(x.code, x.iin).join(t.standing, s.fact == x.fact)
    return pairs(c, query.where(s.season == season, s.kind == "person", s.state == CURRENT))


def stage_results(c: Connection, season: str) -> dict[int, dict[str, ResultRow]]:
    """Stage → candidate's code → result that counts now."""
    x, s = t.result.c, t.standing.c
    query = (
        select(x.stage, x.candidate, x.score, x.outcome)
        .join(t.standing, s.fact == x.fact)
        .where(s.season == season, s.kind == "results", s.state == CURRENT)
    )
    found: dict[int, dict[str, ResultRow]] = defaultdict(dict)
    for stage, candidate, score, outcome in c.execute(query).all():
        found[stage][candidate] = ResultRow(candidate, score, outcome)
    return dict(found)


def last_results(c: Connection, season: str) -> dict[int, str]:
    """Stage → digest of the fact about it that came last."""
    f = t.fact.c
    stage = func.substr(f.about, 1, 1)
    last = select(func.max(f.id)).where(f.season == season, f.kind == "results").group_by(stage)
    rows = c.execute(select(stage, f.digest).where(f.id.in_(last))).all()
    return {int(number): digest for number, digest in rows}


def sheet_heads(c: Connection, season: str) -> list[SheetHead]:
    """Sheets that count now, by interview and member."""
    x, f, s = t.sheet.c, t.fact.c, t.standing.c
    query = (
        select(f.digest, x.interview, x.member, x.state)
        .select_from(t.standing)
        .join(t.sheet, x.fact == s.fact)
        .join(t.fact, f.id == s.fact)
        .where(s.season == season, s.kind == "sheet", s.state == CURRENT)
    )
    found = [SheetHead(*row) for row in c.execute(query).all()]
    return sorted(found, key=lambda one: (one.interview, one.member))


def uncountable(c: Connection, season: str, allowed: Mapping[str, Iterable[int]]) -> set[str]:
    """Digests of current sheets whose marks are not one allowed level for each criterion."""
    m, f, s = t.mark.c, t.fact.c, t.standing.c
    many = len(allowed)
    wrong = [
        f"{criterion}/{level}"
        for criterion, level in c.execute(select(m.criterion, m.level).distinct()).all()
        if level not in set(allowed.get(criterion, ()))
    ]
    bad = func.sum(cast(among(m.criterion.concat("/").concat(m.level), wrong), Integer))
    query = (
        select(f.digest)
        .select_from(t.standing)
        .join(t.fact, f.id == s.fact)
        .outerjoin(t.mark, m.fact == s.fact)
        .where(s.season == season, s.kind == "sheet", s.state == CURRENT)
        .group_by(s.fact, f.digest)
        .having(or_(func.count(distinct(m.criterion)) != many, func.count() != many, bad > 0))
    )
    return set(c.execute(query).scalars())


def unlisted(c: Connection, season: str) -> set[str]:
    """Digests of current sheets that name no appointment: somebody was not on the list."""
    f, s, b = t.fact.c, t.standing.c, t.body.c
    query = (
        select(f.digest)
        .select_from(t.standing)
        .join(t.fact, f.id == s.fact)
        .join(t.body, b.fact == s.fact)
        .where(s.season == season, s.kind == "sheet", s.state == CURRENT)
        .where(func.instr(b.bytes, _NO_SLOT) > 0)
    )
    return set(c.execute(query).scalars())


def noted(c: Connection, what: str, about: str) -> list[Entry]:
    """Lines of the diary of one kind that begin with a code and a colon, oldest first."""
    d, start = t.diary.c, f"{about}: "
    query = select(t.diary).where(d.what == what)
    query = query.where(func.substr(d.about, 1, len(start)) == start).order_by(d.n)
    return [Entry(*row) for row in c.execute(query).all()]
