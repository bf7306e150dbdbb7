"""One writer at a time, also across processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commission_app.models import lock
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parents[3]
WORLD = SeededWorld("lock")
HOLDER = """
import sys
from pathlib import Path
from commission_app.models import lock
from commission_app.shared.world import RealWorld
with lock.writing(Path(sys.argv[1]), "Айгүл", RealWorld()):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(folder: Path) -> Generator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def refusal(folder: Path) -> UserError:
    with pytest.raises(UserError) as caught, lock.writing(folder, "b", WORLD):
        pass
    return caught.value


def test_a_second_process_is_told_who_writes(tmp_path: Path) -> None:
    with another_process(tmp_path):
        error = refusal(tmp_path)
    assert error.key == "models.locked_by"
    assert error.values.keys() == {"user", "since"}
    assert error.values["user"] == "Айгүл"
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", str(error.values["since"]))


def test_the_time_is_the_one_on_this_computers_clock(tmp_path: Path) -> None:
    with lock.writing(tmp_path, "b", WORLD):
        error = refusal(tmp_path)
    assert error.values["since"] == f"{WORLD.now():%d.%m.%Y %H:%M}"


def test_a_crash_releases_the_lock(tmp_path: Path) -> None:
    with another_process(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with lock.writing(tmp_path, "b", WORLD):
            owner = lock.owner(tmp_path)
    assert owner is not None
    assert (owner.user, owner.process) == ("b", os.getpid())


def test_after_closing_nobody_writes(tmp_path: Path) -> None:
    with lock.writing(tmp_path, "b", WORLD):
        pass
    assert lock.owner(tmp_path) is None
    with lock.writing(tmp_path, "b", WORLD):
        pass


def test_the_same_process_writes_once(tmp_path: Path) -> None:
    with lock.writing(tmp_path, "b", WORLD):
        assert refusal(tmp_path).key == "models.locked_by"


def test_without_a_name_it_is_still_locked(tmp_path: Path) -> None:
    with another_process(tmp_path):
        (tmp_path / lock.OWNER).write_bytes(b"\xff")
        assert refusal(tmp_path).key == "models.locked"


def test_a_folder_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none" / "none").key == "models.not_a_workspace"
