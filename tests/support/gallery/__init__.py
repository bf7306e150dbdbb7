"""Every screen in its telling states: for the audit of words and for the pictures."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tests.support.gallery import day, deciding, entrance, papers, preparing, shell, sitting
from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Shot", "seasons", "shots")


def shots() -> Iterator[Shot]:
    """All of them, a phase after the other, so that few workspaces are opened."""
    rooms = (entrance, day, preparing, deciding, sitting, papers, shell)
    found: list[Shot] = [shot for room in rooms for shot in room.SHOTS]
    yield from sorted(found, key=lambda shot: (shot.who, shot.phase, shot.spoils))


def seasons() -> Iterator[tuple[str, list[Shot]]]:
    """What is shown on one season, by name: one that spoils it has another for itself."""
    for (who, phase), together in groupby(shots(), key=lambda shot: (shot.who, shot.phase)):
        group = list(together)
        calm = [shot for shot in group if not shot.spoils]
        if calm:
            yield f"{who}-{phase}", calm
        yield from ((f"{who}-{phase}-{shot.name}", [shot]) for shot in group if shot.spoils)
