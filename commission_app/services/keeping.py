"""Copies are made and brought back; a copy that is brought back is a new device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds.trust import (
    SUCCESSION,
    Succession,
    succession_digest,
)
from commission_app.models import backup, own as owned
from commission_app.models.facts import seasons
from commission_app.models.vault import Vault
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.second import met
from commission_app.services.opening import VAULT, open_copy
from commission_app.shared import atomic_file
from commission_app.shared.keys import Keys

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World

SPACED = timedelta(minutes=15)  # between two automatic backups


@dataclass(frozen=True, slots=True)
class MakeBackup:
    """One file with everything, verified by opening it."""

    folder: Path | None = None
    file: Path | None = None

    def __call__(self, workspace: Workspace) -> Done[Path]:
        path = _make(workspace, self.folder or workspace.backups, "asked")
        if self.file is not None:
            packed = atomic_file.read_bounded(path, backup.LARGEST)
            atomic_file.write(self.file, packed)
            atomic_file.verify_on_medium(self.file, packed)
            path = self.file
        return Done(path, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class AutomaticBackup:
    """A backup after something that would be dear to lose; then old ones are thinned.

    Taking in comes many times in a row: then none where there is a fresh one. An act of its
    own, so that a full disk refuses the copy and never what was done before.
    """

    why: backup.Why

    def __call__(self, workspace: Workspace) -> Done[Path | None]:
        now = workspace.world.now()
        newest = next(iter(backup.listed(workspace.backups)), None)
        fresh = newest is not None and timedelta(0) <= now - newest.made_at < SPACED
        if fresh and self.why == "taken-in":
            return Done(None)
        path = _make(workspace, workspace.backups, self.why)
        backup.thin(workspace.backups)
        return Done(path, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class Restored:
    """The new device and the one whose place it takes."""

    folder: Path
    device: str
    old: str
    recovery_used: bool


@dataclass(frozen=True, slots=True)
class Restore:
    """Make a workspace from a backup, by passphrase or recovery key, as a new device.

    The old one may have gone on, so its keys are never used again: the first fact of the new
    device is a succession that the old key signs for the last time.
    """

    file: Path
    reason: str

    def __call__(
        self, folder: Path, secret: str, world: World, user: str | None = None
    ) -> tuple[Workspace, Restored]:
        def become(copy: Path) -> None:
            old.append(_become_new(open_copy(copy, secret, world, user), self.reason))

        old: list[str] = []
        backup.restore(self.file, folder, lambda vault: vault.open(secret, user), become)
        workspace = open_copy(folder, secret, world, user)
        return workspace, Restored(folder, workspace.device, old[0], recovery_used=False)


@dataclass(frozen=True, slots=True)
class RestoreWithRecoveryKey:
    """The same where the passphrase is lost: the recovery key opens, a new one is set."""

    file: Path
    reason: str
    recovery_key: str
    passphrase: str

    def __call__(
        self, folder: Path, world: World, user: str | None = None
    ) -> tuple[Workspace, Restored]:
        def become(copy: Path) -> None:
            vault = Vault(copy / VAULT)
            name = user or vault.users()[0]
            vault.reset_passphrase(
                name, self.passphrase, vault.recover(self.recovery_key), world
            )
            old.append(_become_new(open_copy(copy, self.passphrase, world, name), self.reason))

        old: list[str] = []
        backup.restore(
            self.file, folder, lambda vault: vault.recover(self.recovery_key), become
        )
        name = user or Vault(folder / VAULT).users()[0]
        workspace = open_copy(folder, self.passphrase, world, name)
        return workspace, Restored(folder, workspace.device, old[0], recovery_used=True)


def _become_new(workspace: Workspace, reason: str) -> str:
    """The device in whose place it stands from now on, closed.

    Done before the copy gets its name: what has one may be worked with, and never as the old.
    """
    with workspace:
        old = workspace.device
        become_new_device(workspace, reason)
        with workspace.act() as act:
            met(act)
    return old


def become_new_device(workspace: Workspace, reason: str) -> None:
    """New keys; for each season a succession, signed by the new key and the old one."""
    old, new = workspace.keys, Keys.make(workspace.world)
    with workspace.db.read() as c:
        known = seasons(c)
    current = workspace.own
    for season in known:
        _select(workspace, msgspec.structs.replace(current, season=season, secret=old.secret))
        with workspace.act() as act:
            last, digest = act.facts.head(old.device)
        if last == 0:
            continue
        _select(workspace, msgspec.structs.replace(current, season=season, secret=new.secret))
        with workspace.act() as act:
            _succeed(act, old, (last, digest), reason)
    _select(workspace, msgspec.structs.replace(current, secret=new.secret))


def _succeed(act: Act, old: Keys, head: tuple[int, str], reason: str) -> None:
    last, digest = head
    said = succession_digest(act.own.season, act.keys.device, old.device, last, digest)
    act.record(
        Succession(
            signing=act.keys.public.signing,
            sealing=act.keys.public.sealing,
            old=old.device,
            last=last,
            digest=digest,
            reason=reason,
            proof=old.sign(SUCCESSION, said).hex(),
        )
    )
    owned.forget(act.c, f"count:packages:{act.own.season}")  # numbers run by device
    act.note("restored", old.device[:16])


def _select(workspace: Workspace, own: owned.Own) -> None:
    """Work on as another device, or in another season."""
    with workspace.db.write() as c:
        owned.keep(c, own)
    workspace.own, workspace.keys = own, Keys(own.secret)


def _make(workspace: Workspace, folder: Path, why: backup.Why) -> Path:
    vault = Vault(workspace.folder / VAULT)
    path = backup.make(workspace.db, vault, folder, workspace.world.now(), why)
    if workspace.hold is not None:  # beside a writer a copy is made all the same
        with workspace.act() as act:
            act.note("backup", path.name)
    return path
