"""Facts and their fold in SQL: one writer for local acts, taking in and rebuilding alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Select, delete, func, select

from commission_app.domain.facts.body import Body
from commission_app.domain.facts.fold import (
    FOLD,
    destroyed,
    fold,
    judge_all,
    may_be_destroyed,
    project,
    related,
    union,
)
from commission_app.domain.facts.header import Fact, Thing, state_digest
from commission_app.domain.facts.kinds import NAME_OF, TRUST, body_of
from commission_app.domain.facts.standing import Authority, Standing
from commission_app.models import own, tables as t
from commission_app.models.database import among, insert_many, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.domain.facts.chain import Leaf
    from commission_app.models.database import Connection

B = TypeVar("B", bound=Body)
_WITH_BODY = select(t.fact.c.digest, t.fact.c.header, t.body.c.bytes, t.fact.c.signature)


@dataclass(frozen=True, slots=True)
class Facts:
    """One season's facts in one transaction, as the device `me` sees them."""

    c: Connection
    season: str
    me: str = ""

    def apply(self, facts: Sequence[Fact]) -> list[Fact]:
        """Add what is not here, bring the tables up to date for what it touches; what was new.

        ValueError for a fact of another season.
        """
        facts = union(facts)
        if any(f.header.season != self.season for f in facts):
            raise ValueError("season")
        held = self._held([f.digest for f in facts])
        new = [f for f in facts if f.digest not in held]
        fuller = [f for f in facts if f.body is not None and not held.get(f.digest, (0, 0))[1]]
        if not new and not fuller:
            return []
        shifts = any(f.header.kind in TRUST for f in (*new, *fuller))
        before = self.authority() if shifts else None
        ids = {digest: number for digest, (number, _) in held.items()}
        ids |= zip((f.digest for f in new), count(self._last() + 1), strict=False)
        self._insert(new, fuller, ids)
        things = {f.header.thing for f in (*new, *fuller)}
        after = self.authority()
        if before is not None and (devices := before.changed(after)):
            things |= self._things_of(devices)
        self._judge(things, after, {f.digest: f for f in fuller})
        self._destroy(after)
        return new

    def authority(self) -> Authority:
        """Who may write what, from the facts that decide rights."""
        return Authority.of(self.select(TRUST), self.me)

    def select(
        self,
        kinds: Iterable[str] | None = None,
        devices: Iterable[str] | None = None,
        about: str | None = None,
    ) -> list[Fact]:
        """Facts in the order of their chains, with the bodies that are here; None = all."""
        query = _WITH_BODY.outerjoin(t.body, t.fact.c.id == t.body.c.fact)
        query = query.where(t.fact.c.season == self.season)
        if kinds is not None:
            query = query.where(t.fact.c.kind.in_(list(kinds)))
        if devices is not None:
            query = query.where(t.fact.c.device.in_(list(devices)))
        if about is not None:
            query = query.where(t.fact.c.about == about)
        return self._facts(query.order_by(t.fact.c.device, t.fact.c.n, t.fact.c.digest))

    def find(self, digests: Iterable[str]) -> dict[str, Fact]:
        """Those of `digests` that are here, by digest."""
        query = _WITH_BODY.outerjoin(t.body, t.fact.c.id == t.body.c.fact)
        return {
            fact.digest: fact
            for fact in self._facts(query.where(among(t.fact.c.digest, digests)))
        }

    def starting(self, prefix: str) -> list[str]:
        """Digests of this season that begin so: what a control code stands for."""
        query = select(t.fact.c.digest).where(
            _unindexed(t.fact.c.season) == self.season,
            t.fact.c.digest.between(prefix, prefix + "g"),
        )
        return list(self.c.execute(query).scalars())

    def current(self, kind: type[B]) -> dict[str, tuple[str, B]]:
        """What counts now: about → (digest, body). A withheld or contested one is not there."""
        return self._bodies_of(
            kind, _current(t.standing.c.season == self.season, NAME_OF[kind])
        )

    def current_one(self, kind: type[B], about: str) -> tuple[str, B] | None:
        """One thing's (digest, body); by index, whatever the size of the season."""
        query = _current(_unindexed(t.standing.c.season) == self.season, NAME_OF[kind])
        query = query.where(t.standing.c.about == about)
        return self._bodies_of(kind, query).get(about)

    def revisions(self, kind: type[B]) -> dict[str, tuple[tuple[str, B], ...]]:
        """All that had the right to be there: about → (digest, body), oldest first.

        Of one thing, the order is that of the author's chain.
        """
        s, f = t.standing.c, t.fact.c
        counted = (Standing.CURRENT.value, Standing.SUPERSEDED.value, Standing.CONTESTED.value)
        query = (
            _WITH_BODY.join(t.standing, s.fact == f.id)
            .join(t.body, t.body.c.fact == f.id)
            .where(s.season == self.season, s.kind == NAME_OF[kind], s.state.in_(counted))
            .order_by(f.about, f.n, f.device, f.digest)
        )
        found: dict[str, list[tuple[str, B]]] = defaultdict(list)
        for fact in self._facts(query):
            if isinstance(body := body_of(fact), kind):
                found[fact.header.about].append((fact.digest, body))
        return {about: tuple(rows) for about, rows in found.items()}

    def leaf(self, thing: Thing) -> list[tuple[str, Standing]]:
        """All facts about one thing with what each is worth, by digest."""
        kind, about = thing
        query = select(t.fact.c.digest, t.standing.c.state).where(
            t.standing.c.fact == t.fact.c.id,
            _unindexed(t.standing.c.season) == self.season,
            t.standing.c.kind == kind,
            t.standing.c.about == about,
        )
        return sorted((digest, Standing(state)) for digest, state in self.c.execute(query))

    def contested(self) -> list[Thing]:
        """Things with several leaves and no resolution yet."""
        return self.things(Standing.CONTESTED)

    def things(self, state: Standing) -> list[Thing]:
        """Things that have a fact of this standing, sorted."""
        s = t.standing.c
        query = select(s.kind, s.about).distinct().order_by(s.kind, s.about)
        rows = self.c.execute(query.where(s.season == self.season, s.state == state.value))
        return [(kind, about) for kind, about in rows]

    def standings(self, digests: Iterable[str]) -> dict[str, Standing]:
        """What these facts are worth; those that are not here are left out."""
        query = select(t.fact.c.digest, t.standing.c.state)
        query = query.join(t.standing, t.standing.c.fact == t.fact.c.id)
        return {
            digest: Standing(state)
            for digest, state in self.c.execute(query.where(among(t.fact.c.digest, digests)))
        }

    def head(self, device: str) -> tuple[int, str]:
        """Number and digest of a device's last fact; (0, device) before its first."""
        f = t.fact.c
        query = select(f.n, f.digest).where(f.season == self.season, f.device == device)
        row = self.c.execute(query.order_by(f.n.desc(), f.digest).limit(1)).first()
        return (row.n, row.digest) if row else (0, device)

    def leaves(self) -> dict[str, tuple[Leaf, ...]]:
        """Per device the ends of its chain, as `domain.facts.chain.leaves` finds them."""
        f, later = t.fact.c, t.fact.alias("later").c
        follows = select(later.id).where(
            later.device == f.device, later.n == f.n + 1, later.prev == f.digest
        )
        query = select(f.device, f.n, f.digest).where(f.season == self.season)
        ends: dict[str, list[Leaf]] = defaultdict(list)
        for device, n, digest in self.c.execute(query.where(~follows.exists())):
            ends[device].append((n, digest))
        return {device: tuple(sorted(found)) for device, found in sorted(ends.items())}

    def heads(self, most: int = 16) -> dict[str, list[Leaf]]:
        """Per device its last facts here, newest first: what a manifest says it saw."""
        f = t.fact.c
        place = func.row_number().over(partition_by=f.device, order_by=(f.n.desc(), f.digest))
        ranked = select(f.device, f.n, f.digest, place.label("place"))
        inner = ranked.where(f.season == self.season).subquery()
        query = select(inner.c.device, inner.c.n, inner.c.digest).where(inner.c.place <= most)
        found: dict[str, list[Leaf]] = defaultdict(list)
        for device, n, digest in self.c.execute(query.order_by(inner.c.device, inner.c.place)):
            found[device].append((n, digest))
        return dict(found)

    def counts(self) -> dict[str, int]:
        """Facts per kind."""
        f = t.fact.c
        query = select(f.kind, func.count()).where(f.season == self.season)
        return pairs(self.c, query.group_by(f.kind))

    def state_digest(self) -> str:
        """One number for the set: replicas that hold the same facts have the same one."""
        query = select(t.fact.c.digest).where(t.fact.c.season == self.season)
        return state_digest(self.c.execute(query).scalars())

    def tables(self) -> dict[str, set[tuple[Any, ...]]]:
        """The projections as the fold writes them: rows that begin with the fact's digest."""
        return {table.name: rows for table in t.PROJECTIONS if (rows := self._rows(table))}

    def difference(self) -> list[str]:
        """Names of the tables that are not the fold of the facts."""
        true = fold(self.select(), self.me)
        states = {digest: row[-1] for digest, *row in self._rows(t.standing)}
        wrong = ["standing"] if states != _values(true.standing) else []
        here = self.tables()
        names = [table.name for table in t.PROJECTIONS]
        return wrong + [n for n in names if here.get(n, set()) != true.tables.get(n, set())]

    def rebuild(self) -> None:
        """Make this season's tables anew from its facts."""
        mine = select(t.fact.c.id).where(t.fact.c.season == self.season)
        for table in (t.standing, *t.PROJECTIONS):
            self.c.execute(delete(table).where(table.c.fact.in_(mine)))
        facts = self.select()
        ids = {digest: number for digest, (number, _) in self._held(_digests(facts)).items()}
        self._project([f for f in facts if f.body is not None], ids)
        self._judge({f.header.thing for f in facts}, self.authority(), {})
        self._destroy(self.authority())

    def _insert(
        self, new: Sequence[Fact], fuller: Sequence[Fact], ids: Mapping[str, int]
    ) -> None:
        rows = [
            (ids[f.digest], h.season, f.digest, *chained, *said, f.raw, f.signature)
            for f in new
            for h in (f.header,)
            for chained, said in [((h.device, h.n, h.prev), (h.kind, h.about))]
        ]
        insert_many(self.c, t.fact, rows)
        insert_many(self.c, t.body, [(ids[f.digest], f.body) for f in fuller])
        self._project(fuller, ids)

    def _project(self, facts: Iterable[Fact], ids: Mapping[str, int]) -> None:
        for table, rows in project(facts).items():
            unique = dict.fromkeys((ids[digest], *rest) for digest, *rest in rows)
            insert_many(self.c, t.metadata.tables[table], list(unique))

    def _judge(
        self, things: Iterable[Thing], rights: Authority, known: Mapping[str, Fact]
    ) -> None:
        loaded = self._load(related(things), known)
        facts = {thing: [f for _, f in rows] for thing, rows in loaded.items()}
        standing = judge_all(facts, rights)
        rows = [
            (number, self.season, *thing, standing[f.digest].value)
            for thing, found in loaded.items()
            for number, f in found
        ]
        insert_many(self.c, t.standing, rows, replace=True)

    def _load(
        self, things: set[Thing], known: Mapping[str, Fact]
    ) -> dict[Thing, list[tuple[int, Fact]]]:
        """All facts about these things; only resolutions are judged by their bodies."""
        f = t.fact.c
        query = select(f.id, f.digest, f.header, f.kind, t.body.c.bytes).outerjoin(
            t.body, (t.body.c.fact == f.id) & (f.kind == "resolution")
        )
        found: dict[Thing, list[tuple[int, Fact]]] = defaultdict(list)
        named = among(f.about, {about for _, about in things})
        here = query.where(named, _unindexed(f.season) == self.season)
        for number, digest, header, _, body in self.c.execute(here).all():
            fact = known.get(digest) or Fact.stored(digest, header, body)
            if fact.header.thing in things:
                found[fact.header.thing].append((number, fact))
        return found

    def _destroy(self, rights: Authority) -> None:
        """Drop the bodies and rows that a counting act of destruction names; it never ends."""
        acts = {f.digest: f for f in self.select({"destruction"})}
        causes = {d: act.digest for act in acts.values() for d in destroyed([act], rights)}
        if not causes:
            return
        named = set(self.c.execute(select(t.destroyed.c.digest)).scalars())
        new = sorted((d, cause) for d, cause in causes.items() if d not in named)
        insert_many(self.c, t.destroyed, new)
        held = self._held(causes)
        fit = {d for d, fact in self.find(held).items() if may_be_destroyed(fact)}
        gone = among(t.fact.c.id, [held[d][0] for d in fit if held[d][1]])
        for table in (t.body, *t.PROJECTIONS):
            self.c.execute(
                delete(table).where(table.c.fact.in_(select(t.fact.c.id).where(gone)))
            )

    def _held(self, digests: Iterable[str]) -> dict[str, tuple[int, bool]]:
        """By digest: the local number, and whether the body is here."""
        f = t.fact.c
        query = select(f.digest, f.id, t.body.c.fact.is_not(None)).outerjoin(
            t.body, t.body.c.fact == f.id
        )
        return {
            digest: (number, bool(here))
            for digest, number, here in self.c.execute(query.where(among(f.digest, digests)))
        }

    def _last(self) -> int:
        return self.c.execute(select(func.max(t.fact.c.id))).scalar() or 0

    def _things_of(self, devices: Iterable[str]) -> set[Thing]:
        f = t.fact.c
        query = select(f.kind, f.about).distinct().where(f.season == self.season)
        rows = self.c.execute(query.where(f.device.in_(list(devices))))
        return {(kind, about) for kind, about in rows}

    def _bodies_of(
        self, kind: type[B], query: Select[Any, Any, Any, Any]
    ) -> dict[str, tuple[str, B]]:
        return {
            f.header.about: (f.digest, body)
            for f in self._facts(query)
            if isinstance(body := body_of(f), kind)
        }

    def _facts(self, query: Select[Any, Any, Any, Any]) -> list[Fact]:
        return [Fact.stored(*row) for row in self.c.execute(query).all()]

    def _rows(self, table: Any) -> set[tuple[Any, ...]]:
        query = select(t.fact.c.digest, *list(table.c)[1:]).join(
            table, table.c.fact == t.fact.c.id
        )
        rows = self.c.execute(query.where(t.fact.c.season == self.season))
        return {tuple(row) for row in rows}


