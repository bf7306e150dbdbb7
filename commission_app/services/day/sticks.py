"""The sticks and folders that a hand-over can go to, and what of this laptop lies there."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.exchange.files import read_package_file
from commission_app.models import packages
from commission_app.services.day.places import Place, once, plugged_in
from commission_app.services.day.today import local
from commission_app.services.delivering import hand_over_code
from commission_app.shared.atomic_file import SPARE
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from commission_app.services.workspace import Workspace

MOST = 500  # package files that are looked at in one folder
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class LastHere:
    """The newest hand-over of this device that lies on a medium."""

    at: datetime
    code: str
    file: str


@dataclass(frozen=True, slots=True)
class Stick:
    """A medium or folder; `fault` says why nothing can be handed over there."""

    path: Path
    label: str
    removable: bool
    free: int  # bytes
    total: int
    fault: UserError | None
    last: LastHere | None

    @property
    def ready(self) -> bool:
        """Whether a hand-over may go there."""
        return self.fault is None


def find_sticks(workspace: Workspace, folders: Iterable[Path] = ()) -> tuple[Stick, ...]:
    """Removable media as the system shows them now, then the folders that the user chose.

    No Query: sticks come and go without the program, so whoever shows them asks again.
    """
    return look_at(workspace, plugged_in(), folders)


def look_at(
    workspace: Workspace, media: Iterable[Place], folders: Iterable[Path] = ()
) -> tuple[Stick, ...]:
    """The same for given media."""
    media = tuple(media)
    places = once([*media, *(Place(folder, str(folder)) for folder in folders)])
    own = _sizes(workspace)
    return tuple(_stick(workspace, place, place in media, own) for place in places)


def _stick(workspace: Workspace, place: Place, removable: bool, own: set[int]) -> Stick:  # noqa: FBT001 - private, one caller
    try:
        room = shutil.disk_usage(place.path)
    except OSError:
        gone = UserError(T("day.stick_gone"), label=place.label)
        return Stick(place.path, place.label, removable, 0, 0, gone, None)
    fault = fault_of(place, room.free)
    last = _last(workspace, place.path, own)
    return Stick(place.path, place.label, removable, room.free, room.total, fault, last)


def fault_of(place: Place, free: int) -> UserError | None:
    """Why nothing can be handed over there; `free`: bytes."""
    if not os.path.isdir(place.path):  # noqa: PTH112 - of a dying stick `Path` would raise
        return UserError(T("day.stick_gone"), label=place.label)
    if place.read_only or not os.access(place.path, os.W_OK):
        return UserError(T("day.stick_read_only"), label=place.label)
    if free < SPARE:
        needed, left = SPARE // MIB, free // MIB
        return UserError(T("day.stick_full"), label=place.label, needed=needed, free=left)
    return None


def _sizes(workspace: Workspace) -> set[int]:
    """How long the packages are that this device handed over."""
    return {file.stat().st_size for file in workspace.outbox.glob("*.cmx")}


def _last(workspace: Workspace, folder: Path, own: set[int]) -> LastHere | None:
    """By the bytes: a name says nothing. Only files as long as an own one are read."""
    found: list[LastHere] = []
    with workspace.read() as now:
        for file in _alike(folder, own):
            try:
                digest = hashlib.sha256(read_package_file(file)).hexdigest()
            except UserError:
                continue  # unreadable is not ours
            row = packages.known(now.c, digest)
            if row is not None and row.direction == "out":
                at = local(row.made_at)
                found.append(LastHere(at, hand_over_code(digest), file.name))
    return max(found, key=lambda last: last.at, default=None)


def _alike(folder: Path, own: set[int]) -> Iterator[Path]:
    try:
        files = sorted(folder.glob("*.cmx"))[:MOST]
        yield from [file for file in files if file.stat().st_size in own]
    except OSError:
        return
