"""How long an interview stood still: its clock counts what was talked, not the fire alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.scoring import Interview
from commission_app.services.day.today import local

if TYPE_CHECKING:
    from commission_app.models.facts import Facts


@dataclass(frozen=True, slots=True)
class Pauses:
    """Those that are over, and since when the one lasts that is not."""

    over: timedelta = timedelta()
    since: datetime | None = None


def pauses(facts: Facts, about: str, started: str) -> Pauses:
    """By the member's own words about an interview (`code/member`) since its first mark."""
    found, over, since = facts.select(("interview",), about=about), timedelta(), None
    for fact in sorted(found, key=lambda one: (one.header.at, one.header.n)):
        at, body = local(fact.header.at), body_of(fact)
        if not started or at < local(started):
            continue
        if isinstance(body, Interview) and body.outcome == "interrupted":
            since = since or at
        elif since is not None:
            over, since = over + (at - since), None
    return Pauses(over, since)
