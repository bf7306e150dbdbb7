"""Triggers and the form of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import DBAPIError

from commission_app.models import diary, files, schema, tables as t
from commission_app.models.database import insert_many
from commission_app.models.driver import DriverError
from commission_app.models.facts import Facts
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld
from tests.support.history import Cast

if TYPE_CHECKING:
    from commission_app.models.database import Connection, Database


def filled(db: Database) -> None:
    cast, world = Cast(), SeededWorld("w")
    with db.write() as c:
        Facts(c, cast.founder.season).apply(cast.facts)
        diary.note(c, world.now(), "u", "opened")
        files.keep(c, files.NewDocument("s", "protocol", "p.pdf", "", b"%PDF", ""))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE fact SET kind = 'other'",
        "DELETE FROM fact WHERE id = 1",
        "INSERT OR REPLACE INTO fact SELECT * FROM fact WHERE id = 1",
        "INSERT INTO fact SELECT id + 100, season, substr(digest, 2) || 'a', device, n, prev, "
        "kind, about, header, signature FROM fact WHERE id = 1",
        "UPDATE diary SET what = 'other'",
        "DELETE FROM diary",
        "INSERT OR REPLACE INTO diary SELECT * FROM diary WHERE n = 1",
        "INSERT INTO diary SELECT n + 7, at, offset, user, what, about, prev, hash FROM diary",
        "UPDATE body SET bytes = x'00'",
        "DELETE FROM body",
        "INSERT OR REPLACE INTO body SELECT * FROM body",
        "UPDATE document SET bytes = x'00'",
        "DELETE FROM document",
    ],
)
def test_what_grows_only_refuses_every_other_change(db: Database, sql: str) -> None:
    filled(db)
    with pytest.raises(DBAPIError, match="refused: tr_"), db.write() as c:
        c.exec_driver_sql(sql)


def test_a_row_of_a_wrong_type_is_refused(db: Database) -> None:
    with pytest.raises(DriverError, match="cannot store TEXT"), db.write() as c:
        insert_many(c, t.report, [(1, "", "", "", "text")])


def test_a_row_without_its_fact_is_refused(db: Database) -> None:
    with pytest.raises(DriverError, match="FOREIGN KEY"), db.write() as c:
        insert_many(c, t.sheet, [(77, "L1", "m1", "sealed")])


def test_a_new_file_has_the_form_of_this_program(db: Database) -> None:
    with db.read() as c:
        assert schema.version(c) == schema.HEAD
        assert schema.difference(c) == []


def altered(c: Connection, sql: str) -> list[str]:
    c.exec_driver_sql(sql)
    return schema.difference(c)


def test_a_dropped_trigger_is_named(db: Database) -> None:
    with db.write() as c:
        assert altered(c, "DROP TRIGGER tr_fact_no_update") == ["tr_fact_no_update"]


def test_a_changed_trigger_is_named(db: Database) -> None:
    with db.write() as c:
        c.exec_driver_sql("DROP TRIGGER tr_fact_no_update")
        hollow = "CREATE TRIGGER tr_fact_no_update BEFORE UPDATE ON fact BEGIN SELECT 1; END"
        assert altered(c, hollow) == ["tr_fact_no_update"]


def test_an_added_table_is_named(db: Database) -> None:
    with db.write() as c:
        assert altered(c, "CREATE TABLE other (n INTEGER)") == ["other"]


def version_after(db: Database, sql: str) -> str:
    with db.write() as c:
        c.exec_driver_sql(sql)
        return schema.version(c)


def test_a_file_of_a_newer_program_is_refused(db: Database) -> None:
    with pytest.raises(UserError) as caught:
        version_after(db, "UPDATE alembic_version SET version_num = '9999'")
    assert caught.value.key == "models.newer_program"


def test_a_file_without_tables_is_refused(db: Database) -> None:
    with pytest.raises(UserError) as caught:
        version_after(db, "DROP TABLE alembic_version")
    assert caught.value.key == "models.no_tables"
