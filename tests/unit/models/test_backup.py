"""Backups: made while work goes on, verified, restored into a new folder, thinned."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from commission_app.models import backup, diary, own, schema
from commission_app.models.database import Database
from commission_app.models.vault import Vault
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform != "win32":
    import resource

WORD = "a passphrase of words"
NOW = datetime(2026, 9, 29, 9, 14, 3, 120000, UTC)
LATER = datetime(2026, 10, 1, tzinfo=UTC)
MOMENTS = st.lists(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
)


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


def test_thinning_deletes_what_is_not_kept(tmp_path: Path) -> None:
    for hour in range(14):
        moment = NOW - timedelta(hours=hour)
        name = moment.strftime("%Y-%m-%dT%H%M%S-120Z.backup")
        (tmp_path / name).write_bytes(b"")
    gone = backup.thin(tmp_path, NOW)
    assert len(gone) == 3  # ten newest, and the last one of the day before
    assert len(backup.listed(tmp_path)) == 11


@given(MOMENTS)
def test_the_newest_ten_always_stay(moments: list[datetime]) -> None:
    assert set(sorted(moments, reverse=True)[:10]) <= backup.kept(moments, LATER)


@given(MOMENTS)
def test_thinning_twice_takes_no_more(moments: list[datetime]) -> None:
    once = backup.kept(moments, LATER)
    assert backup.kept(once, LATER) == once


def test_a_year_of_daily_backups_shrinks_to_a_few() -> None:
    year = [NOW - timedelta(days=day) for day in range(365)]
    assert len(backup.kept(year, NOW)) < 40
