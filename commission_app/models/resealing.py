"""An older backup under the present key: what opened it before opens it no more.

Its content stays to the last line of the journal. Each is made beside, verified by opening and
takes the old one's place by one renaming; a power cut leaves the old or the new one.
"""

from __future__ import annotations

import contextlib
import shutil
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from commission_app.models import backup
from commission_app.models.database import Database, connect, environment
from commission_app.models.vault import SLOT, Vault
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from pathlib import Path

    from commission_app.models.backup import Head
    from commission_app.models.database import Connection, FileKey

OLD, NEW, SLOTS = "reseal.old", "reseal.new", "reseal.slots"


def reseal(
    path: Path,
    unlock: Callable[[Vault], FileKey],
    now: tuple[Vault, FileKey],
    bring: Callable[[Connection], object],
) -> None:
    """Write a backup anew with the present slots and key. UserError: it stays as it was.

    `unlock` gives the key that it has now; `bring` writes into the copy whose slots these are.
    """
    head, data = backup.read(path)
    atomic_file.need_room(path.parent, 3 * len(data))
    with _slots(path, head) as had:
        key = unlock(had)
    vault, new = now
    old, made = path.with_name(OLD), path.with_name(NEW)
    with atomic_file.telling(path), backup.scratch(old), backup.scratch(made):
        atomic_file.write(old, data)
        _copy(old, key, made, new)
        _write(made, new, bring)
        if backup.verify(made, new) != (head.version, head.diary):
            raise UserError(T("models.backup_damaged"), path=path)
        fresh = atomic_file.read_bounded(made, backup.LARGEST)
        packed = backup.pack(msgspec.structs.replace(head, vault=vault.files()), fresh)
        mode = path.stat().st_mode
        atomic_file.write(path, packed)
        path.chmod(mode)
        atomic_file.verify_on_medium(path, packed)


def tidy(folder: Path) -> None:
    """What a power cut left in a folder of backups; for who alone writes there."""
    for name in (OLD, NEW):
        for end in ("", "-wal", "-shm", "-journal"):
            folder.joinpath(f"{name}{end}").unlink(missing_ok=True)
    shutil.rmtree(folder / SLOTS, ignore_errors=True)


def users_of(head: Head) -> set[str]:
    """Whose slots a backup has, the envelope's among them."""
    slots = (name.removesuffix(SLOT) for name in head.vault if name.endswith(SLOT))
    return {unicodedata.normalize("NFC", name) for name in slots}


def is_of(head: Head, files: Mapping[str, bytes]) -> bool:
    """Whether the very slots of now open it."""
    return head.vault == files


def _copy(old: Path, key: FileKey, made: Path, new: FileKey) -> None:
    with (
        environment(old),
        contextlib.closing(connect(old, key)) as source,
        contextlib.closing(connect(made, new, mode="rwc")) as copy,
    ):
        made.chmod(0o600)
        source.backup(copy, pages=-1)


def _write(made: Path, new: FileKey, bring: Callable[[Connection], object]) -> None:
    db = Database(made, new)
    try:
        with db.write() as c:
            bring(c)
    finally:
        db.close()
    rest = made.with_name(f"{made.name}-wal")
    if rest.exists() and rest.stat().st_size:
        raise RuntimeError("the copy was not closed")


@contextlib.contextmanager
def _slots(path: Path, head: Head) -> Generator[Vault]:
    """Its slots in a folder beside it, for as long as one is opened."""
    folder = path.with_name(SLOTS)
    with atomic_file.telling(folder):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            yield Vault.put_back(folder, head.vault)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
