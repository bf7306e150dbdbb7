"""Histories travel on sticks and are merged: what holds however they come, and what broke."""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import StaticPool, create_engine, event

from commission_app.domain.facts.chain import leaves, prove
from commission_app.domain.facts.fold import destroyed, fold, may_be_destroyed, union
from commission_app.domain.facts.header import state_digest
from commission_app.domain.facts.kinds import TRUST
from commission_app.domain.facts.standing import Standing
from commission_app.models import schema, tables as t
from commission_app.models.driver import sqlcipher
from commission_app.models.facts import Facts
from tests.support.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from commission_app.domain.facts.header import Fact

Lines = dict[str, tuple[bytes, bytes | None, str]]
LARGEST = 60  # events of a history
_LINES = (
    "SELECT fact.digest, fact.header, body.bytes, standing.state FROM fact "
    "LEFT JOIN body ON body.fact = fact.id LEFT JOIN standing ON standing.fact = fact.id "
    "WHERE fact.season = :season"
)
_PROJECTED = {
    table.name: f"SELECT fact.digest, {', '.join(c.name for c in list(table.c)[1:])} "
    f"FROM {table.name} JOIN fact ON fact.id = {table.name}.fact WHERE fact.season = :season"
    for table in t.PROJECTIONS
}
OTHER_NONCE = "11" * 16


class Memory:
    """A database without a file: emptied after each history, so that very many fit in a day."""

    def __init__(self) -> None:
        self._engine = create_engine(
            "sqlite://", module=sqlcipher, creator=_connect, poolclass=StaticPool
        )
        event.listen(self._engine, "begin", _begin)
        with self._engine.begin() as c:
            schema.create(c)

    @contextmanager
    def empty(self) -> Generator[Connection]:
        """A connection with all tables and nothing in them."""
        with self._engine.connect() as c, c.begin() as transaction:
            yield c
            transaction.rollback()

    def close(self) -> None:
        """Give the memory back."""
        self._engine.dispose()


def _connect() -> Any:
    raw = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA recursive_triggers=ON")
    return raw


def _begin(c: Connection) -> None:
    c.exec_driver_sql("BEGIN")


def bare(rng: random.Random, facts: Iterable[Fact], share: float) -> list[Fact]:
    """The same facts, some without the body, where admission allows that."""
    return [
        f.without_body()
        if rng.random() < share
        and (f.header.kind not in TRUST or f.header.kind == "assignment")
        else f
        for f in facts
    ]


def sticks(rng: random.Random, facts: Sequence[Fact]) -> list[list[Fact]]:
    """What several sticks hold: old copies, parts, single chains, all of it; in any order."""
    device = rng.choice(facts).header.device
    found = [
        list(facts[: rng.randint(0, len(facts))]),
        [f for f in facts if f.header.device == device],
        [f for f in facts if rng.random() < 0.6],
        bare(rng, facts, rng.choice([0, 0.5, 1])),
        bare(rng, facts[: rng.randint(0, len(facts))], 0.3),
    ]
    found.append(list(rng.choice(found)))  # the same stick once more
    for stick in found:
        rng.shuffle(stick)
    rng.shuffle(found)
    return found


def merged(*held: Iterable[Fact]) -> list[Fact]:
    """The union of what several places hold."""
    return union(fact for one in held for fact in one)


def same(one: Iterable[Fact], two: Iterable[Fact]) -> bool:
    """Whether two places hold the same bytes and say the same."""
    first, second = list(one), list(two)
    alike = bytes_of(first) == bytes_of(second) and digest(first) == digest(second)
    return alike and fold(first) == fold(second)


def bytes_of(facts: Iterable[Fact]) -> dict[str, tuple[bytes, bytes | None]]:
    """All that a place holds."""
    return {f.digest: (f.raw, f.body) for f in facts}


def digest(facts: Iterable[Fact]) -> str:
    """The state's one number."""
    return state_digest(fact.digest for fact in facts)


