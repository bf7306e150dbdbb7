"""Lists counted and read in SQL say what the facts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.people import Candidate, Person
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import people
from tests.support.seasons import CRITERIA, FOUNDED, MEMBERS, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.workspace import Reading

ALLOWED = dict.fromkeys(CRITERIA, (1, 2, 3, 4, 5))


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSeason]:
    """A day of interviews at the office."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", str(tmp_path_factory.mktemp("computer")))
        made = SmallSeason(tmp_path_factory.mktemp("season"), Clock(FOUNDED), "lists")
        made.found()
        made.fill()
        for member in MEMBERS:
            made.equip(member)
        made.score_all()
        made.carry(*MEMBERS)
        yield made
        made.close()


@pytest.fixture
def now(season: SmallSeason) -> Iterator[Reading]:
    with season.office.read() as reading:
        yield reading


def test_lines_are_the_current_candidates_in_order(now: Reading) -> None:
    lines = people.candidate_lines(now.c, now.facts.season)
    facts = now.facts.current(Candidate)
    assert {one.code: one.name_kk for one in lines} == {
        code: body.names.kk.full for code, (_, body) in facts.items()
    }
    assert [one.sort_kk for one in lines] == sorted(one.sort_kk for one in lines)
    assert people.codes(now.c, now.facts.season) == sorted(facts)


def test_numbers_are_those_of_the_persons(now: Reading) -> None:
    facts = now.facts.current(Person)
    assert people.iins(now.c, now.facts.season) == {c: b.iin for c, (_, b) in facts.items()}


def test_heads_are_the_current_sheets(now: Reading) -> None:
    facts = now.facts.current(Sheet)
    heads = people.sheet_heads(now.c, now.facts.season)
    assert {(h.digest, h.interview, h.member, h.state) for h in heads} == {
        (digest, body.interview, body.member, body.state) for digest, body in facts.values()
    }


def test_sheets_that_fit_the_rules_are_countable(now: Reading) -> None:
    season = now.facts.season
    assert people.uncountable(now.c, season, ALLOWED) == set()
    every = {head.digest for head in people.sheet_heads(now.c, season)}
    assert people.uncountable(now.c, season, {**ALLOWED, "C7": (1,)}) == every
    fives = people.uncountable(now.c, season, {**ALLOWED, "C1": (1, 2, 3, 4)})
    facts = now.facts.current(Sheet).values()
    assert fives == {d for d, body in facts if any(m.level == 5 for m in body.marks)}
    assert fives < every


def test_every_sheet_names_its_appointment(now: Reading) -> None:
    assert people.unlisted(now.c, now.facts.season) == set()


def test_no_results_are_none(now: Reading) -> None:
    assert people.stage_results(now.c, now.facts.season) == {}
    assert people.last_results(now.c, now.facts.season) == {}


def test_the_diary_is_asked_by_what_a_line_begins_with(season: SmallSeason) -> None:
    with season.office.act() as act:
        act.note("x.done", "К-1: бірінші")
        act.note("x.done", "К-10: басқа")
        act.note("x.done", "К-1: екінші")
    with season.office.read() as now:
        assert [e.about for e in people.noted(now.c, "x.done", "К-1")] == [
            "К-1: бірінші",
            "К-1: екінші",
        ]
