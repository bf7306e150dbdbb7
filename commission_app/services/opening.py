"""A workspace is made and opened; nothing is ever replaced by something empty."""

from __future__ import annotations

import contextlib
import shutil
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.models import (
    backup,
    facts as store,
    holders,
    lock,
    migrate,
    own as owned,
    rekey,
    schema,
)
from commission_app.models.database import Database, FileKey
from commission_app.models.vault import LOG2N, RECOVERY, Vault
from commission_app.services import marker
from commission_app.services.four_eyes.rule import is_on
from commission_app.services.four_eyes.second import met
from commission_app.services.tidying import FOLDERS, tidy
from commission_app.services.workspace import Workspace
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.models.database import Connection
    from commission_app.models.own import Own
    from commission_app.models.vault import Holder
    from commission_app.services.act import Act
    from commission_app.shared.world import World

VAULT, FILE = "vault", "commission.db"


@dataclass(frozen=True, slots=True)
class New:
    """What a new workspace begins with: who opens it, whose it is, what it records first."""

    user: str
    passphrase: str
    own: Own
    first: Callable[[Act], None]


def make_workspace(
    folder: Path, new: New, world: World, log2n: int = LOG2N
) -> tuple[Workspace, str]:
    """A new workspace, open, and its recovery key.

    Made beside with its first act, and renamed, so that a half-made one never stands under its
    name. UserError where something stands there already.
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
        with atomic_file.telling(folder):
            key, recovery = _fill(making, new, world, log2n)
        with atomic_file.telling(folder):
            if folder.exists():
                folder.rmdir()
        atomic_file.move(making, folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    with contextlib.ExitStack() as stack:
        stack.enter_context(lock.writing(folder, new.user, world))
        db = Database(folder / FILE, key)
        stack.callback(db.close)
        return _opened(folder, db, world, new.user, stack), recovery


def open_workspace(
    folder: Path, passphrase: str, world: World, *, user: str | None = None, write: bool = True
) -> Workspace:
    """Open what is there; UserError says what is wrong. `write=False`: beside a writer.

    A copy that is older than what this computer last worked with is not written to: its facts
    would stand beside those that went on.
    """
    if not write:
        return _open_beside(folder, passphrase, world, user)
    workspace = open_copy(folder, passphrase, world, user)
    try:
        _unlocked(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _unlocked(workspace: Workspace) -> None:
    if gone := facts_gone(workspace):
        raise UserError(T("services.older_copy"), folder=workspace.folder, gone=gone)
    with workspace.act() as act:
        met(act)
        act.note("unlocked")


def open_copy(
    folder: Path, passphrase: str, world: World, user: str | None = None
) -> Workspace:
    """Open for writing whatever age it has: what was restored becomes a new device next."""
    vault = Vault(folder / VAULT)
    name = _name(vault, user)
    with contextlib.ExitStack() as stack:
        stack.enter_context(lock.writing(folder, name, world))
        tidy(folder, world)
        rekey.finish(folder)
        key, holder = vault.enter(passphrase, user)
        db = Database(folder / FILE, key)
        stack.callback(db.close)
        migrate.bring_up_to_date(
            db, lambda: backup.make(db, vault, folder / "backups", world.now(), "migration")
        )
        workspace = _opened(folder, db, world, name, stack)
    try:
        _may_open(workspace, holder)
        workspace.refold()
        _met(workspace, holder)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _may_open(workspace: Workspace, holder: Holder) -> None:
    with workspace.db.read() as c:
        _let_in(c, workspace.user, holder)


def _met(workspace: Workspace, holder: Holder) -> None:
    """Who opened it is known from now on.

    While a second person is asked for, a passphrase that was set without the old one makes
    its person nobody's second, until two others say otherwise.
    """
    with workspace.read() as now:
        known, on = holders.known(now.c).get(workspace.user), is_on(now.facts)
    if known == holder:
        return
    with workspace.db.write() as c:
        if on:
            holders.begin_eyes(c)
            holders.estrange(c, workspace.user)
        holders.learn(c, workspace.user, holder)


def _let_in(c: Connection, user: str, holder: Holder) -> None:
    """UserError for who was removed, and for a slot that was copied under another name.

    Else one person were two, before whom nothing is confirmed by a second one.
    """
    if holders.removed(c, user):
        raise UserError(T("vaults.removed"), user=user)
    owner = holders.owner(c, holder)
    if owner and owner != unicodedata.normalize("NFC", user):
        raise UserError(T("vaults.slot_of_another"), user=user, owner=owner)


def facts_gone(workspace: Workspace) -> int:
    """How many own facts this computer knew of that are not here: of an older copy, above 0."""
    with workspace.read() as now:
        known = marker.last(workspace.device, now.own.season)
        return max(0, known - now.facts.head(workspace.device)[0])


def users_of(folder: Path) -> list[str]:
    """Who may open it; UserError where there is no workspace."""
    return Vault(folder / VAULT).users()


def _open_beside(folder: Path, passphrase: str, world: World, user: str | None) -> Workspace:
    vault, name = Vault(folder / VAULT), user or ""
    if rekey.pending(folder):  # not at the same time as a writer, who does it too
        with lock.writing(folder, name, world):
            rekey.finish(folder)
    with contextlib.ExitStack() as stack:
        key, holder = vault.enter(passphrase, user)
        db = Database(folder / FILE, key)
        stack.callback(db.close)
        with db.read() as c:
            schema.version(c)
            _let_in(c, _name(vault, user), holder)
        workspace = Workspace(folder, db, world, _name(vault, user), None)
        stack.pop_all()
    return workspace


def _opened(
    folder: Path, db: Database, world: World, user: str, stack: contextlib.ExitStack
) -> Workspace:
    """The workspace, which takes over what `stack` holds; nothing of it when that fails."""
    workspace = Workspace(folder, db, world, user, stack)
    workspace.hold = stack.pop_all()
    return workspace


def _name(vault: Vault, user: str | None) -> str:
    users = vault.users()
    return users[0] if user is None and len(users) == 1 else user or ""


def _fill(folder: Path, new: New, world: World, log2n: int) -> tuple[FileKey, str]:
    vault, key = Vault.make(folder / VAULT, world)
    holder = vault.add_user(new.user, new.passphrase, key, world, log2n)
    recovery, envelope = vault.add_recovery(key, world, log2n)
    db = Database.make(folder / FILE, key)
    try:
        with db.write() as c:
            schema.create(c)
            owned.keep(c, new.own)
            holders.learn(c, new.user, holder)
            holders.learn(c, RECOVERY, envelope)
            store.refold(c, "")
        workspace = Workspace(folder, db, world, new.user, contextlib.ExitStack())
        with workspace.act() as act:
            new.first(act)
    finally:
        db.close()
    return key, recovery
