"""The file's form: tables, triggers and the number of the migration that made them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import create_engine

from commission_app.models import tables as t
from commission_app.models.driver import sqlcipher
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection

HEAD = "0002"  # the newest migration; every one before it is in CHAIN
CHAIN = ("0001", "0002")
_VERSION = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def create(c: Connection) -> None:
    """All tables and triggers in an empty file."""
    t.metadata.create_all(c)
    add_triggers(c)
    c.exec_driver_sql(_VERSION)
    c.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def add_triggers(c: Connection) -> None:
    """What migrations may have dropped is there again; what is there stays."""
    for statement in triggers().values():
        c.exec_driver_sql(statement)


def triggers() -> dict[str, str]:
    """Name → SQL. They stop bugs; who holds the key can drop them, and chains find him."""
    return {
        **dict(_grows_only("fact", "id")),
        **dict(_grows_only("diary", "n")),
        "tr_body_no_update": _refuse("tr_body_no_update", "UPDATE ON body"),
        "tr_body_no_delete": _refuse(
            "tr_body_no_delete",
            "DELETE ON body WHEN NOT EXISTS (SELECT 1 FROM destroyed JOIN fact "
            "ON fact.digest = destroyed.digest WHERE fact.id = OLD.fact)",
        ),
        "tr_destroyed_no_delete": _refuse("tr_destroyed_no_delete", "DELETE ON destroyed"),
        "tr_document_no_update": _refuse(
            "tr_document_no_update", "UPDATE ON document WHEN OLD.final = 1"
        ),
        "tr_document_no_delete": _refuse(
            "tr_document_no_delete", "DELETE ON document WHEN OLD.final = 1"
        ),
    }


def version(c: Connection) -> str:
    """The file's migration. UserError: no tables (copied while open), or a newer program's."""
    there = c.exec_driver_sql(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'"
    ).scalar()
    found = (
        c.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if there else ""
    )
    if not found:
        raise UserError(T("models.no_tables"))
    if found not in CHAIN:
        raise UserError(T("models.newer_program"), found=found, known=HEAD)
    return str(found)


def difference(c: Connection) -> list[str]:
    """Names of what in the file is not as this program makes it: changed, missing or added."""
    found, true = shape(c), _true_shape()
    return sorted(
        name for name in found.keys() | true.keys() if found.get(name) != true.get(name)
    )


def orphans(c: Connection) -> set[str]:
    """Names of tables with a row that belongs to another one, which is not there."""
    return {str(row[0]) for row in c.exec_driver_sql("PRAGMA foreign_key_check")}


def shape(c: Connection) -> dict[str, str]:
    """Name of each table, index and trigger → its SQL without the accidents of spacing."""
    rows = c.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {str(name): _plain(str(sql)) for name, sql in rows}


def _true_shape() -> dict[str, str]:
    engine = create_engine("sqlite://", module=sqlcipher)
    try:
        with engine.begin() as c:
            create(c)
            return shape(c)
    finally:
        engine.dispose()


def _plain(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", re.sub(r"\s+", " ", sql.replace('"', ""))).strip()


def _grows_only(table: str, number: str) -> Iterator[tuple[str, str]]:
    for verb in ("UPDATE", "DELETE"):
        name = f"tr_{table}_no_{verb.lower()}"
        yield name, _refuse(name, f"{verb} ON {table}")
    follows = f"tr_{table}_follows"
    yield (
        follows,
        _refuse(
            follows,
            f"INSERT ON {table} WHEN NEW.{number} IS NOT "
            f"(SELECT coalesce(max({number}), 0) + 1 FROM {table})",
        ),
    )


def _refuse(name: str, when: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {when} "
        f"BEGIN SELECT RAISE(ABORT, 'refused: {name}'); END"
    )
