"""Keys are changed at the door: the workspace is opened for one act and closed again.

Nothing else is open meanwhile, so a new file key finds nobody in its way, and the person who
does it has just typed their passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.models.vault import LOG2N
from commission_app.services.keeping import AutomaticBackup
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.older_backups import RenewBackups
from commission_app.services.vaults.people import (
    AddUser,
    ChangePassphrase,
    ConfirmUser,
    NewRecoveryKey,
)
from commission_app.services.vaults.rekey import Rekey, RemoveUser
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.four_eyes.second import Second
    from commission_app.services.vaults.older_backups import Renewed
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World

Change = AddUser | ChangePassphrase | ConfirmUser


@dataclass(frozen=True, slots=True)
class AfterRekey:
    """The workspace is open; what became of its backups, and why none was made after it.

    `recovery_key`: "" where the envelope stays valid.
    """

    workspace: Workspace
    recovery_key: str = field(repr=False)
    backups: Renewed
    no_backup: UserError | None


@dataclass(frozen=True, slots=True)
class Door:
    """Who stands there: a workspace's folder, a name, a passphrase; and who beside them."""

    folder: Path
    passphrase: str = field(repr=False)
    user: str | None = None
    second: Second | None = None

    def change(self, act: Change, world: World) -> None:
        """People and passphrases."""
        with self._open(world, self.passphrase) as workspace:
            act(workspace)

    def remove(self, name: str, world: World, log2n: int = LOG2N) -> AfterRekey:
        """A person goes, and the file gets a new key. UserError: nothing has changed."""
        act = RemoveUser(self.passphrase, name, self.user)
        return self._after(act, world, log2n)

    def renew_backups(self, world: World) -> Renewed:
        """Older backups are sealed to those who are here."""
        with self._open(world, self.passphrase) as workspace:
            return RenewBackups(self.passphrase)(workspace).value

    def new_recovery(self, world: World, log2n: int = LOG2N) -> tuple[Workspace, str]:
        """The workspace, open, and its new recovery key, to be shown once."""
        workspace = self._open(world, self.passphrase)
        try:
            act = NewRecoveryKey(self.passphrase, self.second)
            return workspace, act(workspace, log2n).value
        except BaseException:
            workspace.close()
            raise

    def rekey(self, world: World, log2n: int = LOG2N) -> AfterRekey:
        """The same with a new file key; a backup under it follows."""
        return self._after(Rekey(self.passphrase, self.user, second=self.second), world, log2n)

    def _after(self, act: Rekey | RemoveUser, world: World, log2n: int) -> AfterRekey:
        done = act(self.folder, world, log2n)
        workspace = self._open(world, self.passphrase)
        none: UserError | None = None
        try:
            AutomaticBackup("rekey")(workspace)
        except UserError as error:
            none = error
        return AfterRekey(workspace, done.recovery_key, done.backups, none)

    def _open(self, world: World, passphrase: str) -> Workspace:
        return open_workspace(self.folder, passphrase, world, user=self.user)
