"""At noon of a practice day there is something of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.practice import MakePractice
from commission_app.services.demo.season import Size
from commission_app.services.handing_over import sheet_states
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from tests.support.practice import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commission_app.services.day.today import Today
    from commission_app.services.demo.practice import Practice
    from tests.support.practice import OnePractice


@pytest.fixture
def noon(practice: OnePractice) -> Practice:
    return practice("scoring")


@pytest.fixture
def first(noon: Practice) -> Iterator[Today]:
    with opened(noon, "M01") as workspace:
        yield ReadToday()(workspace)


def test_the_first_laptop_is_half_way(first: Today) -> None:
    states = [item.state for item in first.queue]
    assert states[2:4] == ["absent", "recused"]
    assert states[6] == "interrupted"
    assert set(states[7:]) == {"waiting"}
    assert first.scored == 4
    assert first.left == 6


def test_the_interrupted_draft_has_half_of_its_marks(first: Today) -> None:
    (draft,) = first.unfinished
    assert (draft.marked, draft.of) == (3, 6)
    assert draft.reason


def test_one_sheet_was_corrected_with_a_reason(noon: Practice) -> None:
    with opened(noon, "M01") as workspace, workspace.read() as now:
        sheets = now.facts.select(("sheet",))
        current = [sheet for _, sheet in now.facts.current(Sheet).values()]
    assert len(sheets) == len(current) + 1
    (corrected,) = (sheet for sheet in current if sheet.reason)
    assert corrected.state == "sealed"


def test_other_laptops_are_further(noon: Practice, first: Today) -> None:
    for member in ("M02", "M03", "M04", "M05"):
        with opened(noon, member) as workspace:
            today = ReadToday()(workspace)
        assert today.left < first.left, member


def test_one_package_waits_on_the_stick_and_the_others_are_in(noon: Practice) -> None:
    with opened(noon) as office:
        with office.read() as now:
            senders = {about.rpartition("/")[2] for about in now.facts.current(Sheet)}
        assert senders == {"M02", "M04", "M05"}
        results = TakeIn(sorted(noon.stick.glob("*.cmx")))(office).value
    assert {one.file: one.result for one in results} == {
        "M01.cmx": "already",
        "M02.cmx": "already",
        "M03.cmx": "taken",
        "M04.cmx": "already",
        "M05.cmx": "already",
    }


def test_one_laptop_knows_that_the_office_has_its_sheets(noon: Practice) -> None:
    states: dict[str, set[str]] = {}
    for member in ("M02", "M04"):
        with opened(noon, member) as workspace, workspace.read() as now:
            states[member] = set(sheet_states(now).values())
    assert states == {"M02": {"confirmed"}, "M04": {"delivered"}}
    assert len(list((noon.stick / "back").glob("*.cmx"))) == 3


def test_the_office_has_somebody_without_appointment_and_a_contradiction(
    noon: Practice,
) -> None:
    with opened(noon) as office:
        found = read_status(office).conflicts
    assert sorted(one.kind for one in found) == ["no_slot", "recusal"]


@pytest.mark.parametrize(
    "size", [Size(1, 1, 1, 1), Size(2, 2, 2, 2), Size(6, 5, 2, 1), Size(9, 9, 4, 3)]
)
def test_a_season_that_is_too_small_shows_what_fits(tmp_path: Path, size: Size) -> None:
    made = MakePractice(tmp_path / "s", size)()
    assert len(made.laptops) == size.members
    with opened(made, "M01") as workspace:
        assert ReadToday()(workspace).unfinished
