"""In the protocol's annex: what was done to keys while two people were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change
from commission_app.services.four_eyes.checking import key_changes
from commission_app.services.four_eyes.telling import sentence
from commission_app.services.papers.gathering import Gathered, pair

if TYPE_CHECKING:
    from commission_app.models.facts import Facts


def keys(facts: Facts, gathered: Gathered) -> tuple[Change, ...]:
    """What, whom, by whom and who confirmed: another person, or the key from the envelope."""
    found: list[Change] = []
    for one in key_changes(facts):
        at = gathered.local(one.fact.header.at)
        key, values = sentence(one.line(at))
        what = pair(key, **values)
        moment = f"{at:%d.%m.%Y %H:%M}"
        found.append(Change(names=None, candidate=None, number=0, at=moment, what=what))
    return tuple(found)
