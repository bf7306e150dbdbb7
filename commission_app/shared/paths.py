"""Where resources and user data lie in a source tree, a wheel or a frozen program."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from platformdirs import user_data_path, user_documents_path


@cache
def resources() -> Path:
    """The folder of texts, fonts, presets, help; FileNotFoundError in a broken program."""
    package = Path(__file__).resolve().parents[1]
    frozen = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    for place in (frozen, package / "_resources", package.parent / "resources"):
        if place.is_dir():
            return place
    raise FileNotFoundError("resources")


def data_folder() -> Path:
    """This user's own folder for what belongs to the computer and not to a workspace.

    IT staff may set another one in `COMMISSION_DATA`.
    """
    if given := os.environ.get("COMMISSION_DATA", ""):
        return Path(given).absolute()
    return user_data_path("commission-app", appauthor=False)


def documents_folder() -> Path:
    """Where this user keeps what is theirs: workspaces are proposed to lie below it."""
    return user_documents_path()
