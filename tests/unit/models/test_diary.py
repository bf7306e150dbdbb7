"""The diary's chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import diary, schema
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from commission_app.models.database import Database


def written(db: Database, lines: int) -> None:
    world = SeededWorld("w")
    with db.write() as c:
        for i in range(lines):
            diary.note(c, world.now(), "хатшы", "dossier.opened", f"L{i}")


def test_an_empty_diary_has_an_empty_head(db: Database) -> None:
    with db.read() as c:
        assert diary.head(c) == (0, "")


def test_a_line_says_who_did_what_and_when(db: Database) -> None:
    written(db, 1)
    with db.read() as c:
        (entry,) = diary.entries(c)
    assert (entry.user, entry.what, entry.about) == ("хатшы", "dossier.opened", "L0")
    assert (entry.at, entry.offset) == ("2026-09-29T04:00:00.250Z", "+05:00")


def test_the_head_is_the_last_line(db: Database) -> None:
    written(db, 3)
    with db.read() as c:
        assert diary.head(c) == (3, diary.hash_of(c, 3))
        assert diary.hash_of(c, 4) is None


def test_lines_are_found_by_number_and_thing(db: Database) -> None:
    written(db, 5)
    with db.read() as c:
        assert [e.n for e in diary.entries(c, first=4)] == [4, 5]
        assert [e.n for e in diary.entries(c, about="L1")] == [2]


def test_an_honest_diary_is_whole(db: Database) -> None:
    written(db, 5)
    with db.read() as c:
        assert diary.broken(c) == []


def test_a_changed_line_is_found(db: Database) -> None:
    written(db, 5)
    with db.write() as c:
        c.exec_driver_sql("DROP TRIGGER tr_diary_no_update")
        c.exec_driver_sql("UPDATE diary SET about = 'L9' WHERE n = 3")
        assert diary.broken(c) == [3]


def test_a_removed_line_is_found(db: Database) -> None:
    written(db, 5)
    with db.write() as c:
        c.exec_driver_sql("DROP TRIGGER tr_diary_no_delete")
        c.exec_driver_sql("DELETE FROM diary WHERE n = 3")
        schema.add_triggers(c)
        assert diary.broken(c) == [4]
