"""A workspace's database without its encryption, which takes a tenth of the room, and back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from commission_app.models.driver import sqlcipher

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.models.database import FileKey


def _raw(key: FileKey) -> str:
    return f"\"x'{key.key.hex()}{key.salt.hex()}'\""


def export(file: Path, key: FileKey, plain: Path) -> None:
    """The encrypted database `file` as the plain one `plain`."""
    with contextlib.closing(sqlcipher.connect(str(file), isolation_level=None)) as c:
        c.execute(f"PRAGMA key={_raw(key)}")
        c.execute("ATTACH ? AS other KEY ''", (str(plain),))
        c.execute("SELECT sqlcipher_export('other')")
        c.execute("DETACH other")


def encrypt(plain: Path, key: FileKey, file: Path) -> None:
    """The plain database as an encrypted one, as it was before."""
    with contextlib.closing(sqlcipher.connect(str(plain), isolation_level=None)) as c:
        c.execute(f"ATTACH ? AS other KEY {_raw(key)}", (str(file),))
        c.execute("SELECT sqlcipher_export('other')")
        c.execute("DETACH other")
