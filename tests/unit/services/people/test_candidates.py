"""The list of candidates."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from commission_app.services.people.candidates import ReadCandidates
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import MEMBERS, people

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_rows_stand_in_the_kazakh_order(scored: SmallSeason) -> None:
    rows = ReadCandidates()(scored.office).rows
    assert [row.sort_kk for row in rows] == sorted(row.sort_kk for row in rows)
    assert {row.code for row in rows} == set(scored.interviews)
    assert {row.region_name.ru for row in rows} == {"город Астана"}


def test_the_search_finds_places_in_the_rows(scored: SmallSeason) -> None:
    found = ReadCandidates()(scored.office)
    one = found.rows[2]
    assert 2 in found.search.matches(one.name_kk)
    assert 2 in found.search.matches(one.code)


def test_last_digits_find_at_the_office_and_not_on_a_laptop(equipped: SmallSeason) -> None:
    one = people()[0]
    office = ReadCandidates()(equipped.office)
    places = office.search.matches(one.iin[-6:])
    assert [office.rows[i].code for i in places] == [one.code]
    laptop = ReadCandidates()(equipped.workspace("M01"))
    assert laptop.search.matches(one.iin[-6:]) == ()


def test_no_mark_and_no_number_is_in_a_row(scored: SmallSeason) -> None:
    found = ReadCandidates()(scored.office)
    fields = {field.name for field in dataclasses.fields(found.rows[0])}
    assert not fields & {"score", "total", "marks", "rank", "iin", "percent"}
    assert all(one.iin not in repr(found) for one in people())


def test_the_order_of_rows_does_not_follow_marks(equipped: SmallSeason) -> None:
    before = [row.code for row in ReadCandidates()(equipped.office).rows]
    equipped.score_all()
    equipped.carry(*MEMBERS)
    assert [row.code for row in ReadCandidates()(equipped.office).rows] == before


def test_regions_are_counted(founded: SmallSeason) -> None:
    (one,) = ReadCandidates()(founded.office).regions()
    assert one[2] == 6
    assert all(
        row.state.say(lang)
        for row in ReadCandidates()(founded.office).rows
        for lang in LANGUAGES
    )
