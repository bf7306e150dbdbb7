"""A new key for the file: what somebody knew or copied before opens nothing any more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.models import diary, holders, rekey
from commission_app.models.vault import LOG2N, RECOVERY
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.people import vault_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commission_app.models.database import FileKey
    from commission_app.models.vault import Holder, Vault
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """`recovery_key`: "" where the one in the envelope goes on being valid."""

    users: tuple[str, ...]
    recovery_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rekey:
    """Encrypt everything anew; every person's passphrase stays what it is.

    Older slots and older backups do not open the new file. Nobody else may have it open, not
    even to read.
    """

    passphrase: str = field(repr=False)
    user: str | None = None
    new_recovery: bool = False  # also where the one in the envelope could stay

    def __call__(self, folder: Path, world: World, log2n: int = LOG2N) -> Rekeyed:
        with open_workspace(folder, self.passphrase, world, user=self.user) as workspace:
            try:
                done = self._renew(workspace, log2n)
            finally:
                rekey.abandon(folder)
        return done

    def _renew(self, workspace: Workspace, log2n: int) -> Rekeyed:
        old = vault_of(workspace)
        with workspace.db.read() as c:
            known = holders.known(c)
        users, folder = tuple(old.users()), workspace.folder
        vault, db = rekey.begin(folder, workspace.db, workspace.world)
        key, recovery = db.key, ""
        try:
            _wrap(old, vault, known, key)
            envelope = known.get(RECOVERY)
            slot = old.sealed_anew(RECOVERY, envelope, key) if envelope else None
            with db.write() as c:
                if slot is None or self.new_recovery:
                    recovery, holder = vault.add_recovery(key, workspace.world, log2n)
                    holders.learn(c, RECOVERY, holder)
                else:
                    vault.put_slot(RECOVERY, slot)
                diary.note(c, workspace.world.now(), workspace.user, "rekeyed")
        finally:
            db.close()
        workspace.db.close()
        rekey.commit(folder, (workspace.db.path, workspace.db.key), key)
        return Rekeyed(users, recovery)


def _wrap(old: Vault, new: Vault, known: Mapping[str, Holder], key: FileKey) -> None:
    """Everybody's slot, for the passphrase they have. UserError names who would be left out."""
    users = old.users()
    slots = {name: old.sealed_anew(name, known[name], key) for name in users if name in known}
    if strangers := [name for name in users if slots.get(name) is None]:
        raise UserError(T("vaults.strangers"), users=", ".join(strangers))
    for name, data in slots.items():
        if data is not None:
            new.put_slot(name, data)
