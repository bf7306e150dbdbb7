"""A new key for the file: what somebody knew or copied before opens nothing any more."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.models import holders, rekey
from commission_app.models.database import Database
from commission_app.models.vault import LOG2N, RECOVERY
from commission_app.services import marker
from commission_app.services.act import Act
from commission_app.services.four_eyes.second import Slots, required, told, told_if_on
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.older_backups import OldKeys, Renewed, renew
from commission_app.services.vaults.people import vault_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from commission_app.models.database import FileKey
    from commission_app.models.vault import Holder, Vault
    from commission_app.services.four_eyes.second import Second
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """`recovery_key`: "" where the one in the envelope goes on being valid."""

    users: tuple[str, ...]
    recovery_key: str = field(repr=False)
    backups: Renewed


@dataclass(frozen=True, slots=True)
class Rekey:
    """Encrypt everything anew; every person's passphrase stays what it is.

    Older slots do not open the new file, and the backups beside it are sealed anew to those who
    are here. Nobody else may have it open, not even to read.
    """

    passphrase: str = field(repr=False)
    user: str | None = None
    new_recovery: bool = False  # also where the one in the envelope could stay
    second: Second | None = (
        None  # for a new recovery key, while two pairs of eyes are asked for
    )

    def __call__(self, folder: Path, world: World, log2n: int = LOG2N) -> Rekeyed:
        return _Renewal(self, "", log2n)(folder, world)


@dataclass(frozen=True, slots=True)
class RemoveUser:
    """A person's slot goes and the file gets a new key, both in one step or neither.

    What this person copied shows what was until then. No slot of it opens the new file, nor a
    backup beside it, and it is given no new key when the person comes back one day.
    """

    own: str = field(repr=False)
    name: str
    user: str | None = None

    def __call__(self, folder: Path, world: World, log2n: int = LOG2N) -> Rekeyed:
        name = unicodedata.normalize("NFC", self.name.strip())
        return _Renewal(Rekey(self.own, self.user), name, log2n)(folder, world)


@dataclass(frozen=True, slots=True)
class _Renewal:
    """One new key; `leaving`: who gets no slot for it."""

    asked: Rekey
    leaving: str
    log2n: int

    def __call__(self, folder: Path, world: World) -> Rekeyed:
        user, word = self.asked.user, self.asked.passphrase
        with open_workspace(folder, word, world, user=user) as workspace:
            try:
                if self.leaving:
                    _may_leave(workspace, self.leaving)
                return self._renew(workspace)
            finally:
                rekey.abandon(folder)

    def _renew(self, workspace: Workspace) -> Rekeyed:
        old, folder = vault_of(workspace), workspace.folder
        with workspace.db.read() as c:
            known = holders.known(c)
        users = tuple(name for name in old.users() if name != self.leaving)
        vault, db = rekey.begin(folder, workspace.db, workspace.world)
        key, recovery = db.key, ""
        try:
            _wrap(old, vault, {name: known.get(name) for name in users}, key)
            envelope = known.get(RECOVERY)
            slot = old.sealed_anew(RECOVERY, envelope, key) if envelope else None
            with db.write() as c:
                act = Act(c, workspace.own, workspace.keys, workspace.world, workspace.user)
                if slot is None or self.asked.new_recovery:
                    recovery = self._new_envelope(
                        act, Slots(old, workspace.db.key), (vault, key)
                    )
                else:
                    vault.put_slot(RECOVERY, slot)
                self._told(act)
                act.finish()
        finally:
            db.close()
        workspace.db.close()
        rekey.commit(folder, (workspace.db.path, workspace.db.key), key)
        if act.last and not act.own.label:
            marker.remember(act.keys.device, act.own.season, act.last)
        return Rekeyed(users, recovery, self._backups(workspace, key))

    def _new_envelope(self, act: Act, slots: Slots, new: tuple[Vault, FileKey]) -> str:
        word = required(act, slots, self.asked.second)
        vault, key = new
        recovery, holder = vault.add_recovery(key, act.world, self.log2n)
        holders.learn(act.c, RECOVERY, holder)
        act.note("recovery.renewed")
        told(act, word, "recovery")
        return recovery

    def _told(self, act: Act) -> None:
        if self.leaving:
            holders.remove(act.c, self.leaving)
            act.note("user.removed", self.leaving)
            told_if_on(act, "removed", self.leaving)
        act.note("rekeyed")

    def _backups(self, workspace: Workspace, key: FileKey) -> Renewed:
        """Those beside the workspace; one that cannot be renewed hinders nothing."""
        new = Database(workspace.db.path, key)
        try:
            with new.read() as c:
                here = holders.said(c)
        finally:
            new.close()
        keys = OldKeys((workspace.db.key,), self.asked.passphrase, workspace.user)
        return renew(workspace.backups, (vault_of(workspace), key), keys, here)


def _may_leave(workspace: Workspace, name: str) -> None:
    """UserError: nobody removes oneself, and the last one stays."""
    with workspace.act() as act:
        require_office(act)
    vault = vault_of(workspace)
    if name == workspace.user and len(vault.users()) > 1:
        raise UserError(T("vaults.not_oneself"), user=name)
    vault.may_go(name)


def _wrap(old: Vault, new: Vault, known: Mapping[str, Holder | None], key: FileKey) -> None:
    """Everybody's slot, for the passphrase they have. UserError names who would be left out."""
    slots = {
        name: old.sealed_anew(name, holder, key) if holder else None
        for name, holder in known.items()
    }
    if strangers := [name for name, data in slots.items() if data is None]:
        raise UserError(T("vaults.strangers"), users=", ".join(strangers))
    for name, data in slots.items():
        if data is not None:
            new.put_slot(name, data)
