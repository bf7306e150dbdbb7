"""Seasons made once and copied for each test, and this computer's data folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from commission_app.services.handing_over import HandOver
from tests.support.practice import practice, shelf
from tests.support.seasons import FOUNDED, MEMBERS, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ("practice", "shelf")


@pytest.fixture(autouse=True)
def data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Every test works on a computer of its own."""
    folder = tmp_path_factory.mktemp("computer")
    monkeypatch.setenv("COMMISSION_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where the seasons below are made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", str(tmp_path_factory.mktemp("made")))
        yield


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory, computer: None) -> SmallSeason:
    season = SmallSeason(tmp_path_factory.mktemp("founded"), Clock(FOUNDED), "founded")
    season.found()
    season.fill()
    season.close()
    return season


@pytest.fixture(scope="session")
def _equipped(
    _founded: SmallSeason, tmp_path_factory: pytest.TempPathFactory, computer: None
) -> SmallSeason:
    season = _founded.copy(tmp_path_factory.mktemp("equipped"))
    for member in MEMBERS:
        season.equip(member)
    season.close()
    return season


@pytest.fixture(scope="session")
def _scored(
    _equipped: SmallSeason, tmp_path_factory: pytest.TempPathFactory, computer: None
) -> SmallSeason:
    season = _equipped.copy(tmp_path_factory.mktemp("scored"))
    season.score_all()
    season.carry(*MEMBERS)
    season.close_day()
    season.close()
    return season


@pytest.fixture(scope="session")
def _decided(
    _scored: SmallSeason, tmp_path_factory: pytest.TempPathFactory, computer: None
) -> SmallSeason:
    season = _scored.copy(tmp_path_factory.mktemp("decided"))
    season.open_plenary()
    season.decide_all()
    season.close()
    return season


def _copy(season: SmallSeason, folder: Path) -> Iterator[SmallSeason]:
    copy = season.copy(folder / "season")
    try:
        yield copy
    finally:
        copy.close()


@pytest.fixture
def founded(_founded: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    """An office with candidates, members and a schedule."""
    yield from _copy(_founded, tmp_path)


@pytest.fixture
def equipped(_equipped: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    """… and a confirmed laptop for each member."""
    yield from _copy(_equipped, tmp_path)


@pytest.fixture
def scored(_scored: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    """… and the day of interviews, taken in and closed."""
    yield from _copy(_scored, tmp_path)


@pytest.fixture
def decided(_decided: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    """… and the plenary sitting with its decisions."""
    yield from _copy(_decided, tmp_path)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> Callable[[SmallSeason, str, str], None]:
    """The folder of a device under another name, on a computer that has not seen it."""

    def copy(season: SmallSeason, who: str, name: str) -> None:
        season.close()
        shutil.copytree(season.place(who), season.place(name))
        monkeypatch.setenv("COMMISSION_DATA", str(season.folder / f"computer of {name}"))
        for one in (who, name):
            season.workspace(one)

    return copy


@pytest.fixture
def lost_for_good(
    copied: Callable[[SmallSeason, str, str], None],
) -> Callable[[SmallSeason], None]:
    """Package 3 of M01's copied laptop never comes; what it held may be in one copy alone."""

    def lose(season: SmallSeason) -> None:
        one, two, three = season.interviews[:3]
        copied(season, "M01", "copy")
        season.score("M01", one, 4)
        season.carry("M01")
        for interview in (two, three):
            season.score("copy", interview, 2)
            HandOver(season.folder / f"lost {interview}.cmx")(season.workspace("copy"))
        season.carry("copy")

    return lose
