"""A computer of its own, people who choose files at once, and small seasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.preferences import Preferences
from commission_app.views.entrance.entrance import Entrance
from tests.support.chosen_files import ChosenFiles
from tests.support.seasons import FOUNDED, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    from pytestqt.qtbot import QtBot

    class Entering(Protocol):
        """Makes an entrance that remembers these folders."""

        def __call__(self, *folders: Path, practice: Path | None = None) -> Entrance: ...


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "computer"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    return tmp_path


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def season(tmp_path: Path) -> Iterator[SmallSeason]:
    """An office with candidates, members and a schedule."""
    season = SmallSeason(tmp_path / "season", Clock(FOUNDED), "entrance")
    season.folder.mkdir()
    season.found()
    season.fill()
    yield season
    season.close()


@pytest.fixture
def enter(qtbot: QtBot, season: SmallSeason, files: ChosenFiles) -> Iterator[Entering]:
    made: list[Entrance] = []

    def one(*folders: Path, practice: Path | None = None) -> Entrance:
        likes = Preferences(workspaces=tuple(map(str, folders)))
        entrance = Entrance(season.world("entrance"), files, likes, practice)
        entrance.opened.connect(_close)
        qtbot.addWidget(entrance)
        made.append(entrance)
        entrance.show()
        return entrance

    yield one
    for entrance in made:
        qtbot.waitUntil(lambda one=entrance: one.hall.worker.idle, timeout=20_000)


def _close(workspace: object) -> None:
    workspace.close()  # type: ignore[attr-defined]
