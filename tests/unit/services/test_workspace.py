"""A workspace is made, opened, locked, refused; nothing is ever replaced by something empty."""

from __future__ import annotations

import contextlib
import ctypes
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from commission_app.models import drafts
from commission_app.models.database import connect
from commission_app.models.vault import Vault
from commission_app.services.founding import NewOffice
from commission_app.services.keeping import MakeBackup
from commission_app.services.opening import FILE, open_workspace
from commission_app.services.scoring import GiveMark
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import FOUNDED, LOG2N, PASSPHRASE, Clock, SmallSeason, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = NewOffice("1000-leaders", practice=True, year=2026)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB, where the system lets us have one."""
    if sys.platform != "linux":
        pytest.skip("disks are mounted on Linux")
    libc = ctypes.CDLL(None, use_errno=True)
    place = tmp_path / "disk"
    place.mkdir()
    if libc.mount(b"tmpfs", str(place).encode(), b"tmpfs", 0, b"size=2m"):
        pytest.skip("no right to mount a disk")
    try:
        yield place
    finally:
        libc.umount2(str(place).encode(), 2)


def key_of(season: SmallSeason, who: str = "office") -> tuple[Path, object]:
    """The database of a closed workspace and its key: what an insider has."""
    place = season.place(who)
    return place / FILE, Vault(place / "vault").open(PASSPHRASE)


def test_a_workspace_is_not_made_over_something(founded: SmallSeason, tmp_path: Path) -> None:
    before = sorted(founded.place("office").rglob("*"))
    with refused("services.folder_taken"):
        NEW(founded.place("office"), PASSPHRASE, founded.world("other"), LOG2N)
    file = tmp_path / "a file.commission"
    file.write_text("mine")
    with refused("services.folder_taken"):
        NEW(file, PASSPHRASE, founded.world("other"), LOG2N)
    assert file.read_text() == "mine"
    assert sorted(founded.place("office").rglob("*")) == before


def test_an_empty_folder_becomes_the_workspace(founded: SmallSeason, tmp_path: Path) -> None:
    place = tmp_path / "empty.commission"
    place.mkdir()
    workspace, _ = NEW(place, PASSPHRASE, founded.world("other"), LOG2N)
    workspace.close()
    assert sorted(p.name for p in place.iterdir() if p.is_dir()) == [
        "backups",
        "inbox",
        "outbox",
        "vault",
    ]


def test_a_half_made_workspace_never_stands_under_its_name(
    founded: SmallSeason, tmp_path: Path
) -> None:
    place = tmp_path / "half.commission"
    with refused("models.passphrase_short"):
        NEW(place, "short", founded.world("other"), LOG2N)
    assert [p.name for p in tmp_path.iterdir() if "half" in p.name] == []


def test_a_full_disk_leaves_no_workspace(founded: SmallSeason, disk: Path) -> None:
    (disk / "ballast").write_bytes(b"x" * (2 * 1024 * 1024 - 64 * 1024))
    with refused("shared.file_no_room", "models.disk_full"):
        NEW(disk / "office.commission", PASSPHRASE, founded.world("other"), LOG2N)
    assert [p.name for p in disk.iterdir()] == ["ballast"]


def test_a_full_disk_stops_an_act_and_changes_nothing(founded: SmallSeason, disk: Path) -> None:
    shutil.copytree(founded.place("office"), disk / "office.commission")
    small = SmallSeason(disk, founded.clock, "full")
    facts = small.facts()
    free = shutil.disk_usage(disk).free
    (disk / "ballast").write_bytes(b"x" * (free - 4096))
    with refused("shared.file_no_room", "models.disk_full"):
        for number in range(400):
            OpenSitting(f"S{number}", "panel")(small.office)
    here = small.facts()
    (disk / "ballast").unlink()
    assert small.facts() == here
    assert here < facts + 400
    OpenSitting("LAST", "panel")(small.office)
    small.close()


def test_a_full_disk_stops_a_backup_and_leaves_none(founded: SmallSeason, disk: Path) -> None:
    with refused("shared.file_no_room_for"):
        MakeBackup(disk)(founded.office)
    assert list(disk.iterdir()) == []


def test_a_read_only_folder_is_said_in_words(founded: SmallSeason, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("disks are mounted on Linux")
    libc = ctypes.CDLL(None, use_errno=True)
    place = tmp_path / "fixed"
    shutil.copytree(founded.place("office"), place / "office.commission")
    where = str(place).encode()
    if libc.mount(where, where, None, 4096, None):
        pytest.skip("no right to mount a disk")
    try:
        libc.mount(None, where, None, 4096 | 32 | 1, None)  # bind, remount, read only
        with refused("shared.file_read_only", "models.read_only"):
            open_workspace(place / "office.commission", PASSPHRASE, founded.world("x"))
        with refused("shared.file_read_only"):
            NEW(place / "new.commission", PASSPHRASE, founded.world("x"), LOG2N)
    finally:
        libc.umount2(where, 2)
    assert [p.name for p in place.iterdir()] == ["office.commission"]


def test_a_wrong_passphrase_is_refused(founded: SmallSeason) -> None:
    with refused("models.passphrase_wrong"):
        open_workspace(founded.place("office"), "another passphrase", founded.world("x"))
    assert founded.facts()  # and the lock is free again


def test_a_second_writer_is_refused_and_a_reader_is_not(founded: SmallSeason) -> None:
    place, facts = founded.place("office"), founded.facts()
    with refused("models.locked_by") as said:
        open_workspace(place, PASSPHRASE, founded.world("second"))
    assert said.value.values["user"] == "secretary"
    with (
        open_workspace(place, PASSPHRASE, founded.world("reader"), write=False) as reader,
        reader.read() as before,
    ):
        assert len(before.facts.select()) == facts
        with refused("services.read_only"):
            OpenSitting("A", "panel")(reader)
        OpenSitting("A", "panel")(founded.office)
        with reader.read() as after:
            assert len(after.facts.select()) == facts + 1


def test_a_missing_database_is_not_replaced_by_an_empty_one(founded: SmallSeason) -> None:
    place = founded.place("office")
    (place / FILE).rename(place / "moved away")
    for write in (True, False):
        with refused("models.missing"):
            open_workspace(place, PASSPHRASE, founded.world("x"), write=write)
    assert not (place / FILE).exists()


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    world = SmallSeason(tmp_path, Clock(FOUNDED), "x").world("x")
    for place in (tmp_path, tmp_path / "nothing"):
        for write in (True, False):
            with refused("models.not_a_workspace"):
                open_workspace(place, PASSPHRASE, world, write=write)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_file_is_refused_and_stays_as_it_is(founded: SmallSeason) -> None:
    path, key = key_of(founded)
    with contextlib.closing(connect(path, key)) as raw:  # pyright: ignore[reportArgumentType]
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    for write in (True, False):
        with refused("models.newer_program"):
            open_workspace(founded.place("office"), PASSPHRASE, founded.world("x"), write=write)
    assert path.read_bytes() == before


def test_a_damaged_page_is_told_from_a_wrong_passphrase(founded: SmallSeason) -> None:
    path = founded.place("office") / FILE
    data = bytearray(path.read_bytes())
    data[200:216] = bytes(16)
    path.write_bytes(data)
    for write in (True, False):
        with refused("models.damaged"):
            open_workspace(founded.place("office"), PASSPHRASE, founded.world("x"), write=write)


def test_a_damaged_page_within_is_found_by_a_backup(founded: SmallSeason) -> None:
    path = founded.place("office") / FILE
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle + 100 : middle + 400] = bytes(300)
    path.write_bytes(data)
    with refused("models.damaged"):
        MakeBackup()(founded.office)
    assert list(founded.office.backups.iterdir()) == []


def test_the_database_says_nothing_without_its_key(founded: SmallSeason) -> None:
    raw = (founded.place("office") / FILE).read_bytes()
    assert not any(word in raw for word in (b"SQLite", b"candidate", b"CREATE"))


def test_a_mark_is_there_after_the_program_is_gone(equipped: SmallSeason) -> None:
    interview = equipped.interviews[0]
    GiveMark(interview, "C1", 4)(equipped.workspace("M01"))
    place = equipped.place("M01")
    crashed = place.with_name("crashed.commission")
    shutil.copytree(place, crashed)  # as the disk stands now, without a clean end
    with (
        open_workspace(crashed, PASSPHRASE, equipped.world("after")) as again,
        again.read() as now,
    ):
        assert drafts.read(now.c, interview).marks["C1"].level == 4


def test_a_folder_that_is_gone_keeps_nothing_and_says_so(founded: SmallSeason) -> None:
    facts, place = founded.facts(), founded.place("office")
    place.rename(place.with_name("elsewhere.commission"))
    with refused("services.folder_gone"):
        OpenSitting("S1", "panel")(founded.office)
    place.with_name("elsewhere.commission").rename(place)
    OpenSitting("S1", "panel")(founded.office)
    assert founded.facts() > facts
