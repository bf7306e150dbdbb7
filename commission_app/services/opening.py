"""A workspace is made and opened; nothing is ever replaced by something empty."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from commission_app.models import backup, facts as store, lock, migrate, own as owned, schema
from commission_app.models.database import Database, FileKey
from commission_app.models.vault import LOG2N, Vault
from commission_app.services.workspace import Workspace
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.models.own import Own
    from commission_app.shared.world import World

VAULT, FILE = "vault", "commission.db"
FOLDERS = ("backups", "inbox", "outbox")


def make_workspace(
    folder: Path, who: tuple[str, str], own: Own, world: World, log2n: int = LOG2N
) -> tuple[Workspace, str]:
    """A new workspace for `who` = (user, passphrase), open, and its recovery key.

    Made beside and renamed, so that a half-made one never stands under its name. UserError
    where something stands there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(T("services.folder_taken"), folder=folder)
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    with atomic_file.telling(folder):
        making.mkdir(mode=0o700, parents=True)
        for name in FOLDERS:
            (making / name).mkdir(mode=0o700)
    try:
        key, recovery = _fill(making, who, own, world, log2n)
        with atomic_file.telling(folder):
            if folder.exists():
                folder.rmdir()
            making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    with contextlib.ExitStack() as stack:
        stack.enter_context(lock.writing(folder, who[0], world))
        return Workspace(
            folder, Database(folder / FILE, key), world, who[0], stack.pop_all()
        ), recovery


def open_workspace(
    folder: Path, passphrase: str, world: World, *, user: str | None = None, write: bool = True
) -> Workspace:
    """Open what is there; UserError says what is wrong. `write=False`: beside a writer."""
    vault = Vault(folder / VAULT)
    name = vault.users()[0] if user is None and len(vault.users()) == 1 else user
    with contextlib.ExitStack() as stack:
        if write:
            stack.enter_context(lock.writing(folder, name or "", world))
        key = vault.open(passphrase, user)
        db = Database(folder / FILE, key)
        stack.callback(db.close)
        if write:
            migrate.bring_up_to_date(
                db, lambda: backup.make(db, vault, folder / "backups", world.now())
            )
        else:
            with db.read() as c:
                schema.version(c)
        hold = stack.pop_all()
    workspace = Workspace(folder, db, world, name or "", hold if write else None)
    workspace.refold()
    return workspace


def users_of(folder: Path) -> list[str]:
    """Who may open it; UserError where there is no workspace."""
    return Vault(folder / VAULT).users()


def _fill(
    folder: Path, who: tuple[str, str], own: Own, world: World, log2n: int
) -> tuple[FileKey, str]:
    vault, key = Vault.make(folder / VAULT, world)
    vault.add_user(*who, key, world, log2n)
    recovery = vault.add_recovery(key, world, log2n)
    db = Database.make(folder / FILE, key)
    try:
        with db.write() as c:
            schema.create(c)
            owned.keep(c, own)
            store.refold(c, "")
    finally:
        db.close()
    return key, recovery
