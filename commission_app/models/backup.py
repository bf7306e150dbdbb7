"""Backups: one file each, which holds the vault's slots and the encrypted database."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

import msgspec

from commission_app.models import diary, schema, thinning
from commission_app.models.database import Database, FileKey, connect, environment
from commission_app.models.vault import Vault
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from datetime import datetime
    from pathlib import Path

    from commission_app.models.database import Connection

MAGIC = b"commission-backup-1\n"
HEAD_LARGEST = 1 << 21
LARGEST = 1 << 31  # bytes of a backup; a season has some 50 MB
SUFFIX = ".backup"
DATABASE, VAULT = "commission.db", "vault"


Why = Literal["", "asked", "taken-in", "day", "migration", "rekey"]


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First line of a backup."""

    made_at: str  # UTC
    version: str  # of the file's form
    diary: tuple[int, str]  # number and hash of its last line
    size: int  # of the database, bytes
    sha256: str
    vault: dict[str, bytes]
    why: Why = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on a disk."""

    path: Path
    made_at: datetime


def make(
    db: Database, vault: Vault, folder: Path, made_at: datetime, why: Why = "asked"
) -> Path:
    """Write and verify a copy of the whole workspace while work goes on; its path.

    The copy is opened with the key and every page checked before it is packed, and what was
    packed is read back from the medium. Blocks for about 10 ms a megabyte. UserError: no room,
    or a copy that is not sound; then there is none.
    """
    with atomic_file.telling(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    atomic_file.need_room(folder, 2 * db.path.stat().st_size)
    stamp = utc_text(made_at)
    target = folder / f"{stamp.replace(':', '').replace('.', '-')}{SUFFIX}"
    with atomic_file.telling(folder), scratch(folder / "copy.tmp") as copy:
        copy_to(db, copy)
        version, head = verify(copy, db.key)
        data = atomic_file.read_bounded(copy, LARGEST)
    packed = pack(Head(stamp, version, head, 0, "", vault.files(), why), data)
    atomic_file.write(target, packed)
    try:
        with atomic_file.telling(target):
            target.chmod(0o600)
        atomic_file.verify_on_medium(target, packed)
    except UserError:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return target


def pack(head: Head, data: bytes) -> bytes:
    """The file; how long its database is and what it hashes to is filled in."""
    digest = hashlib.sha256(data).hexdigest()
    whole = msgspec.structs.replace(head, size=len(data), sha256=digest)
    return MAGIC + msgspec.json.encode(whole) + b"\n" + data


def copy_to(db: Database, target: Path) -> None:
    """All pages at once: page by page, a busy writer would make it start again for ever."""
    with (
        environment(target),
        contextlib.closing(connect(db.path, db.key)) as source,
        contextlib.closing(connect(target, db.key, mode="rwc")) as copy,
    ):
        target.chmod(0o600)
        source.backup(copy, pages=-1)


def verify(path: Path, key: FileKey) -> tuple[str, tuple[int, str]]:
    """Every page and the form of a database; its version and its diary's head. UserError."""
    db = Database(path, key)
    try:
        with db.read() as c:
            _sound(c, path)
            return schema.version(c), diary.head(c)
    finally:
        db.close()


def _sound(c: Connection, path: Path) -> None:
    wrong = c.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    if not wrong:  # a page that fails there would only raise here
        found = c.exec_driver_sql("PRAGMA quick_check").scalars().all()
        wrong = [row for row in found if row != "ok"]
    if wrong:
        raise UserError(T("models.damaged"), path=path)


def read_head(path: Path) -> Head:
    """What a backup says of itself; UserError when it is none."""
    return read(path)[0]


def glance(path: Path) -> Head | None:
    """What a backup says of itself, when all of it is there; its bytes are not looked at."""
    try:
        with path.open("rb") as file:
            magic, first = file.readline(len(MAGIC)), file.readline(HEAD_LARGEST)
        head = msgspec.json.decode(first, type=Head)
        whole = len(magic) + len(first) + head.size == path.stat().st_size
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return head if magic == MAGIC and whole else None


