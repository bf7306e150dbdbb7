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
from commission_app.services.vaults.people import (
    AddUser,
    ChangePassphrase,
    NewRecoveryKey,
    RemoveUser,
)
from commission_app.services.vaults.rekey import Rekey
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World

Change = AddUser | ChangePassphrase | RemoveUser


@dataclass(frozen=True, slots=True)
class Door:
    """Who stands there: a workspace's folder, a name, a passphrase."""

    folder: Path
    passphrase: str = field(repr=False)
    user: str | None = None

    def change(self, act: Change, world: World) -> None:
        """People and passphrases."""
        with self._open(world, self.passphrase) as workspace:
            act(workspace)

    def new_recovery(self, world: World, log2n: int = LOG2N) -> tuple[Workspace, str]:
        """The workspace, open, and its new recovery key, to be shown once."""
        workspace = self._open(world, self.passphrase)
        try:
            return workspace, NewRecoveryKey(self.passphrase)(workspace, log2n).value
        except BaseException:
            workspace.close()
            raise

    def rekey(
        self, world: World, log2n: int = LOG2N
    ) -> tuple[Workspace, str, UserError | None]:
        """The same with a new file key; the key is "" where the envelope stays valid.

        A backup under the new key follows; last, why there is none.
        """
        done = Rekey(self.passphrase, self.user)(self.folder, world, log2n)
        workspace = self._open(world, self.passphrase)
        try:
            AutomaticBackup("rekey")(workspace)
        except UserError as error:
            return workspace, done.recovery_key, error
        return workspace, done.recovery_key, None

    def _open(self, world: World, passphrase: str) -> Workspace:
        return open_workspace(self.folder, passphrase, world, user=self.user)
