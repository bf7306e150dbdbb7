"""Backups: which there are, how old the newest is, and one to another disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import backup, resealing
from commission_app.models.vault import RECOVERY
from commission_app.services.changes import Changes, Done
from commission_app.services.keeping import MakeBackup
from commission_app.services.papers.printing import outside
from commission_app.services.vaults.people import vault_of

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from pathlib import Path

    from commission_app.models.backup import Backup, Why
    from commission_app.services.workspace import Workspace

OLD = timedelta(days=1)  # a backup of an office that works should not be older


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One file with everything."""

    path: Path
    made: datetime
    size: int
    why: Why  # "" in one of an older program
    whole: bool  # it was verified when it was made, and all of it is still there
    gone: tuple[str, ...] = ()  # who is here no more, and opens it with the passphrase of then


@dataclass(frozen=True, slots=True)
class Backups:
    """Those beside the workspace, the newest first."""

    folder: Path
    files: tuple[BackupLine, ...]
    size: int  # of all together

    def old(self, moment: datetime) -> bool:
        """Whether there is none of the last day; one from the future says nothing of it."""
        return not any(timedelta(0) <= moment - one.made <= OLD for one in self.files)


@dataclass(frozen=True, slots=True)
class ReadBackups:
    """What the program keeps by itself; copies on other disks are not known here."""

    shows: ClassVar[Changes] = Changes.DIARY

    def __call__(self, workspace: Workspace) -> Backups:
        zone = workspace.world.now().tzinfo
        here = set(vault_of(workspace).users())
        files = tuple(_line(one, zone, here) for one in backup.listed(workspace.backups))
        return Backups(workspace.backups, files, sum(one.size for one in files))


def _line(one: Backup, zone: tzinfo | None, here: set[str]) -> BackupLine:
    head, size = backup.glance(one.path), one.path.stat().st_size
    made = one.made_at.astimezone(zone)
    users = resealing.users_of(head) - {RECOVERY} if head else set[str]()
    gone = tuple(sorted(users - here))
    return BackupLine(one.path, made, size, head.why if head else "", head is not None, gone)


@dataclass(frozen=True, slots=True)
class BackUp:
    """Write and verify a copy: beside the workspace, or into a folder of another disk."""

    folder: Path | None = None

    def __call__(self, workspace: Workspace) -> Done[Path]:
        if self.folder is not None:
            outside(workspace.folder, self.folder)
        return MakeBackup(self.folder)(workspace)