def restore(
    path: Path,
    folder: Path,
    unlock: Callable[[Vault], FileKey],
    become: Callable[[Path], object] = lambda _: None,
) -> None:
    """Make `folder` anew from a backup, after every check; nothing is left on a refusal.

    `unlock` opens the backup's own vault, by passphrase or recovery key. `become` makes of the
    copy what it is to be, before it has its name: there is never half of that. UserError.
    """
    if folder.exists():
        raise UserError(T("models.restore_exists"), folder=folder)
    head, data = read(path)
    atomic_file.need_room(folder.parent, 2 * len(data))
    part = folder.with_name(f"{folder.name}.restoring")
    with _new_folder(part), atomic_file.telling(part):
        vault = Vault.put_back(part / VAULT, head.vault)
        key = unlock(vault)
        atomic_file.write(part / DATABASE, data)
        (part / DATABASE).chmod(0o600)
        if verify(part / DATABASE, key) != (head.version, head.diary):
            raise UserError(T("models.backup_damaged"), path=path)
        become(part)
        atomic_file.move(part, folder)


def read(path: Path) -> tuple[Head, bytes]:
    """What a backup says of itself, and its database; UserError when not all of it is whole."""
    raw = atomic_file.read_bounded(path, LARGEST)
    if not raw.startswith(MAGIC):
        raise UserError(T("models.not_a_backup"), path=path)
    end = raw.find(b"\n", len(MAGIC), len(MAGIC) + HEAD_LARGEST)
    try:
        head = msgspec.json.decode(raw[len(MAGIC) : end], type=Head) if end > 0 else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        head = None
    data = raw[end + 1 :]
    if head is None or (len(data), hashlib.sha256(data).hexdigest()) != (
        head.size,
        head.sha256,
    ):
        raise UserError(T("models.backup_damaged"), path=path)
    return head, data


@contextlib.contextmanager
def _new_folder(folder: Path) -> Generator[None]:
    """A folder that goes again, with all that is in it, when the block ends badly."""
    with atomic_file.telling(folder):
        _remove(folder)  # left by a power cut
        folder.mkdir(mode=0o700)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):  # the next try removes it
            _remove(folder)
        raise


@contextlib.contextmanager
def scratch(path: Path) -> Generator[Path]:
    """A name for a copy, which is encrypted too; it is gone afterwards."""
    beside = [path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm", "-journal")]
    for one in beside:
        one.unlink(missing_ok=True)
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):  # the next copy removes it
            for one in beside:
                one.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def listed(folder: Path) -> list[Backup]:
    """The backups of a folder, newest first; what does not say when it was made is left out."""
    found = list[Backup]()
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            found.append(Backup(path, _moment(path)))
    return sorted(found, key=lambda b: b.made_at, reverse=True)


def thin(folder: Path, most: int = thinning.MOST) -> list[Path]:
    """Delete what is not to be kept; the paths that went.

    What does not say what is in it, or is not all there, is neither counted nor deleted: a
    person looks at it. The newest that stay are read to their end first, so that what is
    deleted is never all that would have opened.
    """
    found = {
        thinning.Copy(one.made_at, head.diary[0], one.path.stat().st_size): one.path
        for one in listed(folder)
        if (head := glance(one.path)) is not None
    }
    stay = thinning.kept(found, most)
    gone = [path for copy, path in found.items() if copy not in stay]
    if not gone or not _sound_ones(found[copy] for copy in sorted(stay, key=_by_content)):
        return []
    with atomic_file.telling(folder):
        for path in gone:
            path.unlink()
    return gone


def _by_content(copy: thinning.Copy) -> tuple[int, datetime]:
    return -copy.line, copy.moment


def _sound_ones(paths: Iterable[Path]) -> bool:
    """Whether one of the newest is what it was when it was verified, byte by byte."""
    for path in islice(paths, thinning.NEWEST):
        with contextlib.suppress(UserError):
            read(path)
            return True
    return False


def _moment(path: Path) -> datetime:
    """From a name such as `2026-09-29T091403-120Z.backup`; ValueError."""
    day, _, rest = path.name.removesuffix(SUFFIX).partition("T")
    time, _, part = rest.removesuffix("Z").partition("-")
    return from_text(f"{day}T{time[:2]}:{time[2:4]}:{time[4:6]}.{part}+00:00")
