"""The stages whose results come from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.language import Trilingual
from commission_app.services.people.candidates import ReadCandidates
from commission_app.services.people.early import EarlyStage, ReadEarlyStages, following
from commission_app.services.people.places import places
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.practice import OnePractice

NAME = Trilingual("а", "б", "c")


def test_a_stage_has_its_name_and_how_many_have_results(practice: OnePractice) -> None:
    with opened(practice("imported")) as office:
        found = ReadEarlyStages()(office)
        everybody = len(ReadCandidates()(office).rows)
    assert [one.order for one in found] == [1, 2, 3, 4]
    assert all(one.title.ru and one.title.kk for one in found)
    assert found[0].given == everybody
    assert all(one.given for one in found)


def test_a_season_just_founded_has_none(practice: OnePractice) -> None:
    with opened(practice("founded")) as office:
        assert [one.given for one in ReadEarlyStages()(office)] == [0, 0, 0, 0]


def test_given_is_what_the_whole_season_counts(practice: OnePractice) -> None:
    """Read lightly, it is the same that everybody's place is reckoned from."""
    with opened(practice("imported")) as office:
        found = ReadEarlyStages()(office)
        with office.read() as now:
            here = places(now)
    assert [(one.order, one.title, one.given) for one in found] == [
        (one.order, one.title, len(here.given[one.order])) for one in here.early
    ]


def test_after_one_stage_comes_the_next_without_results() -> None:
    given = (9, 0, 4, 0)
    stages = tuple(EarlyStage(n, NAME, many) for n, many in enumerate(given, 1))
    assert [following(stages, n) for n in (1, 2, 3, 4)] == [2, 4, 4, 4]
