"""Whether a run opens the desktop: no verb was named, and there is a screen."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from commission_app.shared.paths import data_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PRACTICE = "--practice"
ENDING = ".commission"  # of a workspace's folder, which no verb has
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the desktop begins with: a practice season, a workspace, or where it was left."""

    practice: Path | None = None
    workspace: Path | None = None


def desktop_wanted(args: Sequence[str]) -> Wanted | None:
    """What was asked for; None when there is a verb, or anything that the desktop lacks."""
    found = Wanted()
    left = list(args)
    while left:
        word, _, value = left.pop(0).partition("=")
        if word.endswith((ENDING, ENDING + os.sep)):
            found = replace(found, workspace=Path(word).absolute())
            continue
        if word not in {PRACTICE, "--lang"}:
            return None
        if not value and left and not left[0].startswith("-"):
            value = left.pop(0)
        if word == PRACTICE:
            folder = Path(value).absolute() if value else data_folder() / "practice"
            found = replace(found, practice=folder)
    return found


def screen_here(environ: Mapping[str, str], platform: str) -> bool:
    """Whether windows can be opened: always on Windows and macOS, else when one is named."""
    if platform in {"win32", "darwin"}:
        return True
    return any(environ.get(name) for name in SCREENS)
