"""People with a key to this workspace: each has a name and a passphrase of their own."""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import diary, holders
from commission_app.models.vault import LOG2N, RECOVERY, Vault
from commission_app.services.changes import Changes, Done
from commission_app.services.opening import VAULT
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One person who may open the workspace."""

    name: str
    me: bool
    known: bool  # opened it since the program keeps to whom a slot is sealed
    opened: datetime | None  # for writing, the last time


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """All of them, by name."""

    shows: ClassVar[Changes] = Changes.DIARY

    def __call__(self, workspace: Workspace) -> tuple[KeyHolder, ...]:
        zone = workspace.world.now().tzinfo
        with workspace.read() as now:
            last, known = diary.last_by(now.c, "unlocked"), holders.known(now.c)
        return tuple(
            KeyHolder(
                name,
                name == workspace.user,
                name in known,
                from_text(last[name]).astimezone(zone) if name in last else None,
            )
            for name in vault_of(workspace).users()
        )


@dataclass(frozen=True, slots=True)
class AddUser:
    """One more person at an office, with a passphrase that only they know."""

    own: str = field(repr=False)  # the passphrase of who adds
    name: str
    passphrase: str = field(repr=False)

    def __call__(self, workspace: Workspace, log2n: int = LOG2N) -> Done[None]:
        vault, name = vault_of(workspace), unicodedata.normalize("NFC", self.name.strip())
        with workspace.act() as act:
            require_office(act)
            confirm(workspace, self.own)
            holder = vault.add_user(name, self.passphrase, workspace.db.key, act.world, log2n)
            with _taken_back(vault, name):
                holders.learn(act.c, name, holder)
                act.note("user.added", name)
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class RemoveUser:
    """A person's slot goes, and does not open again when somebody brings it back.

    What this person knew they may still know: a new file key is another act, `Rekey`.
    """

    own: str = field(repr=False)
    name: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        vault, name = vault_of(workspace), unicodedata.normalize("NFC", self.name)
        with workspace.act() as act:
            require_office(act)
            confirm(workspace, self.own)
            if name == workspace.user and len(vault.users()) > 1:
                raise UserError(T("vaults.not_oneself"), user=name)
            vault.may_go(name)
            holders.remove(act.c, name)
            act.note("user.removed", name)
        vault.remove_user(name)
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """One's own; the file and the other slots stay as they are."""

    old: str = field(repr=False)
    new: str = field(repr=False)

    def __call__(self, workspace: Workspace, log2n: int = LOG2N) -> Done[None]:
        with workspace.act() as act:
            holder = vault_of(workspace).change_passphrase(
                workspace.user, self.old, self.new, act.world, log2n
            )
            holders.learn(act.c, workspace.user, holder)
            act.note("passphrase.changed")
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """A recovery key in place of the one before, which opens nothing any more; shown once."""

    own: str = field(repr=False)

    def __call__(self, workspace: Workspace, log2n: int = LOG2N) -> Done[str]:
        with workspace.act() as act:
            confirm(workspace, self.own)
            text = renew_recovery(workspace, act, log2n)
        return Done(text, Changes.DIARY)


def renew_recovery(workspace: Workspace, act: Act, log2n: int = LOG2N) -> str:
    """The new recovery key, to be shown once."""
    vault = vault_of(workspace)
    text, holder = vault.add_recovery(workspace.db.key, act.world, log2n)
    holders.learn(act.c, RECOVERY, holder)
    act.note("recovery.renewed")
    return text


def vault_of(workspace: Workspace) -> Vault:
    """Its slots."""
    return Vault(workspace.folder / VAULT)


def confirm(workspace: Workspace, passphrase: str) -> None:
    """It is the person who opened it, and not who came to a desk left open. UserError."""
    vault_of(workspace).open(passphrase, workspace.user)


@contextlib.contextmanager
def _taken_back(vault: Vault, name: str) -> Generator[None]:
    """A slot that its transaction did not come to know goes again."""
    try:
        yield
    except BaseException:
        vault.remove_user(name)
        raise
