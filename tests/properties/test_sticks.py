"""Offices, laptops and sticks as a machine: copies, losses, replays, restores and clones."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from tests.support.places import INTERVIEWS, morning
from tests.support.seasons import MORNING, Clock
from tests.support.sticks import Sticks

if TYPE_CHECKING:
    from collections.abc import Iterator

interviews = st.sampled_from(INTERVIEWS)
numbers = st.integers(0, 1000)
seldom = st.integers(0, 3).map(lambda n: n == 0)
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking would take many minutes


@pytest.fixture(scope="module")
def early() -> Iterator[Path]:
    """A season before its first sheet; every day begins with a copy of it."""
    with tempfile.TemporaryDirectory() as folder:
        morning(Path(folder), Clock(MORNING))
        yield Path(folder)


@pytest.fixture
def day(early: Path, tmp_path: Path) -> Iterator[Sticks]:
    found = a_day(early, tmp_path / "day")
    yield found
    found.close()


def a_day(early: Path, folder: Path) -> Sticks:
    shutil.copytree(early, folder)
    return Sticks(folder, Clock(MORNING))


class Season(RuleBasedStateMachine):
    """What any of them may do at any time, with any stick that still exists."""

    early: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.day = a_day(self.early, Path(self.folder.name) / "day")

    @override
    def teardown(self) -> None:
        try:
            self.day.settle()
        finally:
            self.day.close()
            self.folder.cleanup()

    def laptop(self, number: int) -> str:
        return self.day.laptops[number % len(self.day.laptops)]

    def office(self, number: int) -> str:
        return self.day.offices[number % len(self.day.offices)]

    def any_place(self, number: int) -> str:
        return list(self.day.places)[number % len(self.day.places)]

    def stick(self, number: int) -> Path:
        return self.day.sticks[number % len(self.day.sticks)]

    @rule(who=numbers, interview=interviews, level=st.integers(0, 4), void=st.booleans())
    def seals(self, who: int, interview: str, level: int, void: bool) -> None:
        self.day.seal(self.laptop(who), interview, level, "void" if void else "sealed")

    @rule(who=numbers, interview=interviews)
    def is_recused(self, who: int, interview: str) -> None:
        self.day.recuse(self.laptop(who), interview)

    @rule(who=numbers)
    def hands_over(self, who: int) -> None:
        self.day.hand_over(self.any_place(who))

    @rule(who=numbers, to=numbers)
    def offices_exchange(self, who: int, to: int) -> None:
        one, other = self.office(who), self.office(to)
        if one != other and self.day.extract(one, other):
            self.day.give(self.day.sticks[-1])

    @precondition(lambda self: self.day.sticks)
    @rule(which=numbers, who=numbers, meant=st.booleans())
    def takes_in(self, which: int, who: int, meant: bool) -> None:
        """Mostly where it was meant to go, as people do."""
        stick = self.stick(which)
        names = self.day.meant_for(stick) if meant else list(self.day.places)
        if names:
            self.day.take_in(names[who % len(names)], stick)

    @precondition(lambda self: self.day.sticks)
    @rule(which=numbers, who=numbers, place=st.integers(0, 100_000))
    def gets_a_damaged_one(self, which: int, who: int, place: int) -> None:
        self.day.damage(self.any_place(who), self.stick(which), place)

    @precondition(lambda self: self.day.sticks)
    @rule(which=numbers)
    def loses_a_stick(self, which: int) -> None:
        self.day.lose(self.stick(which))

    @rule(who=numbers, laptop=numbers)
    def confirms(self, who: int, laptop: int) -> None:
        self.day.confirm(self.office(who), self.laptop(laptop))

    @rule(who=numbers, laptop=numbers, really=seldom)
    def ends(self, who: int, laptop: int, really: bool) -> None:
        if really:
            self.day.end(self.office(who), self.laptop(laptop))

    @rule(who=numbers, which=numbers)
    def resolves(self, who: int, which: int) -> None:
        self.day.resolve(self.office(who), which)

    @rule(who=numbers, interview=interviews, really=seldom)
    def destroys(self, who: int, interview: str, really: bool) -> None:
        if really:
            self.day.destroy(self.office(who), interview)

    @rule(who=numbers)
    def keeps_a_copy(self, who: int) -> None:
        self.day.keep(self.any_place(who))

    @rule(who=numbers)
    def is_cloned(self, who: int) -> None:
        self.day.clone(self.any_place(who))

    @rule(which=numbers, renewed=st.booleans())
    def is_restored(self, which: int, renewed: bool) -> None:
        self.day.restore(which, renewed=renewed)

    @rule(who=numbers, really=seldom)
    def dies(self, who: int, really: bool) -> None:
        if really:
            self.day.die(self.any_place(who))


def test_nothing_is_lost_forged_or_counted_twice(early: Path) -> None:
    machine = type("Today", (Season,), {"early": early})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=4, stateful_step_count=12)
    )


def carried(day: Sticks, laptop: str, office: str = "office") -> None:
    """A laptop hands over, and the office's word comes back."""
    day.hand_over(laptop)
    day.take_in(office, day.sticks[-1])
    day.hand_over(office)
    for stick in day.sticks:
        if laptop in day.meant_for(stick):
            day.take_in(laptop, stick)


def test_a_correction_on_a_restored_laptop_is_not_green_before_it_arrived(day: Sticks) -> None:
    for interview in INTERVIEWS:
        day.seal("a", interview, 1)
    carried(day, "a")
    day.keep("a")
    for _ in range(3):  # the order of device ids is chance
        day.restore(0, renewed=True)
        day.seal(day.laptops[-1], "L1", 2)
        assert day.states(day.laptops[-1])["L1"] == "laptop"
        assert day.states(day.laptops[-1])["L2"] == "confirmed"


def test_a_laptop_that_was_restored_twice_still_counts(day: Sticks) -> None:
    day.keep("a")
    day.die("a")
    day.restore(0, renewed=True)
    between = day.laptops[-1]
    day.keep(between)  # before it said anything but whose place it takes
    day.die(between)
    day.restore(1, renewed=True)
    last = day.laptops[-1]
    day.seal(last, "L1", 3)
    carried(day, last)
    assert day.states(last) == {"L1": "confirmed"}
    assert set(day.standings("office", last).values()) == {"current"}


def test_what_a_restored_office_does_not_have_is_handed_over_again(day: Sticks) -> None:
    day.keep("office")
    day.seal("a", "L1", 4)
    carried(day, "a")
    assert day.states("a") == {"L1": "confirmed"}
    day.die("office")
    day.restore(0, renewed=True)
    office = day.offices[-1]
    day.hand_over(office)
    for stick in day.sticks:
        if "a" in day.meant_for(stick):
            day.take_in("a", stick)
    assert day.states("a") == {"L1": "laptop"}
    carried(day, "a", office)
    assert day.states("a") == {"L1": "confirmed"}
