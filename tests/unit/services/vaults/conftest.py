"""An office that opens quickly, and one more person in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.founding import NewOffice
from commission_app.services.vaults.people import AddUser
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from pathlib import Path

WORD, OTHER, CHEAP = "correct horse battery", "жеті рет өлшеп кес", 14
WORLD = SeededWorld("vaults")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A closed workspace with two people: "secretary" and "Айгүл"."""
    return founded(tmp_path)[0]


def founded(folder: Path) -> tuple[Path, str]:
    """The same, and its recovery key."""
    place = folder / "office.commission"
    new = NewOffice("1000-leaders", practice=True, year=2026)
    workspace, recovery = new(place, WORD, WORLD, CHEAP)
    with workspace:
        AddUser(WORD, "Айгүл", OTHER)(workspace, CHEAP)
    return place, recovery
