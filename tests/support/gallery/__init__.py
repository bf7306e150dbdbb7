"""Every screen in its telling states: for the audit of words and for the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.gallery import day, deciding, papers, preparing, sitting
from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("Shot", "shots")


def shots() -> Iterator[Shot]:
    """All of them, a phase after the other, so that few workspaces are opened."""
    found = [*day.SHOTS, *preparing.SHOTS, *deciding.SHOTS, *sitting.SHOTS, *papers.SHOTS]
    yield from sorted(found, key=lambda shot: (shot.who, shot.phase, shot.spoils))
