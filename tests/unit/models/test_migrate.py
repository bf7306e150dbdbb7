"""Bringing older files up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory

from commission_app.models import migrate, schema
from commission_app.models.database import Database, FileKey
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


@pytest.fixture
def empty(tmp_path: Path, key: FileKey) -> Database:
    return Database.make(tmp_path / "empty.db", key)


def shape_of(db: Database) -> dict[str, str]:
    with db.read() as c:
        return schema.shape(c)


def test_all_steps_from_an_empty_file_give_the_form_of_a_new_one(
    db: Database, empty: Database, key: FileKey
) -> None:
    empty.close()
    migrate.upgrade(empty.path, key)
    again = Database(empty.path, key)
    assert shape_of(again) == shape_of(db)
    with again.read() as c:
        assert schema.version(c) == schema.HEAD
    again.close()


def test_the_chain_of_steps_is_unbroken() -> None:
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    steps = [step.revision for step in scripts.walk_revisions()]
    assert tuple(reversed(steps)) == schema.CHAIN
    assert scripts.get_heads() == [schema.HEAD]


def test_every_trigger_is_there_after_an_upgrade(empty: Database, key: FileKey) -> None:
    empty.close()
    migrate.upgrade(empty.path, key)
    again = Database(empty.path, key)
    assert schema.triggers().keys() <= shape_of(again).keys()
    again.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    empty: Database, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(c: Connection) -> None:
        raise LookupError

    monkeypatch.setattr(schema, "add_triggers", fail)
    empty.close()
    with pytest.raises(LookupError):
        migrate.upgrade(empty.path, key)
    again = Database(empty.path, key)
    assert shape_of(again) == {}
    again.close()


def test_a_file_that_is_up_to_date_needs_no_backup(db: Database) -> None:
    made: list[str] = []
    assert not migrate.bring_up_to_date(db, lambda: made.append("backup"))
    assert made == []


def test_a_backup_comes_before_the_first_step(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def upgrade(path: Path, key: FileKey) -> None:
        order.append("upgrade")

    monkeypatch.setattr(schema, "HEAD", "0003")
    monkeypatch.setattr(migrate, "upgrade", upgrade)
    assert migrate.bring_up_to_date(db, lambda: order.append("backup"))
    assert order == ["backup", "upgrade"]


def test_a_newer_file_is_left_alone(db: Database) -> None:
    with db.write() as c:
        c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UserError) as caught:
        migrate.bring_up_to_date(db, lambda: None)
    assert caught.value.key == "models.newer_program"
