"""Packages that got a number and never arrived on a medium: said by the laptop itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds.handing import Unsent
from commission_app.models import own as owned, packages
from commission_app.services.changes import Changes, Done

if TYPE_CHECKING:
    from commission_app.exchange.manifest import Draft
    from commission_app.models.database import Connection
    from commission_app.services.act import Act
    from commission_app.services.workspace import Reading, Workspace


class Going(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A package that has its number and is not in the register yet."""

    device: str
    number: int
    package: str


def set_out(act: Act, number: int, package: str) -> None:
    """In the transaction that gives the number: whatever ends the program, it is not lost."""
    if act.own.role == "laptop":
        going = Going(act.keys.device, number, package)
        key = _key(act.own.season, going.device, number)
        owned.keep_value(act.c, key, msgspec.json.encode(going))


def arrived(c: Connection, device: str, draft: Draft) -> None:
    """In the transaction that registers it."""
    owned.forget(c, _key(draft.season, device, draft.number))


def state_unsent(workspace: Workspace) -> Done[int]:
    """State each number that went nowhere, before the next package is gathered."""
    with workspace.read() as now:
        found = _going(now.c, now.own.season)
    if not found:
        return Done(0)
    with workspace.act() as act:
        for key, one in _going(act.c, act.own.season).items():
            act.record(
                Unsent(
                    device=one.device,
                    number=one.number,
                    package=one.package,
                    member=act.own.member,
                )
            )
            owned.forget(act.c, key)
    return Done(len(found), Changes.PACKAGES)


def missing_packages(now: Reading) -> dict[str, list[int]]:
    """Laptop → numbers that never came and of which the laptop itself said nothing.

    An office counts what it makes for laptops too: its numbers say nothing of what is missing.
    """
    authority = now.facts.authority()
    came = packages.missing(now.c, now.own.season)
    missing = {device: some for device, some in came.items() if device not in authority.offices}
    if not missing:
        return {}
    told = {
        (body.device, body.number)
        for _, body in now.facts.current(Unsent).values()
        if authority.members.get(body.device) == body.member
    }
    left = {d: [n for n in some if (d, n) not in told] for d, some in missing.items()}
    return {device: numbers for device, numbers in left.items() if numbers}


def _going(c: Connection, season: str) -> dict[str, Going]:
    found = owned.values(c, f"going:{season}:")
    return {key: msgspec.json.decode(raw, type=Going) for key, raw in found.items()}


def _key(season: str, device: str, number: int) -> str:
    return f"going:{season}:{device}:{number}"
