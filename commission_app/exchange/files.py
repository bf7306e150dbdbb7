"""A package file is read once into memory: a regular file within the limit, nothing else."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from commission_app.exchange.opening import FILE
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path


def read_package_file(path: Path) -> bytes:
    """All bytes of `path`; UserError when no regular file, too large or not readable."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening: a pipe would wait for ever
            raise UserError(T("exchange.not_a_file"), name=path.name)
        with path.open("rb") as file:
            data = file.read(FILE + 1)
    except OSError as error:
        raise UserError(
            T("exchange.unreadable"), name=path.name, detail=error.strerror
        ) from None
    if len(data) > FILE:
        raise UserError(T("exchange.too_large"), limit=FILE >> 20)
    return data
