"""What a user likes is kept for the next start, and losing it loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.services.preferences import (
    FILE,
    REMEMBERED,
    Preferences,
    keep_preferences,
    read_preferences,
    with_workspace,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_is_read_again(data_folder: Path) -> None:
    likes = Preferences(language="kk", mode="dark", scale=150, lock_office=5)
    keep_preferences(likes)
    assert read_preferences() == likes


def test_without_a_file_the_defaults_hold(data_folder: Path) -> None:
    assert read_preferences() == Preferences()


@pytest.mark.parametrize("raw", [b"", b"{", b'{"language": "de"}', b'{"lock_office": 0}'])
def test_a_damaged_file_is_begun_anew(data_folder: Path, raw: bytes) -> None:
    (data_folder / FILE).write_bytes(raw)
    assert read_preferences() == Preferences()


def test_a_disk_that_refuses_costs_only_the_liking(data_folder: Path) -> None:
    (data_folder / FILE).mkdir()
    keep_preferences(Preferences(language="kk"))
    assert read_preferences() == Preferences()


def test_the_latest_workspace_stands_first_and_once(tmp_path: Path) -> None:
    likes = Preferences()
    for number in range(REMEMBERED + 3):
        likes = with_workspace(likes, tmp_path / str(number))
    likes = with_workspace(likes, tmp_path / "5")
    assert likes.workspaces[0] == str(tmp_path / "5")
    assert len(likes.workspaces) == len(set(likes.workspaces)) == REMEMBERED


def test_nothing_else_is_kept() -> None:
    fields = {field.name for field in msgspec.structs.fields(Preferences)}
    assert fields == {
        *("language", "mode", "scale", "workspaces", "window"),
        *("lock_office", "lock_laptop"),
    }
