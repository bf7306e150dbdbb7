"""What this user of this computer likes: language, look, which workspaces were opened last.

Nothing of a workspace is in it, and losing it loses nothing: a damaged file is begun anew.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.paths import data_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE = "preferences.json"
LARGEST = 1 << 16  # bytes
REMEMBERED = 8  # workspaces


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`mode` "" follows the system; `scale` 0 too, else per cent; times are minutes."""

    language: Literal["kk", "ru", "en", ""] = ""
    mode: Literal["light", "dark", ""] = ""
    scale: Literal[0, 100, 125, 150, 175, 200] = 0
    workspaces: tuple[str, ...] = ()  # folders, the latest first
    window: Annotated[str, msgspec.Meta(max_length=4096)] = ""  # geometry, base64
    lock_office: Annotated[int, msgspec.Meta(ge=1, le=240)] = 10
    lock_laptop: Annotated[int, msgspec.Meta(ge=1, le=240)] = 60


def read_preferences() -> Preferences:
    """What was kept; the defaults where there is nothing or it cannot be read."""
    try:
        raw = atomic_file.read_bounded(_file(), LARGEST)
        return msgspec.json.decode(raw, type=Preferences)
    except (UserError, msgspec.DecodeError):
        return Preferences()


def keep_preferences(preferences: Preferences) -> None:
    """Kept for the next start, as far as the disk allows: a liking is worth no refusal."""
    with suppress(UserError):
        with atomic_file.telling(data_folder()):
            data_folder().mkdir(parents=True, exist_ok=True)
        atomic_file.write(_file(), msgspec.json.encode(preferences))


def with_workspace(preferences: Preferences, folder: Path) -> Preferences:
    """The same, with this workspace as the latest."""
    name = str(folder.absolute())
    others = (one for one in preferences.workspaces if one != name)
    latest = (name, *others)[:REMEMBERED]
    return msgspec.structs.replace(preferences, workspaces=latest)


def _file() -> Path:
    return data_folder() / FILE
