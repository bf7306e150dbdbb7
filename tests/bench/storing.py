"""What the cipher costs: the same rows into an encrypted and into a plain file."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Figure, paired
from tests.bench.places import bare_file, insert_all, new_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.measure import Work

COLUMNS = "fact INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL"
BATCHES, ROWS, SIZE = 40, 430, 900


def figures(folder: Path) -> list[Figure]:
    """Facts of 40 packages, a commit each."""
    batches = [
        {
            "fact": [
                (n, f"{n:064x}", n.to_bytes(4, "big") * (SIZE // 4))
                for n in range(batch * ROWS + 1, (batch + 1) * ROWS + 1)
            ]
        }
        for batch in range(BATCHES)
    ]
    with contextlib.ExitStack() as stack:

        def into(raw: Any) -> Work:
            stack.enter_context(contextlib.closing(raw))
            return lambda: [insert_all(raw, batch) for batch in batches]

        def encrypted() -> Work:
            return into(bare_file(new_place(folder, "encrypted"), [("fact", COLUMNS)]))

        def plain() -> Work:
            raw = sqlite3.connect(new_place(folder, "plain"), isolation_level=None)
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute("PRAGMA wal_autocheckpoint=4000")
            raw.execute(f"CREATE TABLE fact ({COLUMNS}) STRICT")
            return into(raw)

        what = f"{BATCHES * ROWS} facts into an encrypted file, {BATCHES} commits"
        return [paired(what, encrypted, ("the same into a plain file", plain))]
