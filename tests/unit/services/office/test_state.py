"""The state is reckoned once for one moment, and never for another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.state import member_name, people, state_of
from commission_app.services.reckoning import reckon
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import SmallSeason, refused

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.reckoning import Reckoning


def state(season: SmallSeason) -> Reckoning:
    with season.office.read() as now:
        return state_of(season.office, now)


def test_the_same_moment_is_reckoned_once(scored: SmallSeason) -> None:
    first = state(scored)
    assert state(scored) is first
    OpenSitting("P", "plenary")(scored.office)
    later = state(scored)
    assert later is not first
    assert "P" in later.sittings


def test_what_is_kept_is_what_would_be_reckoned(scored: SmallSeason) -> None:
    state(scored)
    scored.open_plenary()
    with scored.office.read() as now:
        assert state_of(scored.office, now) == reckon(now.facts)


def test_another_workspace_never_gets_this_ones_answer(
    scored: SmallSeason, tmp_path: Path
) -> None:
    first = state(scored)
    other = scored.copy(tmp_path / "other")
    second = state(other)
    other.close()
    assert second is not first
    assert second.sheets.keys() == first.sheets.keys()


def test_names_come_in_kazakh_order_and_a_lost_one_last(scored: SmallSeason) -> None:
    with scored.office.read() as now:
        who = people(now, ["L26-9999", *reversed(scored.interviews)])
        numbered = state_of(scored.office, now)
    assert list(who)[-1] == "L26-9999"
    assert who["L26-9999"].names.kk == "L26-9999"
    assert set(who) == {*scored.interviews, "L26-9999"}
    assert member_name(numbered, "M99").ru == "M99"


def test_a_laptop_has_no_such_answers(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        ReadMatrix()(equipped.workspace("M01"))
