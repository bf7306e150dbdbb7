"""What a workspace is: whose, of which season, with which keys, and if its file is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.trust import Season
from commission_app.models import backup, packages, schema
from commission_app.shared.errors import UserError
from commission_app.shared.keys import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Described:
    """A workspace for IT staff; nothing of it is about a candidate."""

    folder: Path
    role: str
    member: str  # a laptop's
    practice: bool
    season: str  # id
    year: int
    device: str
    fingerprint: str
    office: str  # fingerprint of the office, "" where it is one
    form: str  # version of the file
    bytes: int
    facts: int
    packages_in: int
    packages_out: int
    backups: int
    last_backup: str  # file name
    state_digest: str


def describe(workspace: Workspace) -> Described:
    """Read only."""
    with workspace.read() as now:
        season = now.facts.current_one(Season, "season")
        copies = backup.listed(workspace.backups)
        return Described(
            folder=workspace.folder,
            role=now.own.role,
            member=now.own.member,
            practice=now.own.practice,
            season=now.own.season,
            year=season[1].year if season else 0,
            device=workspace.device,
            fingerprint=fingerprint(workspace.device),
            office=fingerprint(now.own.office) if now.own.office else "",
            form=schema.version(now.c),
            bytes=workspace.db.path.stat().st_size,
            facts=sum(now.facts.counts().values()),
            packages_in=packages.count(now.c, now.own.season, "in"),
            packages_out=packages.count(now.c, now.own.season, "out"),
            backups=len(copies),
            last_backup=copies[0].path.name if copies else "",
            state_digest=now.facts.state_digest(),
        )


def check_file(workspace: Workspace) -> UserError | None:
    """Every page of the database by its own code; what is wrong, or None."""
    try:
        backup.verify(workspace.db.path, workspace.db.key)
    except UserError as error:
        return error
    return None
