"""Somebody comes back: with the recovery key on paper, or from a copy that is older."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.models import backup, lock, rekey
from commission_app.models.vault import LOG2N, RECOVERY, SLOT, Vault
from commission_app.services.keeping import MakeBackup
from commission_app.services.opening import VAULT, open_copy, open_workspace
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class RecoverAccess:
    """Open with the recovery key and set a new passphrase; the database stays as it is.

    Only one user's slot is written anew. UserError where the key is not this workspace's.
    """

    recovery_key: str
    passphrase: str
    user: str | None = None  # needed where several people open the workspace

    def __call__(self, folder: Path, world: World, log2n: int = LOG2N) -> Workspace:
        vault = Vault(folder / VAULT)
        users = vault.users()
        if self.user is None and len(users) != 1:
            raise UserError(T("models.user_choose"), users=", ".join(users))
        name = self.user or users[0]
        with lock.writing(folder, name, world):  # nobody works with it meanwhile
            rekey.finish(folder)
            key = vault.recover(self.recovery_key)
            vault.reset_passphrase(name, self.passphrase, key, world, log2n)
        workspace = open_workspace(folder, self.passphrase, world, user=name)
        with workspace.act() as act:
            act.note("access.recovered")
        return workspace


@dataclass(frozen=True, slots=True)
class CopyOlder:
    """A backup of a copy that may not be worked with; `Restore` makes a new device of it."""

    passphrase: str
    user: str | None = None

    def __call__(self, folder: Path, world: World) -> Path:
        workspace = open_copy(folder, self.passphrase, world, self.user)
        try:
            return MakeBackup()(workspace).value
        finally:
            workspace.close()


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup beside a workspace."""

    path: Path
    made_at: datetime


def copies_of(folder: Path) -> tuple[Copy, ...]:
    """The backups that lie in a workspace's folder, the newest first."""
    return tuple(Copy(one.path, one.made_at) for one in backup.listed(folder / "backups"))


def users_of_copy(file: Path) -> list[str]:
    """Who may open a backup; UserError when the file is none."""
    names = (name.removesuffix(SLOT) for name in backup.read_head(file).vault if SLOT in name)
    return sorted(name for name in names if name != RECOVERY)
