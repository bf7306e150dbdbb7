"""A new key for the file: everything is made beside, and one renaming makes it count.

Until the folder is called READY nothing of the workspace has changed; from then on whoever
opens it first puts what is in it in place, as often as it takes. No moment has half of each.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from typing import TYPE_CHECKING

from commission_app.models.backup import verify
from commission_app.models.database import Database, FileKey, connect, environment
from commission_app.models.vault import SLOT, Vault
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from typing import Any

    from commission_app.shared.world import World

PART, READY = "rekey.part", "rekey.ready"
FILE, VAULT = "commission.db", "vault"
_BESIDE = ("-wal", "-shm", "-journal")


def pending(folder: Path) -> bool:
    """Whether a new key is made and not yet in place."""
    return (folder / READY).is_dir()


def begin(folder: Path, old: Database, world: World) -> tuple[Vault, Database]:
    """A copy of the file under a new key, beside it, with a vault that has no slot yet."""
    atomic_file.need_room(folder, 2 * old.path.stat().st_size)
    _drop(folder / PART)
    with atomic_file.telling(folder):
        (folder / PART).mkdir(mode=0o700)
    vault, key = Vault.make(folder / PART / VAULT, world)
    target = folder / PART / FILE
    with (
        environment(target),
        contextlib.closing(connect(old.path, old.key)) as source,
        contextlib.closing(connect(target, key, mode="rwc")) as copy,
    ):
        target.chmod(0o600)
        source.backup(copy, pages=-1)
    return vault, Database(target, key)


def commit(folder: Path, old: tuple[Path, FileKey], new: FileKey) -> None:
    """Verify the copy, then let it take the file's place. UserError: not sound, or in use.

    Both files are closed by now, and the workspace's lock is held.
    """
    verify(folder / PART / FILE, new)
    for end in _BESIDE:
        if (rest := folder / PART / f"{FILE}{end}").exists() and rest.stat().st_size:
            raise RuntimeError("the copy was not closed")
    with _alone(*old) as connection:
        atomic_file.move(folder / PART, folder / READY)
        if sys.platform == "win32":  # an open file is not replaced there
            connection.close()
        finish(folder)


def abandon(folder: Path) -> None:
    """Take away what `begin` made; once it is ready it is not taken back any more."""
    _drop(folder / PART)


def finish(folder: Path) -> bool:
    """Put a new key in place that was made; take away one that was not. Needs the lock only."""
    ready, done = folder / READY, pending(folder)
    if done:
        for end in _BESIDE:  # they belong to the file that goes; all of it is in the new one
            (folder / f"{FILE}{end}").unlink(missing_ok=True)
        if (ready / FILE).exists():
            atomic_file.move(ready / FILE, folder / FILE)
        _put_vault(ready / VAULT, folder / VAULT)
        _drop(folder / PART)
        atomic_file.move(ready, folder / PART)
    _drop(folder / PART)
    return done


def _put_vault(new: Path, place: Path) -> None:
    """Copied and not moved, so that it can be done again from its beginning."""
    files = Vault(new).files()
    for name, data in files.items():
        atomic_file.write(place / name, data)
        (place / name).chmod(0o600)
    for path in place.glob(f"*{SLOT}"):
        if path.name not in files:
            path.unlink()


@contextlib.contextmanager
def _alone(path: Path, key: FileKey) -> Generator[Any]:
    """Nobody else has the file open, nor can meanwhile: closing it would harm the new one.

    Leaving WAL is possible for the last connection only. UserError.
    """
    with environment(path), contextlib.closing(connect(path, key)) as raw:
        raw.execute("PRAGMA busy_timeout=0")
        if raw.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise UserError(T("models.busy"), path=path.parent)
        raw.execute("BEGIN EXCLUSIVE")
        yield raw


def _drop(folder: Path) -> None:
    with atomic_file.telling(folder):
        if folder.exists():
            shutil.rmtree(folder)
