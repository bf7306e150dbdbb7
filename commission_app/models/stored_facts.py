"""A season's facts as they lie in SQL, to be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, false, func, or_, select

from commission_app.domain.facts.body import Body
from commission_app.domain.facts.header import Fact, Thing, state_digest
from commission_app.domain.facts.kinds import NAME_OF, TRUST, body_again, body_of
from commission_app.domain.facts.standing import Authority, Standing
from commission_app.models import tables as t
from commission_app.models.database import (
    Ready,
    among,
    among_listed,
    as_list,
    pairs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Table

    from commission_app.domain.facts.chain import Leaf
    from commission_app.models.database import Connection

B = TypeVar("B", bound=Body)
_IN_ORDER = (t.fact.c.device, t.fact.c.n, t.fact.c.digest)
_WITH_BODY = select(t.fact.c.digest, t.fact.c.header, t.body.c.bytes, t.fact.c.signature)


def unindexed(season: ColumnElement[str]) -> ColumnElement[str]:
    """A season to compare with, not to search by: SQLite guesses that one has ten facts."""
    return season.concat("")


@cache
def _of_kinds(kinds: frozenset[str]) -> Ready:
    """All facts of some kinds in the order of their chains."""
    wanted = or_(false(), *(t.fact.c.kind == kind for kind in sorted(kinds)))
    query = _WITH_BODY.outerjoin(t.body, t.fact.c.id == t.body.c.fact)
    query = query.where(t.fact.c.season == bindparam("season"), wanted)
    return Ready(query.order_by(*_IN_ORDER))


def _current(
    here: ColumnElement[bool], state: Standing = Standing.CURRENT
) -> Select[Any, Any, Any, Any]:
    s = t.standing.c
    return (
        _WITH_BODY.join(t.standing, s.fact == t.fact.c.id)
        .join(t.body, t.body.c.fact == t.fact.c.id)
        .where(here, s.kind == bindparam("kind"), s.state == state.value)
    )


# Asked with every key press: SQLAlchemy takes longer to put a query together than SQLite to
# answer it, so these are put together once.
_SEASON: BindParameter[str] = bindparam("season")
_ALL_CURRENT = Ready(_current(t.standing.c.season == _SEASON))
_ALL_DISPUTED = Ready(_current(t.standing.c.season == _SEASON, Standing.CONTESTED))
_ONE_CURRENT = Ready(
    _current(unindexed(t.standing.c.season) == _SEASON).where(
        t.standing.c.about == bindparam("about")
    )
)
_LEAF = Ready(
    select(t.fact.c.digest, t.standing.c.state).where(
        t.standing.c.fact == t.fact.c.id,
        unindexed(t.standing.c.season) == _SEASON,
        t.standing.c.kind == bindparam("kind"),
        t.standing.c.about == bindparam("about"),
    )
)
_HEAD = Ready(
    select(t.fact.c.n, t.fact.c.digest)
    .where(t.fact.c.season == _SEASON, t.fact.c.device == bindparam("device"))
    .order_by(t.fact.c.n.desc(), t.fact.c.digest)
    .limit(1)
)
_DECIDING = Ready(
    select(t.fact.c.digest, t.body.c.fact.is_not(None))
    .outerjoin(t.body, t.body.c.fact == t.fact.c.id)
    .where(t.fact.c.season == _SEASON, or_(*(t.fact.c.kind == kind for kind in sorted(TRUST))))
)

_HELD = Ready(
    select(t.fact.c.digest, t.fact.c.id, t.body.c.fact.is_not(None))
    .outerjoin(t.body, t.body.c.fact == t.fact.c.id)
    .where(among_listed(t.fact.c.digest))
)
_CONTESTED = Ready(
    select(t.fact.c.digest, t.standing.c.kind, t.standing.c.about)
    .join(t.standing, t.standing.c.fact == t.fact.c.id)
    .where(
        t.standing.c.season == _SEASON,
        among_listed(t.standing.c.kind),
        t.standing.c.state == Standing.CONTESTED.value,
    )
)

_KEPT = 8
_answers: dict[tuple[str, frozenset[tuple[str, bool]]], Authority] = {}


def authority_of(deciding: Sequence[Fact], me: str) -> Authority:
    """`Authority.of`, which is asked with every act: the last answers are kept by the set.

    A digest says all of a fact but whether its body is here; no fact is kept.
    """
    key = (me, frozenset((f.digest, f.body is not None) for f in deciding))
    if key not in _answers:
        if len(_answers) >= _KEPT:
            _answers.clear()
        _answers[key] = Authority.of(deciding, me)
    return _answers[key]


@dataclass(frozen=True, slots=True)
class StoredFacts:
    """One season's facts in one transaction, as the device `me` sees them."""

    c: Connection
    season: str
    me: str = ""

    def authority(self) -> Authority:
        """Who may write what, from the facts that decide rights."""
        rows = _DECIDING(self.c, season=self.season)
        here = frozenset([(digest, bool(whole)) for digest, whole in rows])
        found = _answers.get((self.me, here))
        return found or authority_of(self.select(TRUST), self.me)

    def select(
        self,
        kinds: Iterable[str] | None = None,
        devices: Iterable[str] | None = None,
        about: str | None = None,
    ) -> list[Fact]:
        """Facts in the order of their chains, with the bodies that are here; None = all."""
        query = _WITH_BODY.outerjoin(t.body, t.fact.c.id == t.body.c.fact)
        query = query.where(t.fact.c.season == self.season)
        if kinds is not None and devices is None and about is None:
            rows = _of_kinds(frozenset(kinds))(self.c, season=self.season)
            return [Fact.stored(*row) for row in rows]
        if kinds is not None:
            query = query.where(t.fact.c.kind.in_(list(kinds)))
        if devices is not None:
            query = query.where(t.fact.c.device.in_(list(devices)))
        if about is not None:
            query = query.where(t.fact.c.about == about)
        return self._facts(query.order_by(*_IN_ORDER))

    def readable(self) -> tuple[list[Fact], list[str]]:
        """All facts whose headers can be read, and the digests of those that cannot."""
        query = _WITH_BODY.outerjoin(t.body, t.fact.c.id == t.body.c.fact)
        query = query.where(t.fact.c.season == self.season).order_by(*_IN_ORDER)
        facts, strange = list[Fact](), list[str]()
        for digest, *rest in self.c.execute(query):
            try:
                facts.append(Fact.stored(digest, *rest))
            except ValueError:
                strange.append(digest)
        return facts, strange

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
            unindexed(t.fact.c.season) == self.season,
            t.fact.c.digest.between(prefix, prefix + "g"),
        )
        return list(self.c.execute(query).scalars())

    def current(self, kind: type[B]) -> dict[str, tuple[str, B]]:
        """What counts now: about → (digest, body). A withheld or contested one is not there."""
        rows = _ALL_CURRENT(self.c, season=self.season, kind=NAME_OF[kind])
        return {
            f.header.about: (f.digest, body)
            for f in [Fact.stored(*row) for row in rows]
            if isinstance(body := body_of(f), kind)
        }

    def current_one(self, kind: type[B], about: str) -> tuple[str, B] | None:
        """One thing's (digest, body); by index, whatever the size of the season."""
        said = {"season": self.season, "kind": NAME_OF[kind], "about": about}
        for row in _ONE_CURRENT(self.c, **said):
            fact = Fact.stored(*row)
            if isinstance(body := body_again(fact), kind):
                return fact.digest, body
        return None

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

    def disputed(self, kind: type[B]) -> dict[str, tuple[tuple[str, B], ...]]:
        """What is said in two ways: about → (digest, body) of its leaves, by digest."""
        rows = _ALL_DISPUTED(self.c, season=self.season, kind=NAME_OF[kind])
        found: dict[str, list[tuple[str, B]]] = defaultdict(list)
        for fact in sorted((Fact.stored(*row) for row in rows), key=lambda f: f.digest):
            if isinstance(body := body_of(fact), kind):
                found[fact.header.about].append((fact.digest, body))
        return {about: tuple(said) for about, said in found.items()}

    def leaf(self, thing: Thing) -> list[tuple[str, Standing]]:
        """All facts about one thing with what each is worth, by digest."""
        rows = _LEAF(self.c, season=self.season, kind=thing[0], about=thing[1])
        return sorted((digest, Standing(state)) for digest, state in rows)

    def contested(self) -> list[Thing]:
        """Things with several leaves and no resolution yet."""
        return self.things(Standing.CONTESTED)

    def contested_by(self, facts: Iterable[Fact]) -> list[Thing]:
        """Things of which one of these facts is one of several leaves, sorted."""
        kinds = {f.digest: f.header.kind for f in facts}
        rows = _CONTESTED(self.c, season=self.season, listed=as_list({*kinds.values()}))
        return sorted({(kind, about) for digest, kind, about in rows if digest in kinds})

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
        rows = self.c.execute(query.where(among(t.fact.c.digest, digests))).all()
        return {digest: Standing(state) for digest, state in rows}

    def head(self, device: str) -> tuple[int, str]:
        """Number and digest of a device's last fact; (0, device) before its first."""
        rows = _HEAD(self.c, season=self.season, device=device)
        return (rows[0][0], rows[0][1]) if rows else (0, device)

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
        return {table.name: rows for table in t.PROJECTIONS if (rows := self.rows(table))}

    def columns(self) -> set[tuple[Any, ...]]:
        """What is searched by, which only repeats the headers."""
        f = t.fact.c
        query = select(f.digest, f.season, f.device, f.n, f.prev, f.kind, f.about)
        return {tuple(row) for row in self.c.execute(query.where(f.season == self.season))}

    def held(self, digests: Iterable[str]) -> dict[str, tuple[int, bool]]:
        """By digest: the local number, and whether the body is here."""
        rows = _HELD(self.c, listed=as_list(digests))
        return {digest: (number, bool(here)) for digest, number, here in rows}

    def rows(self, table: Table) -> set[tuple[Any, ...]]:
        """This season's rows of a table of the fold, each with its fact's digest before it."""
        query = select(t.fact.c.digest, *list(table.c)[1:]).join(
            table, table.c.fact == t.fact.c.id
        )
        rows = self.c.execute(query.where(t.fact.c.season == self.season))
        return {tuple(row) for row in rows}

    def _facts(self, query: Select[Any, Any, Any, Any]) -> list[Fact]:
        return [Fact.stored(*row) for row in self.c.execute(query).all()]
