"""Workspaces and encrypted files that are measured in, each one new."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, Any

from commission_app.models import schema
from commission_app.models.database import Database, FileKey, connect
from commission_app.services.founding import NewOffice
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from commission_app.services.workspace import Workspace

    Row = tuple[Any, ...]

KEY = FileKey(b"k" * 32, b"s" * 16)
PASSPHRASE = "a long passphrase"
LOG2N = 10  # of scrypt: a slot's passphrase is not what is measured
_numbers = itertools.count(1)


def new_place(folder: Path, name: str) -> Path:
    """A path that nothing stands at."""
    return folder / f"{name}-{next(_numbers)}"


@contextlib.contextmanager
def office(folder: Path) -> Generator[Workspace]:
    """An office's workspace with a season and rules."""
    new = NewOffice("1000-leaders", practice=True, year=2026)
    place = new_place(folder, "office")
    workspace, _ = new(place, PASSPHRASE, SeededWorld("bench"), LOG2N)
    with workspace:
        yield workspace


def same_file(path: Path, *, keys: bool = True) -> Any:
    """An encrypted file as the program has it, by a raw driver: tables, indexes, triggers.

    Without `keys` a row may be inserted without the fact it belongs to.
    """
    db = Database.make(path, KEY)
    with db.write() as c:
        schema.create(c)
    db.close()
    raw = connect(path, KEY)
    raw.execute(f"PRAGMA foreign_keys={'ON' if keys else 'OFF'}")
    return raw


def bare_file(path: Path, tables: Sequence[tuple[str, str]]) -> Any:
    """An encrypted file with only these STRICT tables: name, columns with the primary key."""
    Database.make(path, KEY).close()
    raw = connect(path, KEY)
    for name, columns in tables:
        raw.execute(f"CREATE TABLE {name} ({columns}) STRICT")
    return raw


def insert(raw: Any, table: str, rows: Sequence[Row]) -> None:
    """As few words as a program can say it in."""
    if rows:
        places = ",".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def insert_all(raw: Any, tables: dict[str, list[Row]]) -> None:
    """One transaction, on the disk when it returns."""
    raw.execute("BEGIN IMMEDIATE")
    for table, rows in tables.items():
        insert(raw, table, rows)
    raw.execute("COMMIT")
