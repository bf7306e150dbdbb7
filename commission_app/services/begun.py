"""Where a correction that was begun is kept: under the revision that it corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import own

if TYPE_CHECKING:
    from commission_app.services.act import Act


def key_of(revision: str) -> str:
    """The name of its row in what the device knows of itself."""
    return f"correction:{revision}"


def forget(act: Act, revision: str) -> None:
    """The sheet was corrected or made void: nothing is begun any more."""
    own.forget(act.c, key_of(revision))
