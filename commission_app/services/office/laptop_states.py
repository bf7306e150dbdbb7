"""Each member's laptop as the office sees it: what it has brought, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.models import desk, packages
from commission_app.services.devices.holding import holding
from commission_app.services.devices.lines import laptops
from commission_app.services.for_laptop import Concern
from commission_app.services.office.matrix import sheets_of
from commission_app.services.office.state import member_name
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import local
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commission_app.domain.language import Bilingual
    from commission_app.models.packages import PackageRow
    from commission_app.services.devices.claims import Claim
    from commission_app.services.devices.lines import State
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class LaptopState:
    """A member's laptop: what it has handed over, and what the office has for it."""

    member: str
    name: Bilingual
    laptop: str
    device: str  # short fingerprint; "" before it was heard of
    confirmed: bool
    expected: int  # sheets of the member
    here: int  # of the sheets that are expected
    heard: datetime | None  # when its newest package was taken in
    sent: datetime | None  # when the newest package for it was written
    to_send: int  # statements that no written package holds: an update waits
    under_way: int  # written, but the laptop has not said yet that it has them
    word: Said
    ended: bool = False
    holds: Said | None = None  # what its last package says that it still holds

    @property
    def waits(self) -> bool:
        """Whether it was heard of and its fingerprint is still to be typed from paper."""
        return bool(self.device) and not self.confirmed and not self.ended


@dataclass(frozen=True, slots=True)
class Known:
    """Devices as the office knows them."""

    labels: Mapping[str, str]  # device → label of the laptop
    members: Mapping[str, str]  # device → member, of those that count
    waiting: Mapping[str, str]  # device → member, of those that are not confirmed
    offices: frozenset[str]
    over: Mapping[str, State]  # device → ended, or replaced by a restored one
    last: Mapping[str, int]  # of these: the number of the last statement that counts

    @classmethod
    def of(cls, now: Reading) -> Known:
        """As of this moment."""
        authority, known = now.facts.authority(), laptops(now.facts)
        waiting = {d: one.member for d, one in known.items() if one.state == "waiting"}
        return cls(
            labels={device: one.label for device, one in known.items()},
            members=dict(authority.members),
            waiting={**authority.waiting, **waiting},
            offices=frozenset(authority.offices),
            over={d: one.state for d, one in known.items() if not one.at_work},
            last=dict(authority.last),
        )

    def late(self, row: PackageRow) -> bool:
        """Whether a package says more than what counts of a laptop that was ended."""
        ends = row.held().get(row.device, ())
        return row.device in self.over and any(n > self.last[row.device] for n, _ in ends)

    def heard_of(self, device: str) -> bool:
        """Whether it said anything before: a laptop at work or over, or an office."""
        return self.member(device) != "" or device in self.offices or device in self.over

    def waits(self, device: str) -> bool:
        """Whether its fingerprint is still to be typed from paper."""
        return device in self.waiting and device not in self.over

    def claimed(self, device: str, claim: Claim) -> Known:
        """The same, and a laptop of which only a package that lies there tells."""
        role = {device: claim.member}
        if claim.waits:
            known = replace(self, waiting={**self.waiting, **role})
        else:
            known = replace(self, members={**self.members, **role})
        return replace(known, labels={**self.labels, device: claim.label})

    def member(self, device: str) -> str:
        """Whose laptop it is; "" for an office or a stranger."""
        return self.members.get(device) or self.waiting.get(device, "")

    def label(self, device: str) -> str:
        """The label on the laptop; "" where it has none here."""
        return self.labels.get(device, "")


