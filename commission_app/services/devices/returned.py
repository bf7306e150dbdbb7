"""Sheets that are here and do not count: of laptops that were ended or restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.standing import Standing
from commission_app.services.devices.lines import laptops
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import local
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.devices.lines import Laptop
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet of a laptop that no longer counts; its marks are shown to nobody."""

    interview: str
    laptop: Laptop
    code: str  # control code, as on the member's screen
    at: datetime | None  # of sealing
    instead: str  # control code of the sheet that counts; "" where there is none

    @property
    def words(self) -> Said:
        """What it is, and which one counts."""
        replaced = self.laptop.state == "replaced"
        if self.instead:
            key = T("devices.returned_old") if replaced else T("devices.returned")
        else:
            key = T("devices.returned_old_alone") if replaced else T("devices.returned_alone")
        return said(
            key,
            interview=self.interview,
            member=self.laptop.member,
            laptop=self.laptop.label or self.laptop.member,
            at=self.at,
            code=self.code,
            instead=self.instead,
        )


def returned(workspace: Workspace, now: Reading) -> tuple[Returned, ...]:
    """Every such sheet, by interview and member."""
    things = [t for t in now.facts.things(Standing.RETIRED) if t[0] == "sheet"]
    if not things:
        return ()
    known, counting = laptops(now.facts), now.facts.current(Sheet)
    found: list[Returned] = []
    for thing in things:
        retired = [d for d, s in now.facts.leaf(thing) if s is Standing.RETIRED]
        newest: dict[str, tuple[int, str, str]] = {}
        for digest, fact in now.facts.find(retired).items():
            h = fact.header
            newest[h.device] = max((h.n, digest, h.at), newest.get(h.device, (0, "", "")))
        for device, (_, digest, at) in sorted(newest.items()):
            if device in known:
                other = counting.get(thing[1])
                found.append(
                    Returned(
                        interview=thing[1].rpartition("/")[0],
                        laptop=known[device],
                        code=control_code(digest),
                        at=local(workspace, at),
                        instead=control_code(other[0]) if other else "",
                    )
                )
    return tuple(sorted(found, key=lambda r: (r.interview, r.laptop.member, r.code)))
