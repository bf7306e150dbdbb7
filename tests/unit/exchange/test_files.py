"""What is read as a package file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from commission_app.exchange.files import read_package_file
from commission_app.exchange.opening import FILE
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as found:
        read_package_file(path)
    for language in LANGUAGES:
        assert say(found.value.key, language, **found.value.values)
    return found.value.key.removeprefix("exchange.")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "KZL-1.cmx").write_bytes(b"package")
    assert read_package_file(tmp_path / "KZL-1.cmx") == b"package"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "not_a_file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")
def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/zero")) == "not_a_file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cmx")
    assert refusal(tmp_path / "pipe.cmx") == "not_a_file"


def test_a_missing_file_is_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.cmx") == "unreadable"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large.cmx").open("wb") as file:
        file.truncate(FILE + 1)
    assert refusal(tmp_path / "large.cmx") == "too_large"
