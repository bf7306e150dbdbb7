"""Bring an older file to this program's form: all of it or nothing, after a verified backup."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import QueuePool, create_engine, event

from commission_app.models import schema
from commission_app.models.database import connect, environment
from commission_app.models.driver import sqlcipher
from commission_app.shared.atomic_file import need_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.models.database import Connection, Database, FileKey

SCRIPTS = Path(__file__).parent / "migrations"
ROOM = 3  # times the file's size, for the file itself, its journal and the backup


def bring_up_to_date(db: Database, before: Callable[[], object]) -> bool:
    """Migrate an older file; whether there was something to do. `before` makes the backup.

    UserError for a file of a newer program. Nobody else may have the file open.
    """
    with db.read() as c:
        if schema.version(c) == schema.HEAD:
            return False
    need_room(db.path.parent, ROOM * db.path.stat().st_size)
    before()
    upgrade(db.path, db.key)
    return True


def upgrade(path: Path, key: FileKey, revision: str = "head") -> None:
    """Run what is missing in one transaction; RuntimeError when the outcome is not whole."""
    with environment(path), contextlib.closing(connect(path, key)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")  # no-op inside a transaction, so before BEGIN
        engine = create_engine(
            "sqlite+pysqlite:///",
            module=sqlcipher,
            creator=lambda: raw,
            poolclass=QueuePool,
            pool_size=1,
            hide_parameters=True,
        )
        event.listen(engine, "begin", _begin)
        with engine.begin() as c:
            _steps(c, revision)
            schema.add_triggers(c)  # recreating a table drops them without a word
            _whole(c)
        engine.dispose()


def _begin(c: Connection) -> None:
    c.exec_driver_sql("BEGIN IMMEDIATE")


def _steps(c: Connection, revision: str) -> None:
    """Each step and its record, in the transaction that is open."""
    scripts = ScriptDirectory(str(SCRIPTS))
    context = MigrationContext.configure(c, opts={"render_as_batch": True})
    now = context.get_current_revision() or "base"
    with Operations.context(context):
        for step in reversed(list(scripts.iterate_revisions(revision, now))):
            step.module.upgrade()
            context.stamp(scripts, step.revision)


def _whole(c: Connection) -> None:
    checks: dict[str, Any] = {
        "foreign keys": schema.orphans(c),
        "integrity": [
            row for row in c.exec_driver_sql("PRAGMA integrity_check").scalars() if row != "ok"
        ],
        "form": schema.difference(c),
    }
    if wrong := [name for name, found in checks.items() if found]:
        raise RuntimeError(f"after migration: {wrong}")
