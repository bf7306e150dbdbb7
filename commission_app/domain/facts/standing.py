"""Does a fact count? A pure function of the set: authority, right, which leaf is current."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Body, Writer
from commission_app.domain.facts.header import Fact, Header
from commission_app.domain.facts.heirs import Line, heirs
from commission_app.domain.facts.kinds import KINDS, body_of
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    DeviceEnd,
    Enrolment,
    Office,
    Season,
    enrolment_proof,
    season_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.domain.facts.kinds.deciding import Resolution

Said = list[tuple[Fact, Body]]


class Standing(enum.Enum):
    """What a fact is worth in the set."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    CONTESTED = "contested"  # one of several leaves
    NO_RIGHT = "no right"
    WAITING = "waiting"  # enrolled, fingerprint not yet confirmed
    RETIRED = "retired"  # after the end of its device
    UNKNOWN = "unknown kind"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who may write what. Founder, then offices, then laptops: no order, no fixpoint."""

    founders: frozenset[str] = frozenset()  # the founder and its heirs
    offices: frozenset[str] = frozenset()
    members: Mapping[str, str] = field(
        default_factory=dict[str, str]
    )  # confirmed device → member
    waiting: Mapping[str, str] = field(default_factory=dict[str, str])  # enrolled → member
    last: Mapping[str, int] = field(
        default_factory=dict[str, int]
    )  # ended → last n that counts

    @classmethod
    def of(cls, trust: Iterable[Fact], me: str = "") -> Authority:
        """From the facts of trust kinds; a device `me` presumes its own confirmation."""
        said = [(f, b) for f in trust if (b := body_of(f)) is not None]
        founders = heirs(said, _founder(said), {}, smallest=True)
        ruling = _by(said, founders.devices, founders.last)
        let_in = {b.device for _, b in ruling if isinstance(b, Office)}
        ended = _ends(ruling, let_in)
        offices = heirs(
            said, let_in, _merged(founders.last, ended), confirmed=_confirmed(ruling)
        )
        office_devices = founders.devices | offices.devices
        by_office = _by(said, office_devices, offices.last)
        return cls._with_laptops(said, by_office, (founders, offices), me)

    @classmethod
    def _with_laptops(
        cls, said: Said, by_office: Said, lines: tuple[Line, Line], me: str
    ) -> Authority:
        founders, offices = lines
        office_devices = founders.devices | offices.devices
        confirmed = _confirmed(by_office)
        enrolled = _enrolled(said, by_office, confirmed)
        laptops = heirs(said, enrolled.keys(), {}, confirmed=confirmed, me=me)
        members: dict[str, str] = {}
        waiting: dict[str, str] = {}
        for device in laptops.devices:
            digest, member = enrolled[laptops.origin[device]]
            right = digest in confirmed or laptops.origin[device] == me or device == me
            (members if right else waiting)[device] = member
        ends = _ends(by_office, laptops.devices)
        last = _merged(offices.last, laptops.last, ends)
        return cls(founders.devices, office_devices, members, waiting, last)

    def role(self, device: str) -> tuple[object, ...]:
        """All that this says about one device."""
        return (
            device in self.founders,
            device in self.offices,
            self.members.get(device),
            self.waiting.get(device),
            self.last.get(device),
        )

    def changed(self, new: Authority) -> set[str]:
        """Devices whose role differs in `new`: their facts must be judged again."""
        devices = {
            device
            for one in (self, new)
            for group in (one.founders, one.offices, one.members, one.waiting, one.last)
            for device in group
        }
        return {d for d in devices if self.role(d) != new.role(d)}

    def inert(self, h: Header) -> Standing | None:
        """Why a fact does not count; None when it does."""
        kind = KINDS.get(h.kind)
        if kind is None or h.v > kind.version:
            return Standing.UNKNOWN
        if not _within(h, self.last):
            return Standing.RETIRED
        if self._may(kind.writer, h):
            return None
        return Standing.WAITING if h.device in self.waiting else Standing.NO_RIGHT

    def _may(self, writer: Writer, h: Header) -> bool:
        if writer is Writer.ANYBODY:
            return True
        if writer is Writer.FOUNDER:
            return h.device in self.founders
        if writer is not Writer.MEMBER and h.device in self.offices:
            return True
        member = self.members.get(h.device)
        by_member = writer in (Writer.MEMBER, Writer.EITHER)
        return by_member and member is not None and member == h.about.rpartition("/")[2]


def judge(
    thing: Sequence[Fact], authority: Authority, resolution: Resolution | None
) -> dict[str, Standing]:
    """All facts about one thing → what each is worth, given the resolution that applies."""
    result = {f.digest: why for f in thing if (why := authority.inert(f.header))}
    live = {f.digest: f for f in thing if f.digest not in result}
    gone = {old for f in live.values() for old in f.header.supersedes}
    if resolution and resolution.chosen in live:
        gone |= set(resolution.rejected) - {resolution.chosen}
    leaves = live.keys() - gone
    alone = Standing.CURRENT if len(leaves) == 1 else Standing.CONTESTED
    return result | {d: alone if d in leaves else Standing.SUPERSEDED for d in live}


def _founder(said: Said) -> set[str]:
    return {
        f.header.device
        for f, b in said
        if isinstance(b, Season) and season_id(f.header.device, b.nonce) == f.header.season
    }


def _confirmed(said: Said) -> set[str]:
    return {b.fact for _, b in said if isinstance(b, Confirmation)}


def _enrolled(said: Said, by_office: Said, confirmed: set[str]) -> dict[str, tuple[str, str]]:
    """Device → (enrolment, member): proven by the slip's secret, or confirmed without it."""
    secrets = {b.number: (f, b) for f, b in by_office if isinstance(b, Assignment)}
    found: dict[str, tuple[str, str]] = {}
    for fact, body in said:
        if not isinstance(body, Enrolment) or fact.header.n != 1:
            continue
        if (known := secrets.get(body.assignment)) is None:
            good = fact.digest in confirmed
        else:
            good = known[1].member == body.member and _proven(fact, body, known)
        if good:
            found[fact.header.device] = (fact.digest, body.member)
    return found


def _proven(fact: Fact, body: Enrolment, assignment: tuple[Fact, Assignment]) -> bool:
    said_by, secret = assignment
    keys = (body.signing, body.sealing)
    where = (fact.header.season, body.assignment, body.member, said_by.header.device)
    return enrolment_proof(secret.secret, *where, keys, body.nonce) == body.proof


def _by(said: Said, devices: Iterable[str], last: Mapping[str, int]) -> Said:
    allowed = set(devices)
    return [(f, b) for f, b in said if f.header.device in allowed and _within(f.header, last)]


def _ends(said: Said, devices: Iterable[str]) -> dict[str, int]:
    """Of two ends of one device the lower one."""
    allowed, last = set(devices), dict[str, int]()
    for _, body in said:
        if isinstance(body, DeviceEnd) and body.device in allowed:
            last[body.device] = min(body.last, last.get(body.device, body.last))
    return last


def _merged(*maps: Mapping[str, int]) -> dict[str, int]:
    result: dict[str, int] = {}
    for one in maps:
        for device, n in one.items():
            result[device] = min(n, result.get(device, n))
    return result


def _within(h: Header, last: Mapping[str, int]) -> bool:
    return h.n <= last.get(h.device, h.n)
