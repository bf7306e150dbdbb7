"""How much a laptop still holds, as far as its last package says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import covered
from commission_app.models import packages
from commission_app.services.sentences import Said, counted, said
from commission_app.services.workspace import local
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Holding:
    """What a laptop's newest package said."""

    at: datetime | None  # by the laptop's clock
    sealed: int  # interviews with a sheet of its own
    open: int  # of these, such that no word of the office had named before

    def words(self, laptop: str) -> Said | None:
        """In a sentence; None where everything was confirmed, or nothing was sealed."""
        if not self.sealed:
            return None
        if not self.open:
            return said(T("devices.holds_nothing"), laptop=laptop, at=self.at)
        return counted(T("devices.holds"), self.open, laptop=laptop, at=self.at)


def holding(workspace: Workspace, now: Reading, device: str) -> Holding | None:
    """Of this device; None before its first package.

    A word that was written for it before may not have reached it: what is counted as open is
    open for certain, whatever the two clocks say.
    """
    season = now.own.season
    came = packages.latest(now.c, season, device, "in")
    if came is None:
        return None
    chain = {f.digest: f for f in now.facts.select(devices=[device])}
    before = packages.earlier(now.c, came)
    out = packages.all_of(now.c, season, "out", device)
    went = (row for row in out if row.sha256 in before)
    word = max(went, key=lambda row: row.number, default=None)

    def sheets(row: PackageRow | None) -> dict[str, str]:
        ends = row.held().get(device, ()) if row else ()
        held = sorted((chain[d] for d in covered(ends, chain)), key=lambda f: f.header.n)
        return {f.header.about: f.digest for f in held if f.header.kind == "sheet"}

    sealed, named = sheets(came), set(sheets(word).values())
    missing = [about for about, digest in sealed.items() if digest not in named]
    return Holding(local(workspace, came.made_at), len(sealed), len(missing))
