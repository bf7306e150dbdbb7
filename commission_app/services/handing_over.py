"""Packages leave: a laptop's sheets to the office, the office's word to each laptop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import covered, whole
from commission_app.domain.facts.standing import Standing
from commission_app.exchange.envelope import Addressee
from commission_app.models import packages
from commission_app.services.asking_approval import ask_for_approvals
from commission_app.services.changes import Changes, Done
from commission_app.services.delivering import (
    Parcel,
    Sent,
    Unwatched,
    gather,
    sealing_of,
    send,
)
from commission_app.services.for_laptop import facts_for
from commission_app.services.unsent import state_unsent
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.models.facts import Facts
    from commission_app.models.packages import PackageRow
    from commission_app.services.act import Act
    from commission_app.services.delivering import Watcher
    from commission_app.services.workspace import Reading, Workspace

WAY = ("laptop", "delivered", "confirmed")  # of a sheet
GONE = frozenset((Standing.SUPERSEDED, Standing.RETIRED))  # retired: of a laptop that was ended


@dataclass(frozen=True, slots=True)
class HandOver:
    """Write everything that the other side may have: always all of it, never a difference."""

    out: Path
    member: str = ""  # an office: only this member's laptop
    watcher: Watcher = field(default_factory=Unwatched)

    def __call__(self, workspace: Workspace) -> Done[tuple[Sent, ...]]:
        if workspace.own.role == "office":
            ask_for_approvals(workspace)
        else:
            state_unsent(workspace)
        with workspace.act() as act:
            parcels = _sheets(act) if act.own.role == "laptop" else _updates(act, self.member)
        if len(parcels) > 1 and self.out.suffix == ".cmx":
            raise UserError(T("services.several_packages"), count=len(parcels))
        try:
            sent = tuple(send(workspace, p, self.out, self.watcher) for p in parcels)
        except UserError as error:
            folder = self.out.parent if self.out.suffix == ".cmx" else self.out
            if error.key != T("shared.file_missing") or folder.exists():
                raise
            raise UserError(T("day.stick_gone"), label=folder.name or str(folder)) from None
        return Done(sent, Changes.PACKAGES)


def sheet_states(reading: Reading) -> dict[str, str]:
    """On a laptop: own interview → on the laptop, delivered, or confirmed by the office.

    Confirmed means that the office's latest word covers the sheet; when an office was restored
    and its word falls back, so does the state. Of two revisions the later one is meant, and of
    two that stand side by side, on two devices of the member, the one that came less far.
    """
    devices = line_of(reading.facts, reading.own.member)
    chain = {f.digest: f for f in reading.facts.select(devices=devices)}
    words = packages.all_of(reading.c, reading.own.season, "in")
    words = [row for row in words if row.device == reading.own.office]
    latest = packages.latest(reading.c, reading.own.season, reading.own.office, "in")
    sent = packages.latest(reading.c, reading.own.season, reading.own.office, "out")
    confirmed = held_of(latest, devices, chain)
    forgotten = {d for row in words for d in held_of(row, devices, chain)} - confirmed
    delivered = held_of(sent, devices, chain)
    if sent is not None and latest is not None and packages.before(reading.c, sent, latest):
        delivered -= forgotten  # the office had it and has it no more: to be handed over again
    sheets = [fact for fact in chain.values() if fact.header.kind == "sheet"]
    standing = reading.facts.standings(fact.digest for fact in sheets)
    states: dict[str, str] = {}
    for fact in sheets:
        if standing[fact.digest] in GONE:
            continue
        word = "delivered" if fact.digest in delivered else "laptop"
        word = "confirmed" if fact.digest in confirmed else word
        interview = fact.header.about.rpartition("/")[0]
        states[interview] = min(word, states.get(interview, word), key=WAY.index)
    return states


def held_of(
    row: PackageRow | None, devices: Iterable[str], chain: Mapping[str, Fact]
) -> set[str]:
    """What a package's sender said to have of these devices."""
    if row is None:
        return set()
    ends = [end for device in devices for end in row.held().get(device, ())]
    return covered(ends, chain)


def line_of(facts: Facts, member: str) -> list[str]:
    """The devices of a member: this one, and those in whose place it stands."""
    authority = facts.authority()
    known = {**authority.members, **authority.waiting}
    return sorted({facts.me, *(d for d, m in known.items() if m == member)})


def _sheets(act: Act) -> list[Parcel]:
    """All chains that this laptop stands for: its own, and of the devices it succeeds."""
    line = line_of(act.facts, act.own.member)
    own = [d for d in line if d == act.keys.device or _complete(act, d)]
    facts = act.facts.select(devices=own)
    act.note("handed.over", act.own.office)
    return [gather(act, "sheets", facts, Addressee(act.own.office_sealing, act.own.office))]


def _complete(act: Act, device: str) -> bool:
    """Whether a predecessor's whole chain is here with its signatures, not only trust facts.

    It may be as short as a succession: whoever was restored twice needs each link of the line.
    """
    facts = act.facts.select(devices=[device])
    by_digest = {f.digest: f for f in facts}
    ends = by_digest.keys() - {f.header.prev for f in facts}
    signed = all(by_digest[end].signature for end in ends)
    return bool(facts) and signed and ends == whole(facts)


def _updates(act: Act, only: str) -> list[Parcel]:
    authority = act.facts.authority()  # nothing goes to a laptop that was lost
    laptops = {d: m for d, m in authority.members.items() if d not in authority.last}
    chosen = sorted((m, d) for d, m in laptops.items() if not only or m == only)
    if not chosen:
        raise UserError(T("services.no_laptops"))
    act.note("handed.over", ",".join(sorted({m for m, _ in chosen})))
    return [
        gather(act, "update", facts_for(act.facts, m, "", d), Addressee(sealing, d))
        for m, d in chosen
        for sealing in (sealing_of(act.facts, d),)
    ]
