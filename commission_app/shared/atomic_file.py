"""The one place that writes files: whole or not at all, and on the medium when it returns."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from commission_app.shared import unbuffered
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

CHUNK = 1 << 20  # bytes read or written at a time
PIECE = 1 << 18  # bytes after which a slow medium is waited for
MIB = 1 << 20
SPARE = 16 * MIB  # bytes that stay free beside what is about to be written
# A fifo or a device must not hang or be started by opening it; Windows has neither flag.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

# A network share or an old file system that cannot sync a folder.
_UNKNOWN_CALL = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}

# What the surroundings may refuse, and what a person can do about it. Any other error is a bug.
_TOLD = {
    errno.ENOSPC: T("shared.file_no_room"),
    errno.EDQUOT: T("shared.file_no_room"),
    errno.EFBIG: T("shared.file_no_room"),
    errno.EACCES: T("shared.file_not_allowed"),
    errno.EPERM: T("shared.file_not_allowed"),
    errno.EROFS: T("shared.file_read_only"),
    errno.ENOENT: T("shared.file_missing"),
    errno.ENOTDIR: T("shared.file_missing"),
    errno.EISDIR: T("shared.file_not_a_file"),
    errno.ENXIO: T("shared.file_not_a_file"),
    errno.ELOOP: T("shared.file_not_a_file"),
    errno.ENAMETOOLONG: T("shared.file_bad_name"),
    errno.EBUSY: T("shared.file_busy"),
    errno.ETXTBSY: T("shared.file_busy"),
    errno.EIO: T("shared.file_medium_failed"),
    errno.ENODEV: T("shared.file_medium_failed"),
    errno.ESTALE: T("shared.file_medium_failed"),
}
# Windows says some of it only in its own numbers, under EACCES or EINVAL.
_TOLD_BY_WINDOWS = {
    21: T("shared.file_medium_failed"),  # not ready
    23: T("shared.file_medium_failed"),  # a sector does not read
    32: T("shared.file_busy"),  # open elsewhere
    33: T("shared.file_busy"),  # a part is locked
    123: T("shared.file_bad_name"),
    433: T("shared.file_medium_failed"),  # no such device
    1117: T("shared.file_medium_failed"),  # input or output
    1167: T("shared.file_medium_failed"),  # pulled out
}


@contextmanager
def telling(path: Path) -> Generator[None]:
    """Turn what the surroundings refuse about `path` into a UserError; all else stays loud."""
    try:
        yield
    except OSError as error:
        windows = _TOLD_BY_WINDOWS.get(getattr(error, "winerror", 0))
        key = windows or _TOLD.get(error.errno or 0)
        if key is None:
            raise
        raise UserError(key, file=str(path)) from error


def write(
    path: Path,
    data: bytes,
    written: Callable[[], None] = lambda: None,
    moved: Callable[[int], None] | None = None,
) -> None:
    """Put `data` under `path`, durable on return; UserError leaves what was there before.

    Only where the medium fails after the new file got its name, the new one may be there.
    `written` is called when all bytes were given to the system, before the file is durable.
    `moved` is for slow media: it hears after every piece how many bytes are on the medium;
    what it raises ends the writing, and nothing is left.
    """
    with telling(path), _replacing(path) as descriptor:
        if moved is None:
            _write_all(descriptor, data)
        else:
            _write_slowly(descriptor, data, moved)
        written()


def move(source: Path, target: Path) -> None:
    """A file or a folder under another name on the same disk, durable on return; UserError.

    A file takes the place of what was there.
    """
    with telling(target):
        source.replace(target)
        for folder in {source.parent, target.parent}:
            _sync_folder(folder)


def remember(path: Path, data: bytes) -> None:
    """Put `data` under `path`, whole but not yet durable; OSError.

    For what is a help and no record: a power cut may bring back what was there before.
    """
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a regular file; UserError when it is not one or has more than `most`."""
    with telling(path), _regular(path, most) as descriptor:
        return b"".join(_chunks(path, descriptor, most))


def copy_in(source: Path, target: Path, most: int) -> None:
    """Copy a regular file of at most `most` bytes to `target`, whole and durable; UserError."""
    with (
        telling(source),
        _regular(source, most) as reading,
        telling(target),
        _replacing(target) as writing,
    ):
        for chunk in _chunks(source, reading, most):
            _write_all(writing, chunk)


def verify_on_medium(path: Path, data: bytes) -> None:
    """Read `path` back past the system's cache; UserError when it is not exactly `data`."""
    with telling(path):
        if _from_medium(path, len(data)) != data:
            raise UserError(T("shared.file_not_as_written"), file=str(path))


def _from_medium(path: Path, most: int) -> bytes:
    with _regular(path, most) as descriptor:
        if sys.platform == "win32":
            return unbuffered.read(path, most)
        _drop_cache(descriptor)
        return b"".join(_chunks(path, descriptor, most))


def need_room(folder: Path, size: int) -> None:
    """UserError when the disk of an existing `folder` can't take `size` bytes and a spare."""
    with telling(folder):
        free = shutil.disk_usage(folder).free
    if free < size + SPARE:
        needed = -(-(size + SPARE) // MIB)
        raise UserError(
            T("shared.file_no_room_for"), folder=str(folder), needed=needed, free=free // MIB
        )


@contextmanager
def _replacing(path: Path) -> Generator[int]:
    """A new file beside `path` that takes its place when the block ends well, else goes."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)  # left by a power cut
    try:
        descriptor = os.open(part, _NEW, 0o666)
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
        _sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _regular(path: Path, most: int) -> Generator[int]:
    """An open regular file; UserError when it is something else or larger than `most` bytes."""
    if path.is_dir():  # which Windows would call "not allowed"
        raise UserError(T("shared.file_not_a_file"), file=str(path))
    descriptor = os.open(path, _READ)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise UserError(T("shared.file_not_a_file"), file=str(path))
        if about.st_size > most:
            raise _too_large(path, most)
        yield descriptor
    finally:
        os.close(descriptor)


def _chunks(path: Path, descriptor: int, most: int) -> Iterator[bytes]:
    """The file to its end; UserError when it has grown past `most` since it was opened."""
    total = 0
    while chunk := _next(path, descriptor):
        total += len(chunk)
        if total > most:
            raise _too_large(path, most)
        yield chunk


def _next(path: Path, descriptor: int) -> bytes:
    with telling(path):
        return os.read(descriptor, CHUNK)


def _too_large(path: Path, most: int) -> UserError:
    return UserError(T("shared.file_too_large"), file=str(path), most=_size(most))


def _size(size: int) -> str:
    """Bytes as people read them: `512 B`, `3 KiB`, `64 MiB`."""
    if size < 1 << 10:
        return f"{size} B"
    return f"{size >> 10} KiB" if size < MIB else f"{size // MIB} MiB"


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _write_slowly(descriptor: int, data: bytes, moved: Callable[[int], None]) -> None:
    """Piece by piece: the system would take all at once and then be silent for minutes."""
    for start in range(0, len(data), PIECE):
        piece = data[start : start + PIECE]
        _write_all(descriptor, piece)
        os.fsync(descriptor)
        moved(start + len(piece))


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too; Windows does so with the file."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _UNKNOWN_CALL:
                raise
        finally:
            os.close(descriptor)


def _drop_cache(descriptor: int) -> None:
    """Let the next read come from the medium, where the system knows how to be asked."""
    if sys.platform == "linux":
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
