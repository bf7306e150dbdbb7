"""A package file is read once into memory: a regular file within the limit, nothing else."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from commission_app.exchange.opening import FILE
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path


class TooLargeError(UserError):
    """No package is so large; what was read of it is known by size and digest."""

    def __init__(self, size: int, data: bytes) -> None:
        super().__init__(T("exchange.too_large"), limit=FILE >> 20)
        self.size, self.read = max(size, len(data)), len(data)
        self.sha256 = hashlib.sha256(data).hexdigest()


def read_package_file(path: Path) -> bytes:
    """All bytes of `path`; UserError when no regular file, too large or not readable."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening, which may start a device
            raise UserError(T("exchange.not_a_file"), name=path.name)
        with open(path, "rb", opener=_unwaiting) as file:
            seen = os.fstat(file.fileno())
            if not stat.S_ISREG(seen.st_mode):  # put there in between
                raise UserError(T("exchange.not_a_file"), name=path.name)
            data = file.read(FILE + 1)
    except OSError as error:
        round_about = error.errno == errno.ELOOP  # links that lead to one another
        key = T("exchange.not_a_file") if round_about else T("exchange.unreadable")
        raise UserError(key, name=path.name) from None
    if len(data) > FILE:
        raise TooLargeError(seen.st_size, data)
    return data


def _unwaiting(path: str, flags: int) -> int:
    """A pipe would wait for ever for somebody who writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
