"""A backup under another key: the same content, opened by nobody with what opened it before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from commission_app.models import backup, diary, own, resealing, schema
from commission_app.models.database import Database, FileKey
from commission_app.models.vault import Vault
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.models.database import Connection

OLD, NEW, CHEAP = "a passphrase of then", "a passphrase of now", 14
WORLD = SeededWorld("resealing")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Vault, FileKey]:
    """A backup, and a vault with another key."""
    (tmp_path / "a").mkdir()
    vault, key = Vault.make(tmp_path / "a" / "vault", WORLD)
    vault.add_user("b", OLD, key, WORLD, CHEAP)
    db = Database.make(tmp_path / "a" / "commission.db", key)
    with db.write() as c:
        schema.create(c)
        diary.note(c, WORLD.now(), "b", "made")
    path = backup.make(db, vault, tmp_path / "backups", datetime(2026, 9, 29, tzinfo=UTC))
    db.close()
    (tmp_path / "now").mkdir()
    now, new = Vault.make(tmp_path / "now" / "vault", WORLD)
    now.add_user("b", NEW, new, WORLD, CHEAP)
    return path, now, new


def bring(c: Connection) -> None:
    own.keep_value(c, "brought", b"1")


def test_its_content_stays_and_its_secrets_do_not(
    made: tuple[Path, Vault, FileKey], tmp_path: Path
) -> None:
    path, now, new = made
    before, mode = backup.read_head(path), path.stat().st_mode
    resealing.reseal(path, lambda vault: vault.open(OLD), (now, new), bring)
    after = backup.read_head(path)
    assert (after.diary, after.made_at, after.why) == (before.diary, before.made_at, before.why)
    assert path.stat().st_mode == mode
    assert resealing.is_of(after, now.files())
    assert not resealing.is_of(before, now.files())
    with pytest.raises(UserError, match="passphrase_wrong"):
        backup.restore(path, tmp_path / "old", lambda vault: vault.open(OLD))
    backup.restore(path, tmp_path / "new", lambda vault: vault.open(NEW))
    db = Database(tmp_path / "new" / "commission.db", new)
    with db.read() as c:
        assert own.value(c, "brought") == b"1"
    db.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_who_does_not_open_it_changes_nothing(made: tuple[Path, Vault, FileKey]) -> None:
    path, now, new = made
    before = path.read_bytes()
    with pytest.raises(UserError, match="passphrase_wrong"):
        resealing.reseal(path, lambda vault: vault.open(NEW), (now, new), bring)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_a_power_cut_left_is_tidied_away(made: tuple[Path, Vault, FileKey]) -> None:
    folder = made[0].parent
    for name in (resealing.OLD, f"{resealing.NEW}-wal"):
        (folder / name).write_bytes(b"x")
    (folder / resealing.SLOTS).mkdir()
    resealing.tidy(folder)
    assert [one.name for one in folder.iterdir()] == [made[0].name]


def test_whose_slots_it_has_is_read_without_a_key(made: tuple[Path, Vault, FileKey]) -> None:
    assert resealing.users_of(backup.read_head(made[0])) == {"b"}