def seasons(c: Connection) -> list[str]:
    """Ids of the seasons whose facts are here, oldest first."""
    query = select(t.fact.c.season).group_by(t.fact.c.season)
    return list(c.execute(query.order_by(func.min(t.fact.c.id))).scalars())


def count_facts(c: Connection) -> int:
    """Facts of all seasons."""
    return c.execute(select(func.count()).select_from(t.fact)).scalar_one()


def fold_is_old(c: Connection) -> bool:
    """Whether the tables were made by another fold than this program's."""
    return own.value(c, "fold") != str(FOLD).encode()


def refold(c: Connection, me: str) -> None:
    """Make the tables of all seasons anew, and say by which fold."""
    for season in seasons(c):
        Facts(c, season, me).rebuild()
    own.keep_value(c, "fold", str(FOLD).encode())


def _current(here: ColumnElement[bool], kind: str) -> Select[Any, Any, Any, Any]:
    s = t.standing.c
    return (
        _WITH_BODY.join(t.standing, s.fact == t.fact.c.id)
        .join(t.body, t.body.c.fact == t.fact.c.id)
        .where(here, s.kind == kind, s.state == Standing.CURRENT.value)
    )


def _unindexed(season: ColumnElement[str]) -> ColumnElement[str]:
    """A season to compare with, not to search by: SQLite guesses that one has ten facts."""
    return season.concat("")


def _digests(facts: Iterable[Fact]) -> list[str]:
    return [f.digest for f in facts]


def _values(standing: Mapping[str, Standing]) -> dict[str, str]:
    return {digest: state.value for digest, state in standing.items()}
