"""A laptop that is lost, copied or restored, in real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.keeping import MakeBackup, Restore
from tests.support.seasons import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason


@pytest.fixture
def saved() -> Callable[[SmallSeason, str], Path]:
    """A backup on another disk."""

    def save(season: SmallSeason, who: str) -> Path:
        file = season.folder / f"{who}.backup"
        MakeBackup(file=file)(season.workspace(who))
        return file

    return save


@pytest.fixture
def restored() -> Callable[[SmallSeason, Path, str], str]:
    """What a backup held goes on as another device; that one's id."""

    def restore(season: SmallSeason, file: Path, name: str) -> str:
        workspace, told = Restore(file, "Дискі сынды.")(
            season.place(name), PASSPHRASE, season.world(name)
        )
        season.opened[name] = workspace
        return told.device

    return restore
