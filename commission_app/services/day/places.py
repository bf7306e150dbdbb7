"""Where a stick is plugged in, as the system shows it; reading what the system says is pure."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import ctypes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOUNTS, BLOCKS = Path("/proc/mounts"), Path("/sys/block")
HANDS = ("/media/", "/run/media/")  # where desktops put what a person plugged in
REMOVABLE, READ_ONLY_VOLUME, NO_QUESTIONS = 2, 0x0008_0000, 1  # Windows' own numbers
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Place:
    """A medium that can be written to or read from."""

    path: Path
    label: str
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of Linux's list of what is mounted where."""

    device: str
    path: Path
    read_only: bool


def plugged_in() -> tuple[Place, ...]:
    """The removable media of this computer, by path."""
    if sys.platform == "win32":
        return tuple(_on_windows())
    if sys.platform == "linux":
        mounts = parse_mounts(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
        return on_linux(mounts, BLOCKS)
    return ()


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """The lines that speak of a block device; there a space is written in octal digits."""
    found: list[Mount] = []
    for line in text.splitlines():
        words = [_ESCAPED.sub(lambda m: chr(int(m[1], 8)), word) for word in line.split(" ")]
        if len(words) >= 4 and words[0].startswith("/dev/"):
            found.append(Mount(words[0], Path(words[1]), "ro" in words[3].split(",")))
    return tuple(found)


def on_linux(
    mounts: Sequence[Mount], blocks: Path, hands: Sequence[str] = HANDS
) -> tuple[Place, ...]:
    """What the kernel calls removable, or a desktop mounted for a person; each device once."""
    found: dict[str, Place] = {}
    for mount in mounts:
        by_hand = any(f"{mount.path}/".startswith(hand) for hand in hands)
        if mount.device not in found and (by_hand or _removable(mount.device, blocks)):
            label = mount.path.name or mount.device
            found[mount.device] = Place(mount.path, label, mount.read_only)
    return tuple(sorted(found.values(), key=lambda place: str(place.path)))


def letters(mask: int) -> tuple[str, ...]:
    """Windows' drives as letters: bit 0 is A."""
    return tuple(chr(ord("A") + bit) for bit in range(26) if mask >> bit & 1)


def label_of(name: str, letter: str) -> str:
    """A Windows drive in words: its name where it has one, and its letter."""
    return f"{name} ({letter}:)" if name else f"{letter}:"


def once(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each path once, the first of it."""
    found: dict[Path, Place] = {}
    for place in places:
        found.setdefault(place.path, place)
    return tuple(found.values())


def _removable(device: str, blocks: Path) -> bool:
    """Whether the disk of a partition, or the device itself, is removable for the kernel."""
    name = device.removeprefix("/dev/")
    disks = [blocks / name, *(part.parent for part in blocks.glob(f"*/{name}"))]
    return any(_says_one(disk / "removable") for disk in disks)


def _says_one(file: Path) -> bool:
    try:
        return file.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _on_windows() -> Iterator[Place]:
    """Removable drives with a medium in them."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(NO_QUESTIONS)  # an empty card reader must not ask for a card
        for letter in letters(kernel.GetLogicalDrives()):
            root, name, flags = (
                f"{letter}:\\",
                ctypes.create_unicode_buffer(261),
                ctypes.c_ulong(),
            )
            if kernel.GetDriveTypeW(root) != REMOVABLE:
                continue
            about = (name, 261, None, None, ctypes.byref(flags), None, 0)
            if kernel.GetVolumeInformationW(root, *about):
                read_only = bool(flags.value & READ_ONLY_VOLUME)
                yield Place(Path(root), label_of(name.value, letter), read_only)
