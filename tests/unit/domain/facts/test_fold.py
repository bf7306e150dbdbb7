"""Facts → tables: union, destruction, what is judged together."""

from __future__ import annotations

import pytest

from commission_app.domain.facts.chain import prove
from commission_app.domain.facts.fold import (
    destroyed,
    fold,
    may_be_destroyed,
    project,
    related,
    target_of,
    union,
)
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds import KINDS
from commission_app.domain.facts.kinds.deciding import Destruction, Resolution
from commission_app.domain.facts.kinds.trust import DeviceEnd, Office
from commission_app.domain.facts.standing import Standing
from tests.support.history import Cast, a_candidate, a_person, a_sheet


@pytest.fixture
def cast() -> Cast:
    cast = Cast()
    cast.facts.append(cast.founder.write(Office(device=cast.office.device)))
    cast.confirm(0)
    return cast


def act(*facts: Fact) -> Destruction:
    digests = tuple(f.digest for f in facts)
    return Destruction(act="1", day="2027-01-01", facts=digests, basis="retention")


def test_the_union_has_each_fact_once_with_its_body_and_signature(cast: Cast) -> None:
    fact = cast.founder.write(a_candidate("L1"))
    bare = fact.without_body()
    unsigned = Fact(fact.digest, fact.header, fact.raw, fact.body)
    assert union([bare, unsigned, bare]) == [fact]
    assert union([unsigned, bare]) == [fact]
    assert union([fact, bare]) == [fact]
    assert union([bare, bare]) == [bare]


def test_rows_begin_with_the_digest_of_their_fact(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    rows = {"person": [(fact.digest, "L1", "850101300001", "1985-01-01")]}
    assert project([fact, fact.without_body()]) == rows


def test_bodies_that_were_read_are_not_read_again(cast: Cast) -> None:
    cast.facts += [cast.founder.write(a_candidate("L1")), cast.founder.write(a_person("L1"))]
    bodies = prove(cast.facts)
    assert project(cast.facts, bodies) == project(cast.facts)
    assert project(cast.facts, {}) == project(cast.facts)


def test_a_body_that_is_gone_gives_no_row_though_it_was_read(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    bodies = prove([*cast.facts, fact])
    assert project([fact.without_body()], bodies) == {}


def test_facts_without_right_have_rows_too(cast: Cast) -> None:
    fact = cast.stranger.write(a_person("L1"))
    found = fold([*cast.facts, fact])
    assert found.standing[fact.digest] is Standing.NO_RIGHT
    assert found.tables["person"] == {(fact.digest, "L1", "850101300001", "1985-01-01")}


def test_destruction_drops_bodies_and_keeps_standing(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    found = fold([*cast.facts, fact, cast.office.write(act(fact))])
    assert "person" not in found.tables
    assert found.standing[fact.digest] is Standing.CURRENT


def test_what_was_destroyed_stays_so_when_an_old_package_brings_it_back(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    said = cast.office.write(act(fact))
    assert "person" not in fold([*cast.facts, fact.without_body(), said, fact]).tables


def test_only_an_act_that_counts_destroys(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    for scribe in (cast.stranger, cast.laptops[0][0]):
        assert "person" in fold([*cast.facts, fact, scribe.write(act(fact))]).tables
    late = cast.office.write(act(fact))
    end = cast.founder.write(DeviceEnd(device=cast.office.device, last=1, reason="r"))
    assert "person" in fold([*cast.facts, fact, late, end]).tables


def test_an_act_of_destruction_is_never_taken_back(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    first = cast.founder.write(act(fact))
    empty = cast.founder.write(act(), [first.digest])
    found = fold([*cast.facts, fact, first, empty])
    assert found.standing[first.digest] is Standing.SUPERSEDED
    assert "person" not in found.tables


def test_an_act_whose_body_is_withheld_destroys_nothing(cast: Cast) -> None:
    fact = cast.founder.write(a_person("L1"))
    said = cast.founder.write(act(fact)).without_body()
    assert destroyed([said], fold(cast.facts).authority) == set()


def test_what_decides_rights_rules_or_conflicts_is_never_destroyed(cast: Cast) -> None:
    one, two = (cast.founder.write(a_candidate("L1", surname)) for surname in ("А", "Б"))
    said = Resolution(
        kind="candidate", thing="L1", chosen=one.digest, rejected=(two.digest,), reason="r"
    )
    facts = [*cast.facts, one, two, cast.founder.write(said)]
    before = fold(facts)
    first = cast.founder.write(act(*facts))
    facts += [first, cast.founder.write(act(first), [first.digest])]
    after = fold(facts)
    assert after.authority == before.authority
    assert before.standing.items() <= after.standing.items()
    assert after.tables == {}


def test_every_kind_says_whether_it_may_be_destroyed(cast: Cast) -> None:
    fact = cast.founder.write(a_candidate("L1"))
    kept = {
        kind
        for kind in KINDS
        if not may_be_destroyed(cast.founder.write(a_candidate("L1"), kind=kind))
    }
    assert may_be_destroyed(fact)
    assert {"season", "ruleset", "resolution", "destruction"} < kept
    assert not may_be_destroyed(cast.founder.write(a_candidate("L1"), kind="hologram"))


def test_a_thing_is_judged_with_its_resolution() -> None:
    pair = {("sheet", "L1/m1"), ("resolution", "sheet:L1/m1")}
    assert related([("sheet", "L1/m1")]) == pair
    assert related([("resolution", "sheet:L1/m1")]) == pair


def test_the_target_of_a_resolution_is_in_its_header() -> None:
    assert target_of("sheet:L1/2/m1") == ("sheet", "L1/2/m1")
    assert target_of("resolution:candidate:L1") == ("resolution", "candidate:L1")


def test_nothing_folds_to_nothing() -> None:
    found = fold([])
    assert (found.standing, found.tables) == ({}, {})


def test_the_sheets_of_two_laptops_of_one_member_are_one_thing(cast: Cast) -> None:
    cast.confirm(2)
    one, two = (cast.laptops[i][0].write(a_sheet("L1", "m1", i)) for i in (0, 2))
    found = fold([*cast.facts, one, two]).standing
    assert {found[f.digest] for f in (one, two)} == {Standing.CONTESTED}
