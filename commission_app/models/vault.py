"""Who may open the file: a slot each, one for the recovery key, a page on the file."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from commission_app.models.database import FileKey
from commission_app.shared import atomic_file, canonical, crockford
from commission_app.shared.errors import UserError
from commission_app.shared.keys import (
    NotForThisKey,
    identity_from_text,
    recipient_of,
    seal,
    unseal,
)
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.shared.world import World

LEAST = 12  # characters of a passphrase
LOG2N = 17  # cost of a guess: half a second
LARGEST = 1 << 16  # bytes of a slot
FILE_PAGE, RECOVERY, SLOT = "file.page", "recovery", ".slot"
# What every disk takes as a file name; a slot's ending follows the dot of an initial.
_NAME = re.compile(r"(?:[^\W_][\w.\- ]{0,61})?[^\W_]\.?")
_RESERVED = {RECOVERY, "con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2"}

Salt = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Check = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
Cost = Annotated[int, msgspec.Meta(ge=14, le=20)]


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file's key, sealed to what one person knows. `check` finds damage."""

    label: Literal["passphrase", "recovery"]
    log2n: Cost
    salt: Salt
    sealed: bytes
    check: str = ""

    def true_check(self) -> str:
        """SHA-256 of all the rest, its first 64 bits."""
        bare = msgspec.structs.replace(self, check="")
        return hashlib.sha256(canonical.encode(bare)).hexdigest()[:16]


class Holder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """To whom a slot seals the key: for a new key, when nobody's passphrase is at hand.

    Kept inside the encrypted file, never beside it: whoever could write another recipient into
    a slot would be given the next key. `salt` says which slot it belongs to.
    """

    salt: Salt
    recipient: Annotated[str, msgspec.Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]


