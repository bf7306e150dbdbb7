"""Two offices come to know each other: the founder lets one in, the other joins the season."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from commission_app.domain.facts.fold import union
from commission_app.domain.facts.kinds import TRUST
from commission_app.domain.facts.kinds.trust import Device, Office
from commission_app.domain.facts.standing import Authority
from commission_app.models.facts import Facts
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.second import Second, Slots, required, told
from commission_app.services.offices.devices import stranger
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.device_file import DeviceFile
    from commission_app.services.act import Act
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it: the founder let a device in, or this one joined a season."""

    device: str
    fingerprint: str  # the short one
    what: Literal["accepted", "joined"]


@dataclass(frozen=True, slots=True)
class AcceptOffice:
    """Accept the office of a device file whose fingerprint was typed from another source.

    At the founder that gives the other one the right to write. At an office without a season
    it says whose season it will be; its packages give what is in it.
    """

    file: Path
    fingerprint: str
    second: Second | None = None  # while two pairs of eyes are asked for

    def __call__(self, workspace: Workspace) -> Done[Accepted]:
        with workspace.act() as act:
            said = stranger(act, self.file, self.fingerprint)
            if said.purpose != "office":
                raise UserError(T("offices.auditor_gets_extract"))
            if act.own.role == "replica":
                _join(workspace, act, said)
                what: Literal["accepted", "joined"] = "joined"
            else:
                self._let_in(act, said, Slots.of(workspace))
                what = "accepted"
        done = Accepted(said.device, short_fingerprint(said.device), what)
        return Done(done, Changes.SEASON | Changes.COMMISSION)

    def _let_in(self, act: Act, said: DeviceFile, slots: Slots) -> None:
        _may_come(act, said)
        word = required(act, slots, self.second)
        act.record_changed([Office(device=said.device, title=said.title)], Office)
        act.note("office.accepted", said.device[:16])
        told(act, word, "office", said.device[:16])


def accepted(authority: Authority, device: str) -> bool:
    """Whether a device is an office of the season, and not one that was ended."""
    return device in authority.offices and device not in authority.last


def require_season(workspace: Workspace) -> None:
    """UserError on a device without a season: what to do there instead of taking in."""
    if workspace.own.role == "auditor":
        raise UserError(T("offices.audit_instead"))
    if workspace.own.role == "replica":
        raise UserError(T("offices.join_first"))


def admit_extract(now: Reading, sender: str, facts: Iterable[Fact]) -> None:
    """UserError unless an extract comes from an office of this season, for one of it.

    Asked of what is here and what comes, together: the founder's word may be in the package.
    """
    deciding = [f for f in facts if f.header.kind in TRUST]
    authority = Authority.of(union([*now.facts.select(TRUST), *deciding]))
    if sender not in authority.offices:
        raise UserError(T("offices.not_accepted"), sender=short_fingerprint(sender))
    if now.own.office and now.own.office not in authority.offices:
        raise UserError(T("offices.other_season_office"))
    if now.facts.me not in authority.offices:
        raise UserError(T("offices.we_are_not_accepted"), me=short_fingerprint(now.facts.me))


def _may_come(act: Act, said: DeviceFile) -> None:
    """UserError unless this office may let that one in."""
    require_office(act)
    authority = act.facts.authority()
    if act.keys.device not in authority.founders:
        raise UserError(T("offices.founder_only"))
    if said.season not in {"", act.own.season}:
        raise UserError(T("offices.of_other_season"))
    if said.device in {**authority.members, **authority.waiting}:
        raise UserError(T("offices.is_a_laptop"))


def _join(workspace: Workspace, act: Act, said: DeviceFile) -> None:
    """From now on an office of that season; what it writes counts once the founder agrees."""
    if not said.season:
        raise UserError(T("offices.no_season_there"))
    own = msgspec.structs.replace(
        act.own,
        role="office",
        season=said.season,
        office=said.device,
        office_sealing=said.sealing,
        certificate_secret=act.world.random(32),
    )
    workspace.change_own(act, own)
    act.facts = Facts(act.c, own.season, act.keys.device)
    public = act.keys.public
    act.record(Device(signing=public.signing, sealing=public.sealing))
    act.note("office.joined", said.device[:16])