def who(known: Known, device: str, names: Mapping[str, Bilingual] | None = None) -> Said:
    """A sender in words: «ноутбук CM-04 (M04)», «ноутбук M04», or a short fingerprint.

    `names`: of members, where one is called by name and not by code.
    """
    member, label = known.member(device), known.label(device)
    called = (names or {}).get(member, member)
    if member and label not in {"", "–"}:
        return said(T("office.from_laptop"), laptop=label, member=called)
    if member:
        return said(T("office.from_member"), member=called)
    short = short_fingerprint(device)
    if device in known.offices:
        return said(T("office.from_office"), device=short)
    return said(T("office.from_stranger"), device=short)


def laptop_states(
    workspace: Workspace, now: Reading, state: Reckoning, known: Known
) -> tuple[LaptopState, ...]:
    """One line a prepared laptop or known device, also of those that were never heard of."""
    devices = {**known.waiting, **known.members}
    found = [
        _laptop(workspace, now, state, (known, member, device))
        for device, member in devices.items()
        if known.over.get(device) != "replaced"
    ]
    heard = set(devices.values())
    prepared = {a.member: a.laptop for _, a in now.facts.current(Assignment).values()}
    found += [
        _silent(state, member, label)
        for member, label in prepared.items()
        if member not in heard
    ]
    return tuple(sorted(found, key=lambda one: (one.member, one.laptop, one.device)))


def _laptop(
    workspace: Workspace, now: Reading, state: Reckoning, one: tuple[Known, str, str]
) -> LaptopState:
    known, member, device = one
    season = now.own.season
    came = packages.latest(now.c, season, device, "in")
    went = packages.latest(now.c, season, device, "out")
    ended = device in known.over
    confirmed = device in known.members and not ended
    wrote, has = _reach(went, now.facts.me), _reach(came, now.facts.me)
    held = holding(workspace, now, device)
    numbers = outgoing(now, member, has) if confirmed else ()
    to_send = sum(n > wrote for n in numbers)
    under_way = len(numbers) - to_send
    expected, here = _cells(state, member)
    return LaptopState(
        member=member,
        name=member_name(state, member),
        laptop=known.label(device),
        device=short_fingerprint(device),
        confirmed=confirmed,
        expected=expected,
        here=here,
        heard=local(workspace, came.taken_at) if came else None,
        sent=local(workspace, went.made_at) if went else None,
        to_send=to_send,
        under_way=under_way,
        word=said(T("office.laptop_ended"))
        if ended
        else _word(to_send, under_way, confirmed=confirmed),
        ended=ended,
        holds=held.words(known.label(device) or member) if held else None,
    )


def _silent(state: Reckoning, member: str, label: str) -> LaptopState:
    expected, here = _cells(state, member)
    return LaptopState(
        member=member,
        name=member_name(state, member),
        laptop=label,
        device="",
        confirmed=False,
        expected=expected,
        here=here,
        heard=None,
        sent=None,
        to_send=0,
        under_way=0,
        word=said(T("office.laptop_not_heard")),
    )


def outgoing(now: Reading, member: str, after: int) -> tuple[int, ...]:
    """Numbers of what this office said after its number `after` and a member's laptop gets.

    The same choice as `for_laptop.facts_for`, by headers alone: it is asked for every laptop.
    """
    concern = Concern.of(now.facts, member)
    return tuple(
        n
        for n, kind, about in desk.said_after(now.c, now.own.season, now.facts.me, after)
        if concern.has(kind, about)
    )


def _reach(row: PackageRow | None, device: str) -> int:
    """The number of a device's last fact that the sender of a package had."""
    ends = row.held().get(device, ()) if row else ()
    return max((n for n, _ in ends), default=0)


def _cells(state: Reckoning, member: str) -> tuple[int, int]:
    here, expected = sheets_of(cell for cell in state.cells if cell.member == member)
    return expected, here


def _word(to_send: int, under_way: int, *, confirmed: bool) -> Said:
    if not confirmed:
        return said(T("office.laptop_unconfirmed"))
    if to_send:
        return said(T("office.laptop_update_waits"))
    if under_way:
        return said(T("office.laptop_under_way"))
    return said(T("office.laptop_up_to_date"))
