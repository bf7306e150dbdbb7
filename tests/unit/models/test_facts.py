"""Facts in SQL: adding, asking, rebuilding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select

from commission_app.domain.facts.chain import leaves
from commission_app.domain.facts.header import state_digest
from commission_app.domain.facts.kinds.deciding import Destruction, Resolution
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.standing import Standing
from commission_app.models import facts as store, tables as t
from commission_app.models.facts import Facts
from tests.support.asked import asked
from tests.support.history import Cast, Scribe, a_candidate, a_founder, a_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def facts(c: Connection, cast: Cast) -> Facts:
    found = Facts(c, cast.founder.season)
    found.apply(cast.facts)
    return found


def test_only_what_is_new_is_added(facts: Facts, cast: Cast) -> None:
    new = cast.founder.write(a_candidate("L1"))
    assert facts.apply([*cast.facts, new, new]) == [new]
    assert facts.apply([new]) == []


def test_a_fact_comes_back_as_it_was(facts: Facts, cast: Cast) -> None:
    new = cast.founder.write(a_candidate("L1"))
    facts.apply([new])
    assert facts.find([new.digest, "0" * 64]) == {new.digest: new}
    assert facts.select({"candidate"}) == [new]


def test_a_fact_of_another_season_is_no_fact_here(facts: Facts) -> None:
    other = a_founder("another")
    with pytest.raises(ValueError, match="season"):
        facts.apply([other.write(other.season_fact())])


def test_seasons_do_not_mix(c: Connection, facts: Facts, cast: Cast) -> None:
    other = a_founder("another")
    there = Facts(c, other.season)
    there.apply([other.write(other.season_fact()), other.write(a_candidate("L1"))])
    facts.apply([cast.founder.write(a_candidate("L1", surname="Басқа"))])
    assert facts.current(Candidate)["L1"][1].names.kk.surname == "Басқа"
    assert there.current(Candidate)["L1"][1].names.kk.surname == "Әбен"
    assert store.seasons(c) == [cast.founder.season, other.season]
    assert there.difference() == facts.difference() == []


def test_the_newest_version_counts(facts: Facts, cast: Cast) -> None:
    first = cast.founder.write(a_candidate("L1"))
    second = cast.founder.write(a_candidate("L1", surname="Жаңа"), [first.digest])
    facts.apply([first, second])
    assert facts.current_one(Candidate, "L1") == (
        second.digest,
        facts.current(Candidate)["L1"][1],
    )
    assert dict(facts.leaf(("candidate", "L1"))) == {
        first.digest: Standing.SUPERSEDED,
        second.digest: Standing.CURRENT,
    }


def test_a_contradiction_has_no_current_value(facts: Facts, cast: Cast) -> None:
    facts.apply([cast.founder.write(a_candidate("L1", surname=s)) for s in ("А", "Б")])
    assert facts.current_one(Candidate, "L1") is None
    assert facts.contested() == [("candidate", "L1")]


def test_revisions_are_listed_oldest_first(facts: Facts, cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    first = laptop.write(a_sheet("L1", member, 3))
    second = laptop.write(a_sheet("L1", member, 4), [first.digest])
    cast.confirm(0)
    facts.apply([*cast.facts, second, first])
    found = facts.revisions(Sheet)[f"L1/{member}"]
    assert [digest for digest, _ in found] == [first.digest, second.digest]


def test_a_resolution_ends_a_contradiction(facts: Facts, cast: Cast) -> None:
    one, two = (cast.founder.write(a_candidate("L1", surname=s)) for s in ("А", "Б"))
    said = Resolution(
        kind="candidate",
        thing="L1",
        chosen=two.digest,
        rejected=(one.digest,),
        reason="id card",
    )
    facts.apply([one, two, cast.founder.write(said)])
    assert facts.current(Candidate)["L1"][0] == two.digest
    assert facts.contested() == []


def test_a_laptop_gains_its_rights_later(facts: Facts, cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    facts.apply([laptop.write(a_sheet("L1", member, 5))])
    assert facts.things(Standing.WAITING) == [("sheet", f"L1/{member}")]
    cast.confirm(0)
    facts.apply(cast.facts)
    assert list(facts.current(Sheet)) == [f"L1/{member}"]


def test_a_laptop_presumes_its_own_enrolment(c: Connection, cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    mine = Facts(c, cast.founder.season, laptop.device)
    mine.apply([*cast.facts, laptop.write(a_sheet("L1", member, 5))])
    assert list(mine.current(Sheet)) == [f"L1/{member}"]


def test_a_body_may_come_later(facts: Facts, cast: Cast) -> None:
    fact = cast.founder.write(a_candidate("L1"))
    facts.apply([fact.without_body()])
    assert facts.current(Candidate) == {}
    assert facts.apply([fact]) == []
    assert facts.current(Candidate)["L1"][0] == fact.digest
    assert facts.difference() == []


def test_an_act_of_one_season_destroys_nothing_of_another(
    c: Connection, facts: Facts, cast: Cast
) -> None:
    elsewhere = Cast("11" * 16)
    kept = elsewhere.founder.write(a_candidate("L1"))
    other = Facts(c, elsewhere.founder.season)
    other.apply([*elsewhere.facts, kept])
    body = Destruction(act="1", day="2027-01-01", facts=(kept.digest,), basis="b")
    facts.apply([cast.founder.write(body)])
    assert other.find([kept.digest])[kept.digest].body == kept.body
    assert other.difference() == []


def test_a_body_that_two_seasons_destroy_is_named_in_both(
    c: Connection, facts: Facts, cast: Cast
) -> None:
    elsewhere = Cast("11" * 16)
    gone = cast.founder.write(a_candidate("L1"))
    body = Destruction(act="1", day="2027-01-01", facts=(gone.digest,), basis="b")
    other = Facts(c, elsewhere.founder.season)
    other.apply([*elsewhere.facts, elsewhere.founder.write(body)])
    facts.apply([gone])
    assert facts.destroyed() == set()
    facts.apply([cast.founder.write(body)])
    assert facts.destroyed() == {gone.digest}
    assert facts.find([gone.digest])[gone.digest].body is None
    assert facts.difference() == []
    assert other.difference() == []


def test_a_destroyed_body_is_gone_and_stays_away(facts: Facts, cast: Cast) -> None:
    fact = cast.founder.write(a_candidate("L1"))
    act = Destruction(act="1", day="2027-01-01", facts=(fact.digest,), basis="retention")
    facts.apply([fact, cast.founder.write(act)])
    facts.apply([fact])
    assert facts.find([fact.digest]) == {fact.digest: fact.without_body()}
    assert "candidate" not in facts.tables()
    assert facts.difference() == []


def test_head_is_the_last_fact_of_a_device(facts: Facts, cast: Cast) -> None:
    founder = cast.founder
    assert facts.head(founder.device) == (founder.n, founder.prev)
    assert facts.head("f" * 64) == (0, "f" * 64)


def test_a_fork_has_two_ends(facts: Facts, cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    twin = laptop.fork("twin")
    facts.apply([laptop.write(a_sheet("L1", member, 5)), twin.write(a_sheet("L1", member, 4))])
    assert facts.leaves() == leaves(facts.select())
    assert len(facts.leaves()[laptop.device]) == 2


def test_heads_are_the_last_facts_newest_first(facts: Facts, cast: Cast) -> None:
    new = [cast.founder.write(a_candidate(f"L{i}")) for i in range(5)]
    facts.apply(new)
    last = [(f.header.n, f.digest) for f in reversed(new)]
    assert facts.heads(3)[cast.founder.device] == last[:3]


def test_a_control_code_finds_its_fact(facts: Facts, cast: Cast) -> None:
    digest = cast.facts[0].digest
    assert facts.starting(digest[:20]) == [digest]


def test_state_digest_is_that_of_the_set(facts: Facts, cast: Cast) -> None:
    assert facts.state_digest() == state_digest(f.digest for f in cast.facts)


def test_counts_are_by_kind(facts: Facts) -> None:
    assert facts.counts() == {"assignment": 3, "device": 2, "enrolment": 3, "season": 1}


@pytest.mark.parametrize("table", ["standing", "candidate", "mark"])
def test_a_table_changed_by_hand_is_named(facts: Facts, cast: Cast, table: str) -> None:
    laptop, member = cast.laptops[0]
    mine = laptop.write(a_sheet("L1", member, 5))
    facts.apply([cast.founder.write(a_candidate("L1")), mine])
    facts.c.execute(delete(t.metadata.tables[table]))
    assert facts.difference() == [table]


def test_rebuilding_mends_the_tables(facts: Facts, cast: Cast) -> None:
    facts.apply([cast.founder.write(a_candidate("L1"))])
    facts.c.execute(delete(t.standing))
    facts.c.execute(delete(t.candidate))
    facts.rebuild()
    assert facts.difference() == []


def test_tables_of_another_fold_are_made_anew(facts: Facts) -> None:
    facts.c.execute(delete(t.standing))
    assert store.fold_is_old(facts.c)
    store.refold(facts.c, "")
    assert not store.fold_is_old(facts.c)
    assert facts.difference() == []


# of a whole season's facts an act may ask for the few of these kinds
FEW = (
    "fact.kind = 'resolution'\n LIMIT 1 OFFSET 0",
    "fact.kind = 'destruction' ORDER BY fact.device, fact.n, fact.digest",
)


def test_one_thing_is_found_without_reading_the_season(facts: Facts, cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    raw: Any = facts.c.connection.driver_connection
    with asked(facts.c) as statements:
        facts.apply([laptop.write(a_sheet("L7", member, 5))])
        facts.current_one(Sheet, f"L7/{member}")
        facts.leaf(("sheet", f"L7/{member}"))
        facts.head(laptop.device)
        facts.find(["0" * 64])
        facts.starting("0" * 20)
    plans = [
        row[3]
        for sql in statements
        if sql.startswith("SELECT") and " OR " not in sql and not sql.endswith(FEW)
        for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert len(plans) > 10
    whole = [p for p in plans if "season=" in p or ("SCAN" in p and "VIRTUAL" not in p)]
    assert not whole


def test_thousands_of_facts_fit_into_one_act(c: Connection) -> None:
    founder = a_founder()
    facts = Facts(c, founder.season)
    first = founder.write(founder.season_fact())
    many = [founder.write(a_candidate(f"L{i}")) for i in range(6000)]
    facts.apply([*many, first])
    assert len(facts.current(Candidate)) == 6000
    assert store.count_facts(c) == 6001


def test_local_numbers_follow_each_other(facts: Facts, cast: Cast) -> None:
    facts.apply([cast.founder.write(a_candidate("L1"))])
    numbers = facts.c.execute(select(t.fact.c.id).order_by(t.fact.c.id)).scalars().all()
    assert list(numbers) == list(range(1, len(numbers) + 1))


def test_a_stranger_has_no_right(facts: Facts, cast: Cast) -> None:
    facts.apply([Scribe("nobody", cast.founder.season).write(a_candidate("L1"))])
    assert facts.things(Standing.NO_RIGHT) == [("candidate", "L1")]
