"""People with a key to this workspace: each has a name and a passphrase of their own."""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import diary, holders
from commission_app.models.vault import LOG2N, RECOVERY, Vault
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.rule import is_on
from commission_app.services.four_eyes.second import Second, Slots, required, told
from commission_app.services.opening import VAULT
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One person who may open the workspace."""

    name: str
    me: bool
    known: bool  # opened it since the program keeps to whom a slot is sealed
    counts: bool  # may be one of two, while two are asked for
    opened: datetime | None  # for writing, the last time


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """All of them, by name."""

    shows: ClassVar[Changes] = Changes.DIARY

    def __call__(self, workspace: Workspace) -> tuple[KeyHolder, ...]:
        zone = workspace.world.now().tzinfo
        with workspace.read() as now:
            last, known = diary.last_by(now.c, "unlocked"), holders.known(now.c)
            eyes, on = holders.eyes(now.c), is_on(now.facts)
        return tuple(
            KeyHolder(
                name,
                name == workspace.user,
                name in known,
                not on or name in eyes,
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
    second: Second | None = None  # while two pairs of eyes are asked for

    def __call__(self, workspace: Workspace, log2n: int = LOG2N) -> Done[None]:
        vault, name = vault_of(workspace), unicodedata.normalize("NFC", self.name.strip())
        with workspace.act() as act:
            require_office(act)
            confirm(workspace, self.own)
            word = required(act, Slots.of(workspace), self.second)
            holder = vault.add_user(name, self.passphrase, workspace.db.key, act.world, log2n)
            with _taken_back(vault, name):
                holders.learn(act.c, name, holder)
                if word is not None:
                    holders.trust(act.c, name)
                act.note("user.added", name)
                told(act, word, "added", name)
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class ConfirmUser:
    """Somebody who is here already may be one of two from now on, as two others say.

    Whoever was here when two people began with the rule counts only after that, and so does
    whose passphrase was set with the recovery key: anybody may have held the envelope.
    """

    own: str = field(repr=False)
    name: str
    second: Second | None = None

    def __call__(self, workspace: Workspace) -> Done[None]:
        name = unicodedata.normalize("NFC", self.name.strip())
        with workspace.act() as act:
            require_office(act)
            confirm(workspace, self.own)
            word = required(act, Slots.of(workspace), self.second)
            if word is None or name in holders.eyes(act.c):
                raise UserError(T("eyes.counts_already"), user=name)
            if name not in vault_of(workspace).users() or name not in holders.known(act.c):
                raise UserError(T("eyes.opens_first"), user=name)
            holders.trust(act.c, name)
            act.note("user.confirmed", name)
            told(act, word, "confirmed", name)
        return Done(None, Changes.DIARY | Changes.SITTING)


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
            holders.renew(act.c, workspace.user, holder)
            act.note("passphrase.changed")
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class NewRecoveryKey:
    """A recovery key in place of the one before, which opens nothing any more; shown once."""

    own: str = field(repr=False)
    second: Second | None = None  # while two pairs of eyes are asked for

    def __call__(self, workspace: Workspace, log2n: int = LOG2N) -> Done[str]:
        vault = vault_of(workspace)
        with workspace.act() as act:
            confirm(workspace, self.own)
            word = required(act, Slots.of(workspace), self.second)
            text, holder = vault.add_recovery(workspace.db.key, act.world, log2n)
            holders.learn(act.c, RECOVERY, holder)
            act.note("recovery.renewed")
            told(act, word, "recovery")
        return Done(text, Changes.DIARY)


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
