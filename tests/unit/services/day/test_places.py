"""What the system says about media, read as values."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commission_app.services.day.places import (
    Mount,
    Place,
    label_of,
    letters,
    on_linux,
    once,
    parse_mounts,
    plugged_in,
)

TEXT = r"""sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/sdb1 /run/media/saule/KINGSTON\0402 vfat rw,nosuid,nodev 0 0
/dev/sdc1 /mnt/other vfat ro,nosuid 0 0
/dev/sdd1 /srv/disk ext4 rw 0 0
/dev/sdb1 /home/saule/again vfat rw 0 0
broken line
"""


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """What the kernel says of four disks."""
    for disk, part, removable in (
        ("nvme0n1", "nvme0n1p2", "0\n"),
        ("sdb", "sdb1", "1\n"),
        ("sdc", "sdc1", "1\n"),
        ("sdd", "sdd1", "0\n"),
    ):
        (tmp_path / disk / part).mkdir(parents=True)
        (tmp_path / disk / "removable").write_text(removable)
    return tmp_path


def test_mounts_of_devices_are_read_with_their_spaces() -> None:
    mounts = parse_mounts(TEXT)
    assert mounts[1] == Mount("/dev/sdb1", Path("/run/media/saule/KINGSTON 2"), False)
    assert [m.read_only for m in mounts] == [False, False, True, False, False]


def test_a_stick_is_what_is_removable_or_mounted_for_a_person(blocks: Path) -> None:
    assert on_linux(parse_mounts(TEXT), blocks) == (
        Place(Path("/mnt/other"), "other", read_only=True),
        Place(Path("/run/media/saule/KINGSTON 2"), "KINGSTON 2"),
    )


def test_a_usb_disk_that_the_kernel_calls_fixed_is_found_by_its_place(blocks: Path) -> None:
    mounts = parse_mounts("/dev/sdd1 /media/saule/DISK ext4 rw 0 0\n")
    assert on_linux(mounts, blocks) == (Place(Path("/media/saule/DISK"), "DISK"),)


def test_a_stick_without_partitions_is_found(blocks: Path) -> None:
    mounts = parse_mounts("/dev/sdb /mnt/whole vfat rw 0 0\n")
    assert [place.label for place in on_linux(mounts, blocks)] == ["whole"]


def test_an_unknown_disk_is_no_stick(tmp_path: Path) -> None:
    assert on_linux(parse_mounts("/dev/sdz1 /mnt/z vfat rw 0 0\n"), tmp_path) == ()


def test_windows_drives_are_letters_of_a_mask() -> None:
    assert letters(0b11_0100) == ("C", "E", "F")
    assert letters(0) == ()
    assert (label_of("KINGSTON", "E"), label_of("", "F")) == ("KINGSTON (E:)", "F:")


def test_a_place_stands_once() -> None:
    stick, folder = Place(Path("/a"), "stick"), Place(Path("/a"), "/a")
    assert once([stick, folder]) == (stick,)


@pytest.mark.skipif(sys.platform != "linux", reason="asks this computer")
def test_this_computer_can_be_asked() -> None:
    assert all(place.path.is_absolute() for place in plugged_in())
