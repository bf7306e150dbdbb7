"""Sheets that are here of laptops that were ended or restored: most of them do not count."""

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
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from commission_app.domain.cells import Cell
    from commission_app.services.devices.lines import Laptop
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet of a laptop that was ended; its marks are shown to nobody.

    It counts no longer, but where it was opened with the marks.
    """

    interview: str
    laptop: Laptop
    code: str  # control code, as on the member's screen
    at: datetime | None  # of sealing
    instead: str  # control code of the sheet that counts; "" where there is none
    stands: bool = False  # it was opened and counts itself

    @property
    def words(self) -> Said:
        """What it is, and which one counts."""
        replaced = self.laptop.state == "replaced"
        if self.stands:
            key = T("devices.returned_stands")
        elif self.instead:
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


def returned(
    workspace: Workspace, now: Reading, cells: Callable[[], Iterable[Cell]]
) -> tuple[Returned, ...]:
    """Every such sheet, by interview and member."""
    things = [t for t in now.facts.things(Standing.RETIRED) if t[0] == "sheet"]
    if not things:
        return ()
    known = laptops(now.facts)
    counting = {about: digest for about, (digest, _) in now.facts.current(Sheet).items()}
    seen = {f"{c.interview}/{c.member}": c.counts for c in cells() if c.counts}
    found: list[Returned] = []
    for thing in things:
        retired = [d for d, s in now.facts.leaf(thing) if s is Standing.RETIRED]
        newest: dict[str, tuple[int, str, str]] = {}
        for digest, fact in now.facts.find(retired).items():
            h = fact.header
            newest[h.device] = max((h.n, digest, h.at), newest.get(h.device, (0, "", "")))
        for device, (_, digest, at) in sorted(newest.items()):
            if device in known:
                other = seen.get(thing[1]) or counting.get(thing[1], "")
                stands = other == digest
                found.append(
                    Returned(
                        interview=thing[1].rpartition("/")[0],
                        laptop=known[device],
                        code=control_code(digest),
                        at=local(workspace, at),
                        instead=control_code(other) if other and not stands else "",
                        stands=stands,
                    )
                )
    return tuple(sorted(found, key=lambda r: (r.interview, r.laptop.member, r.code)))
