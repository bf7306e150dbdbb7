"""How far a device has come, kept outside its workspace: an older copy of it is noticed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from commission_app.shared import atomic_file
from commission_app.shared.paths import data_folder

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 16  # bytes


class Marker(msgspec.Struct, frozen=True):
    """The last fact of one device, by season."""

    seasons: dict[str, int]


def remember(device: str, season: str, n: int) -> None:
    """The device's last fact is number `n` now.

    A help, never a condition: without room or right for it, work goes on. It is not synced to
    the disk, because a marker that is behind the workspace does no harm.
    """
    path = _path(device)
    seasons = {**_read(path), season: n}
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_file.remember(path, msgspec.json.encode(Marker(seasons)))


def last(device: str, season: str) -> int:
    """The number remembered; 0 where nothing is known on this computer."""
    return _read(_path(device)).get(season, 0)


def _path(device: str) -> Path:
    return data_folder() / "devices" / f"{device}.json"


def _read(path: Path) -> dict[str, int]:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(LARGEST), type=Marker).seasons
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
