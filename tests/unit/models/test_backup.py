"""Backups: made while work goes on, verified, restored into a new folder, thinned."""

from __future__ import annotations

import errno
import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.models import backup, diary, own, schema
from commission_app.models.database import Database
from commission_app.models.vault import Vault
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform != "win32":
    import resource

WORD = "a passphrase of words"
NOW = datetime(2026, 9, 29, 9, 14, 3, 120000, UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[tuple[Database, Vault]]:
    folder, world = tmp_path / "a.commission", SeededWorld("w")
    folder.mkdir()
    vault, key = Vault.make(folder / "vault", world)
    vault.add_user("b", WORD, key, world, 14)
    db = Database.make(folder / "commission.db", key)
    with db.write() as c:
        schema.create(c)
        own.keep_value(c, "a", bytes(100_000))
        diary.note(c, world.now(), "b", "made")
    yield db, vault
    db.close()


@pytest.fixture
def made(workspace: tuple[Database, Vault], tmp_path: Path) -> Path:
    return backup.make(*workspace, tmp_path / "backups", NOW)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.key


def restore(path: Path, folder: Path) -> None:
    backup.restore(path, folder, lambda vault: vault.open(WORD))


def test_a_backup_says_what_it_holds(made: Path) -> None:
    head = backup.read_head(made)
    assert made.name == "2026-09-29T091403-120Z.backup"
    assert (head.made_at, head.version, head.diary[0]) == (
        "2026-09-29T09:14:03.120Z",
        schema.HEAD,
        1,
    )


def test_nothing_else_is_left_in_the_folder(made: Path) -> None:
    assert list(made.parent.iterdir()) == [made]


def test_a_restored_workspace_has_all_that_was_there(made: Path, tmp_path: Path) -> None:
    restore(made, tmp_path / "new.commission")
    key = Vault(tmp_path / "new.commission" / "vault").open(WORD)
    db = Database(tmp_path / "new.commission" / "commission.db", key)
    with db.read() as c:
        assert own.value(c, "a") == bytes(100_000)
        assert diary.broken(c) == []
    db.close()


def test_a_backup_is_made_while_somebody_writes(
    workspace: tuple[Database, Vault], tmp_path: Path
) -> None:
    db, _ = workspace
    world, stop = SeededWorld("busy"), threading.Event()

    def write() -> None:
        while not stop.is_set():
            with db.write() as c:
                diary.note(c, world.now(), "b", "x" * 1000)

    writer = threading.Thread(target=write, name="writer")
    writer.start()
    try:
        path = backup.make(*workspace, tmp_path / "backups", NOW)
    finally:
        stop.set()
        writer.join()
    assert backup.read_head(path).diary[0] >= 1


def test_nothing_is_restored_over_what_is_there(made: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    act = refusal(lambda: restore(made, tmp_path / "new"))
    assert act == "models.restore_exists"


def test_a_wrong_passphrase_leaves_no_folder(made: Path, tmp_path: Path) -> None:
    def wrong() -> None:
        backup.restore(made, tmp_path / "new", lambda vault: vault.open("another one, wrong"))

    assert refusal(wrong) == "models.passphrase_wrong"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("new")]


def test_what_a_failing_disk_keeps_hides_no_reason(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stubborn(folder: Path) -> None:
        if folder.exists():
            raise OSError(errno.EIO, "as a dying disk says it")

    monkeypatch.setattr(backup, "_remove", stubborn)
    act = refusal(lambda: backup.restore(made, tmp_path / "new", lambda v: v.open("wrong" * 4)))
    assert act == "models.passphrase_wrong"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.999])
def test_a_torn_backup_is_refused(made: Path, tmp_path: Path, part: float) -> None:
    raw = made.read_bytes()
    made.write_bytes(raw[: int(len(raw) * part)])
    assert refusal(lambda: restore(made, tmp_path / "new")) == "models.backup_damaged"


def test_a_flipped_byte_is_found(made: Path, tmp_path: Path) -> None:
    raw = bytearray(made.read_bytes())
    raw[-5000] ^= 1
    made.write_bytes(raw)
    assert refusal(lambda: restore(made, tmp_path / "new")) == "models.backup_damaged"


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "x.backup").write_bytes(b"PK")
    assert refusal(lambda: restore(tmp_path / "x.backup", tmp_path / "new")) == (
        "models.not_a_backup"
    )


