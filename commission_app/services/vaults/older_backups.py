"""Older backups beside the workspace are sealed to those who are here, and to nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.models import backup, holders, resealing
from commission_app.models.vault import RECOVERY
from commission_app.services.changes import Changes, Done
from commission_app.services.vaults.people import confirm, vault_of
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.models.database import Connection, FileKey
    from commission_app.models.vault import Vault
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Left:
    """One that stayed as it was: who opens it, with the passphrases of its time, and why."""

    path: Path
    users: tuple[str, ...]
    why: UserError


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of them; those that were of now already are in neither."""

    done: tuple[Path, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class OldKeys:
    """What may open an older one: keys that are known, else a person's passphrase."""

    keys: tuple[FileKey, ...]
    passphrase: str = field(repr=False)
    user: str

    def of(self, vault: Vault) -> FileKey:
        """Its key. UserError."""
        known = next((key for key in self.keys if vault.holds(key)), None)
        return known or vault.open(self.passphrase, self.user)


@dataclass(frozen=True, slots=True)
class RenewBackups:
    """After a passphrase, the recovery key or a person changed: older backups follow."""

    own: str = field(repr=False)

    def __call__(self, workspace: Workspace) -> Done[Renewed]:
        vault, key = vault_of(workspace), workspace.db.key
        confirm(workspace, self.own)
        with workspace.act() as act:
            here = holders.said(act.c)
            keys = OldKeys((key,), self.own, workspace.user)
            found = renew(workspace.backups, (vault, key), keys, here)
            if found.done:
                act.note("backups.renewed", str(len(found.done)))
        return Done(found, Changes.DIARY)


def renew(
    folder: Path, now: tuple[Vault, FileKey], keys: OldKeys, here: dict[str, bytes]
) -> Renewed:
    """Seal those of a folder anew; `here`: whose the slots of now are."""

    def bring(c: Connection) -> None:
        holders.bring(c, here)

    vault, _ = now
    files = vault.files()
    done: list[Path] = []
    left: list[Left] = []
    for path in sorted(folder.glob(f"*{backup.SUFFIX}")):
        head = backup.glance(path)
        if head is not None and resealing.is_of(head, files):
            continue
        try:
            resealing.reseal(path, keys.of, now, bring)
            done.append(path)
        except UserError as error:
            users = resealing.users_of(head) - {RECOVERY} if head else set[str]()
            left.append(Left(path, tuple(sorted(users)), error))
    return Renewed(tuple(done), tuple(left))
