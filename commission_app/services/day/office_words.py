"""The office's word on a stick: packages for this laptop that were not taken in yet."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.exchange.files import read_package_file
from commission_app.exchange.names import ENDING
from commission_app.exchange.opening import Expect, read_manifest
from commission_app.models import packages
from commission_app.services.changes import Changes
from commission_app.services.day.sticks import MOST
from commission_app.services.day.today import local
from commission_app.services.taking_in import LAPTOP_TAKES
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A package as it says itself what it is; nothing of it was taken or believed."""

    file: Path
    number: int
    made: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that was looked into; `word` is None where it is nothing for this laptop."""

    file: Path
    size: int
    changed: int  # nanoseconds
    word: OfficeWord | None

    @property
    def mark(self) -> tuple[Path, int, int]:
        """What tells that the file is still the same."""
        return self.file, self.size, self.changed


@dataclass(frozen=True, slots=True)
class LookForWords:
    """What of the office lies in a folder, the newest last.

    A stick is looked at every few seconds: files that were `judged` are not opened again.
    """

    folder: Path
    judged: tuple[Judged, ...] = ()

    shows: ClassVar[Changes] = Changes.PACKAGES
    fleeting: ClassVar[bool] = True

    def __call__(self, workspace: Workspace) -> tuple[Judged, ...]:
        before = {one.mark: one for one in self.judged}
        found = (before.get(mark) or _judge(workspace, mark) for mark in _files(self.folder))
        return tuple(sorted(found, key=_order))


def words_of(judged: tuple[Judged, ...]) -> tuple[OfficeWord, ...]:
    """Those that are for this laptop."""
    return tuple(one.word for one in judged if one.word is not None)


def _order(one: Judged) -> tuple[int, str]:
    return one.word.number if one.word else 0, one.file.name


def _files(folder: Path) -> Iterator[tuple[Path, int, int]]:
    try:
        files = sorted(folder.glob(f"*{ENDING}"))[:MOST]
    except OSError:  # pulled out while it was looked at
        return
    for file in files:
        with suppress(OSError):  # the same, or a link that leads nowhere
            about = file.stat()
            yield file, about.st_size, about.st_mtime_ns


def _judge(workspace: Workspace, mark: tuple[Path, int, int]) -> Judged:
    return Judged(*mark, _word(workspace, mark[0]))


def _word(workspace: Workspace, file: Path) -> OfficeWord | None:
    """None for a package that is known, of others, or nothing that can be read."""
    own = workspace.own
    try:
        data = read_package_file(file)
        with workspace.read() as now:
            if packages.known(now.c, hashlib.sha256(data).hexdigest()) is not None:
                return None
        expect = Expect(workspace.device, own.season, own.practice)
        manifest = read_manifest(data, workspace.keys.open, expect)
    except UserError:
        return None
    if manifest.kind not in LAPTOP_TAKES:
        return None
    return OfficeWord(file, manifest.number, local(manifest.made_at))
