"""A lost number is told while anything may be missing, and not where all of it came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import packages
from commission_app.services.devices.gaps import Gaps, brought_by, gaps
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason

    Copied = Callable[[SmallSeason, str, str], None]


def found(season: SmallSeason) -> Gaps:
    with season.office.read() as now:
        return gaps(now)


def lose(season: SmallSeason, who: str) -> Path:
    """A stick that is not brought."""
    file = season.folder / f"lost {who}.cmx"
    HandOver(file)(season.workspace(who))
    return file


def test_nothing_is_missed_where_every_number_came(scored: SmallSeason) -> None:
    assert found(scored) == Gaps({}, {})


def test_a_later_package_of_the_same_chain_makes_a_lost_one_good(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    lose(equipped, "M01")
    equipped.carry("M01")
    device = equipped.workspace("M01").device
    assert found(equipped) == Gaps({}, {device: (2,)})
    assert equipped.state().sheets.keys() == {f"{equipped.interviews[0]}/M01"}


def test_the_package_that_made_lost_ones_good_is_known(equipped: SmallSeason) -> None:
    for _ in range(2):
        lose(equipped, "M01")
    equipped.carry("M01")
    equipped.carry("M01")
    with equipped.office.read() as now:
        rows = packages.all_of(now.c, now.own.season, "in")
        by_file = brought_by(gaps(now), rows)
    assert {row.number: by_file[row.sha256] for row in rows if row.sha256 in by_file} == {
        4: (2, 3)
    }


def test_of_a_laptop_that_goes_on_in_two_places_a_number_stays_lost(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    """What the lost package held may stand in the other copy alone."""
    lost_for_good(equipped)
    device = equipped.workspace("M01").device
    assert found(equipped) == Gaps({device: (3,)}, {})


def test_of_a_laptop_that_was_put_back_a_number_stays_lost(
    equipped: SmallSeason, copied: Copied
) -> None:
    """The later package knows less than an earlier one: what else it forgot nobody can say."""
    copied(equipped, "M01", "copy")
    equipped.score("M01", equipped.interviews[0], 4)
    equipped.carry("M01")
    for _ in range(2):
        lose(equipped, "copy")
    equipped.carry("copy")
    assert found(equipped) == Gaps({equipped.workspace("M01").device: (3,)}, {})


def test_what_somebody_else_has_heard_and_is_not_here_keeps_a_number_lost(
    equipped: SmallSeason, copied: Copied
) -> None:
    """Another laptop of the member says what it has of this one; the office has less."""
    device = equipped.workspace("M01").device
    copied(equipped, "M01", "copy")
    lose(equipped, "M01")
    equipped.carry("M01")
    assert found(equipped).brought == {device: (2,)}
    equipped.score("copy", equipped.interviews[0], 4)
    file = lose(equipped, "copy")
    with equipped.workspace("copy").read() as now:
        ends = now.facts.leaves()[device]
    with equipped.workspace("M02").act() as act:
        theirs = equipped.workspace("copy")
        with theirs.read() as now:
            act.facts.apply(now.facts.select(devices=[device]))
    equipped.carry("M02")
    assert found(equipped).lost == {device: (2,)}
    TakeIn([file])(equipped.office)
    with equipped.office.read() as now:
        assert now.facts.leaves()[device] == ends
    assert found(equipped).lost == {}
