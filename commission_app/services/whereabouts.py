"""What every window says of itself: the season, the rules in force, who works here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Season
from commission_app.domain.language import Bilingual
from commission_app.models import backup
from commission_app.services.changes import Changes

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.workspace import Workspace

NOWHERE = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`rules` and `digest`: number and first eight hexadecimal digits of the ruleset."""

    year: int
    title: Bilingual
    rules: int
    digest: str
    member: Bilingual  # a laptop's; empty at an office
    position: Bilingual
    function: str  # of the member in the commission; "" at an office
    backup: datetime | None  # when the last copy of the database was made here


@dataclass(frozen=True, slots=True)
class ReadWhereabouts:
    """Asked once and again when the season, the commission or the copies changed."""

    shows: ClassVar[Changes] = Changes.SEASON | Changes.COMMISSION | Changes.DIARY

    def __call__(self, workspace: Workspace) -> Whereabouts:
        with workspace.read() as now:
            season = now.facts.current_one(Season, "season")
            digest, body = now.rules()
            me = now.facts.current_one(Member, now.own.member) if now.own.member else None
            return Whereabouts(
                year=season[1].year if season else 0,
                title=season[1].title if season else NOWHERE,
                rules=body.version_number,
                digest=digest[:8],
                member=me[1].names if me else NOWHERE,
                position=me[1].position if me else NOWHERE,
                function=me[1].function if me else "",
                backup=_last_backup(workspace),
            )


def _last_backup(workspace: Workspace) -> datetime | None:
    copies = backup.listed(workspace.backups)
    return copies[0].made_at if copies else None
