"""Read models: what screens, documents and the tally ask of the tables, each a named query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, select, tuple_

from commission_app.domain.collation import search_key
from commission_app.domain.facts.standing import Standing
from commission_app.models import tables as t
from commission_app.models.database import among, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import FromClause

    from commission_app.models.database import Connection

Sort = Literal["code", "kk", "ru"]
_SORTS: dict[Sort, str] = {"code": "code", "kk": "sort_kk", "ru": "sort_ru"}


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate as lists show one."""

    digest: str  # of the `candidate` fact
    code: str
    name_kk: str
    name_ru: str
    region: str
    organisation_kk: str
    organisation_ru: str
    org_type: str
    position: str
    language: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which candidates: empty = all. `text` is folded as names are: look-alikes are found."""

    text: str = ""
    region: str = ""
    org_type: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """How many rows after which candidate (its code), in which order; most 0 = all."""

    sort: Sort = "kk"
    after: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One candidate's result of one stage; `score` is exact, empty where there is none."""

    candidate: str
    stage: int
    score: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A revision of a sheet with what it is worth; the marks are those of this revision."""

    digest: str
    device: str
    n: int
    interview: str
    member: str
    state: str
    standing: Standing
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SlotRow:
    """An appointment as it counts now."""

    digest: str
    interview: str
    candidate: str  # digest of the `candidate` fact
    panel: str
    sitting: str
    position: int
    starts: str


def candidates(
    c: Connection, season: str, where: Filter | None = None, page: Page | None = None
) -> list[CandidateRow]:
    """Candidates that count now. A page begins after a key, so that the last is as fast."""
    page, x = page or Page(), t.candidate.c
    order = x[_SORTS[page.sort]]
    shown = (x.code, x.name_kk, x.name_ru, x.region, x.organisation_kk, x.organisation_ru)
    query = select(t.fact.c.digest, *shown, x.org_type, x.position, x.language)
    query = _filtered(_current(query, t.candidate, season), where or Filter())
    if page.after:
        start = _current(select(order, x.code), t.candidate, season)
        row = c.execute(start.where(x.code == page.after)).first()
        if row is not None:
            query = query.where(tuple_(order, x.code) > tuple_(*row))
    query = query.order_by(order, x.code)
    rows = c.execute(query.limit(page.most) if page.most else query)
    return [CandidateRow(*row) for row in rows]


def count_candidates(c: Connection, season: str, where: Filter | None = None) -> int:
    """How many count now."""
    query = _current(select(func.count()), t.candidate, season)
    return c.execute(_filtered(query, where or Filter())).scalar_one()


def candidates_by_region(c: Connection, season: str) -> dict[str, int]:
    """Region → how many."""
    region = t.candidate.c.region
    query = _current(select(region, func.count()), t.candidate, season).group_by(region)
    return pairs(c, query.order_by(region))


def codes_by_iin(c: Connection, season: str) -> dict[str, str]:
    """IIN → candidate's code, for finding a person again; office only."""
    query = _current(select(t.person.c.iin, t.person.c.code), t.person, season)
    return pairs(c, query)


def iin_of(c: Connection, season: str, code: str) -> str | None:
    """A candidate's IIN; whoever shows it leaves a line in the diary."""
    query = _current(select(t.person.c.iin), t.person, season)
    return c.execute(query.where(t.person.c.code == code)).scalar()


def results(
    c: Connection, season: str, candidate: str | None = None
) -> dict[str, list[ResultRow]]:
    """Candidate's code → results of the stages in order; of one candidate only."""
    x = t.result.c
    query = _current(select(x.candidate, x.stage, x.score, x.outcome), t.result, season)
    if candidate is not None:
        query = query.where(x.candidate == candidate)
    found: dict[str, list[ResultRow]] = defaultdict(list)
    for row in c.execute(query.order_by(x.candidate, x.stage)):
        found[row.candidate].append(ResultRow(*row))
    return dict(found)


def stage_counts(c: Connection, season: str) -> dict[tuple[int, str], int]:
    """(Stage, outcome) → how many candidates: the funnel."""
    x = t.result.c
    query = _current(select(x.stage, x.outcome, func.count()), t.result, season)
    rows = c.execute(query.group_by(x.stage, x.outcome).order_by(x.stage, x.outcome))
    return {(stage, outcome): n for stage, outcome, n in map(tuple[Any, ...], rows)}


def slots(c: Connection, season: str, panel: str | None = None) -> list[SlotRow]:
    """Appointments that count now, in the order of panel and day."""
    x = t.slot.c
    shown = (
        t.fact.c.digest,
        x.interview,
        x.candidate,
        x.panel,
        x.sitting,
        x.position,
        x.starts,
    )
    query = _current(select(*shown), t.slot, season)
    if panel is not None:
        query = query.where(x.panel == panel)
    rows = c.execute(query.order_by(x.panel, x.position, x.interview))
    return [SlotRow(*row) for row in rows]


def sheets(
    c: Connection, season: str, interviews: Iterable[str] | None = None, *, every: bool = False
) -> list[SheetRow]:
    """Sheets with their marks: those that count or are contested; `every` = all revisions."""
    x, f, s = t.sheet.c, t.fact.c, t.standing.c
    query = (
        select(f.id, f.digest, f.device, f.n, x.interview, x.member, x.state, s.state)
        .join(t.sheet, x.fact == f.id)
        .join(t.standing, s.fact == f.id)
        .where(f.season == season)
    )
    if not every:
        query = query.where(s.state.in_([Standing.CURRENT.value, Standing.CONTESTED.value]))
    if interviews is not None:
        query = query.where(x.interview.in_(list(interviews)))
    rows = c.execute(query.order_by(x.interview, x.member, f.device, f.n, f.digest)).all()
    marks = _marks(c, [row[0] for row in rows])
    return [SheetRow(*r[1:7], Standing(r[7]), marks.get(r[0], {})) for r in rows]


def standings(c: Connection, season: str) -> dict[tuple[str, str], int]:
    """(Kind, standing) → how many facts."""
    s = t.standing.c
    query = select(s.kind, s.state, func.count()).where(s.season == season)
    rows = c.execute(query.group_by(s.kind, s.state).order_by(s.kind, s.state))
    return {(kind, state): n for kind, state, n in rows}


def _marks(c: Connection, numbers: list[int]) -> dict[int, dict[str, int]]:
    m = t.mark.c
    found: dict[int, dict[str, int]] = defaultdict(dict)
    query = select(m.fact, m.criterion, m.level).where(among(m.fact, numbers))
    for fact, criterion, level in c.execute(query.order_by(m.fact, m.criterion)).all():
        found[fact][criterion] = level
    return found


def _current(query: Any, table: FromClause, season: str) -> Any:
    """Rows of a projection whose fact counts now."""
    s = t.standing.c
    return (
        query.select_from(table)
        .join(t.standing, s.fact == table.c.fact)
        .join(t.fact, t.fact.c.id == table.c.fact)
        .where(s.season == season, s.state == Standing.CURRENT.value)
    )


def _filtered(query: Any, where: Filter) -> Any:
    x = t.candidate.c
    for name in ("region", "org_type", "language"):
        if wanted := getattr(where, name):
            query = query.where(x[name] == wanted)
    for word in search_key(where.text).split():
        query = query.where(func.instr(x.folded, word) > 0)
    return query
