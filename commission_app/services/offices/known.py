"""Which offices a season has, and whether this one may let another in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.trust import Office
from commission_app.models import holders
from commission_app.services.changes import Changes
from commission_app.services.offices.accepting import accepted
from commission_app.shared.keys import short_fingerprint

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfficesSeen:
    """The offices that were let in, as people call them."""

    founder: bool  # this one founded the season, so it lets others in
    others: tuple[str, ...]
    beside: tuple[str, ...]  # who may confirm it, while two people are asked for


@dataclass(frozen=True, slots=True)
class ReadOffices:
    """Second offices of a season; nothing of what they recorded."""

    shows: ClassVar[Changes] = Changes.SEASON | Changes.COMMISSION | Changes.SITTING

    def __call__(self, workspace: Workspace) -> OfficesSeen:
        with workspace.read() as now:
            authority = now.facts.authority()
            let_in = [body for _, body in now.facts.current(Office).values()]
            named = [
                f"{one.title} ({short_fingerprint(one.device)})"
                if one.title
                else short_fingerprint(one.device)
                for one in let_in
                if accepted(authority, one.device)
            ]
            founder = now.facts.me in authority.founders
            beside = holders.eyes(now.c) - {workspace.user}
        return OfficesSeen(founder, tuple(sorted(named)), tuple(sorted(beside)))
