"""This laptop as set-up and help show it: whose it is, and the fingerprint for the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds import TRUST
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Assignment, Season
from commission_app.domain.facts.standing import Authority
from commission_app.services.changes import Changes
from commission_app.services.day.cards import UNTOLD
from commission_app.services.scoring import has_declared
from commission_app.shared.keys import fingerprint, short_fingerprint

if TYPE_CHECKING:
    from commission_app.domain.language import Bilingual
    from commission_app.domain.quorum import Function
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """One laptop; nothing of it is about a candidate."""

    member: str
    names: Bilingual
    position: Bilingual
    function: Function
    laptop: str  # label on the lid, as the office named it
    fingerprint: str  # six groups of four
    short: str  # what is written on the paper by hand: XXXX-XXXX
    office: str  # fingerprint of the office that the slip named
    office_short: str
    season: Bilingual
    year: int
    practice: bool
    user: str
    declared: bool
    confirmed: bool  # the office's word that this laptop counts has come back
    devices: int  # laptops known for this member, this one among them


@dataclass(frozen=True, slots=True)
class ReadOwnDevice:
    """A member's laptop; empty texts for what has not come here."""

    shows: ClassVar[Changes] = (
        Changes.SEASON | Changes.COMMISSION | Changes.SHEETS | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> OwnDevice:
        with workspace.read() as now:
            own, facts = now.own, now.facts
            member = facts.current_one(Member, own.member)
            season = facts.current_one(Season, "season")
            assignment = facts.current_one(Assignment, own.assignment)
            authority = facts.authority()
            line = {**authority.waiting, **authority.members}
            known = Authority.of(facts.select(TRUST)).members  # without presuming it
            return OwnDevice(
                member=own.member,
                names=member[1].names if member else UNTOLD,
                position=member[1].position if member else UNTOLD,
                function=member[1].function if member else "member",
                laptop=assignment[1].laptop if assignment else "",
                fingerprint=fingerprint(workspace.device),
                short=short_fingerprint(workspace.device),
                office=fingerprint(own.office),
                office_short=short_fingerprint(own.office),
                season=season[1].title if season else UNTOLD,
                year=season[1].year if season else 0,
                practice=own.practice,
                user=workspace.user,
                declared=has_declared(facts, own.member),
                confirmed=workspace.device in known,
                devices=sum(who == own.member for who in line.values()),
            )
