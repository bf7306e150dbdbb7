"""Any order, batch, repetition, fork, late right or body: the tables are the fold of a set."""

from __future__ import annotations

import random
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings, strategies as st

from commission_app.domain.facts.chain import leaves
from commission_app.domain.facts.fold import fold
from commission_app.domain.facts.header import state_digest
from commission_app.models import schema
from commission_app.models.database import Database, FileKey
from commission_app.models.facts import Facts
from tests.support.chronicle import Chronicle

if TYPE_CHECKING:
    from collections.abc import Generator

    from commission_app.domain.facts.header import Fact

KEY = FileKey(b"k" * 32, b"s" * 16)
SEEDS = st.integers(0, 2**32)
WITHHELD = {"sheet", "candidate", "resolution"}  # trust kinds never come without their bodies


@contextmanager
def a_database() -> Generator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        db = Database.make(Path(folder) / "commission.db", KEY)
        with db.write() as c:
            schema.create(c)
        yield db
        db.close()


def shuffled(rng: random.Random, facts: list[Fact]) -> list[Fact]:
    """All of them, some twice, some first without their body."""
    queue = [*facts, *rng.sample(facts, len(facts) // 3)]
    bare = [f for f in facts if f.header.kind in WITHHELD and rng.random() < 0.3]
    queue += [f.without_body() for f in bare]
    rng.shuffle(queue)
    return queue


def take_in(rng: random.Random, db: Database, facts: list[Fact], me: str) -> None:
    queue, season = shuffled(rng, facts), facts[0].header.season
    while queue:
        size = rng.randint(1, 12)
        with db.write() as c:
            Facts(c, season, me).apply(queue[:size])
        queue = queue[size:]


@settings(max_examples=40)
@given(SEEDS, st.integers(0, 60), st.booleans())
def test_the_tables_are_the_fold_of_the_set(seed: int, size: int, laptop: bool) -> None:
    rng = random.Random(seed)
    chronicle = Chronicle(rng)
    facts = chronicle.write(size)
    me = rng.choice(chronicle.writers).device if laptop else ""
    true = fold(facts, me)
    with a_database() as db:
        take_in(rng, db, facts, me)
        with db.read() as c:
            here = Facts(c, facts[0].header.season, me)
            assert here.standings(f.digest for f in facts) == true.standing
            assert here.tables() == true.tables
            assert here.authority() == true.authority
            assert here.difference() == []
            assert here.leaves() == leaves(facts)
            assert here.state_digest() == state_digest({f.digest for f in facts})


@settings(max_examples=20)
@given(SEEDS, st.integers(0, 50))
def test_what_was_destroyed_never_comes_back(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng, destroys=True).write(size)
    with a_database() as db:
        take_in(rng, db, facts, "")
        with db.write() as c:
            here = Facts(c, facts[0].header.season)
            here.apply(facts)
            assert here.difference() == []
            assert here.standings(f.digest for f in facts) == fold(facts).standing
            assert here.tables() == fold(facts).tables


@settings(max_examples=20)
@given(SEEDS, st.integers(0, 50))
def test_tables_made_anew_are_the_same(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng, destroys=True).write(size)
    with a_database() as db:
        take_in(rng, db, facts, "")
        with db.write() as c:
            here = Facts(c, facts[0].header.season)
            tables = here.tables()
            standings = here.standings(f.digest for f in facts)
            here.rebuild()
            assert here.tables() == tables
            assert here.standings(f.digest for f in facts) == standings
