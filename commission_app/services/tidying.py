"""What a power cut left half done in a workspace's folder, when it is opened to be written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from commission_app.models import resealing
from commission_app.shared import atomic_file

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.shared.world import World

FOLDERS = ("backups", "inbox", "outbox")
HELD = ("", "inbox", "inbox/quarantine", "outbox")  # written by whoever holds the lock alone
SHARED = "backups"  # a copy may be made beside the writer
HOURS = 1  # after which nobody can still be making one


def tidy(folder: Path, world: World) -> None:
    """Its folders are there, and files that never got their name are gone; UserError.

    Each such file has a name of its own, so that nobody would ever write it again.
    """
    with atomic_file.telling(folder):
        for name in FOLDERS:
            (folder / name).mkdir(mode=0o700, exist_ok=True)
    old = world.now().timestamp() - HOURS * 3600
    with suppress(OSError):  # what cannot be tidied away does not hinder
        resealing.tidy(folder / SHARED)
        for name in HELD:
            for part in (folder / name).glob("*.part"):
                part.unlink(missing_ok=True)
        for part in (folder / SHARED).glob("*.part"):
            if part.stat().st_mtime < old:
                part.unlink(missing_ok=True)
