"""Facts and their fold in SQL: one writer for local acts, taking in and rebuilding alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select

from commission_app.domain.facts.fold import (
    FOLD,
    destroyed,
    fold,
    judge_all,
    may_be_destroyed,
    related,
    union,
)
from commission_app.domain.facts.header import Fact, Thing
from commission_app.domain.facts.kinds import TRUST, body_of
from commission_app.domain.facts.kinds.deciding import Destruction
from commission_app.domain.facts.standing import Standing
from commission_app.models import own, tables as t
from commission_app.models.database import Ready, among, among_listed, as_list, insert_many
from commission_app.models.stored_facts import StoredFacts, authority_of, unindexed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.standing import Authority
    from commission_app.models.database import Connection

_ABOUT = Ready(
    select(t.fact.c.id, t.fact.c.digest, t.fact.c.header, t.body.c.bytes)
    .outerjoin(t.body, (t.body.c.fact == t.fact.c.id) & (t.fact.c.kind == "resolution"))
    .where(among_listed(t.fact.c.about), unindexed(t.fact.c.season) == bindparam("season"))
)
_RESOLVED = Ready(
    select(t.fact.c.id)
    .where(t.fact.c.season == bindparam("season"), t.fact.c.kind == "resolution")
    .limit(1)
)
_LAST = Ready(select(func.max(t.fact.c.id)))
CURRENT = Standing.CURRENT.value  # an enumeration is slow to say its value
Found = dict[Thing, list[Fact]]  # facts about each thing


@dataclass(frozen=True, slots=True)
class Facts(StoredFacts):
    """The facts that can be read and written; the device `me` presumes its own rights."""

    def apply(
        self, facts: Sequence[Fact], bodies: Mapping[str, Body] | None = None
    ) -> list[Fact]:
        """Add what is not here, bring the tables up to date for what it touches; what was new.

        `bodies` are those that the caller has decoded, by digest. ValueError for a fact of
        another season.
        """
        facts = union(facts)
        if any(f.header.season != self.season for f in facts):
            raise ValueError("season")
        held = self.held([f.digest for f in facts])
        new = [f for f in facts if f.digest not in held]
        fuller = [f for f in facts if f.body is not None and not held.get(f.digest, (0, 0))[1]]
        if not new and not fuller:
            return []
        ids = {digest: number for digest, (number, _) in held.items()}
        first = self._last() + 1
        ids |= zip((f.digest for f in new), count(first), strict=False)
        coming = new if fuller == new else [*new, *fuller]
        rights, shifted = self._rights(coming)
        added = _by_thing(new)
        things = {*added, *_by_thing(fuller)}
        things |= self._things_of(shifted)
        found = self._load(things, {f.digest: f for f in fuller}, ids)
        self._insert(new, fuller, ids)
        rows = _projected(fuller, ids, bodies or {})
        for thing, before in found.items():
            added[thing] = before + added[thing]
        judged = self._judged(added, ids, rights)
        for table, made in rows.items():
            insert_many(self.c, t.metadata.tables[table], made)
        insert_many(self.c, t.standing, [r for r in judged if r[0] < first], replace=True)
        insert_many(self.c, t.standing, [r for r in judged if r[0] >= first])
        self._destroy(rights)
        return new

    def difference(self) -> list[str]:
        """Names of the tables that are not the fold of the facts."""
        facts = self.select()
        true = fold(facts, self.me)
        judged = {
            (f.digest, self.season, *f.header.thing, true.standing[f.digest].value)
            for f in facts
        }
        wrong = ["standing"] if self.rows(t.standing) != judged else []
        if self.columns() != {_columns(f) for f in facts}:
            wrong.append("fact")
        here = self.tables()
        if not self._causes(self.authority()).keys() <= self.destroyed() <= self._named():
            wrong.append("destroyed")
        names = [table.name for table in t.PROJECTIONS]
        return wrong + [n for n in names if here.get(n, set()) != true.tables.get(n, set())]

    def rebuild(self) -> None:
        """Make this season's tables anew from its facts."""
        mine = select(t.fact.c.id).where(t.fact.c.season == self.season)
        for table in (t.standing, *t.PROJECTIONS):
            self.c.execute(delete(table).where(table.c.fact.in_(mine)))
        facts = self.select()
        ids = {digest: number for digest, (number, _) in self.held(_digests(facts)).items()}
        rows = _projected([f for f in facts if f.body is not None], ids, {})
        for table, made in rows.items():
            insert_many(self.c, t.metadata.tables[table], made)
        rights = self.authority()
        insert_many(self.c, t.standing, self._judged(_by_thing(facts), ids, rights))
        self._destroy(rights)

    def _rights(self, coming: Iterable[Fact]) -> tuple[Authority, set[str]]:
        """Who may write what once these facts are here, and for which devices that is new."""
        deciding = [f for f in coming if f.header.kind in TRUST]
        before = self.authority()
        if not deciding:
            return before, set()
        after = authority_of(union([*self.select(TRUST), *deciding]), self.me)
        return after, before.changed(after)

    def _insert(
        self, new: Sequence[Fact], fuller: Sequence[Fact], ids: Mapping[str, int]
    ) -> None:
        def row(f: Fact) -> tuple[Any, ...]:
            h = f.header
            chained, said = (h.device, h.n, h.prev), (h.kind, h.about)
            return (ids[f.digest], h.season, f.digest, *chained, *said, f.raw, f.signature)

        insert_many(self.c, t.fact, list(map(row, new)))
        insert_many(self.c, t.body, [(ids[f.digest], f.body) for f in fuller])

    def _judged(
        self, found: Found, ids: Mapping[str, int], rights: Authority
    ) -> list[tuple[Any, ...]]:
        """Rows of `standing` for some things, each judged by all facts about it."""
        standing = judge_all(found, rights)
        best = Standing.CURRENT
        return [
            (ids[f.digest], self.season, kind, about, CURRENT if state is best else state.value)
            for (kind, about), facts in found.items()
            for f in facts
            for state in (standing[f.digest],)
        ]

    def _load(
        self, things: set[Thing], known: Mapping[str, Fact], ids: dict[str, int]
    ) -> Found:
        """All that is here about these things and what is judged with them; adds to `ids`.

        Only resolutions are judged by their bodies.
        """
        found: Found = defaultdict(list)
        resolved = _RESOLVED(self.c, season=self.season)
        if resolved or any(kind == "resolution" for kind, _ in things):
            things = related(things)
        abouts = as_list({about for _, about in things})
        for number, digest, header, body in _ABOUT(self.c, season=self.season, listed=abouts):
            fact = known.get(digest) or Fact.stored(digest, header, body)
            if fact.header.thing in things:
                found[fact.header.thing].append(fact)
                ids[digest] = number
        return found

    def _destroy(self, rights: Authority) -> None:
        """Drop the bodies and rows that a counting act of destruction names; it never ends.

        Of this season only: in another one its writer may have no right.
        """
        causes = self._causes(rights)
        if not causes:
            return
        named = set(self.c.execute(select(t.destroyed.c.digest)).scalars())
        new = sorted((d, cause) for d, cause in causes.items() if d not in named)
        insert_many(self.c, t.destroyed, new)
        held = self.held(causes)
        fit = {
            digest
            for digest, fact in self.find(held).items()
            if may_be_destroyed(fact) and fact.header.season == self.season
        }
        gone = among(t.fact.c.id, [held[d][0] for d in fit if held[d][1]])
        for table in (t.body, *t.PROJECTIONS):
            self.c.execute(
                delete(table).where(table.c.fact.in_(select(t.fact.c.id).where(gone)))
            )

    def destroyed(self) -> set[str]:
        """Digests that are never given a body again, by an act of this season or of none.

        The table names a body once: of two seasons that destroy it, the one that was first.
        """
        found = set(self.c.execute(select(t.destroyed.c.digest)).scalars())
        other = select(t.fact.c.digest).where(t.fact.c.season != self.season)
        theirs = select(t.destroyed.c.digest).where(t.destroyed.c.cause.in_(other))
        mine = self._causes(self.authority()).keys()
        return found - (set(self.c.execute(theirs).scalars()) - mine)

    def _causes(self, rights: Authority) -> dict[str, str]:
        """Digest → the act that takes its body, of all acts of destruction that count."""
        acts = self.select({"destruction"})
        return {d: act.digest for act in acts for d in destroyed([act], rights)}

    def _named(self) -> set[str]:
        """What any act of destruction names: one that stopped to count took its bodies too."""
        bodies = map(body_of, self.select({"destruction"}))
        return {d for body in bodies if isinstance(body, Destruction) for d in body.facts}

    def _last(self) -> int:
        return _LAST(self.c)[0][0] or 0

    def _things_of(self, devices: Collection[str]) -> set[Thing]:
        if not devices:
            return set()
        f = t.fact.c
        query = select(f.kind, f.about).distinct().where(unindexed(f.season) == self.season)
        rows = self.c.execute(query.where(f.device.in_(list(devices)))).all()
        return {(kind, about) for kind, about in rows}


def _projected(
    facts: Iterable[Fact], ids: Mapping[str, int], bodies: Mapping[str, Body]
) -> dict[str, list[tuple[Any, ...]]]:
    """Rows as `domain.facts.fold.project` makes them, with numbers for digests."""
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for fact in facts:
        body = bodies.get(fact.digest) or body_of(fact)
        if body is not None:
            for table, made in body.rows(ids[fact.digest]).items():
                rows[table] += made
    return rows


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


def _by_thing(facts: Iterable[Fact]) -> Found:
    found: Found = defaultdict(list)
    for fact in facts:
        found[fact.header.thing].append(fact)
    return found


def _digests(facts: Iterable[Fact]) -> list[str]:
    return [f.digest for f in facts]


def _columns(fact: Fact) -> tuple[Any, ...]:
    h = fact.header
    return (fact.digest, h.season, h.device, h.n, h.prev, h.kind, h.about)
