"""Members' laptops as the office knows them: prepared, heard of, confirmed, handed over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.models import packages
from commission_app.services.devices.carried import sheets_carried
from commission_app.services.devices.lines import Laptop, laptops
from commission_app.services.devices.second import first_of
from commission_app.shared.keys import short_fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading

State = Literal["prepared", "waiting", "confirmed", "ended", "replaced"]


@dataclass(frozen=True, slots=True)
class LaptopSeen:
    """One laptop of one member."""

    number: str  # of its assignment
    label: str
    member: str
    prepared: str  # ISO 8601, UTC
    state: State  # prepared: nothing has come from it; waiting: its paper was not compared
    device: str = ""
    fingerprint: str = ""  # the short one, as the member's paper shows it
    last_package: str = ""  # ISO 8601, UTC: when its newest package was made
    sheets: int = 0  # that its newest package carries, one of each interview
    why: str = ""  # of its end
    restored: bool = False  # it stands in the place of another one, or wants to
    checked: bool = False  # the office compared its fingerprint with the paper
    second: bool = False  # another laptop was confirmed with the same slip

    @property
    def at_work(self) -> bool:
        """Whether it said anything and was not ended."""
        return self.state in {"waiting", "confirmed"}

    @property
    def to_compare(self) -> bool:
        """Whether its fingerprint on paper is still to be typed."""
        return self.state == "waiting" or (self.state == "confirmed" and not self.checked)


def laptops_seen(now: Reading) -> tuple[LaptopSeen, ...]:
    """Every laptop that was prepared, in the order of preparing; a device has one line."""
    facts, known = now.facts, laptops(now.facts)
    heard: dict[str, list[Laptop]] = defaultdict(list)
    for one in known.values():
        heard[one.assignment].append(one)
    newest = packages.newest(now.c, facts.season, "in")
    sheets = _carried(now, known, newest)
    made = facts.find(digest for digest, _ in facts.current(Assignment).values())
    found: list[LaptopSeen] = []
    for fact in sorted(made.values(), key=lambda f: (f.header.at, f.header.n)):
        if not isinstance(body := body_of(fact), Assignment):
            continue
        prepared = LaptopSeen(
            body.number, body.laptop, body.member, fact.header.at, state="prepared"
        )
        spoke = [
            _heard(
                prepared,
                one,
                newest.get(one.device),
                first_of(known.values(), one),
                sheets.get(one.device, 0),
            )
            for one in sorted(heard[body.number], key=_age)
        ]
        found += spoke or [prepared]
    return tuple(found)


def handed_over(laptops: Sequence[LaptopSeen]) -> frozenset[str]:
    """Members from whose laptops sheets have come."""
    return frozenset(one.member for one in laptops if one.sheets)


def _carried(
    now: Reading, known: Mapping[str, Laptop], newest: Mapping[str, PackageRow]
) -> dict[str, int]:
    """Device → sheets in its newest package, corrections left out."""
    members = {device: one.member for device, one in known.items()}
    rows = {device: row for device, row in newest.items() if device in known}
    counted = sheets_carried(now, members, tuple(rows.values()))
    return {device: counted[row.sha256][0] for device, row in rows.items()}


def _age(one: Laptop) -> tuple[bool, str]:
    """The one that was enrolled before those in its place; else in any order that stays."""
    return bool(one.old), one.device


def _heard(
    prepared: LaptopSeen,
    one: Laptop,
    newest: PackageRow | None,
    first: Laptop | None,
    sheets: int,
) -> LaptopSeen:
    return replace(
        prepared,
        state=one.state,
        device=one.device,
        fingerprint=short_fingerprint(one.device),
        last_package=newest.made_at if newest else "",
        sheets=sheets,
        why=one.why,
        restored=bool(one.old),
        checked=one.checked,
        second=first is not None and not one.checked,
    )
