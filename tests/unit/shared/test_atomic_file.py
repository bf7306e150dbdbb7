"""Files are whole or not there, and what the surroundings refuse is told."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Generator

    from commission_app.shared.texts import Language

DATA = "бағалау парағы".encode() * 1000
if sys.platform != "win32":
    import resource
LONG = 300_000  # bytes
WRITER = """
import itertools, pathlib, sys
from commission_app.shared import atomic_file
for letter in itertools.cycle((b"a", b"b")):
    atomic_file.write(pathlib.Path(sys.argv[1]), letter * int(sys.argv[2]))
    print("written", flush=True)
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class PulledOutError(OSError):
    """What Windows raises when a stick is gone."""

    winerror = 1167


@contextmanager
def largest_file(size: int) -> Generator[None]:
    """Real writes beyond `size` bytes fail in the kernel, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refused(caught: pytest.ExceptionInfo[UserError]) -> str:
    return caught.value.key


def test_written_file_is_read_back(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "a.cmx", DATA)
    assert atomic_file.read_bounded(tmp_path / "a.cmx", len(DATA)) == DATA


def test_nothing_but_the_file_is_left_beside(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "a.cmx", DATA)
    assert names(tmp_path) == ["a.cmx"]


def test_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "a.cmx", b"old")
    atomic_file.write(tmp_path / "a.cmx", b"new")
    assert (tmp_path / "a.cmx").read_bytes() == b"new"


def test_all_bytes_are_given_before_the_file_has_its_name(tmp_path: Path) -> None:
    file, seen = tmp_path / "file", list[tuple[list[str], int]]()

    def look() -> None:
        (part,) = names(tmp_path)
        seen.append(([part], (tmp_path / part).stat().st_size))

    atomic_file.write(file, DATA, look)
    assert seen == [(["file.part"], len(DATA))]
    assert file.read_bytes() == DATA


def test_remains_of_a_power_cut_do_not_hinder(tmp_path: Path) -> None:
    (tmp_path / "a.cmx.part").write_bytes(b"half")
    atomic_file.write(tmp_path / "a.cmx", DATA)
    assert names(tmp_path) == ["a.cmx"]


@posix
def test_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a.cmx.part").symlink_to(tmp_path / "precious")
    atomic_file.write(tmp_path / "a.cmx", DATA)
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_writing_into_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.write(tmp_path / "none" / "a.cmx", DATA)
    assert refused(caught) == "shared.file_missing"


@posix
def test_folder_in_the_place_of_the_file_is_refused_and_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "a.cmx").mkdir()
    with pytest.raises(UserError) as caught:
        atomic_file.write(tmp_path / "a.cmx", DATA)
    assert refused(caught) == "shared.file_not_a_file"
    assert names(tmp_path) == ["a.cmx"]


@posix
def test_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.write(tmp_path / ("a" * 300), DATA)
    assert refused(caught) == "shared.file_bad_name"


@posix
def test_write_that_breaks_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "a.cmx", b"old")
    with pytest.raises(UserError) as caught, largest_file(1000):
        atomic_file.write(tmp_path / "a.cmx", DATA)
    assert refused(caught) == "shared.file_no_room"
    assert names(tmp_path) == ["a.cmx"]
    assert (tmp_path / "a.cmx").read_bytes() == b"old"


def test_killed_at_any_instant_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "a.cmx"
    wholes = {letter * LONG for letter in (b"a", b"b")}
    for wait in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), str(LONG)],
            cwd=Path(atomic_file.__file__).parents[2],
            stdout=subprocess.PIPE,
        )
        assert writer.stdout
        writer.stdout.readline()  # the first write is acknowledged
        time.sleep(wait * 0.003)
        writer.kill()
        writer.communicate()
        assert target.read_bytes() in wholes


def test_file_as_large_as_allowed_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert atomic_file.read_bounded(tmp_path / "a", 5) == b"12345"


def test_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123456")
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(tmp_path / "a", 5)
    assert refused(caught) == "shared.file_too_large"
    assert caught.value.values["most"] == "5 B"


@posix
def test_file_that_grows_while_it_is_read_is_refused() -> None:
    with pytest.raises(UserError) as caught:  # it says 0 bytes and has more
        atomic_file.read_bounded(Path("/proc/self/status"), 5)
    assert refused(caught) == "shared.file_too_large"


def test_reading_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(tmp_path / "none.xlsx", 5)
    assert refused(caught) == "shared.file_missing"


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(tmp_path, 5)
    assert refused(caught) == "shared.file_not_a_file"


@posix
def test_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(tmp_path / "pipe", 5)
    assert refused(caught) == "shared.file_not_a_file"


@posix
def test_device_is_no_file() -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(Path("/dev/zero"), 5)
    assert refused(caught) == "shared.file_not_a_file"


@posix
def test_links_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "a")
    with pytest.raises(UserError) as caught:
        atomic_file.read_bounded(tmp_path / "a", 5)
    assert refused(caught) == "shared.file_not_a_file"


def test_copy_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA)
    atomic_file.copy_in(tmp_path / "a", tmp_path / "b", len(DATA))
    assert (tmp_path / "b").read_bytes() == DATA


def test_copy_of_a_file_that_is_too_large_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(DATA)
    with pytest.raises(UserError) as caught:
        atomic_file.copy_in(tmp_path / "a", tmp_path / "b", len(DATA) - 1)
    assert refused(caught) == "shared.file_too_large"
    assert names(tmp_path) == ["a"]


def test_copy_names_the_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.copy_in(tmp_path / "a", tmp_path / "b", 5)
    assert caught.value.values == {"file": str(tmp_path / "a")}


def test_medium_that_kept_every_byte_is_trusted(tmp_path: Path) -> None:
    atomic_file.write(tmp_path / "a.cmx", DATA)
    atomic_file.verify_on_medium(tmp_path / "a.cmx", DATA)


@pytest.mark.parametrize("found", [DATA[:-1], DATA[:-1] + b"?", b""])
def test_medium_that_lost_bytes_is_told(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "a.cmx").write_bytes(found)
    with pytest.raises(UserError) as caught:
        atomic_file.verify_on_medium(tmp_path / "a.cmx", DATA)
    assert refused(caught) == "shared.file_not_as_written"


def test_medium_with_more_bytes_than_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.cmx").write_bytes(DATA + b"?")
    with pytest.raises(UserError):
        atomic_file.verify_on_medium(tmp_path / "a.cmx", DATA)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no such file system")
def test_folder_that_cannot_be_synced_is_borne_with() -> None:
    atomic_file._sync_folder(Path("/proc"))


def test_disk_with_room_is_accepted(tmp_path: Path) -> None:
    atomic_file.need_room(tmp_path, 1)


def test_disk_without_room_is_told_with_figures(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.need_room(tmp_path, 1 << 60)
    assert refused(caught) == "shared.file_no_room_for"
    assert caught.value.values["needed"] == (1 << 40) + 16


def test_room_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        atomic_file.need_room(tmp_path / "none", 1)
    assert refused(caught) == "shared.file_missing"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_refusal_names_the_file_in_every_language(lang: Language) -> None:
    keys = {*atomic_file._TOLD.values(), *atomic_file._TOLD_BY_WINDOWS.values()}
    assert all("a.cmx" in say(key, lang, file="a.cmx") for key in keys)


def test_error_that_is_no_ones_refusal_stays_loud(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Bad file"), atomic_file.telling(tmp_path):
        os.close(10_000)


def test_number_of_windows_goes_before_the_general_one(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, atomic_file.telling(tmp_path):
        raise PulledOutError(errno.EACCES, "as Windows says it")
    assert refused(caught) == "shared.file_medium_failed"


@pytest.mark.parametrize(
    ("size", "words"), [(512, "512 B"), (3 << 10, "3 KiB"), (64 << 20, "64 MiB")]
)
def test_sizes_are_written_as_people_read_them(size: int, words: str) -> None:
    assert atomic_file._size(size) == words