class FilePage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the file without its key: its salt, and a check of the key."""

    salt: Salt
    check: Check


class Vault:
    """The folder `vault/` of a workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def make(cls, folder: Path, world: World) -> tuple[Vault, FileKey]:
        """A new folder with mode 0700 and no slot yet, and the key that slots will hold."""
        with atomic_file.telling(folder):
            folder.mkdir(mode=0o700)
        vault, key = cls(folder), FileKey(world.random(32), world.random(16))
        page = FilePage(key.salt.hex(), _key_check(key.key))
        vault._write(FILE_PAGE, canonical.encode(page))
        return vault, key

    def users(self) -> list[str]:
        """Who has a slot, by name; UserError when it is no vault."""
        if not self.folder.is_dir():
            raise UserError(T("models.not_a_workspace"), folder=self.folder.parent)
        names = (path.name.removesuffix(SLOT) for path in self.folder.glob(f"*{SLOT}"))
        return sorted(unicodedata.normalize("NFC", n) for n in names if n != RECOVERY)

    def add_user(
        self, user: str, passphrase: str, key: FileKey, world: World, log2n: int = LOG2N
    ) -> Holder:
        """A slot of their own. UserError: a short passphrase, a name taken or no name."""
        user = unicodedata.normalize("NFC", user)
        if not _NAME.fullmatch(user) or user.casefold().rstrip(".") in _RESERVED:
            raise UserError(T("models.user_name"), user=user)
        if user.casefold() in {other.casefold() for other in self.users()}:
            raise UserError(T("models.user_taken"), user=user)
        return self._keep(user, passphrase, key, world, log2n)

    def add_recovery(
        self, key: FileKey, world: World, log2n: int = LOG2N
    ) -> tuple[str, Holder]:
        """Make a recovery key in place of the one before; what is to be printed, once."""
        text = crockford.make_recovery_key(world.random(19))
        typed = crockford.normalise_recovery(text)
        slot, holder = _sealed("recovery", typed, key, world, log2n)
        self._write(f"{RECOVERY}{SLOT}", canonical.encode(slot))
        return text, holder

    def open(self, passphrase: str, user: str | None = None) -> FileKey:
        """The key. UserError: which user, no such user, a wrong passphrase, a damaged slot."""
        return self.enter(passphrase, user)[0]

    def enter(self, passphrase: str, user: str | None = None) -> tuple[FileKey, Holder]:
        """The same, and to whom that slot is sealed."""
        name = self._who(user)
        found = _unsealed(self._slot(name), passphrase, name)
        if found is None:
            raise UserError(T("models.passphrase_wrong"), user=name)
        return self._checked(found[0]), found[1]

    def recover(self, text: str) -> FileKey:
        """The key, by the recovery key on paper. UserError says which group to look at."""
        return self.enter_by_recovery(text)[0]

    def enter_by_recovery(self, text: str) -> tuple[FileKey, Holder]:
        """The same, and to whom that slot is sealed."""
        if not (self.folder / f"{RECOVERY}{SLOT}").exists():
            raise UserError(T("models.recovery_missing"))
        slot, typed = self._slot(RECOVERY), crockford.normalise_recovery(text)
        found = _unsealed(slot, typed, RECOVERY)
        if found is None:
            raise UserError(T("models.recovery_wrong"))
        return self._checked(found[0]), found[1]

    def holds(self, key: FileKey) -> bool:
        """Whether its slots hold this key, as its page says."""
        try:
            return self._checked(key.key) == key
        except UserError:
            return False

    def change_passphrase(
        self, user: str, old: str, new: str, world: World, log2n: int = LOG2N
    ) -> Holder:
        """Rewrite one slot; the file and the other slots stay as they are."""
        return self._keep(self._who(user), new, self.open(old, user), world, log2n)

    def reset_passphrase(
        self, user: str, new: str, key: FileKey, world: World, log2n: int = LOG2N
    ) -> Holder:
        """For somebody who forgot it: with the key that the recovery key gave."""
        return self._keep(self._who(user), new, key, world, log2n)

    def sealed_anew(self, name: str, holder: Holder, key: FileKey) -> bytes | None:
        """This slot with another key in it, for the same passphrase; None when it is another's.

        A slot that is not the one whose holder is known would give the key to a stranger.
        """
        if not (self.folder / f"{name}{SLOT}").exists():
            return None
        slot = self._slot(name)
        if slot.salt != holder.salt:
            return None
        bare = msgspec.structs.replace(slot, sealed=seal(key.key, [holder.recipient]))
        whole = msgspec.structs.replace(bare, check=bare.true_check())
        return canonical.encode(whole)

    def put_slot(self, name: str, data: bytes) -> None:
        """A slot as `sealed_anew` made it."""
        self._write(f"{name}{SLOT}", data)

    def may_go(self, user: str) -> str:
        """The name as the slot has it. UserError: no such user, or the last one."""
        name = self._who(user)
        if len(self.users()) == 1:
            raise UserError(T("models.user_last"), user=name)
        return name

    def remove_user(self, user: str) -> None:
        """Take a slot away; the last one stays. Who knew the key once may still know it."""
        slot = self.folder / f"{self.may_go(user)}{SLOT}"
        with atomic_file.telling(slot):
            slot.unlink()

    def files(self) -> dict[str, bytes]:
        """All of it for a backup: file name → bytes. Nothing in it opens without a secret."""
        names = [FILE_PAGE, *(path.name for path in self.folder.glob(f"*{SLOT}"))]
        return {n: atomic_file.read_bounded(self.folder / n, LARGEST) for n in sorted(names)}

    @classmethod
    def put_back(cls, folder: Path, files: dict[str, bytes]) -> Vault:
        """A vault from a backup, in a new folder; UserError for a foreign name in it."""
        folder.mkdir(mode=0o700)
        vault = cls(folder)
        for name, data in files.items():
            stem = name.removesuffix(SLOT)
            if name != FILE_PAGE and (stem == name or not _NAME.fullmatch(stem)):
                raise UserError(T("models.vault_damaged"), folder=folder)
            vault._write(name, data)
        return vault

    def _who(self, user: str | None) -> str:
        users = self.users()
        if user is None and len(users) != 1:
            raise UserError(T("models.user_choose"), users=", ".join(users))
        name = users[0] if user is None else unicodedata.normalize("NFC", user)
        if name not in users:
            raise UserError(T("models.user_unknown"), user=name, users=", ".join(users))
        return name

    def _keep(
        self, user: str, passphrase: str, key: FileKey, world: World, log2n: int
    ) -> Holder:
        if len(unicodedata.normalize("NFKC", passphrase)) < LEAST:
            raise UserError(T("models.passphrase_short"), least=LEAST)
        slot, holder = _sealed("passphrase", passphrase, key, world, log2n)
        self._write(f"{user}{SLOT}", canonical.encode(slot))
        return holder

    def _slot(self, name: str) -> Slot:
        raw = atomic_file.read_bounded(self.folder / f"{name}{SLOT}", LARGEST)
        try:
            slot = canonical.read(msgspec.json.Decoder(Slot), raw)
        except (ValueError, msgspec.DecodeError):
            raise UserError(T("models.slot_damaged"), user=name) from None
        label = "recovery" if name == RECOVERY else "passphrase"
        if slot.check != slot.true_check() or slot.label != label:
            raise UserError(T("models.slot_damaged"), user=name)
        return slot

    def _checked(self, key: bytes) -> FileKey:
        """The key with the file's salt, when slot and page are of one vault."""
        damaged = UserError(T("models.vault_damaged"), folder=self.folder)
        if not (self.folder / FILE_PAGE).exists():
            raise damaged
        raw = atomic_file.read_bounded(self.folder / FILE_PAGE, LARGEST)
        try:
            page = canonical.read(msgspec.json.Decoder(FilePage), raw)
        except (ValueError, msgspec.DecodeError):
            raise damaged from None
        if not hmac.compare_digest(page.check, _key_check(key)):
            raise UserError(T("models.vault_mixed"), folder=self.folder)
        return FileKey(key, bytes.fromhex(page.salt))

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        atomic_file.write(path, data)
        with atomic_file.telling(path):
            path.chmod(0o600)


def _sealed(
    label: Literal["passphrase", "recovery"],
    text: str,
    key: FileKey,
    world: World,
    log2n: int,
) -> tuple[Slot, Holder]:
    salt = world.random(16)
    recipient = recipient_of(identity_from_text(text, label, salt, log2n))
    slot = Slot(label, log2n, salt.hex(), seal(key.key, [recipient]))
    whole = msgspec.structs.replace(slot, check=slot.true_check())
    return whole, Holder(slot.salt, recipient)


def _unsealed(slot: Slot, text: str, name: str) -> tuple[bytes, Holder] | None:
    """The key; None when the text is not the one. UserError for a slot that holds no key."""
    try:
        identity = identity_from_text(text, slot.label, bytes.fromhex(slot.salt), slot.log2n)
        key = unseal(slot.sealed, identity)
    except NotForThisKey:
        return None
    except ValueError:
        raise UserError(T("models.slot_damaged"), user=name) from None
    if len(key) != 32:
        raise UserError(T("models.slot_damaged"), user=name)
    return key, Holder(slot.salt, recipient_of(identity))


def _key_check(key: bytes) -> str:
    """The first 64 bits of HMAC-SHA-256(key, "check")."""
    return hmac.new(key, b"check", "sha256").hexdigest()[:16]
