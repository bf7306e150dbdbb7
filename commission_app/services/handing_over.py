"""Packages leave: a laptop's sheets to the office, the office's word to each laptop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import covered
from commission_app.exchange.envelope import Addressee
from commission_app.models import packages
from commission_app.services.changes import Changes, Done
from commission_app.services.delivering import Parcel, Sent, gather, sealing_of, send
from commission_app.services.for_laptop import facts_for
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class HandOver:
    """Write everything that the other side may have: always all of it, never a difference."""

    out: Path
    member: str = ""  # an office: only this member's laptop

    def __call__(self, workspace: Workspace) -> Done[tuple[Sent, ...]]:
        with workspace.act() as act:
            parcels = _sheets(act) if act.own.role == "laptop" else _updates(act, self.member)
        if len(parcels) > 1 and self.out.suffix == ".cmx":
            raise UserError(T("services.several_packages"), count=len(parcels))
        return Done(tuple(send(workspace, p, self.out) for p in parcels), Changes.PACKAGES)


def sheet_states(reading: Reading) -> dict[str, str]:
    """On a laptop: own interview → on the laptop, delivered, or confirmed by the office.

    Confirmed means that the office's latest word covers the sheet; when an office was restored
    and its word falls back, so does the state.
    """
    facts, me = reading.facts, facts_device(reading)
    chain = {f.digest: f for f in facts.select(devices=[me])}
    office = packages.latest(reading.c, reading.own.season, reading.own.office, "in")
    sent = packages.latest(reading.c, reading.own.season, reading.own.office, "out")
    confirmed = covered(office.held().get(me, ()), chain) if office else set[str]()
    delivered = covered(sent.held().get(me, ()), chain) if sent else set[str]()
    states: dict[str, str] = {}
    for fact in chain.values():
        if fact.header.kind == "sheet":
            word = "confirmed" if fact.digest in confirmed else "laptop"
            if word == "laptop" and fact.digest in delivered:
                word = "delivered"
            states[fact.header.about.rpartition("/")[0]] = word
    return states


def facts_device(reading: Reading) -> str:
    """The device that reads."""
    return reading.facts.me


def _sheets(act: Act) -> list[Parcel]:
    """All chains that this laptop stands for: its own, and of the devices it succeeds."""
    authority = act.facts.authority()
    member = act.own.member
    line = [d for d, m in {**authority.members, **authority.waiting}.items() if m == member]
    own = [d for d in line if d == act.keys.device or _complete(act, d)]
    facts = act.facts.select(devices=own or [act.keys.device])
    act.note("handed.over", act.own.office)
    return [gather(act, "sheets", facts, Addressee(act.own.office_sealing, act.own.office))]


def _complete(act: Act, device: str) -> bool:
    """Whether a predecessor's whole chain is here, and not only its trust facts."""
    numbers = [f.header.n for f in act.facts.select(devices=[device])]
    return sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1)) and len(numbers) > 1


def _updates(act: Act, only: str) -> list[Parcel]:
    laptops = act.facts.authority().members
    chosen = sorted((m, d) for d, m in laptops.items() if not only or m == only)
    if not chosen:
        raise UserError(T("services.no_laptops"))
    act.note("handed.over", ",".join(sorted({m for m, _ in chosen})))
    return [
        gather(act, "update", facts_for(act.facts, m), Addressee(sealing_of(act.facts, d), d))
        for m, d in chosen
    ]
