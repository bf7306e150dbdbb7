"""A lost laptop is retired: what came from it stays, what comes later does not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.domain.facts.standing import Standing
from commission_app.models import packages
from commission_app.services.changes import Changes, Done
from commission_app.services.devices.lines import Laptop, laptops, of_member, one_of
from commission_app.services.workspace import local, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Workspace

COUNTS = frozenset((Standing.CURRENT, Standing.SUPERSEDED, Standing.CONTESTED))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the end of a laptop would mean, before anybody decides."""

    laptop: Laptop
    sheets: int  # interviews whose sheets came from it, or before it was restored: they stay
    last: datetime | None  # when it said the last thing that is known here
    package: int  # number of its newest package that came
    made: datetime | None  # when it made that package
    others: tuple[Laptop, ...]  # further laptops of the member that are at work


@dataclass(frozen=True, slots=True)
class ForeseeEnd:
    """Of the laptop with this id; UserError for one that cannot be ended."""

    device: str

    shows: ClassVar[Changes] = Changes.COMMISSION | Changes.SHEETS | Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> Foreseen:
        with workspace.read() as now:
            known = laptops(now.facts)
            one = one_of(known.values(), self.device)
            facts = now.facts.select(devices=[one.device])
            came = packages.latest(now.c, now.own.season, one.device, "in")
            others = [o for o in of_member(known.values(), one.member) if o.at_work]
            return Foreseen(
                laptop=one,
                sheets=len(sheets_of(now.facts, line(known, one))),
                last=local(workspace, facts[-1].header.at) if facts else None,
                package=came.number if came else 0,
                made=local(workspace, came.made_at) if came else None,
                others=tuple(o for o in others if o.device != one.device),
            )


@dataclass(frozen=True, slots=True)
class Ended:
    """A laptop that was retired, and the number of its last statement that counts."""

    laptop: Laptop
    last: int
    sheets: int


@dataclass(frozen=True, slots=True)
class EndDevice:
    """Retire a laptop; `device` is its label, its fingerprint or its id.

    The end names what is known here, so that everything that came keeps its worth. It is never
    taken back: a laptop that is found after all is prepared anew.
    """

    device: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[Ended]:
        reason = self.reason.strip()
        if not substance(reason):
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            require_office(act)
            _no_office(act.facts, self.device)
            known = laptops(act.facts)
            one = one_of(known.values(), self.device)
            last, digest = act.facts.head(one.device)
            act.record(DeviceEnd(device=one.device, last=last, digest=digest, reason=reason))
            act.note("device.ended", f"{one.member} {one.label}".strip())
            sheets = len(sheets_of(act.facts, line(known, one)))
        changes = Changes.COMMISSION | Changes.SHEETS | Changes.PACKAGES
        return Done(Ended(one, last, sheets), changes)


def line(known: Mapping[str, Laptop], one: Laptop) -> tuple[str, ...]:
    """This device, and those in whose place it stands."""
    found: list[str] = []
    here: Laptop | None = one
    while here is not None and here.device not in found:
        found.append(here.device)
        here = known.get(here.old)
    return tuple(found)


def sheets_of(facts: Facts, devices: tuple[str, ...]) -> Mapping[str, str]:
    """Interview → digest of these devices' newest sheet about it that has its worth."""
    found = facts.select(("sheet",), devices)
    worth = facts.standings([f.digest for f in found])
    return {
        f.header.about.rpartition("/")[0]: f.digest
        for f in found
        if worth.get(f.digest) in COUNTS
    }


def _no_office(facts: Facts, text: str) -> None:
    """UserError where a person means an office."""
    offices = {facts.me, *facts.authority().offices}
    if text.strip() in {*offices, *map(short_fingerprint, offices)}:
        raise UserError(T("devices.office_stays"))
