"""What tests about people have at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary
from commission_app.services.importing import ImportCandidates, ImportMembers
from tests.support.seasons import FOUNDED, Clock, SmallSeason, write_members, write_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from commission_app.services.workspace import Workspace


@pytest.fixture
def noted() -> Callable[[Workspace, str], list[str]]:
    """What the diary says under one key."""

    def read(workspace: Workspace, what: str) -> list[str]:
        with workspace.read() as now:
            return [entry.about for entry in diary.entries(now.c) if entry.what == what]

    return read


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[SmallSeason]:
    """An office on its first morning."""
    season = SmallSeason(tmp_path / "empty", Clock(FOUNDED), "empty")
    season.folder.mkdir()
    season.found()
    yield season
    season.close()


@pytest.fixture
def new_office(empty_office: SmallSeason) -> SmallSeason:
    """… with candidates and members, before anything was scheduled."""
    people = write_people(empty_office.folder / "people.xlsx")
    ImportCandidates([people])(empty_office.office)
    ImportMembers(write_members(empty_office.folder / "members.csv"))(empty_office.office)
    return empty_office