def test_a_damaged_copy_is_not_taken_for_sound(workspace: tuple[Database, Vault]) -> None:
    db, _ = workspace
    db.close()
    raw = bytearray(db.path.read_bytes())
    raw[-4096 * 3 + 50] ^= 1
    db.path.write_bytes(raw)
    assert refusal(lambda: backup.verify(db.path, db.key)) == "models.damaged"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_fails_under_a_copy_is_told_in_words(
    workspace: tuple[Database, Vault], tmp_path: Path
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        told = refusal(lambda: backup.copy_to(workspace[0], tmp_path / "copy.tmp"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told == "models.disk_failed"


def test_backups_are_listed_newest_first(
    workspace: tuple[Database, Vault], tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    older = backup.make(*workspace, folder, NOW - timedelta(days=1))
    newer = backup.make(*workspace, folder, NOW)
    (folder / "mine.backup").write_bytes(b"")
    assert [b.path for b in backup.listed(folder)] == [newer, older]
    assert backup.listed(folder)[0].made_at == NOW


HOURS = (0, 1, 30, 31, 32)  # before NOW, of five copies of one backup


def lying(made: Path, folder: Path, number: int = 0) -> list[Path]:
    """Five backups of those times, the newest first; the journal grew from one to the next."""
    head = backup.read_head(made)
    end = made.read_bytes().split(b"\n", 2)[2]
    paths: list[Path] = []
    folder.mkdir()
    for place, hours in enumerate(HOURS):
        path = folder / (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H%M%S-120Z.backup")
        line = (number or 90) - place, head.diary[1]
        one = msgspec.json.encode(msgspec.structs.replace(head, diary=line))
        path.write_bytes(backup.MAGIC + one + b"\n" + end)
        paths.append(path)
    return paths


def test_thinning_deletes_what_is_not_kept(made: Path, tmp_path: Path) -> None:
    lying(made, tmp_path / "many")
    gone = backup.thin(tmp_path / "many")
    assert {path.name[:13] for path in gone} == {"2026-09-28T02", "2026-09-28T01"}
    assert len(backup.listed(tmp_path / "many")) == 3


def test_what_is_no_whole_backup_is_neither_counted_nor_deleted(
    made: Path, tmp_path: Path
) -> None:
    paths = lying(made, tmp_path / "many")
    cut = paths[0].with_name("2026-09-30T101010-120Z.backup")
    cut.write_bytes(paths[0].read_bytes()[:-1])
    assert set(backup.thin(tmp_path / "many")) == set(paths[3:])
    assert cut.exists()


def test_nothing_is_deleted_while_none_of_the_newest_would_open(
    made: Path, tmp_path: Path
) -> None:
    paths = lying(made, tmp_path / "many")
    for path in paths[:3]:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
    assert backup.thin(tmp_path / "many") == []
    assert all(path.exists() for path in paths)
    good = bytearray(paths[2].read_bytes())
    good[-1] ^= 1
    paths[2].write_bytes(good)
    assert len(backup.thin(tmp_path / "many")) == 2


def test_a_backup_says_why_it_was_made_without_being_read(made: Path) -> None:
    head = backup.glance(made)
    assert head is not None
    assert head.why == "asked"
    made.write_bytes(made.read_bytes()[:-1])
    assert backup.glance(made) is None
    assert backup.glance(made.with_name("none.backup")) is None


def test_a_backup_of_an_older_program_has_no_reason(made: Path) -> None:
    made.write_bytes(made.read_bytes().replace(b',"why":"asked"', b"", 1))
    head = backup.glance(made)
    assert head is not None
    assert (head.why, backup.read_head(made).why) == ("", "")


def test_a_medium_that_gives_back_something_else_is_told(
    workspace: tuple[Database, Vault], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that takes everything and keeps half of it; the bad copy does not stay."""
    written = atomic_file.write

    def half(path: Path, data: bytes) -> None:
        written(path, data[: len(data) // 2] + bytes(len(data) - len(data) // 2))

    monkeypatch.setattr(atomic_file, "write", half)
    act = refusal(lambda: backup.make(*workspace, tmp_path / "backups", NOW))
    assert act == "shared.file_not_as_written"
    assert not list((tmp_path / "backups").iterdir())
