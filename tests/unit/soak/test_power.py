"""Campaigns against power cuts and failing disks run; the disk they build is a true one."""

from __future__ import annotations

import json
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.soak import cuts, faults, kills
from tests.soak.campaign import Task
from tests.soak.disk import CREATED, Call, Disk
from tests.soak.log import Log
from tests.soak.shim import why_none

if TYPE_CHECKING:
    from pathlib import Path

    from tests.soak.campaign import Outcome

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
shim = pytest.mark.skipif(bool(why_none()), reason=why_none() or "there is a shim")
A, B = "/d/a", "/d/b"


def found_nothing(outcome: Outcome, least: int) -> None:
    assert outcome.wrong == (), outcome.note
    assert outcome.done >= least, outcome.note


@posix
def test_marks_outlive_kills(tmp_path: Path) -> None:
    found_nothing(kills.run(Task(tmp_path, 2, 1)), 1)


@shim
def test_marks_outlive_power_cuts(tmp_path: Path) -> None:
    found_nothing(cuts.run(Task(tmp_path, 2, 1)), 2)


@shim
def test_marks_outlive_a_disk_that_fails(tmp_path: Path) -> None:
    found_nothing(faults.run(Task(tmp_path, 2, 1)), 2)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """With an old file, a folder below a root that is called /d."""
    (tmp_path / "a").write_bytes(b"old")
    return Disk(tmp_path.__class__("/d"), tmp_path)


def everything(disk: Disk) -> set[tuple[tuple[str, bytes | None], ...]]:
    """All that a power cut may leave now, as a few hundred tries show it."""
    return {tuple(disk.left(Random(seed))) for seed in range(300)}


def write(disk: Disk, name: str, data: bytes, *, sync: bool) -> None:
    disk.follow(Call("o", 5, CREATED, name, b""))
    disk.follow(Call("w", 5, 0, "", data))
    if sync:
        disk.follow(Call("s", 5, 0, "", b""))


def test_what_was_not_synced_may_be_lost_in_any_part(disk: Disk) -> None:
    write(disk, B, b"1" * 512 + b"2" * 512, sync=False)
    left = {dict(one).get("b", b"?") for one in everything(disk)}
    assert {b"?", b"", b"1" * 512, bytes(512) + b"2" * 512} <= left


def test_a_name_is_sure_when_its_folder_was_synced(disk: Disk) -> None:
    write(disk, B, b"new", sync=True)
    assert {dict(one).get("b") for one in everything(disk)} == {None, b"new"}
    disk.follow(Call("o", 6, 0, "/d", b""))
    disk.follow(Call("s", 6, 0, "", b""))
    assert everything(disk) == {(("a", b"old"), ("b", b"new"))}


def test_a_file_that_was_renamed_and_not_synced_may_be_empty(disk: Disk) -> None:
    write(disk, B, b"new", sync=False)
    disk.follow(Call("r", 0, 0, B, A.encode()))
    assert {dict(one)["a"] for one in everything(disk)} >= {b"old", b"", b"new"}


def test_a_file_that_was_written_beside_is_the_old_or_the_new_one(disk: Disk) -> None:
    write(disk, B, b"new", sync=True)
    disk.follow(Call("r", 0, 0, B, A.encode()))
    assert {dict(one)["a"] for one in everything(disk)} == {b"old", b"new"}


def test_a_log_tells_what_was_acknowledged_and_what_was_under_way() -> None:
    lines = [
        {"kind": "do", "mark": "a", "value": 1},
        {"kind": "ok", "mark": "a", "value": 1},
        {"kind": "do", "mark": "a", "value": 2},
    ]
    log = Log.read(map(json.dumps, lines))
    assert [how for _, how in log.begun("mark")] == ["ok", None]
    assert [one["value"] for one in log.told("mark")] == [1]