@dataclass(frozen=True, slots=True)
class History:
    """One random history and a shorter one of another season that lies in the same file."""

    rng: random.Random
    facts: list[Fact]
    elsewhere: list[Fact]

    @classmethod
    def of(cls, seed: int, largest: int = LARGEST) -> History:
        """The history of a seed: always the same."""
        rng = random.Random(seed)
        size = rng.randint(0, largest)
        other: list[Fact] = []
        if rng.random() < 0.2:
            other = Chronicle(rng, destroys=True, nonce=OTHER_NONCE).write(size // 3)
        named = [f.digest for f in other]
        facts = Chronicle(rng, destroys=rng.random() < 0.5, elsewhere=named).write(size)
        return cls(rng, facts, other)

    @property
    def season(self) -> str:
        """The id of the longer one."""
        return self.facts[0].header.season


def broken_laws(seed: int, memory: Memory, largest: int = LARGEST) -> tuple[History, list[str]]:
    """The history of a seed, and the laws that its merging broke: none, if all is well."""
    history = History.of(seed, largest)
    prove(history.facts)  # what nobody would admit proves nothing
    broken = list(fold_laws(history))
    with memory.empty() as c:
        me = history.rng.choice(history.facts).header.device if seed % 3 == 0 else ""
        broken += store_laws(history, c, me)
    return history, broken


def fold_laws(history: History) -> Iterator[str]:
    """Of sets of facts alone: order, repetition, and the three laws of a union."""
    rng, facts = history.rng, history.facts
    queue = [*facts, *rng.sample(facts, len(facts) // 3)]
    rng.shuffle(queue)
    if fold(queue) != fold(facts):
        yield "the fold knows an order"
    one, two, three, *_ = sticks(rng, facts)
    both = merged(one, two)
    if bytes_of(merged(one, one)) != bytes_of(one):
        yield "merging twice is not merging once"
    if not same(both, merged(two, one)):
        yield "merging is not commutative"
    if not same(merged(both, three), merged(one, merged(two, three))):
        yield "merging is not associative"


def store_laws(history: History, c: Connection, me: str) -> Iterator[str]:
    """Of the tables: they are the fold of what came, whatever came first, twice or bare."""
    here, rng = Facts(c, history.season, me), history.rng
    came: list[Fact] = []
    before: Lines = {}
    for stick in sticks(rng, history.facts)[:4]:
        _take_in(rng, here, stick)
        came = merged(came, stick)
        if rng.random() < 0.3:
            yield from _kept(here, came, before)
            before = lines(here)
        if history.elsewhere and rng.random() < 0.3:
            Facts(c, history.elsewhere[0].header.season).apply(history.elsewhere)
    other = Facts(c, history.elsewhere[0].header.season) if history.elsewhere else None
    if other is not None:
        other.apply(history.elsewhere)
    _take_in(rng, here, history.facts)
    yield from _kept(here, history.facts, before)
    here.apply(history.facts)  # bodies that an act named which counts no more come back
    yield from different(here, history.facts)
    if other is not None:
        yield from (f"another season: {one}" for one in different(other, history.elsewhere))
    if rng.random() < 0.1:
        here.rebuild()
        if here.difference():
            yield "tables made anew are not the fold of what is here"
        yield from (f"rebuilt: {one}" for one in different(here, history.facts))


def _take_in(rng: random.Random, here: Facts, facts: Sequence[Fact]) -> None:
    """In batches of any size, some twice."""
    queue = list(facts)
    rng.shuffle(queue)
    while queue:
        size = rng.randint(1, max(2, len(facts)))
        batch, queue = queue[:size], queue[size:]
        here.apply(batch)
        if rng.random() < 0.1:
            queue += batch[:3]


def _kept(here: Facts, came: Sequence[Fact], before: Lines) -> Iterator[str]:
    """On the way: nothing goes but what was destroyed, and what stands follows from the set."""
    now, true = lines(here), {f.digest: f for f in came}
    named = {one for (one,) in _rows(here, "SELECT digest FROM destroyed")}
    if now.keys() != true.keys() or not before.keys() <= now.keys():
        yield "a fact was lost, or one came from nowhere"
        return
    if any(now[one][0] != fact.raw for one, fact in true.items()):
        yield "a byte of a header changed"
    if any(now[one][1] not in {None, fact.body} for one, fact in true.items()):
        yield "a byte of a body changed"
    if {one for one, fact in true.items() if fact.body and now[one][1] is None} - named:
        yield "a body went that nobody destroyed"
    folded = fold(came, here.me)
    if standings(now) != folded.standing:
        yield "what stands is not the fold of what came"
    if here.authority() != folded.authority:
        yield "who may write is not the fold of what came"


def different(here: Facts, facts: Sequence[Fact]) -> Iterator[str]:
    """In what a store that got all of these facts differs from their fold."""
    true, now = fold(facts, here.me), lines(here)
    gone = destroyed(facts, true.authority)
    bodies = {
        f.digest: None if f.digest in gone and may_be_destroyed(f) else f.body for f in facts
    }
    pairs: tuple[tuple[str, object, object], ...] = (
        ("standings", standings(now), true.standing),
        ("tables", projections(here), true.tables),
        ("authority", here.authority(), true.authority),
        ("bodies", {one: line[1] for one, line in now.items()}, bodies),
        ("leaves", here.leaves(), leaves(facts)),
        ("digest", here.state_digest(), digest(facts)),
    )
    return (f"{name} are not the fold" for name, found, wanted in pairs if found != wanted)


def lines(here: Facts) -> Lines:
    """The season's facts as they lie in the tables: digest → header, body, what it is worth."""
    rows = _rows(here, _LINES)
    return {digest: (header, body, state) for digest, header, body, state in rows}


def standings(found: Lines) -> dict[str, Standing]:
    """What each fact is worth."""
    return {digest: Standing(state) for digest, (_, _, state) in found.items()}


def projections(here: Facts) -> dict[str, set[tuple[Any, ...]]]:
    """The season's rows of all tables of the fold, each with its fact's digest before it."""
    found = {name: {*_rows(here, query)} for name, query in _PROJECTED.items()}
    return {name: rows for name, rows in found.items() if rows}


def _rows(here: Facts, query: str) -> list[tuple[Any, ...]]:
    """Asked past the program's own questions, which might be wrong themselves."""
    raw: Any = here.c.connection.driver_connection
    return raw.execute(query, {"season": here.season}).fetchall()
