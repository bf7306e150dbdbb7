"""Does a fact count? A pure function of the set: authority, right, which leaf is current."""

from __future__ import annotations

import enum
from collections import defaultdict
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
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
        """From the facts of trust kinds; a laptop `me` presumes its own confirmation.

        The founder rules offices, offices rule laptops; nobody ends a device of a higher rank.
        """
        facts = sorted(trust, key=lambda f: f.digest)
        said = [(f, b) for f in facts if (b := body_of(f)) is not None]
        founders = heirs(said, _founder(said), {}, smallest=True)
        ruling = _by(said, founders.devices, founders.last)
        let_in = {b.device for _, b in ruling if isinstance(b, Office)}
        ended = _ends(ruling, founders.devices)
        offices = heirs(said, let_in, ended, confirmed=_confirmed(ruling))
        return cls._with_laptops(said, (founders, offices), me)

    @classmethod
    def _with_laptops(cls, said: Said, lines: tuple[Line, Line], me: str) -> Authority:
        founders, offices = lines
        ruling = founders.devices | offices.devices
        last = _merged(founders.last, offices.last)
        by_office = _by(said, ruling, last)
        confirmed = _confirmed(by_office)
        enrolled = _enrolled(said, by_office, confirmed, me)
        ended = _ends(by_office, ruling)
        laptops = heirs(said, enrolled, ended, confirmed=confirmed, me=me)
        members: dict[str, str] = {}
        waiting: dict[str, str] = {}
        for device, first in laptops.origin.items():
            digest, member = enrolled[first]
            known = digest in confirmed or not laptops.via[device].isdisjoint(confirmed)
            right = known or first == laptops.origin.get(me)
            (members if right else waiting)[device] = member
        own = {device: n for device, n in laptops.last.items() if device not in ruling}
        return cls(founders.devices, ruling, members, waiting, _merged(last, own))

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
        if self._may(kind.writer, h, self.members):
            return None
        return (
            Standing.WAITING if self._may(kind.writer, h, self.waiting) else Standing.NO_RIGHT
        )

    def _may(self, writer: Writer, h: Header, members: Mapping[str, str]) -> bool:
        if writer is Writer.ANYBODY:
            return True
        if writer is Writer.FOUNDER:
            return h.device in self.founders
        if writer is not Writer.MEMBER and h.device in self.offices:
            return True
        member = members.get(h.device)
        by_member = writer in (Writer.MEMBER, Writer.EITHER)
        return by_member and member is not None and member == h.about.rpartition("/")[2]


def judge(
    thing: Sequence[Fact], authority: Authority, resolution: Resolution | None
) -> dict[str, Standing]:
    """All facts about one thing → what each is worth, given the resolution that applies."""
    result = {f.digest: why for f in thing if (why := authority.inert(f.header))}
    live = {f.digest: f for f in thing if f.digest not in result}
    gone = {old for f in live.values() for old in f.header.supersedes}
    leaves = live.keys() - gone
    if resolution and resolution.chosen in live:
        # One that leaves nothing, as it chose what was superseded, settles nothing.
        leaves = (leaves - (set(resolution.rejected) - {resolution.chosen})) or leaves
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


def _enrolled(
    said: Said, by_office: Said, confirmed: set[str], me: str
) -> dict[str, tuple[str, str]]:
    """Device → (enrolment, member): proven by the slip's secret, or confirmed without it.

    Of two by one device the confirmed one, then the one of the smaller digest.
    """
    secrets: dict[str, list[tuple[Fact, Assignment]]] = defaultdict(list)
    for fact, body in by_office:
        if isinstance(body, Assignment):
            secrets[body.number].append((fact, body))
    found: dict[str, tuple[str, str]] = {}
    first = [(f, b) for f, b in said if isinstance(b, Enrolment) and f.header.n == 1]
    for fact, body in sorted(first, key=lambda pair: pair[0].digest not in confirmed):
        given, device = secrets.get(body.assignment), fact.header.device
        good = (
            any(_proven(fact, body, one) for one in given)
            if given
            else fact.digest in confirmed
        )
        if good or device == me:
            found.setdefault(device, (fact.digest, body.member))
    return found


def _proven(fact: Fact, body: Enrolment, assignment: tuple[Fact, Assignment]) -> bool:
    said_by, secret = assignment
    if secret.member != body.member:
        return False
    keys = (body.signing, body.sealing)
    where = (fact.header.season, body.assignment, body.member, said_by.header.device)
    return enrolment_proof(secret.secret, *where, keys, body.nonce) == body.proof


def _by(said: Said, devices: Iterable[str], last: Mapping[str, int]) -> Said:
    allowed = set(devices)
    return [(f, b) for f, b in said if f.header.device in allowed and _within(f.header, last)]


def _ends(said: Said, above: Collection[str]) -> dict[str, int]:
    """Devices that are not `above` the writers, with their ends; of two the lower one."""
    last: dict[str, int] = {}
    for _, body in said:
        if isinstance(body, DeviceEnd) and body.device not in above:
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
