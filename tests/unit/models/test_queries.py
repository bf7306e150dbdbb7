"""Read models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.standing import Standing
from commission_app.models import queries
from commission_app.models.facts import Facts
from commission_app.models.queries import Filter, Page, ResultRow
from tests.support.history import Cast, a_candidate, a_person, a_sheet, results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


@pytest.fixture
def cast(c: Connection) -> Cast:
    found = Cast()
    found.confirm(0)
    found.confirm(1)
    Facts(c, found.founder.season).apply(found.facts)
    return found


@pytest.fixture
def season(c: Connection, cast: Cast) -> str:
    """Four candidates in the order of the Kazakh alphabet: Абай, Әлия, Қасым, Яхья."""
    said = [
        a_candidate("L3", surname="Қасым", region="KZ-75"),
        a_candidate("L1", surname="Абай", language="ru"),
        a_candidate("L4", surname="Яхья"),
        a_candidate("L2", surname="Әлия", region="KZ-75"),
    ]
    facts = Facts(c, cast.founder.season)
    facts.apply([cast.founder.write(body) for body in said])
    return facts.season


def codes(rows: list[queries.CandidateRow]) -> list[str]:
    return [row.code for row in rows]


def test_candidates_stand_in_the_order_of_the_alphabet(c: Connection, season: str) -> None:
    assert codes(queries.candidates(c, season)) == ["L1", "L2", "L3", "L4"]


def test_a_page_begins_after_the_one_before(c: Connection, season: str) -> None:
    first = queries.candidates(c, season, page=Page(most=2))
    second = queries.candidates(c, season, page=Page(after=first[-1].code, most=2))
    assert codes(first) + codes(second) == ["L1", "L2", "L3", "L4"]


def test_candidates_are_filtered(c: Connection, season: str) -> None:
    assert codes(queries.candidates(c, season, Filter(region="KZ-75"))) == ["L2", "L3"]
    assert codes(queries.candidates(c, season, Filter(language="ru"))) == ["L1"]
    assert queries.count_candidates(c, season, Filter(region="KZ-75")) == 2
    assert queries.count_candidates(c, season) == 4


@pytest.mark.parametrize("text", ["Қасым", "касым", "КАСЫМ айгул", "l3"])
def test_search_forgives_look_alikes(c: Connection, season: str, text: str) -> None:
    assert codes(queries.candidates(c, season, Filter(text=text))) == ["L3"]


def test_only_the_current_spelling_is_listed(c: Connection, cast: Cast, season: str) -> None:
    facts = Facts(c, season)
    old, _ = facts.leaf(("candidate", "L1"))[0]
    facts.apply([cast.founder.write(a_candidate("L1", surname="Ясин"), [old])])
    assert codes(queries.candidates(c, season)) == ["L2", "L3", "L1", "L4"]


def test_candidates_are_counted_by_region(c: Connection, season: str) -> None:
    assert queries.candidates_by_region(c, season) == {"KZ-71": 2, "KZ-75": 2}


def test_a_person_is_found_by_the_iin(c: Connection, cast: Cast, season: str) -> None:
    Facts(c, season).apply([cast.founder.write(a_person("L1", "850101300001"))])
    assert queries.codes_by_iin(c, season) == {"850101300001": "L1"}
    assert queries.iin_of(c, season, "L1") == "850101300001"
    assert queries.iin_of(c, season, "L2") is None


def test_results_are_listed_by_candidate_and_stage(
    c: Connection, cast: Cast, season: str
) -> None:
    said = [results(2, L1="71.5"), results(1, L1="80"), results(1, L2="")]
    Facts(c, season).apply([cast.founder.write(body) for body in said])
    both = [ResultRow("L1", 1, "80", "passed"), ResultRow("L1", 2, "71.5", "passed")]
    assert queries.results(c, season)["L1"] == both
    assert queries.results(c, season, "L2") == {"L2": [ResultRow("L2", 1, "", "passed")]}
    assert queries.stage_counts(c, season) == {(1, "passed"): 2, (2, "passed"): 1}


def test_slots_stand_in_the_order_of_the_day(c: Connection, cast: Cast, season: str) -> None:
    said = [
        Slot(interview=code, candidate="0" * 64, panel=panel, position=position)
        for code, panel, position in (("L1", "P2", 1), ("L2", "P1", 2), ("L3", "P1", 1))
    ]
    Facts(c, season).apply([cast.founder.write(body) for body in said])
    assert [row.interview for row in queries.slots(c, season)] == ["L3", "L2", "L1"]
    assert [row.interview for row in queries.slots(c, season, "P2")] == ["L1"]


def test_sheets_come_with_their_marks(c: Connection, cast: Cast, season: str) -> None:
    (one, first), (two, second) = cast.laptops[:2]
    facts = Facts(c, season)
    facts.apply([two.write(a_sheet("L1", second, 1, 2)), one.write(a_sheet("L1", first, 5, 4))])
    found = queries.sheets(c, season, ["L1"])
    assert [(row.member, row.marks) for row in found] == [
        ("m1", {"C1": 5, "C2": 4}),
        ("m2", {"C1": 1, "C2": 2}),
    ]
    assert queries.sheets(c, season, ["L2"]) == []


def test_old_revisions_are_shown_only_when_asked_for(
    c: Connection, cast: Cast, season: str
) -> None:
    laptop, member = cast.laptops[0]
    first = laptop.write(a_sheet("L1", member, 3))
    second = laptop.write(a_sheet("L1", member, 4), [first.digest])
    Facts(c, season).apply([first, second])
    assert [row.digest for row in queries.sheets(c, season)] == [second.digest]
    every = queries.sheets(c, season, every=True)
    assert [row.standing for row in every] == [Standing.SUPERSEDED, Standing.CURRENT]


def test_facts_are_counted_by_standing(c: Connection, season: str) -> None:
    assert queries.standings(c, season)["candidate", "current"] == 4
