"""Practice seasons of any phase: each is made once and copied for whoever works in it.

A conftest takes the fixtures over: `from tests.support.practice import practice, shelf`. Then a
test asks `practice("scoring")` for a season of its own. The devices of a made season are
labelled practice and leave no marker on the computer, so copies of them may be written to.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from commission_app.services.demo.practice import (
    SMALL,
    MakePractice,
    Practice,
    read_practice,
)
from commission_app.services.opening import open_workspace
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Generator

    from commission_app.services.demo.phases import Phase
    from commission_app.services.demo.season import Size
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World


class OnePractice(Protocol):
    """What the fixture `practice` gives: a season in this phase, the test's own."""

    def __call__(self, phase: Phase = "scoring", size: Size = SMALL) -> Practice: ...


@dataclass
class Shelf:
    """Keeps a made season of each phase and size under one folder."""

    folder: Path
    made: dict[tuple[Phase, Size], Practice] = field(
        default_factory=dict["tuple[Phase, Size]", Practice]
    )

    def get(self, phase: Phase, size: Size = SMALL) -> Practice:
        """The kept one: to be read, never to be written to."""
        key = phase, size
        if key not in self.made:
            self.made[key] = MakePractice(self.folder / str(len(self.made)), size, phase)()
        return self.made[key]

    def copy(self, folder: Path, phase: Phase, size: Size = SMALL) -> Practice:
        """Another one in a new folder."""
        shutil.copytree(self.get(phase, size).folder, folder)
        return read_practice(folder)


def noon(practice: Practice, who: str = "", **later: float) -> SeededWorld:
    """A clock that stands at noon of the first interview day, or so much later."""
    start = practice.first_day.replace(hour=12) + timedelta(**later)
    return SeededWorld(f"noon {who}", start)


@contextlib.contextmanager
def opened(
    practice: Practice, who: str = "office", world: World | None = None
) -> Generator[Workspace]:
    """The office or a member's laptop, open for writing; by default it is noon there."""
    folder, passphrase = practice.office, practice.passphrase
    if who != "office":
        laptop = practice.laptop(who)
        folder, passphrase = laptop.folder, laptop.passphrase
    with open_workspace(folder, passphrase, world or noon(practice, who)) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Where the seasons of this session of tests are kept."""
    return Shelf(tmp_path_factory.mktemp("practice"))


@pytest.fixture
def practice(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnePractice:
    """Seasons for one test, on a computer of its own."""
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "computer"))

    def one(phase: Phase = "scoring", size: Size = SMALL) -> Practice:
        number = len(list(tmp_path.glob("season-*")))
        return shelf.copy(tmp_path / f"season-{number}", phase, size)

    return one
