"""The encrypted file: what is kept, what is refused, what the disk may do."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from commission_app.models import database, diary, drafts, own, schema, tables as t
from commission_app.models.database import Database, FileKey, among, insert_many
from commission_app.models.driver import DriverError
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
ON_A_SMALL_DISK = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs root to mount a small disk"
)


def refused(path: Path, key: FileKey) -> str:
    with pytest.raises(UserError) as caught:
        Database(path, key)
    return caught.value.key


def with_rows(db: Database, rows: int) -> Path:
    with db.write() as c:
        insert_many(c, t.own, [(f"{i}", bytes(1000)) for i in range(rows)])
    db.close()
    return db.path


def test_what_was_written_is_there_after_opening_again(db: Database, key: FileKey) -> None:
    with db.write() as c:
        own.keep_value(c, "a", b"1")
    db.close()
    again = Database(db.path, key)
    with again.read() as c:
        assert own.value(c, "a") == b"1"
    again.close()


def test_an_error_takes_back_the_whole_transaction(db: Database) -> None:
    def fail() -> None:
        with db.write() as c:
            own.keep_value(c, "a", b"1")
            c.exec_driver_sql("CREATE TABLE other (n INTEGER)")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with db.read() as c:
        assert own.value(c, "a") is None
        assert schema.difference(c) == []


def test_a_reader_sees_one_moment(db: Database) -> None:
    with db.read() as reader:
        assert own.value(reader, "a") is None
        with db.write() as c:
            own.keep_value(c, "a", b"1")
        assert own.value(reader, "a") is None


def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(UserError) as caught, db.read() as c:
        own.keep_value(c, "a", b"1")
    assert caught.value.key == "models.read_only"


def test_closing_leaves_one_file(db: Database) -> None:
    with db.write() as c:
        own.keep_value(c, "a", b"1")
    assert db.close()
    assert [path.name for path in db.path.parent.iterdir()] == ["commission.db"]


def test_who_only_reads_does_not_disturb_the_writer(db: Database, key: FileKey) -> None:
    beside = Database(db.path, key)
    with db.write() as c:
        own.keep_value(c, "a", b"1")
        with beside.read() as reader:
            assert own.value(reader, "a") is None
        assert beside.close()


def test_a_new_file_is_for_its_owner_only(db: Database) -> None:
    assert db.path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_readable_in_the_file(db: Database) -> None:
    with db.write() as c:
        drafts.note(c, "L1", "Нұрбек сөйледі")
    held = b"".join(path.read_bytes() for path in db.path.parent.iterdir())
    assert "Нұрбек".encode() not in held
    assert b"SQLite" not in held


def test_a_file_that_is_there_is_not_made_again(db: Database, key: FileKey) -> None:
    with pytest.raises(FileExistsError):
        Database.make(db.path, key)


def test_a_missing_file_is_not_replaced_by_an_empty_one(tmp_path: Path, key: FileKey) -> None:
    assert refused(tmp_path / "commission.db", key) == "models.missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_damaged(tmp_path: Path, key: FileKey) -> None:
    (tmp_path / "a.db").write_bytes(b"")
    assert refused(tmp_path / "a.db", key) == "models.damaged"


def test_a_plain_database_is_said_to_be_plain(tmp_path: Path, key: FileKey) -> None:
    plain = sqlite3.connect(tmp_path / "a.db")
    plain.execute("CREATE TABLE a (n INTEGER)")
    plain.close()
    assert refused(tmp_path / "a.db", key) == "models.not_encrypted"


def test_the_key_of_another_file_is_told_from_damage(db: Database) -> None:
    path = with_rows(db, 1)
    assert refused(path, FileKey(b"x" * 32, b"y" * 16)) == "models.another_file"


def test_a_damaged_first_page_is_damage(db: Database, key: FileKey) -> None:
    path = with_rows(db, 1)
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)
    assert refused(path, key) == "models.damaged"


def test_a_damaged_salt_does_no_harm(db: Database, key: FileKey) -> None:
    path = with_rows(db, 1)
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    again = Database(path, key)
    with again.read() as c:
        assert own.value(c, "0") == bytes(1000)
    again.close()


def test_a_flipped_byte_is_found_when_it_is_read(db: Database, key: FileKey) -> None:
    path = with_rows(db, 100)
    raw = bytearray(path.read_bytes())
    pages = len(raw) // 4096  # the rows lie behind the schema, which grows
    for page in range(pages - 20, pages):
        raw[page * 4096 + 200] ^= 1
    path.write_bytes(raw)
    again = Database(path, key)
    with pytest.raises(UserError) as caught, again.read() as c:
        own.values(c, "")
    again.close()
    assert caught.value.key == "models.damaged"


def test_a_truncated_file_is_damaged(db: Database, key: FileKey) -> None:
    path = with_rows(db, 100)
    os.truncate(path, 20 * 4096)
    assert refused(path, key) == "models.damaged"


def test_a_second_writer_is_told_to_wait(
    db: Database, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = Database(db.path, key)
    with db.write(), pytest.raises(UserError) as caught, other.write():
        pass
    other.close()
    assert caught.value.key == "models.busy"


def test_an_error_of_ours_stays_loud(db: Database) -> None:
    with pytest.raises(DBAPIError), db.read() as c:
        c.exec_driver_sql("SELECT * FROM nothing")


def test_an_error_does_not_tell_personal_data(db: Database) -> None:
    with pytest.raises(DriverError) as caught, db.write() as c:
        insert_many(c, t.own, [("Нұрбек", b"1"), ("Нұрбек", b"2")])
    assert "Нұрбек" not in str(caught.value)


@pytest.mark.parametrize("many", [0, 1, 63, 64, 65, 200])
def test_any_number_of_rows_is_inserted_each_once(db: Database, many: int) -> None:
    rows = [(f"{i:03}", b"%d" % i) for i in range(many)]
    with db.write() as c:
        insert_many(c, t.own, rows)
        insert_many(c, t.own, rows, replace=True)
        found = c.execute(select(t.own).order_by(t.own.c.key)).all()
    assert [tuple(row) for row in found] == rows


def test_the_key_does_not_show_itself(key: FileKey) -> None:
    assert "6b6b" not in repr(key)


def test_any_number_of_values_can_be_asked_for(db: Database) -> None:
    with db.write() as c:
        insert_many(c, t.own, [(f"Қ{i}", b"") for i in range(5)])
        wanted = [f"Қ{i}" for i in range(3, 300_000)]
        found = c.execute(select(t.own.c.key).where(among(t.own.c.key, wanted))).scalars()
        assert sorted(found) == ["Қ3", "Қ4"]


WRITER = """
import sys
from pathlib import Path
from commission_app.models import database, diary, drafts
from commission_app.models.database import Database, FileKey
from commission_app.shared.world import SeededWorld
db, world = Database(Path(sys.argv[1]), FileKey(b"k" * 32, b"s" * 16)), SeededWorld("w")
for i in range(100000):
    with db.write() as c:
        drafts.give(c, f"L{i}", "C1", 5)
        diary.note(c, world.now(), "u", "mark", f"L{i}")
    print(i, flush=True)
