"""One writer a workspace: a lock of the system that a crash releases, and who holds it."""

from __future__ import annotations

import contextlib
import os
import platform
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import World, from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

LOCK, OWNER = "writing.lock", "writing.owner"
LARGEST = 1 << 12


class Owner(msgspec.Struct, frozen=True):
    """Who writes: kept in a second file, because a locked one cannot be read on Windows."""

    user: str
    computer: str
    process: int
    since: str


@contextlib.contextmanager
def writing(folder: Path, user: str, world: World) -> Generator[None]:
    """Be the only writer of a workspace's folder. UserError names who is it already.

    The lock's file stays for ever: to delete it would be a race.
    """
    if not folder.is_dir():  # the lock would make it
        raise UserError(T("models.not_a_workspace"), folder=folder)
    lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
    with atomic_file.telling(folder):
        try:
            lock.acquire()
        except Timeout:
            raise _taken(owner(folder), world) from None
    try:
        me = Owner(user, platform.node(), os.getpid(), utc_text(world.now()))
        _say(folder, me)
        yield
    finally:
        with contextlib.suppress(OSError):
            (folder / OWNER).unlink(missing_ok=True)
        lock.release()


def _say(folder: Path, me: Owner) -> None:
    """A refusal names the folder: the file in it is ours."""
    try:
        atomic_file.write(folder / OWNER, msgspec.json.encode(me))
    except UserError as error:
        raise UserError(error.key, **{**error.values, "file": str(folder)}) from error


def owner(folder: Path) -> Owner | None:
    """Who wrote last without having closed; None when nobody says."""
    try:
        raw = atomic_file.read_bounded(folder / OWNER, LARGEST)
        return msgspec.json.decode(raw, type=Owner)
    except (UserError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _taken(by: Owner | None, world: World) -> UserError:
    """The time as the clock of this computer shows it."""
    try:
        since = from_text(by.since).astimezone(world.now().tzinfo) if by else None
    except ValueError:
        since = None
    if by is None or since is None:
        return UserError(T("models.locked"))
    return UserError(T("models.locked_by"), user=by.user, since=f"{since:%d.%m.%Y %H:%M}")
