"""On a laptop: which other laptops are known for its member, and what the office lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import packages
from commission_app.services.changes import Changes
from commission_app.services.devices.lines import laptops
from commission_app.services.devices.second import Asked, waiting_for
from commission_app.services.handing_over import held_of, line_of, sheet_states
from commission_app.services.sentences import Said, counted, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class OwnLaptops:
    """What a member should know of laptops in the same name."""

    known: int  # at work for this member, this one among them
    words: tuple[Said, ...]  # what is known of the others
    asked: tuple[Asked, ...]  # second laptops by one slip, for which this one may speak
    lost: tuple[str, ...]  # interviews that the office had and has no more


@dataclass(frozen=True, slots=True)
class ReadOwnLaptops:
    """Of the member whose laptop this is."""

    shows: ClassVar[Changes] = Changes.COMMISSION | Changes.SHEETS | Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> OwnLaptops:
        with workspace.read() as now:
            member = now.own.member
            mine = [one for one in laptops(now.facts).values() if one.member == member]
            others = [o for o in mine if o.at_work and o.device != workspace.device]
            asked = waiting_for(now.facts, workspace.device, member)
            found = [_word(one.label, one.state) for one in others]
            if others:
                found.insert(0, counted(T("devices.known_here"), len(others) + 1))
            return OwnLaptops(len(others) + 1, tuple(found), asked, lost_at_office(now))


def lost_at_office(now: Reading) -> tuple[str, ...]:
    """Interviews whose sheets an earlier word of the office named and its latest does not."""
    devices = line_of(now.facts, now.own.member)
    chain = {f.digest: f for f in now.facts.select(devices=devices)}
    words = packages.all_of(now.c, now.own.season, "in")  # a restored office is another device
    latest = packages.latest(now.c, now.own.season, now.own.office, "in")
    gone = {d for row in words for d in held_of(row, devices, chain)}
    gone -= held_of(latest, devices, chain)
    states = sheet_states(now)
    current = now.facts.current(Sheet).items()
    codes = {about.rpartition("/")[0] for about, (digest, _) in current if digest in gone}
    return tuple(sorted(code for code in codes if states.get(code) == "laptop"))


def _word(label: str, state: str) -> Said:
    waiting = state == "waiting"
    if label:
        key = T("devices.other_waits") if waiting else T("devices.other_counts")
        return said(key, laptop=label)
    return said(T("devices.unnamed_waits") if waiting else T("devices.unnamed_counts"))