"""


@pytest.mark.slow
def test_a_killed_process_loses_nothing_that_it_acknowledged(
    db: Database, key: FileKey
) -> None:
    db.close()
    acknowledged = -1
    for _ in range(3):
        with db.write() as c:
            drafts_before = c.execute(select(func.count()).select_from(t.diary)).scalar_one()
            c.execute(t.draft.delete())
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(db.path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                acknowledged = int(line)
                if acknowledged == 40:
                    process.send_signal(signal.SIGKILL)
        with db.read() as c:
            assert len(drafts.interviews(c)) >= acknowledged + 1
            assert diary.head(c)[0] - drafts_before == len(drafts.interviews(c))
            assert diary.broken(c) == []
            assert c.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@ON_A_SMALL_DISK
def test_a_full_disk_refuses_and_keeps_what_was_saved(small_disk: Path, key: FileKey) -> None:
    db = Database.make(small_disk / "commission.db", key)
    with db.write() as c:
        schema.create(c)
    world, saved = SeededWorld("w"), 0

    def fill() -> None:
        nonlocal saved
        for _ in range(1000):
            with db.write() as c:
                diary.note(c, world.now(), "u", "x" * 4000)
            saved += 1

    with pytest.raises(UserError) as caught:
        fill()
    assert caught.value.key == "models.disk_full"
    with db.read() as c:
        assert diary.head(c)[0] == saved
        assert diary.broken(c) == []
    db.close()
